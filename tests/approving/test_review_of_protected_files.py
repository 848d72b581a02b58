"""Review where files that power rests on were approved one level up: the signature is read, and counts for its content."""

from pathlib import Path

import pytest
from reviewed import plan_of
from signed_records import DECIDED, GOVERNOR, WORKFLOW, commit, edit, git, governed_repository

from evalgen.approving.review import Review
from evalgen.pipeline.approving.protecting import protect


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository governed from above, on its branch `main`, with a branch `sua` that changes a workflow."""
    governed_repository(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "sua")
    (tmp_path / WORKFLOW).write_text("on: [pull_request, push]\n", encoding="utf-8")
    return tmp_path


def reviewed(root: Path) -> Review:
    commit(root, "Sửa quy trình")
    return plan_of(root, "main", "sua")


def left(root: Path) -> int:
    """How many files are to be approved yet, one level up."""
    return sum(need.left for need in reviewed(root).needs if GOVERNOR in need.bodies)


def test_a_change_that_nobody_signed_waits_for_one_level_up(root: Path) -> None:
    assert left(root) == 1


def test_a_change_that_was_signed_one_level_up_waits_for_nobody(root: Path) -> None:
    protect(root, (WORKFLOW,), key=root / "keys" / "vu-van-son", on=DECIDED)
    assert left(root) == 0


def test_a_signature_of_another_content_counts_for_nothing(root: Path) -> None:
    protect(root, (WORKFLOW,), key=root / "keys" / "vu-van-son", on=DECIDED)
    (root / WORKFLOW).write_text("on: schedule\n", encoding="utf-8")
    assert left(root) == 1


def test_a_signature_for_an_empty_file_does_not_count_for_one_that_is_too_long_to_be_signed(root: Path) -> None:
    (root / WORKFLOW).write_bytes(b"")
    protect(root, (WORKFLOW,), key=root / "keys" / "vu-van-son", on=DECIDED)
    (root / WORKFLOW).write_text("on: push\n" + "# dài\n" * 50_000, encoding="utf-8")
    assert left(root) == 1


def merged(root: Path) -> None:
    """`main` takes what stands on the branch; the next change begins there."""
    commit(root, "Sửa quy trình")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--ff-only", "sua")
    git(root, "checkout", "-q", "-B", "sua")


def test_an_old_signature_brings_nothing_old_back(root: Path) -> None:
    signed = (root / WORKFLOW).read_text(encoding="utf-8")
    for text in (signed, "on: schedule\n"):
        (root / WORKFLOW).write_text(text, encoding="utf-8")
        protect(root, (WORKFLOW,), key=root / "keys" / "vu-van-son", on=DECIDED)
        merged(root)
    (root / WORKFLOW).write_text(signed, encoding="utf-8")
    assert left(root) == 1


def test_a_file_that_goes_needs_a_signature_that_says_so(root: Path) -> None:
    (root / WORKFLOW).unlink()
    protect(root, (WORKFLOW,), key=root / "keys" / "vu-van-son", on=DECIDED)
    assert left(root) == 0


def test_a_repository_with_signed_files_is_reviewed_as_any_other(root: Path) -> None:
    """The signature was merged long ago; the change is about something else."""
    protect(root, (WORKFLOW,), key=root / "keys" / "vu-van-son", on=DECIDED)
    merged(root)
    edit(root, "records/2026-Q2/van-phong/le-van-an.yaml", "number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU")
    assert [record.name for record in reviewed(root).records] == ["Lê Văn An"]


@pytest.mark.parametrize("signer, said", [("", True), ("pham-thi-hoa", False), ("vu-van-son", False)])
def test_power_that_moves_with_a_signature_is_not_named(root: Path, signer: str, said: bool) -> None:  # noqa: FBT001
    git(root, "checkout", "-q", "-f", "main")
    git(root, "checkout", "-q", "-B", "sua")
    person = "records/people/le-van-an.yaml"
    edit(root, person, "managed_by: ban-thuong-vu", f"managed_by: {GOVERNOR}")
    if signer:
        protect(root, (person,), key=root / "keys" / signer, on=DECIDED)
    found = [item.code for item in reviewed(root).transitions if item.place.file == person]
    assert found == (["power-moved-unapproved"] if said else [])
