"""Grades by block and by unit, and movements: nothing about fewer than five, by subtraction neither."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest
import sample_results as given
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.publishing.breakdown import Breakdown, breakdown_of, covered
from evalgen.publishing.chart import BAR, flows, segments, sums
from evalgen.publishing.movement import Movement, movement_to
from evalgen.publishing.projection import project
from evalgen.publishing.public import PublicSite
from evalgen.publishing.statistics import distribution_of

BEFORE, LATER = dt.date(2026, 7, 5), dt.date(2026, 10, 5)


def site_of(units: Mapping[str, tuple[str, int]]) -> PublicSite:
    """A site in which each unit of a block has so many people who are all GOOD."""
    homes = [given.unit(name, f"Đơn vị {name}", "department", block) for name, (block, _) in units.items()]
    people = [
        given.person(f"{name}-{number}", f"Người {name} {number}", name)
        for name, (_, count) in units.items()
        for number in range(count)
    ]
    evaluations = [given.evaluation(item, given.decision(Grade.GOOD)) for item in people]
    results = given.results(people=people, units=homes, evaluations=evaluations, notices=(given.notice(),))
    return project(results, laws=given.laws())


def shown(units: Mapping[str, tuple[str, int]]) -> tuple[set[str], set[str]]:
    """The blocks and the units that are broken down."""
    site = site_of(units)
    parted = breakdown_of(next(item for item in site.periods if item.results), site.units)
    return (
        {name for name, item in parted.blocks.items() if item.shares},
        {name for name, item in parted.units.items() if item.shares},
    )


@pytest.mark.parametrize(
    "sizes, hidden",
    [
        pytest.param({"a": 5, "b": 6}, set(), id="nhóm từ năm người trở lên được tách"),
        pytest.param({"a": 4, "b": 6}, {"a", "b"}, id="một nhóm bốn người kéo theo nhóm nhỏ nhất còn lại"),
        pytest.param({"a": 4, "b": 6, "c": 9}, {"a", "b"}, id="nhóm lớn hơn vẫn được tách"),
        pytest.param({"a": 2, "b": 3, "c": 9}, {"a", "b"}, id="hai nhóm nhỏ cộng lại đủ năm thì thôi"),
        pytest.param({"a": 2, "b": 2, "c": 9}, {"a", "b", "c"}, id="cộng lại bốn thì chưa đủ"),
        pytest.param({"a": 0, "b": 6}, set(), id="nhóm chưa có kết quả không lộ gì"),
        pytest.param({"a": 3}, {"a"}, id="một mình một nhóm nhỏ"),
    ],
)
def test_which_groups_are_kept_back(sizes: Mapping[str, int], hidden: set[str]) -> None:
    site = site_of({name: ("party", count) for name, count in sizes.items()})
    (period,) = (item for item in site.periods if item.period == given.Q2)
    counted = {name: distribution_of(item for item in period.results if item.unit == name) for name in sizes}
    assert covered(counted) == hidden


@pytest.mark.parametrize("count", [4, 5])
def test_five_grades_are_told_one_by_one_and_four_are_not(count: int) -> None:
    (period,) = (item for item in site_of({"a": ("party", count)}).periods if item.period == given.Q2)
    shares = distribution_of(period.results).shares
    assert [(share.grade, share.count) for share in shares if share.count] == ([(Grade.GOOD, 5)] if count == 5 else [])


@pytest.mark.parametrize("least, kept_back", [(0, False), (4, True), (5, False)])
def test_that_a_group_is_kept_back_is_said_only_where_one_is(least: int, *, kept_back: bool) -> None:
    """A group without grades has nothing to keep back."""
    (period,) = (item for item in site_of({"a": ("party", 5)}).periods if item.period == given.Q2)
    five, other = distribution_of(period.results), distribution_of(period.results[:least])
    assert Breakdown(blocks={"party": five}, units={"a": five, "b": other}).covered is kept_back


def test_units_of_a_block_that_is_kept_back_are_kept_back_with_it() -> None:
    """Of 3 + 6 + 20 the block of 6 goes with that of 3; its unit of 6 would give the 3 away."""
    blocks, units = shown({"a": ("party", 3), "b": ("council", 6), "c": ("government", 20)})
    assert blocks == {"government"}
    assert units == {"c"}


@pytest.mark.parametrize("sizes", [(1, 4, 7), (2, 9, 9, 5), (3, 3, 3, 30), (4, 40), (1, 1, 1, 1, 1, 6)])
def test_what_subtraction_leaves_is_nobody_or_five(sizes: Sequence[int]) -> None:
    units = {f"u{at}": ("party" if at % 2 else "government", size) for at, size in enumerate(sizes)}
    blocks, single = shown(units)
    rest_of_all = sum(size for block, size in units.values() if block not in blocks)
    assert rest_of_all == 0 or rest_of_all >= 5
    for block in blocks:
        rest = sum(size for name, (of, size) in units.items() if of == block and name not in single)
        assert rest == 0 or rest >= 5


def moved(before: Sequence[Grade | None], after: Sequence[Grade | None]) -> Movement | None:
    people = [given.person(f"nguoi-{at}", f"Người {at}", "uy-ban") for at in range(len(before))]
    first = [given.evaluation(who, given.decision(grade)) for who, grade in zip(people, before, strict=True)]
    second = [
        given.evaluation(who, given.decision(grade, on=LATER), given.Q3)
        for who, grade in zip(people, after, strict=True)
    ]
    results = given.results(people=people, evaluations=[*first, *second], notices=(given.notice(),))
    noticed = given.period_record(given.Q3, (given.notice(on=dt.date(2026, 10, 9)),))
    records = replace(results.records, periods={**results.records.periods, given.Q3: noticed})
    site = project(replace(results, records=records), laws=given.laws())
    (later,) = (item for item in site.periods if item.period == given.Q3)
    return movement_to(later, site.periods)


def test_movements_are_counted_between_grades() -> None:
    good, best, least = Grade.GOOD, Grade.EXCELLENT, Grade.NOT_COMPLETED
    move = moved([good] * 6 + [best], [good] * 3 + [best, best, least, best])
    assert move is not None
    assert (move.people, move.rose, move.same, move.fell) == (7, 2, 4, 1)
    assert move.cells == {(good, good): 3, (good, best): 2, (good, least): 1, (best, best): 1}
    assert [line.count for line in flows(move.cells)] == [3, 2, 1, 1]
    assert [line.direction for line in flows(move.cells)] == ["same", "rose", "same", "fell"]
    assert list(sums(move.cells, 0)) == [1, 6, 0, 0]
    assert list(sums(move.cells, 1)) == [3, 3, 0, 1]


def test_fewer_than_five_with_both_grades_tell_nothing() -> None:
    assert moved([Grade.GOOD] * 4, [Grade.GOOD] * 4) is None
    assert moved([Grade.GOOD] * 5, [Grade.GOOD] * 5) is not None


@pytest.mark.parametrize("newcomers, detailed", [(0, True), (1, False), (4, False), (5, True)])
def test_the_table_is_left_out_where_newcomers_could_be_worked_out(newcomers: int, *, detailed: bool) -> None:
    move = moved([Grade.GOOD] * 6 + [None] * newcomers, [Grade.GOOD] * (6 + newcomers))
    assert move is not None
    assert (move.people, move.same) == (6, 6)
    assert bool(move.cells) is detailed


def test_a_bar_is_filled_to_its_end() -> None:
    site = site_of({"a": ("party", 7)})
    (period,) = (item for item in site.periods if item.period == given.Q2)
    (part,) = segments(distribution_of(period.results))
    assert (part.left, part.width, part.count) == (0, BAR, 7)
    assert segments(distribution_of(())) == ()
