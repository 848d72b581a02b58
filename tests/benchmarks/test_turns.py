"""Slow contenders have one turn, endless ones are stopped, and a run that was interrupted goes on where it was."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.contest import Contender, Contest, hold
from benchmarks.measuring import Measure, TooLongError, run
from benchmarks.progress import Measured, Progress
from benchmarks.report import Size
from benchmarks.searching import Searching
from benchmarks.turns import PATIENCE, Turn, take_turns


def lasting(seconds: float, ran: list[float]) -> Callable[[], Measure]:
    def measure() -> Measure:
        ran.append(seconds)
        return Measure(wall=seconds, processor=seconds, largest=1)

    return measure


def test_turns_are_taken_in_turn_and_the_slow_have_one() -> None:
    ran: list[float] = []
    times = {"short": PATIENCE, "slow": PATIENCE + 1, "once": 1.0}
    contenders = {
        name: Turn(run=lasting(seconds, ran), most=1 if name == "once" else 9) for name, seconds in times.items()
    }
    taken = take_turns(contenders, 3, "")
    assert ran == [PATIENCE, PATIENCE + 1, 1.0, PATIENCE, PATIENCE]
    assert {name: item.runs for name, item in taken.summaries.items()} == {"short": 3, "slow": 1, "once": 1}


def test_who_takes_too_long_is_stopped_with_all_its_processes(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(2); open({str(mark)!r}, 'w')"
    both = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}]).wait()"
    with pytest.raises(TooLongError):
        run([[sys.executable, "-c", both]], tmp_path / "log", 0.5)
    time.sleep(2)
    assert not mark.exists()


def test_a_stopped_contender_is_named_and_the_others_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.contest.LIMIT", 1.0)
    sleeping = Contender(command=[sys.executable, "-c", "import time; time.sleep(30)"])
    contenders = {"git status": Contender(command=[sys.executable, "-c", "pass"]), "endless": sleeping}
    contest = hold("Title", "size", contenders, 2, tmp_path / "log")
    assert contest.stopped == ("endless",)
    assert contest.summaries["git status"].runs == 2
    assert "| endless | stopped after 1 | | | | | | |" in contest.lines()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    contest = hold("T", "s", {"evalgen a": Contender(command=[sys.executable, "-c", "pass"])}, 1, tmp_path / "log")
    size = Size(asked=1, records=1, files=1, bytes=1, summaries=contest.summaries, memory_of_tree=3, stopped=("x",))
    searched = Searching(size="s", keys={"search": [1.5, 2]}, index=9, packed=4)
    measured = Measured(sizes=[size], contests=[contest], searched=[searched])
    assert Measured.of_json(json.loads(json.dumps(measured.as_json()))) == measured


def test_an_interrupted_run_goes_on_after_the_last_step(tmp_path: Path) -> None:
    path, asked = tmp_path / "numbers.json", list[str]()

    def step(name: str) -> Callable[[], Measured]:
        def measure() -> Measured:
            asked.append(name)
            if asked.count("b") == 1 and name == "b":
                raise KeyboardInterrupt
            return Measured(contests=[Contest(title=name, size="", summaries={})])

        return measure

    def all_steps(progress: Progress) -> list[str]:
        steps = [progress.take("seed 1", name, step(name), dict) for name in "abc"]
        return [contest.title for item in steps for contest in item.contests]

    with pytest.raises(KeyboardInterrupt):
        all_steps(Progress.begun(path, about="one", resume=False))
    assert all_steps(Progress.begun(path, about="one", resume=True)) == ["a", "b", "c"]
    assert asked == ["a", "b", "b", "c"]
    assert [contest.title for contest in Progress.begun(path, about="one", resume=True).found("seed 1").contests] == [
        "a",
        "b",
        "c",
    ]


@pytest.mark.parametrize("about, resume", [("another", True), ("one", False)])
def test_numbers_of_something_else_are_not_gone_on_with(about: str, resume: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "numbers.json"
    Progress.begun(path, about="one", resume=False).take("seed 1", "a", Measured, dict)
    assert Progress.begun(path, about=about, resume=resume).known == {}
