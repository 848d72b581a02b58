"""Approvals and receipts come in every day: each costs the records that it is about, and no answer is an old one."""

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from approved import approve
from signed_records import DEPUTY, HEAD, QUARTER, RECEIVED, edit, signed_repository
from yaml_mutations import mutated

from evalgen.cli import main
from evalgen.domain.approval import ApprovedStep
from evalgen.pipeline.approving.receiving import receive
from evalgen.pipeline.checkup import checkup, sorted_files
from evalgen.pipeline.checkup.piece import Ground, inspect_piece
from evalgen.reading.repository import File

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Path]:
    """A small signed repository, remembered person by person as if it were large."""
    monkeypatch.setattr(checkup, "FEWEST_REMEMBERED", 1)
    for parting in ("groups_of", "groups_of_people"):
        monkeypatch.setattr(sorted_files, parting, lambda files, _: [[file] for file in files])
    return signed_repository(tmp_path / "kho")


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose records were computed."""
    names: list[str] = []

    def counted(ground: Ground, files: list[File]) -> tuple[bytes, bool]:
        names.extend(slot.name for _, slot in files)
        return inspect_piece(ground, files)

    monkeypatch.setattr(checkup, "inspect_piece", counted)
    return names


def told(root: Path, capsys: Capture, *, cache: bool) -> str:
    """What `check` and `status` say."""
    remember = ["--cache", str(root.parent / "cache")] if cache else ["--no-cache"]
    main(["check", "--root", str(root), *remember])
    main(["status", str(QUARTER), "--on", "2026-07-09", "--root", str(root), *remember])
    return capsys.readouterr().out


def test_an_approval_and_its_receipt_cost_the_record_alone(
    keys: Mapping[str, Path], tmp_path: Path, computed: list[str], capsys: Capture
) -> None:
    root = tmp_path / "kho"
    first = told(root, capsys, cache=True)
    assert {"le-van-an", "tran-thi-binh"} <= set(computed)
    computed.clear()
    edit(root, DEPUTY, "number: 21-QĐ/ĐU, grade: GOOD", "number: 22-QĐ/ĐU, grade: COMPLETED, reason: Sửa")
    approve(root, DEPUTY, ApprovedStep.DECISION, key=keys["pham-thi-hoa"], on=RECEIVED)
    receive(root, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    second = told(root, capsys, cache=True)
    assert set(computed) == {"le-van-an"}
    assert second == told(root, capsys, cache=False)
    assert second != first


def test_a_receipt_of_a_collective_costs_no_person(
    keys: Mapping[str, Path], tmp_path: Path, computed: list[str], capsys: Capture
) -> None:
    root = tmp_path / "kho"
    told(root, capsys, cache=True)
    computed.clear()
    for receipt in (root / "records/2026-Q2/receipts").iterdir():
        receipt.unlink()
    for person in (root / "records/2026-Q2/approvals/van-phong").iterdir():
        if person.name != "collective":
            shutil.rmtree(person)
    assert told(root, capsys, cache=True) == told(root, capsys, cache=False)
    computed.clear()
    receive(root, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    assert told(root, capsys, cache=True) == told(root, capsys, cache=False)
    assert computed == []


@pytest.mark.parametrize("seed", range(4))
def test_after_any_change_of_statements_the_answer_is_the_computed_one(
    seed: int, keys: Mapping[str, Path], tmp_path: Path, capsys: Capture
) -> None:
    root, lots = tmp_path / "kho", random.Random(seed)  # noqa: S311 - the same lots each time
    told(root, capsys, cache=True)
    for step in range(8):
        files = sorted((root / "records/2026-Q2").glob("[ar]*/**/*.yaml"))
        chosen = lots.choice(files)
        match lots.randrange(5):
            case 0:
                chosen.unlink()
            case 1:
                lots.choice(files).write_bytes(chosen.read_bytes())
            case 2:
                path = root / (HEAD if step % 2 else DEPUTY)
                path.write_text(path.read_text(encoding="utf-8") + f"# {step}\n", encoding="utf-8")
            case _:
                chosen.write_bytes(mutated(chosen.read_text(encoding="utf-8", errors="replace"), lots))
        assert keys
        assert told(root, capsys, cache=True) == told(root, capsys, cache=False), (step, chosen)
