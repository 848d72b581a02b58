"""Programs of others are those of the system, never those of the repository."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from evalgen.reading import program as programs
from evalgen.reading.git import open_git
from evalgen.reading.git_complaints import missing_git
from evalgen.reading.program import program


def test_elsewhere_the_system_finds_them() -> None:
    assert program("git") == "git"


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As on Windows, in a repository that holds programs of its own, which Windows would find first."""
    monkeypatch.setattr(programs, "_BY_WINDOWS", True)
    repository = tmp_path / "kho"
    for folder in (repository, repository / "bin", tmp_path / "Git/cmd"):
        folder.mkdir(parents=True)
        (folder / "git.exe").write_bytes(b"MZ")
    monkeypatch.chdir(repository)
    return tmp_path


def test_on_windows_the_one_in_the_folders_of_programs_is_called(
    windows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", "bin", str(windows / "khong-co"), str(windows / "Git/cmd")]))
    assert program("git") == str(windows / "Git/cmd/git.exe")


def test_on_windows_a_folder_that_may_not_be_entered_is_passed_over(
    windows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.stat

    def denied(path: Any, *arguments: Any, **named: Any) -> os.stat_result:
        if "cua-nguoi-khac" in str(path):
            raise PermissionError(errno.EACCES, "Access is denied", str(path))
        return look(path, *arguments, **named)

    monkeypatch.setattr(os, "stat", denied)
    monkeypatch.setenv("PATH", os.pathsep.join([str(windows / "cua-nguoi-khac"), str(windows / "Git/cmd")]))
    assert program("git") == str(windows / "Git/cmd/git.exe")


@pytest.mark.usefixtures("windows")
def test_on_windows_the_one_in_the_repository_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([".", "bin"]))
    with pytest.raises(FileNotFoundError):
        program("git")
    with pytest.raises(type(missing_git()), match="Không tìm thấy chương trình git"), open_git(tmp_path / "kho"):
        pass
