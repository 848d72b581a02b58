"""A table before it is a file: typed columns, rows of plain values."""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Protocol

from msgspec import Struct

from evalgen.publishing.open_data.entries import CollectiveEntry, Entry, ResultEntry

Cell = str | int | Decimal | dt.date | None
Row = tuple[Cell, ...]


class Kind(enum.Enum):
    """What the cells of a column hold; any of them may be empty."""

    TEXT = enum.auto()
    AS_TYPED = enum.auto()
    """Text also where it looks like a number or a day: ``1.10``."""

    DAY = enum.auto()
    COUNT = enum.auto()
    SCORE = enum.auto()
    """At most two decimals, as shown."""


class Column(Struct, frozen=True, kw_only=True):
    """A column; `name` is the field of the entry, and `width` in letters."""

    name: str
    kind: Kind = Kind.TEXT
    width: int = 16


class Rows(Protocol):
    """Rows that are counted before they are made, and may be made anew each time that they are gone through."""

    def __len__(self) -> int:
        """How many."""

    def __iter__(self) -> Iterator[Row]:
        """One after the other."""


class EntryRows(Struct, frozen=True, kw_only=True):
    """The cells of so many entries, each asked for its `columns`; `make` gives the entries."""

    columns: Sequence[Column]
    count: int
    make: Callable[[], Iterable[Entry]]

    def __len__(self) -> int:
        """How many entries there are."""
        return self.count

    def __iter__(self) -> Iterator[Row]:
        """In the order of the entries."""
        return map(attrgetter(*(column.name for column in self.columns)), self.make())


class Table(Struct, frozen=True, kw_only=True):
    """Rows of one kind of entry; `name` is that of its files."""

    name: str
    columns: tuple[Column, ...]
    rows: Rows


def results_table(count: int, entries: Callable[[], Iterable[ResultEntry]]) -> Table:
    """The table of people."""
    rows = EntryRows(columns=RESULT_COLUMNS, count=count, make=entries)
    return Table(name="results", columns=RESULT_COLUMNS, rows=rows)


def collectives_table(count: int, entries: Callable[[], Iterable[CollectiveEntry]]) -> Table:
    """The table of collectives."""
    rows = EntryRows(columns=COLLECTIVE_COLUMNS, count=count, make=entries)
    return Table(name="collectives", columns=COLLECTIVE_COLUMNS, rows=rows)


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
