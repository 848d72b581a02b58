"""Labels of the interface put into the templates before they are compiled: each is said once, not once a page."""

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from evalgen.language import Language

_LABEL = ("name:_", "lparen", "string", "rparen")
"""A label without values, wherever it stands. Its words stay plain text, which is escaped like any other."""

_ATTRIBUTE = ("variable_begin", "name:vi", "variable_end")
"""``{{ vi }}``, as text of the template."""


def speak(environment: Environment, language: Language, attribute: str) -> None:
    """Let `environment` say its labels in `language`, and write the HTML `attribute` for ``{{ vi }}``."""
    environment.extend(spoken=(language, attribute))
    environment.add_extension(Spoken)


class Spoken(Extension):
    """Replaces labels by their words in the tokens of a template."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens with their labels said."""
        spoken: Any = self.environment
        language, attribute = spoken.spoken
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if _stands(tokens, at, _LABEL):
                yield Token(token.lineno, "string", language.wording(tokens[at + 2].value))
                at += len(_LABEL)
            elif _stands(tokens, at, _ATTRIBUTE):
                yield Token(token.lineno, "data", attribute)
                at += len(_ATTRIBUTE)
            else:
                yield token
                at += 1


def _stands(tokens: Sequence[Token], at: int, form: Sequence[str]) -> bool:
    return len(tokens) >= at + len(form) and all(tokens[at + place].test(part) for place, part in enumerate(form))
