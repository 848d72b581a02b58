"""The table of goals says what was measured, on which size, and whether it is within the limit."""

import json
from pathlib import Path

import pytest

from benchmarks import everything, goals
from benchmarks.contest import Contest
from benchmarks.data import repository
from benchmarks.edits import a_decided_record, edited
from benchmarks.measuring import Summary
from benchmarks.report import Size, growth
from benchmarks.searching import LIST, SEARCH, Searching
from evalgen.domain.grade import Grade
from evalgen.pipeline.inspecting.inspection import inspect

MEGABYTE = 1024 * 1024


def took(seconds: float, megabytes: int = 10) -> Summary:
    return Summary(wall=seconds, processor=seconds * 2, largest=megabytes * MEGABYTE, runs=3)


def size(records: int, memory: int, **contenders: float) -> Size:
    names = {"own": "evalgen check", "slow": "check-jsonschema", "fast": "sourcemeta jsonschema --fast"}
    summaries = {names[name]: took(seconds) for name, seconds in contenders.items()}
    return Size(asked=records, records=records, files=1, bytes=1, summaries=summaries, memory_of_tree=memory * MEGABYTE)


def contest(title: str, records: int, contenders: dict[str, float], trees: dict[str, int] | None = None) -> Contest:
    summaries = {name: took(seconds, 800) for name, seconds in contenders.items()}
    return Contest(title=title, size=f"{records} records", summaries=summaries, trees=trees or {}, records=records)


def line(found: goals.Found, words: str) -> goals.Goal:
    return next(goal for goal in goals.goals(found) if words in goal.what)


CHECKED = goals.Found(
    data="seed 1",
    sizes=[size(10, 20, own=1, slow=40, fast=0.7), size(50, 501, own=5.4)],
    contests=[
        contest("Asking again", 10, {"reading all bytes": 0.02, "evalgen check, nothing changed": 0.2}),
        contest("Reviewing one change", 5, {"git status": 0.1, "evalgen review of one changed record": 0.2}),
        contest("Reviewing one change", 50, {"git status": 0.1, "evalgen review of one changed record": 0.31}),
        contest(
            "Building",
            50,
            {
                "evalgen build, whole site": 2,
                "hugo, person pages, minimal theme": 4,
                "hugo, person pages, minimal theme, continued to 10240 bytes": 8,
            },
            {"evalgen build, whole site": 100 * MEGABYTE},
        ),
    ],
    searched=[
        Searching(size="9 people", keys={SEARCH: (90, 10, 100), LIST: (100.5, 9)}, index=2 * MEGABYTE, packed=9),
    ],
)


@pytest.mark.parametrize(
    "words,at,wall,reached",
    [
        ("times faster than check-jsonschema, which", "10 records", 40, True),
        ("sourcemeta --fast", "10 records", 1 / 0.7, True),
        ("nothing changed: times faster than check-jsonschema", "10 records", 200, True),
        ("nothing changed: times the time of reading", "10 records", 10, False),
        ("mkdocs build", "", None, None),
        ("times faster than Hugo", "50 records", 2, True),
        ("share of Hugo's memory", "50 records", 0.125, True),
        ("times faster than Hugo, continued to 10240 bytes", "50 records", 4, True),
        ("times git status", "50 records", 3.1, False),
        ("review of one changed record: growth", "5 → 50 records", 1.55, False),
        ("check: peak memory of the largest", "50 records", 10, True),
        ("check: peak memory of all", "50 records", 501, False),
        ("build: peak memory of the largest", "50 records", 800, False),
        ("build: peak memory of all", "50 records", 100, True),
        ("check: growth of time", "10 → 50 records", 5.4, True),
        ("one record changed: share", "", None, None),
        ("--help", "", None, None),
        ("search in Chromium: from a key to its first result, slowest", "9 people", 100, True),
        ("search in Chromium: from a key to its first result, very first", "9 people", 90, True),
        ("list of a period in Chromium: from a key to its first result, slowest", "9 people", 9, True),
        ("list of a period in Chromium: from a key to its first result, very first", "9 people", 100.5, False),
        ("index of the search", "9 people", 2, False),
    ],
)
def test_each_goal_beside_what_was_measured(words: str, at: str, wall: float | None, reached: bool | None) -> None:  # noqa: FBT001
    goal = line(CHECKED, words)
    assert goal.at == at
    assert goal.wall == (None if wall is None else pytest.approx(wall))
    assert goal.reached is reached


def test_limits_count_as_reached_on_both_kinds() -> None:
    assert goals.Goal(what="", at="", limit=3, wall=3).reached
    assert not goals.Goal(what="", at="", limit=3, wall=3.01).reached
    assert goals.Goal(what="", at="", limit=3, least=True, wall=3).reached
    assert not goals.Goal(what="", at="", limit=3, least=True, wall=2.99).reached


def test_the_table_names_what_was_missed_and_what_was_not_measured() -> None:
    told = "\n".join(goals.table(goals.goals(CHECKED), "seed 1"))
    assert "| check: peak memory of all processes | 50 records | ≤ 500 MB | 501.00 |  | **missed** |" in told
    assert "| --help: times a bare interpreter |  | ≤ 3 × |  |  | not measured |" in told


def test_growth_is_told_for_every_contender_of_two_sizes() -> None:
    told = growth(CHECKED.contests)
    assert "| Reviewing one change: git status | 5 → 50 | 10.00 | 1.00 | 1.00 |" in told
    assert not any("Building" in item for item in told)


def test_edited_records_stay_sound_and_are_put_back(tmp_path: Path) -> None:
    root = repository(tmp_path, records=20, seed=3, note=0, periods=5)
    path = a_decided_record(root)
    before, grades = path.read_bytes(), []
    with edited(path) as record:
        for _ in range(2):
            record.decided_otherwise()
            found = inspect(root)
            assert found.publishable
            grades += [item.final_grade for item in found.records.evaluations if root / item.document.file == path]
        first = path.read_bytes()
        record.saved()
        assert path.read_bytes() != first
    assert grades == [Grade.COMPLETED, Grade.GOOD]
    assert path.read_bytes() == before


def test_people_have_as_many_periods_as_asked(tmp_path: Path) -> None:
    records = inspect(repository(tmp_path, records=60, seed=3, note=0, periods=5)).records
    assert (len(records.people), len(records.periods), len(records.evaluations)) == (12, 5, 60)


def test_one_command_measures_everything_and_ends_with_the_goals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = everything.Extent(
        check=(10, 20), everyday=((20, ("review", "build")),), runs=1, peers_up_to=0, generators_from=0
    )
    monkeypatch.setattr(everything, "QUICK", small)
    monkeypatch.setattr(everything, "DATA", {2: 0})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    numbers = tmp_path / "numbers.json"
    assert everything.main(["--quick", "--no-peers", "--scratch", str(tmp_path / "x"), "--json", str(numbers)]) == 0
    told = capsys.readouterr().out
    assert told.index("## Goals") > told.index("**Building again**")
    for word in ("- kernel: ", "- processor: ", "- cores: ", "- python: "):
        assert word in told
    (data,) = json.loads(numbers.read_text(encoding="utf-8"))["data"]
    measured = {goal["goal"] for goal in data["goals"] if goal["reached"] is not None}
    assert len(measured) == 10
    contests = [item for step in data["steps"] for item in step["contests"]]
    assert all(summary["wall"] > 0 for item in contests for summary in item["summaries"].values())
