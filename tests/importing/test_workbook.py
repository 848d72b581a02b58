"""Workbooks as programs save them → cells; what holds no value says why."""

import datetime as dt
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from books import book_of
from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from evalgen.domain.sheet import CellFault, CellPlace, letters_of
from evalgen.errors import EvalgenError
from evalgen.reading import workbook, workbook_parts
from evalgen.reading.workbook import read_workbook


def first_cell(path: Path) -> object:
    (sheet,) = read_workbook(path)
    return sheet.rows[0][0]


@pytest.mark.parametrize(
    "written, read",
    [
        pytest.param("  Báo cáo ", "Báo cáo", id="chữ, bỏ dấu cách hai đầu"),
        pytest.param("Ba\u0301o ca\u0301o", "Báo cáo", id="chữ tổ hợp của máy Mac"),
        pytest.param("một_x000D_\nhai_x000D_", "một\nhai", id="xuống dòng dán từ chương trình Windows"),
        pytest.param(2, Decimal(2), id="số nguyên"),
        pytest.param(0.1 + 0.2, Decimal("0.3"), id="số lẻ như bảng tính hiện"),
        pytest.param(1234567890.1234, Decimal("1234567890.1234"), id="số lẻ dài mà viết hết được"),
        pytest.param(dt.date(2026, 6, 30), dt.date(2026, 6, 30), id="ngày"),
        pytest.param(True, True, id="đúng/sai"),
        pytest.param("1,5", "1,5", id="số viết bằng chữ để cột quyết định"),
    ],
)
def test_what_a_cell_holds(written: str | float, read: object, tmp_path: Path) -> None:
    assert first_cell(book_of(tmp_path / "b.xlsx", {"S": [[written]]})) == read


@pytest.mark.parametrize(
    "written, code",
    [
        pytest.param("=1+1", "formula-without-value", id="công thức chưa được tính"),
        pytest.param("#REF!", "formula-error", id="lỗi của bảng tính"),
        pytest.param(dt.datetime.fromisoformat("2026-06-30T08:30"), "day-with-time", id="ngày kèm giờ"),
        pytest.param(dt.time(8, 30), "time-of-day", id="giờ mà bảng tính tự hiểu"),
        pytest.param(1e308, "number-too-large", id="số lớn quá mức giữ được chính xác"),
        pytest.param(1 / 3, "number-without-end", id="phép chia không hết"),
        pytest.param(1 / 27, "number-without-end", id="phép chia không hết, chữ số cuối là 0"),
        pytest.param(100 / 27, "number-without-end", id="phép chia không hết, có phần nguyên, chữ số cuối là 0"),
        pytest.param(200 / 3, "number-without-end", id="phép chia không hết, có phần nguyên"),
    ],
)
def test_a_cell_without_a_value_says_why(written: str | float | dt.time, code: str, tmp_path: Path) -> None:
    fault = first_cell(book_of(tmp_path / "b.xlsx", {"S": [[written]]}))
    assert isinstance(fault, CellFault)
    assert fault.code == code


def test_a_merged_cell_is_told_where_it_hides_a_row(tmp_path: Path) -> None:
    path = book_of(tmp_path / "b.xlsx", {"S": [["a"], [None]]})
    book = load_workbook(path)
    book.worksheets[0].merge_cells("A1:A2")
    book.save(path)
    (sheet,) = read_workbook(path)
    assert sheet.rows[0][0] == "a"
    assert isinstance(sheet.rows[1][0], CellFault)
    assert sheet.rows[1][0].code == "merged-cells"


@pytest.mark.parametrize("form, code", [("0%", "percent"), ('0.0"%"', None), ("0.00", None)])
def test_a_percentage_is_not_taken_for_the_number_behind_it(form: str, code: str | None, tmp_path: Path) -> None:
    path = book_of(tmp_path / "b.xlsx", {"S": [[0.7]]})
    book = load_workbook(path)
    book.worksheets[0]["A1"].number_format = form
    book.save(path)
    found = first_cell(path)
    assert (found.code if isinstance(found, CellFault) else None) == code


def test_a_formula_over_many_cells_without_a_value_is_told(tmp_path: Path) -> None:
    path = book_of(tmp_path / "b.xlsx", {"S": [[None]]})
    book = load_workbook(path)
    book.worksheets[0]["A1"] = ArrayFormula("A1:A2", "=B1:B2")
    book.save(path)
    found = first_cell(path)
    assert isinstance(found, CellFault)
    assert found.code == "formula-without-value"


MERGED = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def altered(path: Path, rows: str, tail: str = "", head: str = "") -> Path:
    """A workbook with one sheet, as no spreadsheet writes it."""
    plain = book_of(path.with_name("plain.xlsx"), {"S": [["a"]]})
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            if name == "xl/worksheets/sheet1.xml":
                space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                text = f'{head}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{tail}</worksheet>'
            new.writestr(name, text)
    return path


