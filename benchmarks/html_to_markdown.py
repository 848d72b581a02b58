"""The HTML of a page of ours as the Markdown that a person would write to show the same."""

import re
from html.parser import HTMLParser

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
_SPACES = re.compile(r"\s+")


def markdown_of(html: str) -> str:
    """Headings, paragraphs, lists, tables, links and strong words; of a drawing what it says in words.

    Links into the site are written from its root.
    """
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "\n".join(writer.finished()) + "\n"


class _Writer(HTMLParser):
    """Lines of Markdown while the HTML goes by."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._words: list[str] = []
        self._start = ""
        """What the line begins with, that is being written."""

        self._cells: list[str] | None = None
        self._link = ""
        self._drawings = 0
        self._said = False
        """Within a drawing: whether its title or description goes by."""

    def finished(self) -> list[str]:
        """The lines, when all has gone by."""
        self._end_line()
        return self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg":
            self._drawings += 1
        elif self._drawings:
            self._said = self._drawings == 1 and tag in {"title", "desc"}
        elif tag in _HEADINGS or tag in {"p", "li", "caption", "table", "ul", "ol"}:
            self._block(tag)
        elif tag == "tr":
            self._cells = []
        elif tag == "a":
            self._link = (dict(attrs).get("href") or "").removeprefix("..")
            self._words.append("[")
        elif tag == "strong":
            self._words.append("**")

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._drawings -= 1
        elif self._drawings:
            self._end_words()
        elif tag in _HEADINGS or tag in {"p", "li", "caption"}:
            if self._cells is None and not (tag == "p" and self._start == "- "):
                self._end_line()
        elif tag in {"td", "th"} and self._cells is not None:
            self._cells.append(self._taken())
        elif tag == "tr" and self._cells is not None:
            self._lines.append(f"| {' | '.join(self._cells)} |")
            self._row_ended()
        elif tag == "a":
            self._words.append(f"]({self._link})")
        elif tag == "strong":
            self._words.append("**")

    def handle_data(self, data: str) -> None:
        if not self._drawings or self._said:
            self._words.append(_SIGNS.sub(r"\\\1", data))

    def _block(self, tag: str) -> None:
        if tag == "p" and self._start == "- ":
            self._words.append(" ")
            return
        self._end_line()
        if tag != "li" and self._lines and self._lines[-1]:
            self._lines.append("")
        self._start = _HEADINGS.get(tag, "- " if tag == "li" else "")

    def _row_ended(self) -> None:
        """The first row of a table is its head."""
        cells, self._cells = self._cells or [], None
        before = self._lines[-2] if len(self._lines) > 1 else ""
        if not before.startswith("|"):
            self._lines.append("|" + "---|" * len(cells))

    def _end_words(self) -> None:
        """Title and description of a drawing are paragraphs."""
        if self._said:
            self._said = False
            self._end_line()

    def _end_line(self) -> None:
        text = self._taken()
        if text:
            self._lines += [f"{self._start}{text}"] if self._start == "- " else [f"{self._start}{text}", ""]
        self._start = ""

    def _taken(self) -> str:
        text = _SPACES.sub(" ", "".join(self._words)).strip()
        self._words = []
        return text
