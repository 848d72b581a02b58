"""A copy of the repository from which Git was told to leave records out: no command takes what it sees for all there is."""

from pathlib import Path

import pytest
from commands import Run
from git_repository import Repository

WORDS = (
    "Bản sao Git này chỉ lấy một phần hồ sơ (sparse checkout): 3 tệp trong records/ không có ở đây, nên kết quả trên chưa "
    "đủ. Lấy đủ: git sparse-checkout disable\n"
)
COMMANDS = (
    ("check",),
    ("status", "--on", "2026-07-05"),
    ("build",),
    ("export", "2026-Q2", "--audience", "public", "--output", "ket-qua.csv"),
)


@pytest.fixture
def copy(tmp_path: Path) -> Repository:
    """Without the records of the only unit, in which there is nothing wrong without them."""
    repository = Repository(tmp_path / "kho")
    repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/records/2026-Q2/van-phong/")
    return repository


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_copy_with_a_part_of_the_records_says_so(
    command: tuple[str, ...], copy: Repository, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy.folder.parent)
    assert not (copy.folder / "records/2026-Q2/van-phong").exists()
    _, said, told = run(*command, "--root", copy.folder)
    assert told.endswith(WORDS)
    assert WORDS not in said
    copy.git("sparse-checkout", "disable")
    _, _, told = run(*command, "--root", copy.folder)
    assert WORDS not in told


def test_a_working_tree_beside_the_repository_says_so(copy: Repository, run: Run) -> None:
    beside = copy.folder.parent / "ben-canh"
    copy.git("worktree", "add", "--quiet", "--detach", str(beside))
    assert WORDS in run("check", "--root", beside)[2]
    copy.git("-C", str(beside), "sparse-checkout", "disable")
    assert WORDS not in run("check", "--root", beside)[2]


def test_where_nothing_was_left_out_git_is_not_asked(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path / "kho")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("check", "--root", repository.folder)[2] == ""
