"""What is left of an internal file where the disk is full: nothing."""

from pathlib import Path

import pytest

from evalgen.errors import EvalgenError
from evalgen.publishing.forms.document import BLANK_MARK
from evalgen.publishing.internal_file import write_export, write_internal


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_no_half_of_a_table_and_no_draft(tmp_path: Path) -> None:
    table, page = tmp_path / "ket-qua.xlsx", tmp_path / "mau-5.html"
    with pytest.raises(OSError, match="File too large"):
        write_export(b"x" * 2_000, table, tmp_path / "site")
    with pytest.raises(OSError, match="File too large"):
        write_internal(BLANK_MARK + "x" * 2_000, page, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_nothing_internal_is_written_among_the_records(tmp_path: Path) -> None:
    folder = tmp_path / "records/2026-Q2"
    folder.mkdir(parents=True)
    with pytest.raises(EvalgenError, match="theo hồ sơ vào Git"):
        write_export(b"x", folder / "ket-qua.xlsx", tmp_path / "site")
    with pytest.raises(EvalgenError, match="theo hồ sơ vào Git"):
        write_internal(BLANK_MARK, folder / "mau-5.html", tmp_path / "site")
    assert list(folder.iterdir()) == []
    write_export(b"x", folder / "ket-qua.csv", None)
