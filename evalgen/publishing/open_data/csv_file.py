"""CSV (RFC 4180): UTF-8 with the mark that Excel needs to read Vietnamese, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from evalgen.publishing.open_data.table import Cell, Column, Row

BYTE_ORDER_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BLANKS = " \xa0"
_DOUBTFUL = frozenset((*_STARTS_A_FORMULA, *_BLANKS))

_TOGETHER = 1000
"""So many lines are held at a time."""


def csv_pieces(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[bytes]:
    """The file of `rows`. Days are written 2026-06-30, decimals with a point."""
    yield csv_head(columns)
    rest = iter(rows)
    while group := list(islice(rest, _TOGETHER)):
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator="\r\n").writerows(
            [inert(cell) if isinstance(cell, str) and cell[:1] in _DOUBTFUL else cell for cell in row] for row in group
        )
        yield file.getvalue().encode("utf-8")


def csv_head(columns: Sequence[Column]) -> bytes:
    """What a file begins with: the mark and the line of names."""
    return (BYTE_ORDER_MARK + ",".join(column.name for column in columns) + "\r\n").encode("utf-8")


def inert(text: str) -> Cell:
    """`text` behind an apostrophe where a spreadsheet would take it for a formula, blanks at its start or not."""
    return f"'{text}" if text.lstrip(_BLANKS).startswith(_STARTS_A_FORMULA) else text
