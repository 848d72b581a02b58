"""What is looked at of a piece does not grow with all that stands beside it: a province is many pieces."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from evalgen.domain.organization import UnitParent
from evalgen.pipeline.checkup import checkup
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.checkup.piece import Ground, inspect_piece
from evalgen.reading.repository import File
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

ROOT = Path(__file__).parents[2]
MORE = 500

Look = tuple[Ground, Sequence[File]]


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Look:
    """A piece of the sample, and what it stands on."""
    found: list[Look] = []

    def noted(ground: Ground, files: Sequence[File]) -> tuple[bytes, bool]:
        found.append((ground, files))
        return inspect_piece(ground, files)

    monkeypatch.setattr(checkup, "inspect_piece", noted)
    check_up(ROOT, pieces=2)
    return found[0]


def calls_of(work: Callable[[], object]) -> int:
    """How many functions of Python were called; a step of a generator is a call."""
    calls, before = 0, sys.getprofile()

    def note(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def test_it_is_the_same_however_many_units_people_and_bodies_there_are(look: Look) -> None:
    ground, files = look
    records = ground.records
    unit, person, body = (next(iter(found.values())) for found in (records.units, records.people, records.bodies))
    names, elsewhere = [f"them-{number}" for number in range(MORE)], (UnitParent(unit="noi-khac"),)
    larger = replace(
        ground,
        records=replace(
            records,
            units={**records.units, **{name: replace(unit, id=name, parents=elsewhere) for name in names}},
            people={**records.people, **{name: replace(person, id=name) for name in names}},
            bodies={**records.bodies, **{name: replace(body, id=name) for name in names}},
        ),
    )
    for each in (ground, larger):
        inspect_piece(each, files)  # What many pieces have in common is worked out with the first one.
    assert calls_of(lambda: inspect_piece(larger, files)) - calls_of(lambda: inspect_piece(ground, files)) < MORE // 10


def test_no_law_is_made_where_no_post_names_a_framework(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    ground, files = look
    people = {slot.name for _, slot in files}
    assert not any(post.frameworks for person in people for post in ground.records.people[person].posts)
    made: list[str] = []
    really = Library.law

    def noted(library: Library, pack: str, day: dt.date) -> Law:
        made.append(pack)
        return really(library, pack, day)

    monkeypatch.setattr(Library, "law", noted)
    inspect_piece(ground, files)
    assert made == []
