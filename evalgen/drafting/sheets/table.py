"""A sheet read by its headings: rows of values, each with the cell that it stands in."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.sheet import CellFault, CellPlace, Content, Sheet
from evalgen.domain.slug import slug
from evalgen.drafting.sheets.cell_values import Value, value_in
from evalgen.drafting.sheets.column import Column, Kind, same_words
from evalgen.regulation.known_names import instead_of


class Form(Struct, frozen=True, kw_only=True):
    """What a sheet of one name holds."""

    name: str
    """Of the sheet, at most 31 letters."""

    lead: tuple[str, ...]
    """Lines above the header, for people."""

    columns: tuple[Column, ...]


class Row(Struct, frozen=True, kw_only=True):
    """A row that says something."""

    values: Mapping[str, Value]
    """By the key of the column; empty cells are left out."""

    places: Mapping[str, Place]
    """Of each column of the form that the sheet has, empty cells too."""

    place: Place
    """The first cell."""

    at_fault: frozenset[str] = frozenset()
    """The keys of the columns whose cells hold something that is no value: they are not empty."""

    def empty(self, *keys: str) -> dict[str, Place]:
        """Those of these columns that the sheet has and the row leaves empty."""
        said = self.values.keys() | self.at_fault
        return {key: self.places[key] for key in keys if key in self.places and key not in said}

    def of(self, *keys: str) -> dict[str, Value]:
        """The values of these columns that there are."""
        return {key: self.values[key] for key in keys if key in self.values}


class _Places(Mapping[str, Place]):
    """The cells of a row by the keys of their columns, each made when somebody asks for it: most are never told."""

    __slots__ = ("_columns", "_first")

    def __init__(self, first: CellPlace, columns: Mapping[str, int]) -> None:
        self._first, self._columns = first, columns

    def __getitem__(self, key: str) -> CellPlace:
        first = self._first
        return CellPlace(file=first.file, sheet=first.sheet, line=first.line, column=self._columns[key] + 1)

    def __contains__(self, key: object) -> bool:
        return key in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class Table(Struct, frozen=True, kw_only=True):
    """What a sheet says."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_table(sheet: Sheet, form: Form) -> Table:
    """The rows of `sheet` below its header, which is the first row with the headings that every row needs."""
    at = _header(sheet, form)
    if at is None:
        return Table(rows=(), problems=() if not sheet.rows else (_no_header(sheet, form),))
    columns, problems = _columns(sheet, at, form)
    of_keys = {column.key: place for place, column in columns.items()}
    rows: list[Row] = []
    for number in range(at + 1, len(sheet.rows)):
        row, found = _row(sheet, number, columns, of_keys)
        problems += found
        if row is not None:
            rows.append(row)
    return Table(rows=tuple(rows), problems=tuple(problems))


_SEARCHED = 20
"""The header is among so many rows."""


def _header(sheet: Sheet, form: Form) -> int | None:
    needed = {same_words(column.heading) for column in form.columns if column.required}
    for at, row in enumerate(sheet.rows[:_SEARCHED]):
        if needed <= {same_words(content) for content in row if isinstance(content, str)}:
            return at
    return None


def _columns(sheet: Sheet, at: int, form: Form) -> tuple[dict[int, Column], list[Problem]]:
    """The columns of the sheet by their places, and what stands in the header besides."""
    known = {same_words(column.heading): column for column in form.columns}
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    for place, content in enumerate(sheet.rows[at]):
        if content is None:
            continue
        column = known.get(same_words(content)) if isinstance(content, str) else None
        if column is None:
            problems.append(
                _unknown_heading(sheet.place(at, place), str(content), [item.heading for item in form.columns])
            )
        elif column in columns.values():
            problems.append(_heading_twice(sheet.place(at, place), column.heading))
        else:
            columns[place] = column
    return columns, problems


