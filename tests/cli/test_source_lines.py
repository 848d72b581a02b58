"""Lines for reports, and whether they come from the files that the rest of the report comes from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evalgen.cli.source_lines import SourceLines
from evalgen.reading.contents_digest import contents_of

FILE = "records/organization.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "so-tay" / "records").mkdir(parents=True)
    (tmp_path / "so-tay" / FILE).write_text("name: Xã Mẫu\nlevel: commune\n", encoding="utf-8")
    return tmp_path / "so-tay"


def stands(root: Path, lines: SourceLines) -> bool:
    known = contents_of(root)
    assert known is not None
    return lines.all_stand_in(known.files, root)


def test_a_line_is_counted_from_one_and_none_where_there_is_none(root: Path) -> None:
    lines = SourceLines(root)
    assert [lines(FILE, number) for number in (0, 1, 2, 4)] == [None, "name: Xã Mẫu", "level: commune", None]
    assert lines("records/khong-co.yaml", 1) is None


@pytest.mark.parametrize("above", ["", "so-tay/"], ids=["từ kho hồ sơ", "từ thư mục chứa kho"])
def test_lines_of_files_that_did_not_change_stand_in_what_was_told(root: Path, above: str) -> None:
    lines = SourceLines(root.parent if above else root)
    lines(above + FILE, 1)
    lines(f"{above}records/khong-co.yaml", 1)
    assert stands(root, lines)


def rewritten(file: Path) -> None:
    file.write_text("name: Xã Khác\n", encoding="utf-8")


@pytest.mark.parametrize("happens", [rewritten, Path.unlink], ids=["bị sửa", "bị xóa"])
def test_lines_of_a_file_that_changes_meanwhile_do_not(root: Path, happens: Callable[[Path], object]) -> None:
    known = contents_of(root)
    assert known is not None
    happens(root / FILE)
    lines = SourceLines(root)
    lines(FILE, 1)
    assert not lines.all_stand_in(known.files, root)


def test_a_file_that_comes_meanwhile_does_not_either(root: Path) -> None:
    known = contents_of(root)
    assert known is not None
    (root / "records" / "khong-co.yaml").write_text("a: 1\n", encoding="utf-8")
    lines = SourceLines(root)
    lines("records/khong-co.yaml", 1)
    assert not lines.all_stand_in(known.files, root)
