"""How tall a row must be for texts on several lines: not every spreadsheet counts that itself when it opens a file."""

from collections.abc import Iterable, Sequence

LINE = 15
"""Points of one line of the workbook's letters."""


def row_height(cells: Iterable[object], widths: Sequence[int]) -> str:
    """The attribute of a row whose texts need more than one line at the `widths` of their columns, in letters; else nothing."""
    lines = max(_lines(cell, width) if isinstance(cell, str) else 1 for cell, width in zip(cells, widths, strict=True))
    return f' ht="{lines * LINE}" customHeight="1"' if lines > 1 else ""


def _lines(text: str, width: int) -> int:
    """So many lines of `width` letters; a line ends between words, and inside one that is longer than a line."""
    if len(text) <= width:
        return 1
    lines, left = 0, 0
    for word in text.split():
        if len(word) < left:
            left -= len(word) + 1
            continue
        more, rest = divmod(len(word) - 1, width)
        lines += more + 1
        left = width - rest - 1
    return lines
