"""Workbooks (XLSX) that people filled in → sheets of plain values. Nothing in them is computed, followed or run."""

import datetime as dt
import math
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evalgen.domain.sheet import CellFault, Content, Sheet, is_long_decimal
from evalgen.errors import EvalgenError
from evalgen.reading.workbook_parts import Part, TooMuchError, parts_of

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

MAX_FILE = 16 * 1024 * 1024
MAX_UNPACKED = 128 * 1024 * 1024
"""Bytes of all parts together; a table of a whole province has a tenth of it."""

MAX_ROWS, MAX_COLUMNS = 100_000, 200
"""Of one sheet. Who formats a whole column gives it a million rows; empty ones at the end do not count."""

MAX_SHEETS = 200
MAX_LETTERS = 32_767
"""Of one cell, as many as spreadsheets take."""

_LAST_ROW = 1_048_576
"""Of any sheet, whatever a file says."""

_DIGITS = 15
"""So many digits a spreadsheet keeps and shows; the rest is what binary fractions leave over."""


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets in their order, hidden ones too; cells that hold no value say why.

    Raises EvalgenError where the file is no workbook, or a larger one than people fill in.
    """
    try:
        parts = _parts(path)
        return tuple(_sheets(path, parts))
    except EvalgenError:
        raise
    except TooMuchError:
        raise _too_large(path) from None
    except Exception as error:  # the library raises whatever its parts do
        raise _no_workbook(path) from error


def _parts(path: Path) -> Mapping[str, Part]:
    """What the parts say besides values. Raises unless `path` is an archive of a size that can be read."""
    if not path.is_file():
        raise EvalgenError("Không có tệp «{path}».", remedy="Kiểm tra lại tên tệp và thư mục.", path=path)
    if path.stat().st_size > MAX_FILE:
        raise TooMuchError
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise TooMuchError
        return parts_of(archive, MAX_ROWS, MAX_COLUMNS)


def _sheets(path: Path, parts: Mapping[str, Part]) -> Iterator[Sheet]:
    """The sheets one after another; of a book so read the library builds no more than a row at a time."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is there besides values: lists to choose from, drawings, styles
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            sheets: list[Any] = book.worksheets  # not those that the library's types tell of
            if not sheets:
                raise _no_workbook(path)
            if len(sheets) > MAX_SHEETS:
                raise TooMuchError
            for sheet in sheets:
                yield _sheet(path.name, sheet, parts[sheet._worksheet_path])  # noqa: SLF001
        finally:
            book.close()


def _no_workbook(path: Path) -> EvalgenError:
    if path.name.startswith("~$"):
        return EvalgenError(
            "«{path}» là tệp tạm của Excel, không phải bảng đã điền.",
            remedy="Lưu và đóng bảng tính đang mở, rồi chạy lại với tệp không có «~$» ở đầu tên.",
            path=path,
        )
    return EvalgenError(
        "«{path}» không phải bảng tính dạng .xlsx, hoặc tệp bị hỏng.",
        remedy="Mở bằng Excel, LibreOffice hay Google Trang tính, bỏ mật khẩu nếu có, rồi lưu (tải xuống) ở dạng .xlsx thường (Excel Workbook).",
        path=path,
    )


def _too_large(path: Path) -> EvalgenError:
    return EvalgenError(
        "«{path}» lớn hơn mọi bảng mà người điền được.",
        remedy="Bỏ ảnh, trang không dùng; hoặc chia thành nhiều tệp, mỗi đơn vị một tệp.",
        path=path,
    )


def _sheet(file: str, sheet: Any, part: Part) -> Sheet:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    rows: list[tuple[Content, ...]] = []
    stored = sheet.iter_rows(max_row=_LAST_ROW)
    for at in count(1):
        cells = next(stored, None)
        if cells is None and at > part.last_merged:
            break
        row = _row(at, cells or (), part)
        if all(content is None for content in row):
            continue
        if at > MAX_ROWS:
            raise EvalgenError(
                "Trang «{sheet}» của «{path}» có hơn {count} dòng.",
                remedy="Chia thành nhiều tệp, mỗi đơn vị một tệp.",
                sheet=sheet.title,
                path=file,
                count=MAX_ROWS,
            )
        rows += [()] * (at - 1 - len(rows))
        rows.append(row)
    return Sheet(
        file=file,
        name=" ".join(unicodedata.normalize("NFC", sheet.title).split()),
        rows=tuple(rows),
        hidden=sheet.sheet_state != "visible",
        unseen=frozenset(at for at in part.unseen if at <= len(rows) and rows[at - 1]),
    )