def _row(
    sheet: Sheet, number: int, columns: Mapping[int, Column], of_keys: Mapping[str, int]
) -> tuple[Row | None, list[Problem]]:
    cells = sheet.rows[number]
    contents = {place: cells[place] if place < len(cells) else None for place in columns}
    stray = [place for place, content in enumerate(cells) if content is not None and place not in columns]
    said = [
        place
        for place, column in columns.items()
        if not column.shown and not column.whose and contents[place] is not None
    ]
    problems = [_outside(sheet.place(number, place)) for place in stray]
    if not said:
        return None, problems
    values: dict[str, Value] = {}
    faulty: set[str] = set()
    for place, column in columns.items():
        value = value_in(column, contents[place]) if not column.shown else _shown(contents[place])
        if isinstance(value, CellFault):
            problems.append(_at(sheet.place(number, place), value))
            faulty.add(column.key)
        elif value is not None:
            values[column.key] = value
    places = _Places(sheet.place(number, 0), of_keys)
    at_fault = {problem.place for problem in problems}
    problems += [
        empty_cell(places[column.key], column)
        for column in columns.values()
        if column.required and column.key not in values and places[column.key] not in at_fault
    ]
    row = Row(values=values, places=places, place=sheet.place(number, min(columns)), at_fault=frozenset(faulty))
    return row, problems


def _shown(content: Content) -> Value | None:
    """What is there to be read is looked at only to tell people apart, and is never wrong."""
    return content if isinstance(content, str) else None


def cell_problem(code: str, place: Place, message: str, remedy: str, severity: Severity = Severity.ERROR) -> Problem:
    """What is wrong in a cell."""
    return Problem(code=code, place=place, message=message, remedy=remedy, severity=severity)


def _at(place: Place, fault: CellFault) -> Problem:
    return cell_problem(fault.code, place, fault.message, fault.remedy)


def _no_header(sheet: Sheet, form: Form) -> Problem:
    needed = "; ".join(column.heading for column in form.columns if column.required)
    return cell_problem(
        "no-header",
        sheet.place(0, 0),
        f"không thấy dòng tiêu đề của trang «{form.name}».",
        f"Giữ dòng tiêu đề của bảng mẫu; ít nhất phải có các cột: {needed}.",
    )


def _unknown_heading(place: Place, heading: str, known: Sequence[str]) -> Problem:
    return cell_problem(
        "unknown-column",
        place,
        f"cột «{heading[:60]}» không có trong bảng mẫu, nên không biết ghi vào đâu.",
        f"{instead_of(heading, list(known))} Sửa tiêu đề cho đúng; cột ghi riêng thì chuyển sang trang khác, hoặc xóa.",
    )


def _heading_twice(place: Place, heading: str) -> Problem:
    return cell_problem(
        "column-twice", place, f"bảng có hai cột «{heading}».", "Xóa một cột, hoặc đổi tiêu đề cho đúng bảng mẫu."
    )


def _outside(place: Place) -> Problem:
    return cell_problem(
        "outside-the-table",
        place,
        "ô này không thuộc cột nào của bảng, nên sẽ bị bỏ mất.",
        "Chuyển nội dung vào đúng cột, hoặc xóa ô này.",
    )


def empty_cell(place: Place, column: Column, form: str = "") -> Problem:
    """A cell that must be filled in; `form` is the sheet that it is in, where the row has no such cell itself."""
    where = f" ở trang «{form}»" if form else ""
    return cell_problem("empty-cell", place, f"thiếu «{column.heading}»{where}.", _how_to_fill(column))


def _how_to_fill(column: Column) -> str:
    choices = list(column.choices)[:12]
    if column.kind in {Kind.CHOICE, Kind.NAME} and choices:
        return "Ghi một trong: " + "; ".join(choices) + ("; …." if len(column.choices) > len(choices) else ".")
    return "Điền ô này; dòng không dùng thì xóa cả dòng."


def twice(
    rows: Sequence[Row], key: tuple[str, ...], what: str, remedy: str = "Xóa một trong hai dòng."
) -> Iterator[Problem]:
    """The rows that say again what another row has said: `key` tells them apart."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        name = tuple(str(row.values.get(part, "")) for part in key)
        if name in seen:
            yield cell_problem("row-twice", row.place, f"{what} này đã có ở {seen[name].place}.", remedy)
        seen.setdefault(name, row)


def identified(row: Row, key: str) -> Row:
    """The row with its identifier: the one written, else the one that its words make."""
    if "id" in row.values or key not in row.values:
        return row
    return replace(row, values={"id": slug(str(row.values[key])), **row.values})
