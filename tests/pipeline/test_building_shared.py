"""A site made by several processes is the site made by one, whatever becomes of the processes."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.publishing import site
from evalgen.pipeline.publishing.site import Publication, publication_of, publish
from evalgen.publishing import new_tree
from evalgen.publishing.ledger import Made

HERE = os.getpid()
WRITTEN = new_tree.written


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """Records, and the digests of the site that one process makes of them."""

    root: Path
    publication: Publication
    alone: dict[str, str]

    def built(self, out: Path) -> dict[str, str]:
        """The digests of the site made at `out`."""
        publish(self.publication, self.root, out)
        return digests(out)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("shared")
    write_demo(folder / "kho", people=40, seed=3)
    publication = publication_of(check_up(folder / "kho"))
    publish(publication, folder / "kho", folder / "alone")
    return Case(root=folder / "kho", publication=publication, alone=digests(folder / "alone"))


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Three processes, however little there is to do."""
    monkeypatch.setattr(new_tree, "WORTH_SHARING", 1)
    monkeypatch.setattr(site, "processors", lambda: 3)
    return monkeypatch


def after_copies(sign: Path, happens: Callable[[str], object]) -> Callable[[str, str, bytes | Iterable[bytes]], Made]:
    """`happens` to every copy at its first file; the process that asks writes nothing before one left its `sign`."""

    def written(place: str, key: str, content: bytes | Iterable[bytes]) -> Made:
        if os.getpid() != HERE:
            sign.touch()
            happens(place)
        started = time.monotonic()
        while not sign.exists():
            assert time.monotonic() - started < 60
        return WRITTEN(place, key, content)

    return written


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_several_processes_make_the_same_site(case: Case, shared: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shared.setattr(new_tree, "written", after_copies(tmp_path / "sign", lambda _: None))
    assert case.built(tmp_path / "site") == case.alone


@pytest.mark.parametrize("left", [b"", b"<!DOCTYPE ht", None], ids=["an empty file", "half a file", "nothing"])
def test_what_a_killed_copy_began_is_made_again(
    left: bytes | None, case: Case, shared: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def killed(place: str) -> None:
        if left is not None:
            Path(place).write_bytes(left)
        os.kill(os.getpid(), signal.SIGKILL)

    shared.setattr(new_tree, "written", after_copies(tmp_path / "sign", killed))
    assert case.built(tmp_path / "site") == case.alone


def test_where_processes_cannot_be_copied_one_makes_all(
    case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(new_tree, "WORTH_SHARING", 1)
    with monkeypatch.context() as patched:
        patched.delattr(os, "fork")
        assert case.built(tmp_path / "site") == case.alone


def test_a_small_site_is_made_by_one(case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(site, "shared_out", refused)
    assert case.built(tmp_path / "site") == case.alone


def test_nothing_is_left_of_a_shared_build_that_was_killed(case: Case, tmp_path: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
from evalgen.pipeline.publishing import site
from evalgen.pipeline.publishing.site import publish
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.site import publication_of
from evalgen.publishing import new_tree
here, original, count = os.getpid(), new_tree.written, 0
def written(*given):
    global count
    count += 1
    if count == 20 and os.getpid() == here:
        os.kill(here, signal.SIGKILL)
    return original(*given)
new_tree.WORTH_SHARING, new_tree.written, site.processors = 1, written, lambda: 2
root = Path({str(case.root)!r})
publish(publication_of(check_up(root)), root, Path({str(tmp_path / "site")!r}))
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert not (tmp_path / "site").exists()
    started = time.monotonic()
    while [path.name for path in tmp_path.iterdir()] != ["site"]:
        assert time.monotonic() - started < 60
        found = case.built(tmp_path / "site")
    assert found == case.alone
