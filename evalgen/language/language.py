"""A language of the interface as a value that is passed down to whoever speaks.

Every start of the program comes by here, so this is a plain class: the modules that other values are made with cost as
much time as the whole of `evalgen --help`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from evalgen.language.wording import Explanation, Wording


class Language:
    """Words by the Vietnamese words that stand in the code. Vietnamese itself has none to add.

    A language is equal to itself alone, whatever its words.
    """

    __slots__ = ("pages", "problems", "rules", "tag", "words")

    def __init__(
        self,
        *,
        tag: str,
        words: Mapping[str, Wording] | None = None,
        pages: Mapping[str, str] | None = None,
        rules: Mapping[str, str] | None = None,
        problems: Mapping[str, Explanation] | None = None,
    ) -> None:
        self.tag = tag
        """As in ``lang="en"``."""

        self.words: Mapping[str, Wording] = words or {}
        self.pages: Mapping[str, str] = pages or {}
        """Names of pages, as menus and headings use them; they may be other words than those of a column or a label."""

        self.rules: Mapping[str, str] = rules or {}
        """Titles of the rules by their stems; a rule that an organization made up keeps its own."""

        self.problems: Mapping[str, Explanation] = problems or {}
        """By the code of the problem."""

    def say(self, text: str, /, **values: object) -> str:
        """`text` in this language, its places filled with `values`; words that the catalogue does not know stay as they are.

        Where a label counts something, the number is called ``count``.
        """
        words = self.wording(text, values.get("count"))
        return words.format(**values) if values else words

    def page(self, name: str) -> str:
        """The name of a page, as menus and headings use it."""
        return self.pages.get(name, name)

    def wording(self, text: str, count: object = None) -> str:
        """The words for `text`, places unfilled, for so many things."""
        wording = self.words.get(text)
        if wording is None:
            return text
        return wording.one if count == 1 else wording.other


VIETNAMESE = Language(tag="vi")
