"""Workbooks as people hand them in: made by evalgen, then filled in, or broken, by another program."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | bool | dt.date | dt.time | None


PERSON = "do-ba-trung"
OWN: Mapping[str, Cell] = {
    "Mã cán bộ": PERSON,
    "Nơi duyệt kế hoạch": "ban-thuong-vu",
    "Ngày duyệt kế hoạch": dt.date(2026, 10, 3),
    "Trục 4 (điểm)": 70,
    "Trục chính": 4,
}
"""A row of the sheet of people of a period, and below of its work items."""

ITEM: Mapping[str, Cell] = {
    "Mã cán bộ": PERSON,
    "Trục": 4,
    "Sản phẩm trong danh mục": "bao-cao-thang",
    "Tên công việc": "Báo cáo",
    "Số lượng kế hoạch": 2,
    "Thời hạn": dt.date(2026, 12, 20),
}
UNIT_ROW: Mapping[str, Cell] = {
    "Mã đơn vị": "to-moi",
    "Tên đơn vị": "Tổ Mới",
    "Loại đơn vị": "Trường học",
    "Khối": "Khối Đảng",
    "Từ ngày": dt.date(2026, 1, 1),
}
"""A row of each sheet of what is common: a unit, a post, a product of a catalogue."""

POST: Mapping[str, Cell] = {
    "Mã cán bộ": "nguoi-moi",
    "Họ và tên": "Người Mới",
    "Đơn vị": "tram-y-te",
    "Chức vụ": "Trạm trưởng",
    "Vị trí": "HEAD",
    "Nhóm đối tượng": "truong-co-quan-don-vi",
    "Cấp quản lý": "ban-thuong-vu",
    "Cấp sử dụng": "tap-the-co-quan-dang",
    "Từ ngày": dt.date(2026, 1, 1),
}
PRODUCT: Mapping[str, Cell] = {
    "Đơn vị": "tram-y-te",
    "Nơi phê duyệt": "ban-thuong-vu",
    "Ngày phê duyệt": dt.date(2026, 1, 1),
    "Số quyết định": "1-QĐ",
    "Tên sản phẩm/công việc": "Báo cáo",
    "Điểm": 100,
}


def header_of(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of the header, and the column of each heading."""
    for row in sheet.iter_rows(max_row=20):
        headings = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if len(headings) > 2:
            return int(row[0].row or 0), headings
    raise AssertionError(sheet.title)


def write_row(sheet: Worksheet, number: int, cells: Mapping[str, Cell]) -> None:
    """Write into the `number`-th row below the header, by the headings."""
    top, columns = header_of(sheet)
    for heading, value in cells.items():
        sheet.cell(top + number, columns[heading]).value = value


def filled(book: Workbook, rows: Mapping[str, Sequence[Mapping[str, Cell]]]) -> None:
    """Write `rows` below the headers of the sheets of `book`, in place of what stands there."""
    for name, cells in rows.items():
        sheet = book[name]
        top, _ = header_of(sheet)
        sheet.delete_rows(top + 1, sheet.max_row)
        for number, row in enumerate(cells, start=1):
            write_row(sheet, number, row)


def filled_in(path: Path, rows: Mapping[str, Sequence[Mapping[str, Cell]]]) -> Path:
    """The same of the workbook at `path`, which is saved."""
    book = load_workbook(path)
    filled(book, rows)
    book.save(path)
    return path


def book_of(path: Path, sheets: Mapping[str, list[list[Cell]]]) -> Path:
    """A workbook made from nothing."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
