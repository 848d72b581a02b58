"""CSV (RFC 4180): UTF-8 with the mark that Excel needs to read Vietnamese, and no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

from evalgen.publishing.open_data.table import Cell, Column, Row

BYTE_ORDER_MARK = "\ufeff"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BLANKS = " \xa0"
_DOUBTFUL = frozenset((*_STARTS_A_FORMULA, *_BLANKS))


def csv_head(columns: Sequence[Column]) -> str:
    """What a file begins with: the mark and the line of names."""
    return BYTE_ORDER_MARK + ",".join(column.name for column in columns) + "\r\n"


def csv_lines(rows: Iterable[Row]) -> str:
    """The lines of `rows`. Days are written 2026-06-30, decimals with a point."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(
        [inert(cell) if isinstance(cell, str) and cell[:1] in _DOUBTFUL else cell for cell in row] for row in rows
    )
    return file.getvalue()


def inert(text: str) -> Cell:
    """`text` behind an apostrophe where a spreadsheet would take it for a formula, blanks at its start or not."""
    return f"'{text}" if text.lstrip(_BLANKS).startswith(_STARTS_A_FORMULA) else text
