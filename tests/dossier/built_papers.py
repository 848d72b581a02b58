"""Papers built by the command itself, read back as a browser reads them."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.cli import main

sys.path.insert(0, str(Path(__file__).parent.parent / "publishing"))

from html_reader import Read, read

ROOT = Path(__file__).parents[2]
PERIOD = "2026-Q2"

Build = Callable[..., Path]


def open_records(changes: Mapping[str, tuple[str, str]] | None = None) -> dict[str, str]:
    """The sound records with one text in a file replaced by another."""
    files = dict(SOUND)
    for name, (before, after) in (changes or {}).items():
        assert before in files[name], name
        files[name] = files[name].replace(before, after)
    return files


def build(root: Path, out: Path, *arguments: str) -> int:
    """Run the command."""
    return main(["build", "--audience", "internal", "--root", str(root), "--site", str(out), *arguments])


def words(page: Read) -> str:
    """Everything that people see on a page, in one line, with a blank between elements."""
    return " ".join(" ".join(page.pieces).split())


def paper(out: Path, name: str, period: str = PERIOD) -> Read:
    """One paper of a period."""
    return read(out / period / f"{name}.html")


def build_commune(factory: pytest.TempPathFactory) -> Path:
    """The papers of the fictional commune as of 03/10/2026."""
    out = factory.mktemp("commune") / "noi-bo"
    assert build(ROOT, out, "--on", "2026-10-03") == 0
    return out


def builder(folder: Path) -> Build:
    """Writes records below `folder` and builds their papers; answers with the folder of the papers."""

    def call(files: Mapping[str, str] | None = None, *arguments: str) -> Path:
        write_records(folder / "kho", dict(SOUND) if files is None else files)
        out = folder / "noi-bo"
        assert build(folder / "kho", out, *arguments) == 0
        return out

    return call
