"""Workbooks (XLSX) that people filled in → sheets of plain values. Nothing in them is computed, followed or run."""

import datetime as dt
import unicodedata
import warnings
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from evalgen.domain.sheet import CellFault, Content, Sheet
from evalgen.errors import EvalgenError

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_FILE = 16 * 1024 * 1024
MAX_UNPACKED = 128 * 1024 * 1024
"""Bytes of all parts together; a table of a whole province has a tenth of it."""

MAX_ROWS, MAX_COLUMNS = 50_000, 200
"""Of one sheet. Who formats a whole column gives it a million rows; empty ones at the end do not count."""

_DIGITS = 15
"""So many digits a spreadsheet keeps and shows; the rest is what binary fractions leave over."""


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets that can be seen, in their order; cells that hold no value say why.

    Raises EvalgenError where the file is no workbook, or a larger one than people fill in.
    """
    _refuse_others(path)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is there besides values: lists to choose from, drawings, styles
            values = load_workbook(path, data_only=True, keep_links=False)
            formulas = load_workbook(path, keep_links=False)
    except Exception as error:  # the library raises whatever its parts do
        raise _no_workbook(path) from error
    return tuple(_sheet(path.name, sheet, formulas) for sheet in values.worksheets if sheet.sheet_state == "visible")


def _refuse_others(path: Path) -> None:
    """Raises EvalgenError unless `path` is an archive of a size that can be read."""
    if not path.is_file():
        raise EvalgenError("Không có tệp «{path}».", remedy="Kiểm tra lại tên tệp và thư mục.", path=path)
    if path.stat().st_size > MAX_FILE:
        raise _too_large(path)
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise _no_workbook(path) from error
    if unpacked > MAX_UNPACKED:
        raise _too_large(path)


def _no_workbook(path: Path) -> EvalgenError:
    return EvalgenError(
        "«{path}» không phải bảng tính dạng .xlsx, hoặc tệp bị hỏng.",
        remedy="Mở bằng Excel, LibreOffice hay Google Trang tính rồi lưu (tải xuống) ở dạng .xlsx.",
        path=path,
    )


def _too_large(path: Path) -> EvalgenError:
    return EvalgenError(
        "«{path}» lớn hơn mọi bảng mà người điền được.",
        remedy="Bỏ ảnh, trang không dùng; hoặc chia thành nhiều tệp, mỗi đơn vị một tệp.",
        path=path,
    )


def _sheet(file: str, sheet: "Worksheet", formulas: "Workbook") -> Sheet:
    written = formulas[sheet.title]
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row, column in area.cells
        if (row, column) != (area.min_row, area.min_col)
    }
    rows = [
        tuple(
            _MERGED if (at, column) in merged else _content(cell.value, written.cell(at, column).value)
            for column, cell in enumerate(row[:MAX_COLUMNS], start=1)
        )
        for at, row in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROWS + 1)), start=1)
    ]
    while rows and all(content is None for content in rows[-1]):
        rows.pop()
    if len(rows) > MAX_ROWS:
        raise EvalgenError(
            "Trang «{sheet}» của «{path}» có hơn {count} dòng.",
            remedy="Chia thành nhiều tệp, mỗi đơn vị một tệp.",
            sheet=sheet.title,
            path=file,
            count=MAX_ROWS,
        )
    return Sheet(file=file, name=unicodedata.normalize("NFC", sheet.title), rows=tuple(rows))


_MERGED = CellFault(
    code="merged-cells",
    message="ô này bị gộp với ô khác, nên không biết giá trị thuộc dòng nào.",
    remedy="Bỏ gộp ô (Unmerge Cells) rồi điền từng dòng.",
)


def _content(value: object, written: object) -> Content:
    """What a cell holds; `written` is the formula where there is one."""
    if value is None and isinstance(written, str) and written.startswith("="):
        return CellFault(
            code="formula-without-value",
            message="ô có công thức nhưng tệp không lưu kết quả của công thức.",
            remedy="Mở tệp bằng Excel hay LibreOffice rồi lưu lại; hoặc ghi thẳng giá trị.",
        )
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, dt.date):
        return _day(value)
    if isinstance(value, int | float):
        return _exact(value)
    return _text(value)


def _text(value: object) -> Content:
    text = unicodedata.normalize("NFC", str(value)).strip()
    if text.startswith("#") and text in _ERRORS:
        return CellFault(
            code="formula-error",
            message=f"ô này là lỗi của bảng tính ({text}), không phải giá trị.",
            remedy="Sửa công thức, hoặc ghi thẳng giá trị.",
        )
    return text or None


_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})


def _day(value: dt.date) -> Content:
    """A day; a spreadsheet knows moments alone, at midnight where people wrote a day."""
    if not isinstance(value, dt.datetime):
        return value
    if value.time() == dt.time():
        return value.date()
    return CellFault(
        code="day-with-time",
        message=f"ô ghi cả giờ ({value:%d/%m/%Y %H:%M}).",
        remedy="Chỉ ghi ngày, ví dụ 30/06/2026.",
    )


def _exact(value: float) -> Decimal:
    """As a spreadsheet shows it: 0.1 + 0.2 is 0.3."""
    return Decimal(f"{value:.{_DIGITS}g}")
