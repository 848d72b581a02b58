"""The quarters of the sample: one decided and published, one in progress; in longer samples all decided and published."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from evalgen.drafting.demo.commune import PROVINCE_BODY


class Quarter(Struct, frozen=True, kw_only=True):
    """When the steps of a quarter were taken, and under which numbers its decisions were issued."""

    id: str
    label: str
    months: tuple[str, str, str]
    opened_on: dt.date
    planned_on: tuple[dt.date, ...]
    due_on: tuple[dt.date, ...]
    submitted_on: tuple[dt.date, ...]
    verified_on: dt.date
    proposed_on: dt.date
    decided_on: dt.date
    collective_proposed_on: dt.date
    collective_decided_on: Mapping[int, dt.date]
    """By depth in the tree of units: lower collectives first (Điều 12.2.5)."""

    numbers: Mapping[str, str]
    """Number of the decision by the body that issued it."""

    ordinary: bool = False
    """Decided and published, with few of the special cases."""

    def named(self, title: str) -> str:
        """`title` with the quarter's own words in it."""
        return title.replace("{q}", self.label).replace("{m1}", self.months[0]).replace("{m2}", self.months[1])


def _days(year: int, *days: tuple[int, int]) -> tuple[dt.date, ...]:
    return tuple(dt.date(year, month, day) for month, day in days)


SECOND = Quarter(
    id="2026-Q2",
    label="quý II/2026",
    months=("tháng 4", "tháng 5", "tháng 6"),
    opened_on=dt.date(2026, 4, 1),
    planned_on=_days(2026, (4, 6), (4, 7), (4, 8), (4, 9)),
    due_on=_days(2026, (4, 29), (5, 15), (5, 22), (5, 29), (6, 5), (6, 12), (6, 19), (6, 25)),
    submitted_on=_days(2026, (6, 29), (6, 30)),
    verified_on=dt.date(2026, 7, 1),
    proposed_on=dt.date(2026, 7, 2),
    decided_on=dt.date(2026, 7, 3),
    collective_proposed_on=dt.date(2026, 7, 1),
    collective_decided_on={2: dt.date(2026, 7, 1), 1: dt.date(2026, 7, 2), 0: dt.date(2026, 7, 3)},
    numbers={PROVINCE_BODY: "418-QĐ/TU", "ban-thuong-vu": "27-QĐ/ĐU", "uy-ban-nhan-dan-xa": "164/QĐ-UBND"},
)

THIRD = Quarter(
    id="2026-Q3",
    label="quý III/2026",
    months=("tháng 7", "tháng 8", "tháng 9"),
    opened_on=dt.date(2026, 7, 1),
    planned_on=_days(2026, (7, 6), (7, 7), (7, 8), (7, 9)),
    due_on=_days(2026, (7, 30), (8, 14), (8, 21), (8, 28), (9, 4), (9, 11), (9, 18), (9, 25)),
    submitted_on=_days(2026, (9, 29), (9, 30)),
    verified_on=dt.date(2026, 10, 1),
    proposed_on=dt.date(2026, 10, 2),
    decided_on=dt.date(2026, 10, 3),
    collective_proposed_on=dt.date(2026, 10, 1),
    collective_decided_on={2: dt.date(2026, 10, 1), 1: dt.date(2026, 10, 2), 0: dt.date(2026, 10, 3)},
    numbers={PROVINCE_BODY: "655-QĐ/TU", "ban-thuong-vu": "41-QĐ/ĐU", "uy-ban-nhan-dan-xa": "251/QĐ-UBND"},
)


_FIRST_MONTHS = (1, 4, 7, 10)
_ROMAN = ("I", "II", "III", "IV")


def quarters(count: int) -> tuple[Quarter, ...]:
    """So many quarters from the first one on that the sample's regulation grades.

    Two are one decided quarter and one in progress, with every special case. Of more than two all are decided and published.
    """
    if count <= len(_SPECIAL):
        return _SPECIAL[:count]
    return (SECOND, replace(THIRD, ordinary=True), *(_later(number) for number in range(len(_SPECIAL), count)))


_SPECIAL = (SECOND, THIRD)


def _later(number: int) -> Quarter:
    """The quarter `number` quarters after the first one, with days like those of the others."""
    year, index = divmod(2026 * 4 + 1 + number, 4)
    first = _FIRST_MONTHS[index]
    second, third = first + 1, first + 2
    after = dt.date(year + third // 12, third % 12 + 1, 1)
    decided = after + dt.timedelta(days=2)
    return Quarter(
        id=f"{year}-Q{index + 1}",
        label=f"quý {_ROMAN[index]}/{year}",
        months=(f"tháng {first}", f"tháng {second}", f"tháng {third}"),
        opened_on=dt.date(year, first, 1),
        planned_on=_days(year, (first, 6), (first, 7), (first, 8), (first, 9)),
        due_on=_days(
            year,
            *((first, 29), (second, 14), (second, 21), (second, 26)),
            *((third, 5), (third, 12), (third, 19), (third, 25)),
        ),
        submitted_on=_days(year, (third, 29), (third, 30)),
        verified_on=after,
        proposed_on=after + dt.timedelta(days=1),
        decided_on=decided,
        collective_proposed_on=after,
        collective_decided_on={2: after, 1: after + dt.timedelta(days=1), 0: decided},
        numbers={
            PROVINCE_BODY: f"{120 + 17 * number}-QĐ/TU",
            "ban-thuong-vu": f"{12 + 7 * number}-QĐ/ĐU",
            "uy-ban-nhan-dan-xa": f"{60 + 23 * number}/QĐ-UBND",
        },
        ordinary=True,
    )