def _row(at: int, cells: "Sequence[ReadOnlyCell | EmptyCell]", part: Part) -> tuple[Content, ...]:
    """What the cells of a row hold, up to the last that holds anything."""
    row = [_content(cell, computed=(at, column) in part.computed) for column, cell in enumerate(cells, start=1)]
    for column in part.merged.get(at, ()):
        row += [None] * (column - len(row))
        row[column - 1] = _MERGED
    while row and row[-1] is None:
        row.pop()
    if len(row) > MAX_COLUMNS:
        raise TooMuchError
    return tuple(row)


_MERGED = CellFault(
    code="merged-cells",
    message="ô này bị gộp với ô khác, nên không biết giá trị thuộc dòng nào.",
    remedy="Bỏ gộp ô (Unmerge Cells) rồi điền từng dòng.",
)


def _content(cell: "ReadOnlyCell | EmptyCell", *, computed: bool) -> Content:
    """What a cell holds; where it is computed, what the program that saved it last saw there."""
    value = cell.value
    if value is None and computed:
        return CellFault(
            code="formula-without-value",
            message="ô có công thức nhưng tệp không lưu kết quả của công thức.",
            remedy="Mở tệp bằng Excel hay LibreOffice rồi lưu lại; hoặc ghi thẳng giá trị.",
        )
    if value is None or isinstance(value, bool):
        return value
    if cell.data_type == "e":
        return _error(str(value))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return _day(value)
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    return _text(str(value))


def _number(value: float, form: str) -> Content:
    """A number as it is seen: a cell that shows 70% holds 0.7, and nobody can tell which of both is meant."""
    if not math.isfinite(value) or abs(value) >= 10**_DIGITS:
        return CellFault(
            code="number-too-large",
            message="ô ghi số lớn hơn những gì bảng tính giữ được chính xác.",
            remedy="Ghi lại số; mã số dài thì định dạng ô là Văn bản (Text) rồi gõ lại.",
        )
    if "%" in _QUOTED.sub("", form):
        shown = _exact(value * 100)
        return CellFault(
            code="percent",
            message=f"ô hiện {_with_comma(shown)}% nhưng giữ số {_with_comma(_exact(value))}, nên không rõ số nào là đúng.",
            remedy="Bỏ định dạng phần trăm (chọn General), rồi ghi số cần ghi.",
        )
    number = _exact(value)
    if is_long_decimal(number):
        return CellFault(
            code="number-without-end",
            message=f"ô giữ số lẻ dài hơn những gì bảng tính viết được ({_with_comma(number)}…), thường là kết quả của phép chia.",
            remedy="Ghi thẳng số với số chữ số lẻ cần dùng; phép chia để chương trình tính.",
        )
    return number


_QUOTED = re.compile(r'"[^"]*"|\\.')
"""What a form of numbers shows as it stands."""


def _text(value: str) -> Content:
    text = unicodedata.normalize("NFC", _RETURN.sub("\n", value)).strip()
    if text in _ERRORS:
        return _error(text)
    if len(text) > MAX_LETTERS:
        return CellFault(
            code="text-too-long",
            message="ô dài hơn mức mà bảng tính giữ được.",
            remedy="Rút gọn nội dung của ô.",
        )
    return text or None


_RETURN = re.compile(r"_x000D_\n?|\r\n?")
"""How Excel stores what was pasted from Windows programs: nobody sees it in the cell."""


def _error(text: str) -> CellFault:
    return CellFault(
        code="formula-error",
        message=f"ô này là lỗi của bảng tính ({text[:20]}), không phải giá trị.",
        remedy="Sửa công thức, hoặc ghi thẳng giá trị.",
    )


_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})


def _day(value: dt.date | dt.time | dt.timedelta) -> Content:
    """A day; a spreadsheet knows moments alone, at midnight where people wrote a day."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, dt.datetime):
        return CellFault(
            code="day-with-time",
            message=f"ô ghi cả giờ ({value:%d/%m/%Y %H:%M}).",
            remedy="Chỉ ghi ngày, ví dụ 30/06/2026.",
        )
    if isinstance(value, dt.date):
        return value
    return CellFault(
        code="time-of-day",
        message=f"bảng tính hiểu ô này là giờ ({value}).",
        remedy="Định dạng ô là Văn bản (Text) rồi gõ lại.",
    )


def _with_comma(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _exact(value: float) -> Decimal:
    """As a spreadsheet shows it: 0.1 + 0.2 is 0.3."""
    return Decimal(f"{value:.{_DIGITS}g}")
