"""The quota of EXCELLENT: places, groups by both readings, and the largest number that each reading admits."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from casework import DOCUMENT, law_of, quarter
from register_rows import params, rows

from evalgen.domain.grade import Grade
from evalgen.domain.organization import PeerGroup
from evalgen.domain.period_record import PeriodRecord, RaisedRate
from evalgen.domain.ruling import QuotaGroup
from evalgen.grading.excellent_quota import QuotaEntry, excellent_quota, places, rate_for

GRADES = {"E": Grade.EXCELLENT, "G": Grade.GOOD, "C": Grade.COMPLETED}
GROUP = PeerGroup(id="nhom", title="Nhóm")
SORTS = ("places", "group", "candidates", "raised")


def of_sort(sort: str) -> list[Any]:
    """The rows with that key, and no earlier one."""
    return [
        param for param in params("excellent_quota") if next(key for key in SORTS if key in param.values[0]) == sort
    ]


def record(raised: str | None) -> PeriodRecord:
    rates = () if raised is None else (raised,)
    return PeriodRecord(
        document=DOCUMENT,
        period=quarter(),
        opened_on=quarter().first_day,
        assessment_on=None,
        closed_on=None,
        notices=(),
        raised_rates=tuple(
            RaisedRate(
                pointer=(),
                peer_group=GROUP.id,
                rate=Fraction(rate),
                number="09-QĐ",
                by="ban-thuong-vu",
                on=dt.date(2026, 6, 1),
                reason="vượt kế hoạch",
            )
            for rate in rates
        ),
    )


def quota_of(marks: list[str], row: dict[str, Any]) -> QuotaGroup:
    people = [
        QuotaEntry(person=f"nguoi-{number}", is_head=mark.startswith("H"), grade=GRADES[mark[-1]])
        for number, mark in enumerate(marks)
    ]
    return excellent_quota(GROUP, people, "quyết định", record(row.get("raised")), law_of(row["pack"]))


@pytest.mark.parametrize("row", of_sort("places"))
def test_places(row: dict[str, Any]) -> None:
    rounding = law_of(row["pack"]).get("excellent_quota", "rounding").value
    assert places(row["places"]["base"], Fraction(row["places"]["rate"]), rounding) == row["expect"]


@pytest.mark.parametrize("row", of_sort("group"))
def test_group(row: dict[str, Any]) -> None:
    quota = quota_of(row["group"], row)
    assert [quota.places_literal, quota.places_pool, quota.result.name] == row["expect"]
    assert len(quota.heads_apart) == row["group"].count("HE")
    assert quota.heads == sum(mark.startswith("H") for mark in row["group"])


@pytest.mark.parametrize("row", of_sort("candidates"))
def test_largest_number(row: dict[str, Any]) -> None:
    """Of so many people GOOD or better: how many may be EXCELLENT, counted out one by one."""
    total = row["candidates"]
    quotas = [quota_of(["E"] * excellent + ["G"] * (total - excellent), row) for excellent in range(total + 1)]
    literal = max(number for number, quota in enumerate(quotas) if number <= quota.places_literal)
    pool = max(number for number, quota in enumerate(quotas) if number <= quota.places_pool)
    assert [literal, pool] == row["expect"]


@pytest.mark.parametrize("row", of_sort("raised"))
def test_rate(row: dict[str, Any]) -> None:
    assert rate_for(GROUP.id, record(row["raised"]), law_of(row["pack"])) == Fraction(row["expect"])


def test_every_row_is_of_one_sort() -> None:
    assert all(any(sort in row for sort in SORTS) for row in rows("excellent_quota"))
