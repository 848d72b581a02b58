"""Drafts stand whole or not at all, whatever becomes of the disk, and whoever else writes there."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from evalgen.drafting.writing import Change, write_all, write_new
from evalgen.errors import EvalgenError
from evalgen.publishing.atomic import replacing
from evalgen.publishing.forms.document import BLANK_MARK
from evalgen.publishing.internal_file import write_export, write_internal
from evalgen.whole_file import replace, sweep


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_no_half_record_that_the_next_try_would_keep(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="File too large"):
        write_new(tmp_path, [("records/a.yaml", "a: 1\n"), ("records/b.yaml", "b" * 2_000)])
    with pytest.raises(OSError, match="File too large"):
        write_all(tmp_path, [change("records/c.yaml", "c: 1\n"), change("records/d.yaml", "d" * 2_000)])
    assert files(tmp_path) == {"a.yaml": "a: 1\n"}


@pytest.mark.parametrize("links", [True, False], ids=["có liên kết cứng", "không có liên kết cứng"])
def test_what_stands_is_kept_even_where_it_came_in_between(
    *, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:

        def refuse(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    (tmp_path / "a.yaml").write_text("cũ\n", encoding="utf-8")
    assert write_new(tmp_path, [("a.yaml", "mới\n"), ("b.yaml", "mới\n")]) == (["b.yaml"], ["a.yaml"])
    monkeypatch.setattr("os.path.lexists", lambda _: False)
    assert write_new(tmp_path, [("a.yaml", "mới\n"), ("b.yaml", "nữa\n")]) == ([], ["a.yaml", "b.yaml"])
    assert files(tmp_path) == {"a.yaml": "cũ\n", "b.yaml": "mới\n"}


ACTIONS = {"os.mkdir", "open", "os.link", "os.rename", "os.remove"}
LONG = "dài" * 10_000


def change(name: str, text: str, before: bytes | None = None) -> Change:
    return Change(name=name, after=text.encode(), before=before)


def again(folder: Path, name: str, text: str) -> Change:
    """In place of what an earlier run wrote."""
    return change(name, text, (folder / name).read_bytes() if (folder / name).exists() else None)


WRITERS: dict[str, Callable[[Path], object]] = {
    "write_new": lambda folder: write_new(folder, [("a.yaml", LONG), ("con/b.yaml", LONG)]),
    "write_all": lambda folder: write_all(folder, [again(folder, "a.yaml", LONG), again(folder, "con/b.yaml", LONG)]),
    "write_export": lambda folder: write_export(LONG.encode(), folder / "a.csv", None),
    "write_internal": lambda folder: write_internal(BLANK_MARK + LONG, folder / "a.html", folder / "site"),
}


def killed(work: Callable[[], object], folder: Path, moment: int) -> bool:
    """Whether `work`, to be killed before that action on files in `folder`, was killed before it came to its end."""
    child = os.fork()
    if child == 0:
        begun = 0

        def count_action(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal begun
            if event in ACTIONS and str(folder) in str(arguments[0]):
                begun += 1
                if begun == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count_action)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_any_moment_every_file_is_whole_and_the_next_run_clears_up(name: str, tmp_path: Path) -> None:
    write = WRITERS[name]
    for moment in count(1):
        folder = tmp_path / f"lan-{moment}"
        folder.mkdir()
        was_killed = killed(partial(write, folder), folder, moment)
        shown = {path: path.read_text(encoding="utf-8") for path in folder.rglob("[!.]*") if path.is_file()}
        assert all(text.endswith(LONG) for text in shown.values())
        if name != "write_export" or not shown:  # An export is never written over.
            write(folder)
        elif name == "write_export":
            sweep(folder)
        assert [path for path in folder.rglob(".*") if path.is_file()] == []
        if not was_killed:
            break
    assert moment > 3


def test_a_draft_that_somebody_writes_is_left_to_them(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    draft, foreign = tmp_path / f".a.yaml.{'0' * 16}.new", tmp_path / ".a.yaml.new"
    foreign.write_text("của người khác", encoding="utf-8")
    with draft.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_new(tmp_path, [("a.yaml", "a: 1\n")])
        assert draft.exists()
    write_all(tmp_path, [change("b.yaml", "b: 1\n")])
    assert not draft.exists()
    assert foreign.exists()


@pytest.mark.parametrize("link", ["records", "records/2026-Q4", "records/2026-Q4/van-phong"])
def test_no_link_leads_what_is_written_out_of_the_repository(link: str, tmp_path: Path) -> None:
    outside, root = tmp_path / "ngoai", tmp_path / "kho"
    outside.mkdir()
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside)
    with pytest.raises(EvalgenError, match="liên kết tới nơi khác"):
        write_new(root, [("records/2026-Q4/van-phong/le-van-an.yaml", "a: 1\n")])
    with pytest.raises(EvalgenError, match="liên kết tới nơi khác"):
        write_all(root, [change("records/2026-Q4/van-phong/le-van-an.yaml", "a: 1\n")])
    assert list(outside.iterdir()) == []


def test_the_repository_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    (tmp_path / "lien-ket").symlink_to("kho")
    assert write_new(tmp_path / "lien-ket", [("records/a.yaml", "a: 1\n")]) == (["records/a.yaml"], [])


def test_what_the_system_refuses_is_told_of_the_file_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not of the draft beside it, whose name nobody has ever seen."""
    (tmp_path / "tep").touch()
    with pytest.raises(NotADirectoryError) as refused:
        replace(tmp_path / "tep" / "a.html", b"a")
    assert refused.value.filename == str(tmp_path / "tep" / "a.html")

    def forbidden(*, prefix: str, dir: Path) -> str:  # noqa: A002 - as it is called
        raise PermissionError(errno.EACCES, "Permission denied", str(dir / f"{prefix}x"))

    monkeypatch.setattr("tempfile.mkdtemp", forbidden)
    with pytest.raises(PermissionError) as shut, replacing(tmp_path / "site"):
        pass
    assert shut.value.filename == str(tmp_path / "site")
