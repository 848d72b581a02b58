"""Every code that a workbook can bring is told by one of these books, in words that were read as who fills in tables reads them."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import problem_codes
import pytest
from accepted_text import agree
from books import ITEM, OWN, PERSON, POST, PRODUCT, UNIT_ROW, Cell, filled, header_of, write_row
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from whole_dossiers import write_dossiers

from evalgen.cli import main
from evalgen.domain.sheet import CellPlace
from evalgen.pipeline.drafting.importing import import_workbooks

SAMPLE = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected"
ROOMS = ("drafting/sheets/*.py", "pipeline/drafting/import*.py", "reading/workbook.py")
OTHER = "dang-quang-tai"
RECORD = f"records/2026-Q4/ban-xay-dung-dang/{PERSON}.yaml"


def cells_of_every_kind(_: Path, book: Workbook) -> None:
    rows: list[Mapping[str, Cell]] = [
        {**ITEM, "Tên công việc": True},
        {**ITEM, "Tên công việc": "ẩn\u200bký tự", "Nhiệm vụ then chốt": "chắc là"},
        {**ITEM, "Tên công việc": "công thức", "Số lượng kế hoạch": "=1+1"},
        {**ITEM, "Tên công việc": "lỗi", "Số lượng kế hoạch": "#REF!"},
        {**ITEM, "Tên công việc": "ngày kèm giờ", "Thời hạn": dt.datetime.fromisoformat("2026-12-20T08:30")},
        {**ITEM, "Tên công việc": "giờ", "Số lượng kế hoạch": dt.time(8, 30)},
        {**ITEM, "Tên công việc": "số lớn", "Số lượng kế hoạch": 1e20},
        {**ITEM, "Tên công việc": "không hết", "Số lượng kế hoạch": 1 / 3},
        {**ITEM, "Tên công việc": "nghìn", "Số lượng kế hoạch": "1.200", "Thời hạn": "31/11/2026"},
        {**ITEM, "Tên công việc": "đơn vị", "Số lượng kế hoạch": "2 báo cáo", "Thời hạn": 46376},
        {**ITEM, "Tên công việc": "phần trăm", "Số lượng hoàn thành": 2, "Chất lượng": 0.7},
        {**ITEM, "Tên công việc": "mức", "Số lượng hoàn thành": 2, "Chất lượng": "tạm được"},
        {**ITEM, "Tên công việc": "âm", "Số lượng kế hoạch": -1, "Trục": 4.5},
        {**ITEM, "Tên công việc": "gộp"},
        {**ITEM, "Tên công việc": "gộp 2"},
        {**ITEM, "Tên công việc": "x" * 301, "Mã công việc": "dai"},
        {**ITEM, "Tên công việc": None},
        {**ITEM, "Mã cán bộ": "Đỗ Bá Chung"},
        {**ITEM, "Mã cán bộ": "bui-van-la"},
        {**ITEM, "Họ và tên": "Đặng Quang Tài", "Tên công việc": "của ai"},
        {**ITEM, "Tên công việc": "hai lần"},
        {**ITEM, "Tên công việc": "hai lần"},
    ]
    said = {**OWN, "Mã cán bộ": OTHER, "Ngày nộp tự đánh giá": dt.date(2026, 12, 25), "Mức tự đề xuất": "GOOD"}
    people: list[Mapping[str, Cell]] = [
        {**OWN, "Trục chính": "một"},
        {**said, "Tiêu chí chung không đảm bảo": '"3.3"; 3.4; 3.4'},
    ]
    filled(book, {"Cá nhân 2026-Q4": people, "Nhiệm vụ 2026-Q4": rows})
    sheet = book["Nhiệm vụ 2026-Q4"]
    top, columns = header_of(sheet)
    sheet.cell(top + 11, columns["Chất lượng"]).number_format = "0%"
    sheet.merge_cells(start_row=top + 14, end_row=top + 15, start_column=8, end_column=8)


def sheets_and_headings(_: Path, book: Workbook) -> None:
    book.create_sheet("Nháp").append(["ghi chú riêng"])
    units = book["Đơn vị"]
    units.cell(2, 11).value, units.cell(2, 12).value = "Tên đơn vị", "Số điện thoại"
    units.cell(3, 14).value = "hỏi lại anh Nam"
    units.row_dimensions[4].hidden = True
    book["Cán bộ"].delete_rows(2)
    book["Danh mục"].sheet_state = "hidden"


def units_people_and_products(_: Path, book: Workbook) -> None:
    units = [
        {**UNIT_ROW, "Mã đơn vị": None, "Tên đơn vị": "***"},
        {**UNIT_ROW, "Mã đơn vị": "tram-y-te"},
        {**UNIT_ROW, "Loại đơn vị": "Nhà hát"},
        {**UNIT_ROW, "Mã đơn vị": "con", "Tên đơn vị": "Tổ của con"},
    ]
    people: list[Mapping[str, Cell]] = [
        {**POST, "Mã cán bộ": None},
        {**POST, "Mã cán bộ": None, "Đơn vị": "mat-tran"},
        {**POST, "Mã cán bộ": "hai-ten"},
        {**POST, "Mã cán bộ": "hai-ten", "Họ và tên": "Người Khác", "Đơn vị": "mat-tran"},
    ]
    products = [
        PRODUCT,
        {**PRODUCT, "Đơn vị": "mat-tran", "Sản phẩm chuẩn": "x"},
        {**PRODUCT, "Đơn vị": "mat-tran", "Sản phẩm chuẩn": "x", "Tên sản phẩm/công việc": "Đề án"},
    ]
    filled(book, {"Đơn vị": units, "Cán bộ": people, "Danh mục": products})


def what_records_say_already(root: Path, book: Workbook) -> None:
    """Of six people: faults in the record, two records, a step that was taken, nothing to verify, and work carried over."""
    folder = root / "records/2026-Q4"
    with (folder / "doan-thanh-nien/cao-trong-hieu.yaml").open("a", encoding="utf-8") as record:
        record.write("framwork: hd02-pl3\n")
    shutil.copy(folder / "hoi-nong-dan/ly-phuong-yen.yaml", folder / "tram-y-te")
    with (folder / "hoi-phu-nu/duong-thi-van.yaml").open("a", encoding="utf-8") as record:
        record.write("decision: {by: ban-thuong-vu, on: 2027-01-02, number: 1-QĐ/ĐU, not_assessed: true}\n")
    registered = "plan: {work_items: [{id: bao-cao, axis: 4, product: bao-cao-thang, title: Báo cáo, quantity: 3, due: 2026-12-20}, {id: khac, axis: 4, product: bao-cao-thang, title: Khác, quantity: 1, due: 2026-12-20}]}\n"
    for stem in ("ban-xay-dung-dang/dang-quang-tai", "ban-xay-dung-dang/hoang-kim-xuan"):
        with (folder / f"{stem}.yaml").open("a", encoding="utf-8") as record:
            record.write(registered)
    before = root / f"records/2026-Q3/ban-xay-dung-dang/{PERSON}.yaml"
    text = before.read_text(encoding="utf-8").partition("self_assessment:")[0]
    decided = "decision: {by: ban-thuong-vu, on: 2026-10-02, number: 1-QĐ/ĐU, not_assessed: true}\n"
    before.write_text(text + decided, encoding="utf-8")
    people = [PERSON, "cao-trong-hieu", "ly-phuong-yen", "duong-thi-van", OTHER, "hoang-kim-xuan"]
    items = [{**ITEM, "Mã cán bộ": person} for person in people]
    filled(book, {"Cá nhân 2026-Q4": [], "Nhiệm vụ 2026-Q4": items})
    verification = {
        "Mã cán bộ": "ho-ba-dat",
        "Nơi thẩm định": "ban-xay-dung-dang",
        "Ngày thẩm định": dt.date(2026, 12, 27),
        "Số chỗ khác": 2,
    }
    sheet = book.create_sheet("Thẩm định 2026-Q4")
    sheet.append(list(verification))
    sheet.append(list(verification.values()))


def what_checks_would_find(_: Path, book: Workbook) -> None:
    done: Mapping[str, Cell] = {
        "Số lượng hoàn thành": 1,
        "Chất lượng": 1,
        "Tiến độ": 1,
        "Lãnh đạo, chỉ đạo, điều hành": 1,
    }
    said: Mapping[str, Cell] = {"Ngày nộp tự đánh giá": dt.date(2026, 12, 25), "Mức tự đề xuất": "GOOD"}
    rows: list[Mapping[str, Cell]] = [
        {**ITEM, **done, "Tiến độ": None},
        {**ITEM, "Tên công việc": "chưa có kết quả", "Trục": 7},
        {**ITEM, **done, "Tên công việc": "then chốt", "Nhiệm vụ then chốt": "x"},
        {**ITEM, "Mã cán bộ": OTHER},
        {**ITEM, "Tên công việc": "chưa đến hạn khi đánh giá sớm", "Thời hạn": dt.date(2026, 12, 31)},
    ]
    people: list[Mapping[str, Cell]] = [
        {**OWN, **said, "Tiêu chí chung không đảm bảo": "9.9"},
        {**OWN, "Mã cán bộ": OTHER, "Trục 2 (điểm)": 20, "Trục 4 (điểm)": 40},
    ]
    filled(book, {"Cá nhân 2026-Q4": people, "Nhiệm vụ 2026-Q4": rows})


def in_a_closed_period(root: Path, book: Workbook) -> None:
    with (root / "records/2026-Q4/period.yaml").open("a", encoding="utf-8") as period:
        period.write("closed_on: 2027-01-20\n")
    filled(book, {"Cá nhân 2026-Q4": [], "Nhiệm vụ 2026-Q4": [ITEM]})


def awards(_: Path, book: Workbook) -> None:
    sheet = book["Cá nhân 2026-06"]
    for number, said in enumerate(("1.1=1; 1.1=1,5", "1.1: một điểm"), start=1):
        write_row(sheet, number, {"Điểm tiêu chí chung không đủ tối đa": said})


def results_of_criteria(_: Path, book: Workbook) -> None:
    sheet = book["Tiêu chí 2026-Q2"]
    top, columns = header_of(sheet)
    write_row(sheet, 1, {"Nội dung": str(sheet.cell(top + 2, columns["Nội dung"]).value)})
    write_row(sheet, 3, {"Mã tiêu chí": "9.9"})


BOOKS: Mapping[str, tuple[str, str, Callable[[Path, Workbook], None]]] = {
    "cells": (".", "2026-Q4", cells_of_every_kind),
    "sheets": (".", "", sheets_and_headings),
    "ground": (".", "", units_people_and_products),
    "records": (".", "2026-Q4", what_records_say_already),
    "foreseen": (".", "2026-Q4", what_checks_would_find),
    "closed": (".", "2026-Q4", in_a_closed_period),
    "awards": ("examples/hadong", "2026-06", awards),
    "criteria": ("examples/lamdong", "2026-Q2", results_of_criteria),
}


def told_of(name: str, root: Path) -> str:
    """What is said of the book: place and code, what is wrong, how to mend it."""
    sample, period, broken = BOOKS[name]
    shutil.copytree(SAMPLE / sample / "records", root / "records")
    if period == "2026-Q4":
        assert main(["new", period, "--root", str(root)]) == 0
    path = root / "bang.xlsx"
    asked = ["--period", period] if period else []
    assert main(["import", "--root", str(root), "--template", str(path), *asked]) == 0
    book = load_workbook(path)
    broken(root, book)
    book.save(path)
    found = import_workbooks(root, [path], write=False).problems
    assert all(isinstance(item.place, CellPlace) and item.message and item.remedy for item in found)
    return "\n".join(f"{item.place}  {item.code}\n  {item.message}\n  {item.remedy}" for item in found) + "\n"


@pytest.mark.parametrize("name", BOOKS)
def test_book_is_told_in_these_words(name: str, tmp_path: Path) -> None:
    agree(EXPECTED / f"{name}.txt", told_of(name, tmp_path))


def test_every_code_of_the_tables_has_an_example() -> None:
    told = "".join((EXPECTED / f"{name}.txt").read_text(encoding="utf-8") for name in BOOKS)
    codes = {line.rpartition("  ")[2] for line in told.splitlines() if not line.startswith(" ")}
    of_no_program = {"text-too-long"}  # Such a cell is made in test_workbook.py.
    assert problem_codes.in_source(*ROOMS) - codes == of_no_program


@pytest.mark.parametrize("product,told", [("bao-cao", []), ("Báo cáo", ["not-one-of-these"])])
def test_a_year_takes_products_of_no_catalogue(product: str, told: list[str], tmp_path: Path) -> None:
    """A law that converts no work item knows no products: `check` asks for none, and so does no table."""
    given = {"units": {"phong": {"catalogue": False}}, "people": {"an": [{"unit": "phong", "standing": "STAFF"}]}}
    write_dossiers({"period": "2026", **given, "records": {"phong/an": {}}}, tmp_path)
    (tmp_path / "records/2026/phong/an.yaml").unlink()
    assert main(["new", "2026", "--root", str(tmp_path)]) == 0
    path = tmp_path / "bang.xlsx"
    assert main(["import", "--root", str(tmp_path), "--template", str(path), "--period", "2026"]) == 0
    book = load_workbook(path)
    write_row(book["Nhiệm vụ 2026"], 1, {**ITEM, "Mã cán bộ": "an", "Trục": 1, "Sản phẩm trong danh mục": product})
    book.save(path)
    assert [item.code for item in import_workbooks(tmp_path, [path], write=False).problems] == told
