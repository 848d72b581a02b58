"""Builds that are killed at any moment: afterwards the old or the new site is whole, and the next build clears up."""

import hashlib
import os
import signal
import subprocess
import sys
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

    def ask(self, name: str, out: Path, moment: int) -> tuple[bool, int, int]:
        """Build `name` at `out`, to be killed before that action on files (see there).

        Answers with whether it was killed, how many actions it began, and how many after the exchange.
        """
        self._commands.write(f"{name} {moment} {out}\n")
        self._commands.flush()
        code, actions, after = map(int, self._answers.readline().split())
        assert code in {0, -signal.SIGKILL}
        return code != 0, actions, after

    def build(self, name: str, out: Path) -> tuple[int, int]:
        """Build to the end; how many actions on files it took, and how many after the exchange."""
        killed, actions, after = self.ask(name, out, 0)
        assert not killed
        return actions, after


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
        actions, after = builder.build(name, site)
        digests[name] = digest(site)
    assert digests["A"] != digests["B"]
    assert after > 1
    # Three in four spread over the time before the exchange, the others over what is done after it.
    early = [1 + turn * (actions - after) // (KILLS * 3 // 4) for turn in range(KILLS * 3 // 4)]
    late = [-1 - turn * after // (KILLS // 4) for turn in range(KILLS // 4)]
    outcomes = {"old": 0, "new": 0, "rubbish": 0}
    for turn, moment in enumerate(early + late):
        before = digest(site)
        wanted = "A" if before == digests["B"] else "B"
        killed, *_ = builder.ask(wanted, site, moment)
        assert killed
        assert_whole(site)
        assert digest(site) == (before if moment > 0 else digests[wanted])
        outcomes["old" if digest(site) == before else "new"] += 1
        outcomes["rubbish"] += names(tmp_path) != ["site"]
        if turn % 25 == 24:
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
