"""The benchmark measures what it says: its data are sound records, its numbers those of the process it ran."""

import json
import random
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.data import files_by_kind, lengthened, repository
from benchmarks.measuring import peak_of_tree, run
from benchmarks.statements import in_use
from evalgen.pipeline.inspecting.inspection import inspect

RECORD = "note: Đúng hạn.\n  note: Đúng yêu cầu.\n  title: Báo cáo\n  comment: 'Có: dấu'\n"


def test_free_texts_grow_and_nothing_else_changes() -> None:
    before, after = RECORD.splitlines(), lengthened(RECORD, 200, random.Random(1)).splitlines()  # noqa: S311
    assert [after[0], after[2], after[3]] == [before[0], before[2], before[3]]
    assert after[1].startswith(before[1])
    assert len(after[1]) > 200


def test_the_same_seed_gives_the_same_bytes_and_sound_records(tmp_path: Path) -> None:
    first, second = (repository(tmp_path / name, records=40, seed=4, note=200) for name in ("a", "b"))
    files = {kind: [Path(file).relative_to(first) for file in found] for kind, found in files_by_kind(first).items()}
    assert len(files["evaluation"]) > 20
    for file in (file for found in files.values() for file in found):
        assert (first / file).read_bytes() == (second / file).read_bytes()
    assert inspect(first).publishable


def test_time_and_memory_are_those_of_the_process(tmp_path: Path) -> None:
    work = "held = bytearray(60_000_000); sum(range(2_000_000))"
    measure = run([[sys.executable, "-c", work]], tmp_path / "log")
    assert measure.largest > 60_000_000
    assert measure.processor > 0
    assert measure.wall > 0


def test_memory_of_children_is_counted(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(b'x' * 40_000_000); time.sleep(1)"
    both = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; child.wait()"
    assert peak_of_tree([sys.executable, "-c", both], tmp_path / "log") > 80_000_000


def test_one_command_prints_the_table_and_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = tmp_path / "numbers.json"
    words = ["--sizes", "20", "40", "--runs", "1", "--no-peers", "--scratch", str(tmp_path), "--json", str(numbers)]
    assert main(words) == 0
    assert "| evalgen check |" in capsys.readouterr().out
    told = json.loads(numbers.read_text(encoding="utf-8"))
    assert [len(size["summaries"]) for size in told["sizes"]] == [1, 1]
    assert all(size["summaries"]["evalgen check"]["processor"] > 0 for size in told["sizes"])


def test_a_repository_in_use_has_its_statements_and_nothing_against_them(tmp_path: Path) -> None:
    root = repository(tmp_path, records=60, seed=3, note=0)
    before, after = inspect(root), inspect(in_use(root))
    assert after.problems == before.problems
    assert {(item.period, item.unit, item.record) for item in after.records.approvals} > {
        (item.period, item.unit, item.person) for item in after.records.evaluations if item.decision is not None
    }
    received = after.results.received
    assert all(
        "DECISION" in received[item.period, item.unit, item.person]
        for item in after.records.evaluations
        if item.decision
    )
