"""Why the tool cannot go on, in the language of whoever asked."""

from evalgen.errors import EvalgenError
from evalgen.language import Language


def words_of(error: EvalgenError, language: Language) -> tuple[str, str]:
    """What is wrong, and how to mend it.

    A value may be one of the program's own labels; names and paths are in no catalogue and stay as they are.
    """
    values = {name: language.say(value) if isinstance(value, str) else value for name, value in error.values.items()}
    message, remedy = (language.say(sentence, **values) for sentence in error.sentences)
    return message, remedy
