"""A language of the interface as a value that is passed down to whoever speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """How a label is said: of one thing, and of any other number of things."""

    one: str
    other: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """What stands above a problem for readers who do not know Vietnamese: a title, and in one line what to do."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Language:
    """Words by the Vietnamese words that stand in the code. Vietnamese itself has none to add.

    A language is equal to itself alone, whatever its words.
    """

    tag: str
    """As in ``lang="en"``."""

    words: Mapping[str, Wording] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    """Names of pages, as menus and headings use them; they may be other words than those of a column or a label."""

    rules: Mapping[str, str] = field(default_factory=dict)
    """Titles of the rules by their stems; a rule that an organization made up keeps its own."""

    problems: Mapping[str, Explanation] = field(default_factory=dict)
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
