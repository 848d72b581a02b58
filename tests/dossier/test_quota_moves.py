"""How many have to change: held against everything that could be tried with so many people."""

import itertools
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, cast

import pytest

from evalgen.domain.citation import Citation
from evalgen.domain.quota_moves import QuotaMoves
from evalgen.domain.ruling import QuotaGroup, QuotaResult
from evalgen.grading.quota_moves import quota_moves
from evalgen.regulation.law import Law


def law(rounding: str) -> Law:
    found = {"rounding": rounding, "heads": "apart"}
    get = lambda _, name: SimpleNamespace(value=found[name])  # noqa: E731
    return cast("Law", SimpleNamespace(values={}, get=get))


def moves(  # noqa: PLR0913 - what a quota is counted from
    excellent: int, good: int, rate: str = "1/5", rounding: str = "half_up", few: int = 0, *, base: str = "both"
) -> QuotaMoves:
    places = allowed(good, Fraction(rate), rounding)
    group = QuotaGroup(
        peer_group="nhom",
        title="Nhóm",
        excellent=tuple(f"nguoi-{number}" for number in range(excellent)),
        good=good,
        basis="đề xuất",
        rate=Fraction(rate),
        places_literal=max(places, few),
        places_pool=max(allowed(good + excellent, Fraction(rate), rounding), few),
        places_allowed=max(allowed(good + excellent, Fraction(rate), rounding), few),
        result=QuotaResult.WITHIN,
        citation=Citation(instrument="x", instrument_name="X"),
        heads_apart=(),
        base=base,
    )
    return quota_moves(group, law(rounding), collective=False)


def allowed(base: int, rate: Fraction, rounding: str) -> int:
    """Written down once more: 0,5 goes up, or everything is cut off."""
    exact = rate * base * 2
    return int((exact + 1) // 2) if rounding == "half_up" else int(exact // 2)


CASES = [
    (excellent, good, rate, rounding)
    for excellent, good in itertools.product(range(7), range(14))
    for rate in ("1/5", "1/4")
    for rounding in ("half_up", "floor")
]


@pytest.mark.parametrize("rate,rounding", [("1/5", "half_up"), ("1/4", "half_up"), ("1/5", "floor")])
@pytest.mark.parametrize("share", [0, 1], ids=["đúng lời văn", "từ tốt trở lên"])
def test_every_small_group_against_trying_everything(rate: str, rounding: str, share: int) -> None:
    for excellent, good in itertools.product(range(7), range(14)):
        found: Any = moves(excellent, good, rate, rounding)
        reading = found.pool if share else found.literal
        exact = Fraction(rate)

        def fits(stay: int, others: int, exact: Fraction = exact) -> bool:
            return stay <= allowed(others + share * stay, exact, rounding)

        leaving = [n for n in range(excellent + 1) if fits(excellent - n, good + n)]
        joining = [n for n in range(1, good + 1) if fits(excellent + n, good - n)]
        needed = [n for n in range(60) if excellent <= allowed(good + share * excellent + n, exact, rounding)]
        assert reading.to_leave == min(leaving)
        assert reading.room == max(joining, default=0)
        assert reading.good_needed == min(needed)
        assert reading.places == allowed(good + share * excellent, exact, rounding)
        assert reading.over == max(excellent - reading.places, 0)


@pytest.mark.parametrize("base,places", [("both", [0, 1]), ("literal", [0]), ("pool", [1])])
def test_only_the_readings_that_the_law_goes_by_are_followed(base: str, places: list[int]) -> None:
    found = moves(3, 1, base=base)
    assert [reading.places for reading in found.followed] == places
    assert found.group.places == tuple(places)


def test_whoever_leaves_enters_the_base_of_the_literal_reading() -> None:
    """4 of 5 are EXCELLENT: no place for 1 GOOD, one place as soon as 3 have become GOOD."""
    found = moves(4, 1)
    assert (found.literal.places, found.literal.over, found.literal.to_leave) == (0, 4, 3)
    assert (found.pool.places, found.pool.over, found.pool.to_leave) == (1, 3, 3)


@pytest.mark.parametrize("good,room", [(2, 0), (3, 0), (4, 1)], ids=["2 người tốt", "3 người tốt", "4 người tốt"])
def test_room_is_left_only_where_the_next_one_still_fits(good: int, room: int) -> None:
    """One of 3 GOOD would leave 2 in the base (0,4 places); one of 4 leaves 3 (0,6: one place)."""
    assert moves(0, good).literal.room == room


def test_the_place_of_a_small_group_is_counted() -> None:
    found = moves(1, 1, few=1)
    assert (found.literal.over, found.literal.to_leave) == (0, 0)


def test_without_a_rate_no_number_of_others_helps() -> None:
    assert moves(1, 3, rate="0").literal.good_needed is None
