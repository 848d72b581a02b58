"""Reads a built page as a browser would: elements with attributes, and the text that people see."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

_SILENT = {"script", "style"}


@dataclass
class Read(HTMLParser):
    """What a page holds."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag in _SILENT:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """The text that people see."""
        return "".join(self.pieces)

    @property
    def title(self) -> str:
        """The words in the browser's tab."""
        return next(piece for piece in self.pieces if piece.strip())

    def all(self, tag: str) -> list[dict[str, str]]:
        """Attributes of all elements of that name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


def read(path: Path) -> Read:
    """The page at `path`."""
    page = Read()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def read_data(site: Path, name: str) -> Any:
    """The value that a script file of `site` brings to search or to a list."""
    text = (site / "search" / f"{name}.js").read_text(encoding="utf-8")
    return json.loads(text[text.index("=", text.index(")[")) + 1 :].rstrip().removesuffix(";"))
