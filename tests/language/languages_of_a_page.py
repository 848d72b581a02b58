"""A built page by the languages in which its words are marked."""

import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle"}
_SILENT = {"script", "style"}
_TOLD = ("aria-label", "data-label", "title", "placeholder", "alt")


@dataclass
class Spoken(HTMLParser):
    """Pieces of text, each with the nearest ``lang`` above it and the classes of the elements around it."""

    pieces: list[tuple[str, str, str]] = field(default_factory=list)
    """Language, words, path of elements with their classes."""

    _open: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        above = self._open[-1][1] if self._open else ""
        entry = (tag, values.get("lang", above), values.get("class", ""))
        if tag not in _VOID:
            self._open.append(entry)
        for name in _TOLD:
            if values.get(name):
                self.pieces.append((entry[1], values[name], f"@{name}"))

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and self._open and self._open[-1][0] not in _SILENT:
            path = " ".join(f"{tag}.{classes}" for tag, _, classes in self._open)
            self.pieces.append((self._open[-1][1], words, path))

    def words(self, language: str) -> set[str]:
        """What is said in that language."""
        return {words for tag, words, _ in self.pieces if tag == language}

    def unmarked_vietnamese(self) -> set[tuple[str, str]]:
        """Words with Vietnamese letters that are not marked as such, and where they stand."""
        return {(words, path) for tag, words, path in self.pieces if tag != "vi" and any(map(is_marked, words))}


def is_marked(letter: str) -> bool:
    """Whether only Vietnamese has the letter."""
    return letter in "đĐ" or bool(unicodedata.combining(unicodedata.normalize("NFD", letter)[-1]))


def spoken(path: Path) -> Spoken:
    """The page at `path`."""
    page = Spoken()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page
