"""Piece by piece and with several processes: the problems of `inspect`, all of them, and the same output."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evalgen.domain.gathering import Gathering
from evalgen.domain.grade import Grade
from evalgen.pipeline.checkup import checkup
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.checkup.grouping import pieces_of
from evalgen.pipeline.checkup.piece import Ground, inspect_piece
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.reading.layout import Slot

ROOT = Path(__file__).parents[2]
REPOSITORIES = (ROOT, *sorted(path.parent for path in (ROOT / "examples").rglob("records")))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some hundred people of several communes, with refused, contradictory and misplaced records among them."""
    root = tmp_path_factory.mktemp("large")
    write_demo(root, people=230, seed=5)
    files = sorted((root / "records").glob("20*/*/*.yaml"))
    for number, file in enumerate(files):
        text = file.read_text(encoding="utf-8")
        match number % 23:
            case 0:
                file.write_text("plan: [\n", encoding="utf-8")
            case 1:
                file.write_text(text.replace("by: ", "by: ban-"), encoding="utf-8")
            case 2:
                file.write_text(text.replace("2026-07-0", "2026-06-0"), encoding="utf-8")
            case 3:
                file.write_text(text.replace("EXCELLENT", "GOOD").replace("COMPLETED", "EXCELLENT"), encoding="utf-8")
            case 4:
                file.rename(file.with_name(f"la-{file.name}"))
            case 5:
                other = files[(number * 7) % len(files)].parent / file.name
                other.write_text(text, encoding="utf-8")
            case 6:
                file.unlink()
    return root


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
@pytest.mark.parametrize("pieces", [2, 7])
def test_in_pieces_the_same_problems_are_found(root: Path, pieces: int) -> None:
    whole, found = inspect(root), check_up(root, pieces=pieces)
    assert found.problems == whole.problems
    assert found.publishable == whole.publishable
    assert (found.records, found.periods) == (len(whole.records.evaluations), len(whole.records.periods))


@pytest.mark.parametrize("pieces,processes", [(2, 1), (3, 2), (9, 1), (40, 4)])
def test_so_it_is_with_hundreds_of_problems(large: Path, pieces: int, processes: int) -> None:
    whole = inspect(large)
    assert len(whole.problems) > 150
    assert len({problem.code for problem in whole.problems}) > 15
    assert check_up(large, pieces=pieces, processes=processes).problems == whole.problems


def test_by_default_a_large_repository_is_shared_out(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "FEWEST", 50)
    monkeypatch.setattr(checkup, "PIECE", 60)
    monkeypatch.setattr(checkup, "processors", lambda: 2)
    assert check_up(large).problems == inspect(large).problems


def test_a_copy_that_is_killed_changes_nothing(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def killed(ground: Ground, files: list[tuple[str, Slot]]) -> tuple[bytes, bool]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return inspect_piece(ground, files)

    monkeypatch.setattr(checkup, "inspect_piece", killed)
    assert check_up(large, pieces=4, processes=2).problems == inspect(large).problems


def test_the_records_of_a_person_are_never_parted() -> None:
    files = [
        (f"records/{period}/x/{name}.yaml", Slot(kind="evaluation", name=name)) for name in "cadbe" for period in "12"
    ]
    for count in range(1, 8):
        pieces = pieces_of(files, count)
        assert sorted(file for piece in pieces for file in piece) == sorted(files)
        owners = [{slot.name for _, slot in piece} for piece in pieces]
        assert sum(map(len, owners)) == 5
        assert len(pieces) == min(count, 5)


def test_the_command_says_the_same_with_one_processor_and_with_all(large: Path) -> None:
    command = [sys.executable, "-m", "evalgen", "check", "--no-cache", "--root", str(large)]
    plain = subprocess.run(command, check=False, capture_output=True)
    hurried = "from evalgen.pipeline.checkup import checkup; checkup.FEWEST = 9; checkup.PIECE = 30; from evalgen.cli import main; raise SystemExit(main())"
    shared = subprocess.run([sys.executable, "-c", hurried, *command[3:]], check=False, capture_output=True)
    assert (shared.returncode, shared.stdout, shared.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert plain.returncode == 1


def test_of_two_records_of_one_person_the_one_that_stands_counts_in_pieces_too(tmp_path: Path) -> None:
    """The other one, which comes later in the order of the files, would make or keep a quota."""
    write_demo(tmp_path, people=30, seed=3)
    found = inspect(tmp_path)
    graded = next(
        item
        for item in found.records.evaluations
        if item.decision is not None and item.decision.grade is Grade.GOOD and item.period.number == 2
    )
    other = max(unit for unit in found.records.units if unit > graded.unit)
    file = tmp_path / graded.document.file
    second = file.parent.parent / other / file.name
    second.parent.mkdir(exist_ok=True)
    second.write_text(file.read_text(encoding="utf-8").replace("grade: GOOD}", "grade: EXCELLENT}"), encoding="utf-8")
    whole, pieces = inspect(tmp_path), check_up(tmp_path, pieces=3, processes=2)
    key = (graded.period, graded.person)
    assert whole.results.assessments[key].evaluation.document.file == graded.document.file
    assert pieces.results.assessments[key].evaluation.document.file == graded.document.file
    assert Gathering.of(whole.records).people[graded.person][graded.period].document.file == graded.document.file
    assert pieces.results.quotas == whole.results.quotas
    assert pieces.problems == whole.problems
