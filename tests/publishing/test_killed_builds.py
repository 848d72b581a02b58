"""Builds that are killed at any moment: afterwards the old or the new site is whole, and the next build clears up."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalgen.publishing.site_source import FolderSource
from evalgen.publishing.verifying import read_manifest, verify

KILLS = 200
HERE = Path(__file__).parent


class Builder:
    """The warm builder, and one child of it at a time."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._commands, self._answers = process.stdin, process.stdout

    def ask(self, name: str, out: Path, seconds: float) -> int:
        """How a build of the site `name` at `out` ended that was killed after so many `seconds`; never after 0."""
        self._commands.write(f"{name} {seconds:.6f} {out}\n")
        self._commands.flush()
        return int(self._answers.readline())

    def build(self, name: str, out: Path) -> float:
        """Build to the end; how long it took in seconds."""
        begun = time.perf_counter()
        assert self.ask(name, out, 0) == 0
        return time.perf_counter() - begun


@pytest.fixture
def builder() -> Iterator[Builder]:
    paths = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    with subprocess.Popen(
        [sys.executable, str(HERE / "warm_builder.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    ) as process:
        yield Builder(process)


def digest(site: Path) -> str:
    return hashlib.sha256((site / "manifest.json").read_bytes()).hexdigest()


def assert_whole(site: Path) -> None:
    """Every file is as its manifest says, and there is no other."""
    source = FolderSource(site)
    assert verify(source, read_manifest(source)).whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_killed_build_leaves_the_old_or_the_new_site_whole(builder: Builder, tmp_path: Path) -> None:
    site = tmp_path / "site"
    digests = {}
    for name in ("A", "B"):
        took = builder.build(name, site)
        digests[name] = digest(site)
    assert digests["A"] != digests["B"]
    chance, kills, tries = random.Random(20261121), 0, 0  # noqa: S311 - the same moments every time
    outcomes = {"old": 0, "new": 0, "rubbish": 0}
    while kills < KILLS:
        tries += 1
        assert tries < 3 * KILLS, "most builds ended before they were killed"
        before = digest(site)
        wanted = "A" if before == digests["B"] else "B"
        killed = builder.ask(wanted, site, chance.uniform(0.001, took)) == -signal.SIGKILL
        kills += killed
        assert_whole(site)
        assert digest(site) in {before, digests[wanted]}
        if killed:
            outcomes["old" if digest(site) == before else "new"] += 1
            outcomes["rubbish"] += names(tmp_path) != ["site"]
        if tries % 25 == 0:
            builder.build(wanted, site)
            assert (names(tmp_path), digest(site)) == (["site"], digests[wanted])
    assert all(outcomes.values()), f"not every kind of moment was met: {outcomes}"
    builder.build("B", site)
    assert names(tmp_path) == ["site"]
    assert not (site / "nguoi/le-van-dat.html").exists()
    assert all(b"le-van-dat" not in path.read_bytes() for path in site.rglob("*") if path.is_file())


def test_a_torn_site_would_be_noticed(builder: Builder, tmp_path: Path) -> None:
    """What the test above relies on."""
    site = tmp_path / "site"
    builder.build("A", site)
    assert_whole(site)
    (site / "nguoi/le-van-dat.html").unlink()
    with pytest.raises(AssertionError):
        assert_whole(site)
