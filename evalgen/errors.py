"""Errors of the tool itself.

A fault in the data is a `evalgen.domain.problem.Problem`: a value that is collected, sorted and reported.
An `EvalgenError` says that the tool cannot go on; the command line prints it and ends with exit code 2.
"""


class EvalgenError(Exception):
    """The tool cannot go on: wrong use, a missing folder, a regulation pack that is not sound.

    Message and remedy are sentences with places that `values` fill, never texts put together on the spot: each has its
    words in every language of the interface.
    """

    def __init__(self, message: str, /, *, remedy: str = "", **values: object) -> None:
        self.message = message.format(**values) if values else message
        self.remedy = remedy.format(**values) if values else remedy
        super().__init__(self.message)
        self.sentences = (message, remedy)
        """As given, places unfilled."""

        self.values = values
