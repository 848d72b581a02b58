"""The readings of the quota (điểm 1.5 Điều 11 QĐ 366): the base, the rounding of collectives, few people, raised rates."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from casework import DOCUMENT, law_for, quarter
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.organization import PeerGroup
from evalgen.domain.period_record import PeriodRecord, RaisedRate
from evalgen.domain.ruling import QuotaGroup, QuotaResult
from evalgen.grading.excellent_quota import QuotaEntry, excellent_quota

RECORD = PeriodRecord(
    document=DOCUMENT,
    period=quarter(),
    opened_on=dt.date(2026, 4, 1),
    assessment_on=None,
    closed_on=None,
    notices=(),
    raised_rates=(),
)


def raised(rate: str, *, peer_group: str | None = None, unit: str | None = None, on: str = "2026-06-01") -> RaisedRate:
    return RaisedRate(
        pointer=(),
        peer_group=peer_group,
        unit=unit,
        rate=Fraction(rate),
        number="01-QĐ",
        by="ban-thuong-vu",
        on=dt.date.fromisoformat(on),
        reason="Hoàn thành vượt mức",
    )


def group(
    excellent: int, good: int, given: dict[str, Any] | None = None, *rates: RaisedRate, **options: Any
) -> QuotaGroup:
    people = [QuotaEntry(person=f"a{at}", is_head=False, grade=Grade.EXCELLENT) for at in range(excellent)]
    people += [QuotaEntry(person=f"b{at}", is_head=False, grade=Grade.GOOD) for at in range(good)]
    record = replace(RECORD, raised_rates=rates)
    law = law_for(given or {}, quarter())
    return excellent_quota(PeerGroup(id="nhom", title="Nhóm"), people, "quyết định", record, law, **options)


@pytest.mark.parametrize(
    "base,result",
    [
        pytest.param("both", QuotaResult.NEEDS_REVIEW, id="cả hai cách tính: một cách vượt thì cấp trên xem xét"),
        pytest.param("literal", QuotaResult.EXCEEDED, id="chỉ tính trên mức tốt: vượt"),
        pytest.param("pool", QuotaResult.WITHIN, id="tính cả mức xuất sắc: trong tỷ lệ"),
    ],
)
def test_the_reading_of_the_base_decides(base: str, result: QuotaResult) -> None:
    """20 % of 2 are 0,4 → 0; of 3 they are 0,6 → 1."""
    found = group(1, 2, {"law": {"excellent_quota.base": base}})
    assert (found.places_literal, found.places_pool, found.result) == (0, 1, result)
    assert found.places == {"both": (0, 1), "literal": (0,), "pool": (1,)}[base]


def test_the_raise_of_one_unit_is_none_of_a_group_that_bears_its_name() -> None:
    """«Trong phạm vi cùng một cơ quan»: the unit «nhom» is raised, the group «nhom» of another unit is not."""
    ours, theirs = raised("0.25", unit="phong"), raised("0.25", unit="nhom")
    assert [group(0, 4, None, rate, unit="phong").rate for rate in (ours, theirs)] == [Fraction(1, 4), Fraction(1, 5)]


def test_above_both_readings_is_exceeded() -> None:
    assert group(2, 2).result is QuotaResult.EXCEEDED


def test_collectives_may_be_rounded_in_a_manner_of_their_own() -> None:
    law = {"law": {"excellent_quota.rounding": "half_up", "excellent_quota.rounding_collective": "floor"}}
    assert (group(0, 3, law).places_literal, group(0, 3, law, collective=True).places_literal) == (1, 0)
    silent = {"law": {"excellent_quota.rounding": "half_up", "excellent_quota.rounding_collective": None}}
    assert group(0, 3, silent, collective=True).places_literal == 1


def test_the_rule_for_few_people_is_not_for_collectives() -> None:
    """«Những nơi có dưới 05 cán bộ lãnh đạo, quản lý»: two people, both GOOD or better, one place."""
    given = {"pack": "thanhlam"}
    assert (group(1, 1, given).places_literal, group(1, 1, given, collective=True).places_literal) == (1, 0)


@pytest.mark.parametrize("people,places", [(4, 1), (5, 0)])
def test_few_are_fewer_than_five(people: int, places: int) -> None:
    """«dưới 05»: 20 % of 3 or 4 GOOD, rounded down, give none."""
    found = group(1, people - 1, {"pack": "thanhlam", "law": {"excellent_quota.rounding": "floor"}})
    assert found.places_literal == places


def test_one_without_a_grade_keeps_few_people_from_their_place() -> None:
    law = law_for({"pack": "thanhlam"}, quarter())
    people = [
        QuotaEntry(person="a", is_head=False, grade=Grade.EXCELLENT),
        QuotaEntry(person="b", is_head=False, grade=None, decided=False),
    ]
    found = excellent_quota(PeerGroup(id="nhom", title="Nhóm"), people, "đề xuất", RECORD, law)
    assert found.places_literal == 0


def test_a_raised_rate_is_for_the_group_that_it_names() -> None:
    assert group(0, 4, None, raised("0.25", peer_group="nhom")).rate == Fraction(1, 4)
    assert group(0, 4, None, raised("0.25", peer_group="khac")).rate == Fraction(1, 5)


def test_the_later_of_two_decisions_stands_in_whatever_order_they_are_listed() -> None:
    """Điểm 1.5: «cấp có thẩm quyền quyết định tỉ lệ». 25 % on 1 June, decided down to 22 % on 20 June."""
    first, later = raised("0.25", peer_group="nhom"), raised("0.22", peer_group="nhom", on="2026-06-20")
    assert group(0, 4, None, first, later).rate == group(0, 4, None, later, first).rate == Fraction(22, 100)
    assert group(0, 4, None, raised("0.25", peer_group="khac", on="2026-06-25"), later).rate == Fraction(22, 100)


def test_of_two_decisions_of_one_day_the_lower_rate_stands() -> None:
    low, high = raised("0.22", peer_group="nhom"), raised("0.25", peer_group="nhom")
    assert group(0, 4, None, high, low).rate == group(0, 4, None, low, high).rate == Fraction(22, 100)


def test_in_a_unit_a_raised_rate_is_for_the_unit_that_it_names() -> None:
    assert group(0, 4, None, raised("0.25", unit="phong-a"), unit="phong-a").rate == Fraction(1, 4)
    assert group(0, 4, None, raised("0.25", unit="phong-b"), unit="phong-a").rate == Fraction(1, 5)


def test_a_quota_is_of_people_of_the_whole_organization_unless_said_otherwise() -> None:
    found = group(
        0, 3, {"law": {"excellent_quota.rounding": "half_up", "excellent_quota.rounding_collective": "floor"}}
    )
    assert (found.unit, found.places_literal) == ("", 1)
