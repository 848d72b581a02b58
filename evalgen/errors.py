"""Errors of the tool itself.

A fault in the data is a `evalgen.domain.problem.Problem`: a value that is collected, sorted and reported.
An `EvalgenError` says that the tool cannot go on; the command line prints it and ends with exit code 2.
"""


class EvalgenError(Exception):
    """The tool cannot go on: wrong use, a missing folder, a regulation pack that is not sound."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
