"""Kỳ đánh giá: a month, a quarter or a year."""

import datetime as dt
import enum
import functools
import re
from typing import Self

from msgspec import Struct

_DECEMBER = 12
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_PATTERN = re.compile(r"(?P<year>(?:19|20|21)[0-9]{2})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


class PeriodKind(enum.Enum):
    """The kinds of period that the instruments know, each with its length in months."""

    MONTH = "tháng", 1
    QUARTER = "quý", 3
    YEAR = "năm", 12

    def __new__(cls, words: str, months: int) -> Self:
        """The words are the value."""
        kind = object.__new__(cls)
        kind._value_ = words
        kind.months = months
        return kind

    months: int


class Period(Struct, frozen=True, kw_only=True, cache_hash=True):
    """A period, written ``2026-06``, ``2026-Q2`` or ``2026``; ordered by its last day, then the longer later."""

    kind: PeriodKind
    year: int
    number: int = 1
    """Month 1 to 12, quarter 1 to 4; 1 for a year."""

    @staticmethod
    def parse(text: str) -> "Period | None":
        """The period that `text` names, or None where it names none.

        Years are those that the schemas accept in dates, so that no reckoning with months leaves the calendar.
        """
        return _parsed(text)

    @property
    def months(self) -> int:
        """Length in months."""
        return self.kind.months

    @property
    def first_day(self) -> dt.date:
        """The first day of the period."""
        return _first_day(self.year, (self.number - 1) * self.kind.months + 1)

    @property
    def last_day(self) -> dt.date:
        """The last day of the period."""
        return last_of_month(self.year, self.number * self.kind.months)

    @property
    def label(self) -> str:
        """The name that people say: «Quý II năm 2026»."""
        if self.kind is PeriodKind.QUARTER:
            return f"Quý {_ROMAN[self.number]} năm {self.year}"
        if self.kind is PeriodKind.MONTH:
            return f"Tháng {self.number} năm {self.year}"
        return f"Năm {self.year}"

    def shift(self, count: int) -> "Period":
        """The period `count` places later (earlier where negative), of the same kind."""
        per_year = 12 // self.months
        index = self.year * per_year + (self.number - 1) + count
        return Period(kind=self.kind, year=index // per_year, number=index % per_year + 1)

    def __str__(self) -> str:
        if self.kind is PeriodKind.QUARTER:
            return f"{self.year}-Q{self.number}"
        return f"{self.year}-{self.number:02d}" if self.kind is PeriodKind.MONTH else f"{self.year}"

    def _order(self) -> tuple[dt.date, int]:
        return self.last_day, self.months

    # Each of the four is written out: `total_ordering` takes those of the class of all structs for ours.
    def __lt__(self, other: "Period") -> bool:
        return self._order() < other._order()

    def __le__(self, other: "Period") -> bool:
        return self._order() <= other._order()

    def __gt__(self, other: "Period") -> bool:
        return self._order() > other._order()

    def __ge__(self, other: "Period") -> bool:
        return self._order() >= other._order()


@functools.lru_cache(maxsize=256)
def _parsed(text: str) -> Period | None:
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    if match["quarter"]:
        return Period(kind=PeriodKind.QUARTER, year=year, number=int(match["quarter"]))
    if match["month"]:
        return Period(kind=PeriodKind.MONTH, year=year, number=int(match["month"]))
    return Period(kind=PeriodKind.YEAR, year=year)


@functools.lru_cache(maxsize=256)
def _first_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, 1)


@functools.lru_cache(maxsize=256)
def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month."""
    if month == _DECEMBER:
        return dt.date(year, month, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day `count` months later; the last day of the month where that day does not exist."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    return dt.date(year, month, min(day.day, last_of_month(year, month).day))


def period_of(day: dt.date, kind: PeriodKind) -> Period:
    """The period of that kind in which `day` lies."""
    first = Period(kind=kind, year=day.year)
    return first.shift((day.month - 1) // first.months)


def lasts_months(first: dt.date, last: dt.date, count: int) -> bool:
    """Whether the days from `first` to `last`, both counted, are at least `count` whole calendar months."""
    return add_months(first, count) <= last + dt.timedelta(days=1)
