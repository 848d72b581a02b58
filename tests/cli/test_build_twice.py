"""`evalgen build` twice: what the second one leaves alone, and what may not be believed."""

import shutil
from pathlib import Path

import pytest

from evalgen.cli import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the sample commune."""
    shutil.copytree(ROOT / "records", tmp_path / "kho" / "records")
    return tmp_path / "kho"


def build(root: Path, *options: str) -> None:
    assert main(["build", "--root", str(root), *options]) == 0


def test_the_folder_stays_where_nothing_changed(root: Path, tmp_path: Path) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    build(root, *cache)
    before = (root / "site").stat().st_ino
    build(root, *cache)
    assert (root / "site").stat().st_ino == before
    build(root, "--no-cache")
    assert (root / "site").stat().st_ino != before


def test_a_memory_inside_the_site_is_not_used(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "noi-khac" / "site"
    build(root, "--site", str(site), "--cache", str(site / "cache"))
    assert not (site / "cache").exists()
