"""A table before it is a file: typed columns, rows of plain values."""

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from evalgen.publishing.open_data.entries import CollectiveEntry, Entry, ResultEntry

Cell = str | int | Decimal | dt.date | None
Row = tuple[Cell, ...]


class Kind(enum.Enum):
    """What the cells of a column hold; any of them may be empty."""

    TEXT = enum.auto()
    DAY = enum.auto()
    COUNT = enum.auto()
    SCORE = enum.auto()
    """At most two decimals, as shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column; `name` is the field of the entry, and `width` in letters."""

    name: str
    kind: Kind = Kind.TEXT
    width: int = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows of one kind of entry; `name` is that of its files."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def results_table(entries: Iterable[ResultEntry]) -> Table:
    """The table of people."""
    return Table(name="results", columns=RESULT_COLUMNS, rows=_rows(RESULT_COLUMNS, entries))


def collectives_table(entries: Iterable[CollectiveEntry]) -> Table:
    """The table of collectives."""
    return Table(name="collectives", columns=COLLECTIVE_COLUMNS, rows=_rows(COLLECTIVE_COLUMNS, entries))


def joined(frame: Table, tables: Iterable[Table]) -> Table:
    """`frame` with the rows of tables of the same columns, one below the other."""
    return replace(frame, rows=tuple(row for table in tables for row in table.rows))


def _rows(columns: Sequence[Column], entries: Iterable[Entry]) -> tuple[Row, ...]:
    take = attrgetter(*(column.name for column in columns))
    return tuple(take(entry) for entry in entries)


_SUBJECT = (Column(name="id", width=34), Column(name="period", width=10), Column(name="unit", width=20))
_OUTCOME = (
    Column(name="state", width=13),
    Column(name="grade", width=15),
    Column(name="grade_label", width=30),
    Column(name="letter", width=6),
)
_NOTICE = (
    Column(name="notice", width=16),
    Column(name="notice_number", width=16),
    Column(name="notice_on", kind=Kind.DAY, width=12),
    Column(name="published_grade", width=15),
    Column(name="corrections", kind=Kind.COUNT, width=9),
    Column(name="corrected_on", kind=Kind.DAY, width=12),
    Column(name="page", width=34),
)
_UNIT_NAME = Column(name="unit_name", width=34)

RESULT_COLUMNS = (
    *_SUBJECT,
    _UNIT_NAME,
    Column(name="person", width=22),
    Column(name="name", width=26),
    Column(name="post", width=30),
    Column(name="standing", width=12),
    Column(name="standing_label", width=30),
    *_OUTCOME,
    Column(name="score", kind=Kind.SCORE, width=9),
    *_NOTICE,
)
COLLECTIVE_COLUMNS = (*_SUBJECT, _UNIT_NAME, *_OUTCOME, *_NOTICE)
