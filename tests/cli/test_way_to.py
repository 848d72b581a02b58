"""Paths are told as ways from where somebody stands; where none leads there, whole."""

import os
from pathlib import Path

import pytest

from evalgen.cli import main
from evalgen.cli.repository import way_to


def test_a_way_leads_up_and_down_and_follows_links(tmp_path: Path) -> None:
    (tmp_path / "kho" / "records").mkdir(parents=True)
    (tmp_path / "cho-khac").symlink_to(tmp_path / "kho")
    assert way_to(tmp_path / "kho" / "records", tmp_path / "kho") == "records"
    assert way_to(tmp_path / "cho-khac" / "records", tmp_path / "kho") == "records"
    assert way_to(tmp_path, tmp_path / "kho" / "records") == "../.."


def test_a_repository_on_another_drive_is_checked_as_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`relpath` of Windows: path is on mount 'D:', start on mount 'C:'."""

    def no_way(path: str, start: str) -> str:
        message = f"path is on mount {path!r}, start on mount {start!r}"
        raise ValueError(message)

    assert main(["demo", str(tmp_path / "kho"), "--people", "6"]) == 0
    monkeypatch.setattr(os.path, "relpath", no_way)
    (record, *_) = sorted((tmp_path / "kho" / "records" / "2026-Q2").glob("*/[!c]*.yaml"))
    for words in (["check"], ["score", str(record)], ["explain", str(record)]):
        assert main([*words, "--root", str(tmp_path / "kho")]) == 0
    assert "Mức cao nhất đủ điều kiện" in capsys.readouterr().out
