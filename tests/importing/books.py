"""Workbooks as people hand them in: made by evalgen, then filled in, or broken, by another program."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | bool | dt.date | dt.time | None


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


def filled_in(path: Path, rows: Mapping[str, list[Mapping[str, Cell]]]) -> Path:
    """Write `rows` below the headers of the sheets of the workbook at `path`, in place of what stands there."""
    book = load_workbook(path)
    for name, cells in rows.items():
        sheet = book[name]
        top, _ = header_of(sheet)
        sheet.delete_rows(top + 1, sheet.max_row)
        for number, row in enumerate(cells, start=1):
            write_row(sheet, number, row)
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