@pytest.mark.parametrize(
    "rows, said",
    [
        pytest.param((ROW + ROW,), "bị hỏng", id="một dòng ghi hai lần"),
        pytest.param((ROW.replace("1</v>", "NaN</v>"),), "bị hỏng", id="NaN"),
        pytest.param((ROW, "", "<!DOCTYPE a [<!ENTITY b 'c'>]>"), "bị hỏng", id="thực thể"),
        pytest.param(("<row>" + "<c/>" * 2_000 + "</row>",), "lớn hơn mọi bảng", id="vài byte thành nghìn ô"),
        pytest.param((ROW, MERGED), "lớn hơn mọi bảng", id="gộp cả trang thành một ô"),
        pytest.param(('<row r="1"><c r="XFD1"><v>1</v></c></row>',), "lớn hơn mọi bảng", id="ô ở cột cuối cùng"),
    ],
)
def test_what_would_take_all_memory_or_lose_a_value_is_refused(
    rows: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_parts, "MAX_ELEMENTS", 1_000)
    with pytest.raises(EvalgenError, match=said):
        read_workbook(altered(tmp_path / "b.xlsx", *rows))


def test_empty_cells_far_away_count_for_nothing(tmp_path: Path) -> None:
    """A style on the last cell of a sheet makes no billion cells of it."""
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    (sheet,) = read_workbook(altered(tmp_path / "b.xlsx", ROW + far))
    assert sheet.rows == ((Decimal(1),),)


@pytest.mark.parametrize(
    "row, code",
    [
        pytest.param(ROW.replace("1</v>", "1e999</v>"), "number-too-large", id="vô cực"),
        pytest.param(
            f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 32_768}</t></is></c></row>',
            "text-too-long",
            id="chữ dài hơn một ô",
        ),
    ],
)
def test_what_no_spreadsheet_holds_is_a_fault_of_its_cell(row: str, code: str, tmp_path: Path) -> None:
    found = first_cell(altered(tmp_path / "b.xlsx", row))
    assert isinstance(found, CellFault)
    assert found.code == code


def test_many_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_SHEETS", 2)
    assert len(read_workbook(book_of(tmp_path / "b.xlsx", {"A": [["a"]], "B": [["b"]]}))) == 2
    with pytest.raises(EvalgenError, match="lớn hơn mọi bảng"):
        read_workbook(book_of(tmp_path / "c.xlsx", {"A": [["a"]], "B": [["b"]], "C": [["c"]]}))


def test_hidden_sheets_are_known_and_empty_rows_at_the_end_are_none(tmp_path: Path) -> None:
    path = book_of(tmp_path / "b.xlsx", {"S": [["a"], [None], [None]], "Ẩn": [["b"]]})
    book = load_workbook(path)
    book["Ẩn"].sheet_state = "hidden"
    book.save(path)
    found = [(sheet.name, sheet.rows, sheet.hidden) for sheet in read_workbook(path)]
    assert found == [("S", (("a",),), False), ("Ẩn", (("b",),), True)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="tệp rỗng"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), id="bảng tính .xls cũ"),
        pytest.param(b"ma,ten\n1,a\n", id="csv"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(data)
    with pytest.raises(EvalgenError, match=r"không phải bảng tính dạng \.xlsx"):
        read_workbook(tmp_path / "b.xlsx")


def test_what_excel_keeps_beside_an_open_workbook_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "~$q4.xlsx").write_bytes(bytes(165))
    with pytest.raises(EvalgenError, match="tệp tạm của Excel"):
        read_workbook(tmp_path / "~$q4.xlsx")


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")
    with pytest.raises(EvalgenError, match=r"không phải bảng tính dạng \.xlsx"):
        read_workbook(tmp_path / "b.xlsx")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EvalgenError, match="Không có tệp"):
        read_workbook(tmp_path / "b.xlsx")


def test_an_archive_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1_000)
    path = book_of(tmp_path / "b.xlsx", {"S": [["a" * 2_000]]})
    with pytest.raises(EvalgenError, match="lớn hơn mọi bảng"):
        read_workbook(path)


def test_a_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_FILE", 100)
    path = book_of(tmp_path / "b.xlsx", {"S": [["a"]]})
    with pytest.raises(EvalgenError, match="lớn hơn mọi bảng"):
        read_workbook(path)


def test_more_rows_than_anybody_fills_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 2)
    assert len(read_workbook(book_of(tmp_path / "b.xlsx", {"S": [["a"], ["b"]]}))[0].rows) == 2
    with pytest.raises(EvalgenError, match="hơn 2 dòng"):
        read_workbook(book_of(tmp_path / "c.xlsx", {"S": [["a"], ["b"], ["c"]]}))


@pytest.mark.parametrize("column, letters", [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_the_letters_of_a_column(column: int, letters: str) -> None:
    assert letters_of(column) == letters


def test_a_cell_is_named_as_spreadsheets_name_it() -> None:
    assert (
        str(CellPlace(file="q4.xlsx", sheet="Nhiệm vụ 2026-Q4", line=14, column=11)) == "q4.xlsx «Nhiệm vụ 2026-Q4» K14"
    )


def test_blanks_in_the_name_of_a_sheet_are_as_people_see_them(tmp_path: Path) -> None:
    path = book_of(tmp_path / "b.xlsx", {"Nhiệm vụ\u00a0 2026-Q4 ": [["a"]]})
    (sheet,) = read_workbook(path)
    assert sheet.name == "Nhiệm vụ 2026-Q4"
