"""Parts of a repository: nothing is lost, nobody is parted, and little changes when files come or go."""

from collections.abc import Callable

import pytest

from evalgen.pipeline.checkup.grouping import groups_of, groups_of_people, pieces_of
from evalgen.reading.layout import Slot
from evalgen.reading.repository import File

Grouping = Callable[[list[File], int], list[list[File]]]


def record(person: str, unit: str, period: str = "2026-Q2") -> File:
    return f"records/{period}/{unit}/{person}.yaml", Slot(kind="evaluation", name=person, unit=unit)


def collective(unit: str, period: str) -> File:
    return f"records/{period}/{unit}/collective.yaml", Slot(kind="collective", unit=unit)


def people(units: int, of_each: int) -> list[File]:
    return [
        record(f"n{unit}-{number}", f"u{unit}", period)
        for period in ("2026-Q2", "2026-Q3")
        for unit in range(units)
        for number in range(of_each)
    ]


def owners(groups: list[list[File]]) -> list[set[str]]:
    return [{slot.name for _, slot in group} for group in groups]


def units(groups: list[list[File]]) -> list[set[str]]:
    return [{slot.unit for _, slot in group} for group in groups]


@pytest.mark.parametrize(
    "units_and_people", [(60, 7), (1, 400), (3, 150)], ids=["nhiều đơn vị", "một", "ba đơn vị lớn"]
)
def test_no_person_is_parted_and_no_group_is_much_too_long(units_and_people: tuple[int, int]) -> None:
    files = people(*units_and_people)
    groups = groups_of_people(files, 64)
    assert sorted(file for group in groups for file in group) == sorted(files)
    assert sum(map(len, owners(groups))) == len(files) // 2
    assert max(map(len, groups)) < 130
    assert len(groups) > len(files) // 130


def test_one_record_more_or_less_changes_its_own_group_alone() -> None:
    files = people(60, 7)
    groups, fewer = groups_of_people(files, 64), groups_of_people(files[1:], 64)
    assert sum(group not in groups for group in fewer) == 1


def test_the_people_of_a_unit_are_together() -> None:
    groups = groups_of_people(people(60, 7), 64)
    assert sum(map(len, units(groups))) == 60


def test_whoever_changed_units_is_with_the_last_one() -> None:
    files = [record("an", "u1", "2026-Q2"), *people(40, 7), record("an", "u2", "2026-Q3")]
    (own,) = [group for group in groups_of_people(files, 64) if any(slot.name == "an" for _, slot in group)]
    assert sum(slot.name == "an" for _, slot in own) == 2
    assert {slot.name for _, slot in own} >= {f"n2-{number}" for number in range(7)}


def test_a_unit_of_more_than_a_group_is_parted_by_its_people() -> None:
    groups = groups_of_people(people(1, 400), 64)
    assert len(groups) == 16
    assert max(map(len, groups)) < 100


def test_files_of_one_name_are_no_group() -> None:
    files = [collective(f"u{unit}", period) for unit in range(200) for period in ("2026-Q2", "2026-Q3")]
    groups = groups_of(files, 64)
    assert sorted(file for group in groups for file in group) == sorted(files)
    assert (len(groups), max(map(len, groups)) < 80) == (8, True)
    assert sum(group not in groups for group in groups_of(files[1:], 64)) == 1


@pytest.mark.parametrize("grouping", [groups_of, groups_of_people, pieces_of])
def test_of_nothing_there_is_no_group(grouping: Grouping) -> None:
    assert grouping([], 64) == []


def test_pieces_follow_the_units() -> None:
    pieces = pieces_of(people(60, 7), 4)
    assert sum(map(len, units(pieces))) <= 63
    assert sum(map(len, owners(pieces))) == 420
