"""Words of the interface that stand in a template alone are put there when it is read, not for each of ten thousand pages.

``{{ _("Chức vụ") }}`` becomes the words in the language of the interface, escaped, and the mark of Vietnamese words behind
the name of an element becomes the attribute or nothing. Whatever depends on a value stays as it is.
"""

import re

from jinja2.ext import Extension
from markupsafe import Markup, escape

from evalgen.language import Language

_WORDS = re.compile(r'\{\{ _\("([^"\\]*)"\) \}\}')
_MARK = re.compile(r"(?<=[a-z0-9])\{\{ vi \}\}")
_OPENS = re.compile(r"\{[{%#]|[%#}]\}|^\s|\s$|^$|\n")
"""What would be read as more than words where it stood in a template, or lost at an end of them."""


def said_once(language: Language, mark: Markup) -> type[Extension]:
    """An extension of Jinja that puts words in `language`, and the `mark` of Vietnamese ones, into the text of templates."""

    def words(found: re.Match[str]) -> str:
        said = escape(language.wording(found[1], None))
        return found[0] if _OPENS.search(said) else said

    class SaidOnce(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            """The template with its words."""
            del name, filename
            return _MARK.sub(lambda _: mark, _WORDS.sub(words, source))

    return SaidOnce
