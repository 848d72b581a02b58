"""Lines for a terminal of a given width; what counts is how wide characters are shown, not how many there are."""

from collections.abc import Iterator, Sequence

from evalgen.cli.reports.visible_text import display_width, visible

_GAP = 2
_LEAST = 12
"""No column is made narrower to make room for others."""


def wrapped(text: str, width: int, *, indent: str = "", hanging: str = "") -> Iterator[str]:
    """`text` in lines of at most `width` columns, broken between words; `hanging` comes before all lines but the first."""
    line, empty = indent, True
    for word in visible(text).split():
        if not empty and display_width(line) + 1 + display_width(word) > width:
            yield line
            line, empty = indent + hanging, True
        line += word if empty else f" {word}"
        empty = False
    if not empty:
        yield line


def table(rows: Sequence[Sequence[str]], width: int, give: Sequence[int]) -> list[str]:
    """The rows with their columns one below the other, in at most `width` columns.

    Where they do not fit, the columns in `give` are cut, the first one first.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(display_width, column)) for column in zip(*shown, strict=True)]
    for index in give:
        excess = sum(widths) + _GAP * (len(widths) - 1) - width
        if excess > 0:
            widths[index] = max(min(widths[index], _LEAST), widths[index] - excess)
    return [_row(row, widths) for row in shown]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (_padded(cut(cell, room), room) for cell, room in zip(cells, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def cut(text: str, width: int) -> str:
    """`text`, or as much of it as fits into `width` columns with an ellipsis; marks stay with their letters."""
    if display_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if display_width(kept + character) > width - 1:
            break
        kept += character
    return f"{kept}…"
