"""Workbooks that people filled in become records: all of them, or none where a cell or a file stands in the way."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity, has_errors
from evalgen.domain.records import Records
from evalgen.domain.sheet import CellPlace, Sheet
from evalgen.drafting.sheets import ground, period_drafts
from evalgen.drafting.sheets import period as of_period
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.filling import differing, filled, new_text
from evalgen.drafting.sheets.table import Form, Row, cell_problem, read_table
from evalgen.drafting.writing import Change, write_all, write_schemas
from evalgen.drafting.yaml_text import yaml_text
from evalgen.errors import EvalgenError
from evalgen.pipeline.import_setting import names_in, records_about, setting_of
from evalgen.pipeline.inspection import library_of
from evalgen.pipeline.periods_asked import period_named
from evalgen.reading.layout import Slot, locate
from evalgen.reading.repository import read_source
from evalgen.reading.repository_files import read_bytes
from evalgen.reading.schemas.schema import record_schemas
from evalgen.reading.strict_yaml import read_document
from evalgen.reading.workbook import read_workbook

CHOICES = "Lựa chọn"
"""The sheet that lists what may be chosen."""

_OF_PERIODS = frozenset({of_period.PEOPLE, of_period.ITEMS, of_period.CRITERIA})


class Imported(Struct, frozen=True, kw_only=True):
    """What became of the rows; paths from the top of the repository."""

    written: tuple[str, ...]
    """New files."""

    filled: Mapping[str, tuple[str, ...]]
    """Files that were there → the sections that they got."""

    unchanged: int
    """Files that said all of it already."""

    problems: tuple[Problem, ...]
    """With an error among them nothing was written."""


class _Outcome(Struct, frozen=True, kw_only=True):
    """What becomes of a file."""

    file: str
    before: bytes | None = None
    """What it holds; None where there is none."""

    after: bytes = b""
    sections: tuple[str, ...] = ()
    """Those that are new; none where it stays as it is."""

    problems: tuple[Problem, ...] = ()


def import_workbooks(root: Path, paths: Sequence[Path], *, write: bool = True) -> Imported:
    """Make records of the rows of the workbooks at `paths`; unless `write`, only tell what would become of them.

    What a record says already stays: a cell that says something else is a problem. Raises EvalgenError where a workbook,
    the organization or the pack in force cannot be read, or where a period has not been opened.
    """
    found = [sheet for path in paths for sheet in read_workbook(path)]
    sheets = [sheet for sheet in found if not sheet.hidden]
    periods = sorted({period for sheet in sheets if (period := _period_of(sheet)) is not None})
    drafts, problems = _drafts(root, sheets, periods, records_about(root, periods))
    problems += [_hidden_sheet(sheet) for sheet in found if sheet.hidden and sheet.rows and _is_of_a_form(sheet)]
    outcomes = [_outcome(root, draft) for draft in drafts]
    problems += _besides(problems, [problem for outcome in outcomes for problem in outcome.problems])
    if write and not has_errors(problems):
        _write(root, [outcome for outcome in outcomes if outcome.sections])
    return Imported(
        written=tuple(item.file for item in outcomes if item.before is None and item.sections),
        filled={item.file: item.sections for item in outcomes if item.before is not None and item.sections},
        unchanged=sum(item.before is not None and not item.sections for item in outcomes),
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
    )


def _besides(of_cells: Sequence[Problem], of_records: Sequence[Problem]) -> list[Problem]:
    """The problems of records, but for what is missing in them because a cell of the row is wrong already."""
    rows = {(place.file, place.sheet, place.line) for place in _cells(of_cells)}
    return [
        problem
        for problem in of_records
        if problem.code != "missing-key"
        or not rows & {(cell.file, cell.sheet, cell.line) for cell in _cells([problem])}
    ]


def _cells(problems: Sequence[Problem]) -> list[CellPlace]:
    return [problem.place for problem in problems if isinstance(problem.place, CellPlace)]


def _period_of(sheet: Sheet) -> Period | None:
    name, _, period = sheet.name.rpartition(" ")
    return Period.parse(period) if name in _OF_PERIODS else None


def _is_of_a_form(sheet: Sheet) -> bool:
    """Whether it bears the name of a sheet that would be read."""
    return sheet.name in {ground.UNITS, ground.PEOPLE, ground.CATALOGUES} or _period_of(sheet) is not None


def _drafts(
    root: Path, sheets: Sequence[Sheet], periods: Sequence[Period], records: Records
) -> tuple[list[RecordDraft], list[Problem]]:
    """What the sheets say, file by file, and what is wrong in them."""
    problems: list[Problem] = []
    names = names_in(records, record_schemas(), ())
    units = [
        row
        for sheet in sheets
        if sheet.name == ground.UNITS
        for row in read_table(sheet, ground.units_form(names)).rows
    ]
    names = names_in(records, record_schemas(), ground.units_brought(units))
    known = {CHOICES}

    def rows(form: Form) -> list[Row]:
        known.add(form.name)
        tables = [read_table(sheet, form) for sheet in sheets if sheet.name == form.name]
        problems.extend(problem for table in tables for problem in table.problems)
        return [row for table in tables for row in table.rows]

    made = [
        ground.unit_drafts(rows(ground.units_form(names))),
        ground.person_drafts(rows(ground.people_form(names))),
        ground.catalogue_drafts(rows(ground.catalogues_form(names))),
    ]
    if periods:
        library = library_of(root)
        settings = (setting_of(records, period_named(str(period), records), library) for period in periods)
        made += [
            period_drafts.drafts(setting, {form.name: rows(form) for form in of_period.forms(setting)})
            for setting in settings
        ]
    problems += [_unknown_sheet(sheet, known) for sheet in sheets if sheet.name not in known and sheet.rows]
    return (
        [draft for drafts, _ in made for draft in drafts],
        [*problems, *(problem for _, found in made for problem in found)],
    )


def _unknown_sheet(sheet: Sheet, known: set[str]) -> Problem:
    return cell_problem(
        "unknown-sheet",
        sheet.place(0, 0),
        f"trang «{sheet.name}» không thuộc bảng mẫu nên không được đọc.",
        "Tên các trang: " + ", ".join(sorted(known)) + "; trang của kỳ mang tên kỳ, ví dụ «Nhiệm vụ 2026-Q4».",
        Severity.WARNING,
    )


def _hidden_sheet(sheet: Sheet) -> Problem:
    return cell_problem(
        "hidden-sheet",
        sheet.place(0, 0),
        f"trang «{sheet.name}» bị ẩn nên không được đọc.",
        "Bỏ ẩn (Unhide) trang ấy rồi chạy lại; không dùng thì xóa.",
        Severity.WARNING,
    )


def _outcome(root: Path, draft: RecordDraft) -> _Outcome:
    """What becomes of a draft. Nothing is written yet."""
    slot = locate(draft.file)
    if not isinstance(slot, Slot):
        found = _in_cell(slot, draft) if isinstance(slot, Problem) else _nameless(draft)
        return _Outcome(file=draft.file, problems=(found,))
    path = root / draft.file
    before = read_bytes(root, draft.file) if path.exists() or path.is_symlink() else None
    if isinstance(before, Problem):
        return _Outcome(file=draft.file, problems=(before,))
    if before is None:
        return _judged(draft, None, new_text(draft.sections, slot.kind).encode(), tuple(draft.sections))
    return _beside(draft, before)


def _beside(draft: RecordDraft, before: bytes) -> _Outcome:
    """What becomes of a draft whose file is there."""
    there = read_document(draft.file, before).document
    said = yaml_text(draft.sections).encode()
    wanted = read_document(draft.file, said).document
    if there is None or wanted is None:
        return _judged(draft, before, before if there is None else said, ())
    new = {key: value for key, value in draft.sections.items() if draft.is_part and key not in there.root}
    compared = {key: value for key, value in wanted.root.items() if key not in new}
    problems = tuple(
        _differs(draft, pointer, str(there.place(*other))) for pointer, other in differing(compared, there.root)
    )
    if problems or not new:
        return _Outcome(file=draft.file, before=before, problems=problems)
    after = filled(before.decode("utf-8"), new).encode()
    found = read_document(draft.file, after).document
    if found is not None and found.root != {**there.root, **{key: wanted.root[key] for key in new}}:
        raise EvalgenError(
            "Không ghép được mục mới vào «{file}» mà không đổi mục khác; chưa ghi tệp nào.",
            remedy="Điền tay tệp ấy, xóa các dòng của nó trong bảng rồi chạy lại.",
            file=draft.file,
        )
    return _judged(draft, before, after, tuple(new))


def _judged(draft: RecordDraft, before: bytes | None, after: bytes, sections: tuple[str, ...]) -> _Outcome:
    """With what the strict reader and the schema say of the text, told at the cells that it comes from."""
    found = read_source(draft.file, after).problems
    problems = tuple(_in_cell(problem, draft) for problem in found if problem.severity is Severity.ERROR)
    return _Outcome(file=draft.file, before=before, after=after, sections=sections, problems=problems)


def _in_cell(problem: Problem, draft: RecordDraft) -> Problem:
    """The problem of a record at the cell that it comes from; of what no cell says, where it stands."""
    pointer = problem.place.pointer
    if draft.is_part and pointer and pointer[0] not in draft.sections:
        return problem
    return replace(problem, place=draft.cell_of(pointer))


def _nameless(draft: RecordDraft) -> Problem:
    return cell_problem(
        "no-identifier",
        draft.place,
        "không suy được mã từ tên ở dòng này.",
        "Ghi mã: chữ thường không dấu, nối bằng gạch ngang.",
    )


def _differs(draft: RecordDraft, pointer: tuple[str | int, ...], there: str) -> Problem:
    return cell_problem(
        "cell-differs-from-record",
        draft.cell_of(pointer),
        f"hồ sơ đã ghi khác, hoặc chưa có mục này: {there}.",
        "Bảng không sửa những gì hồ sơ đã ghi: sửa trong tệp ấy, hoặc ghi vào bảng đúng như hồ sơ.",
    )


def _write(root: Path, outcomes: Sequence[_Outcome]) -> None:
    write_all(root, [Change(name=item.file, after=item.after, before=item.before) for item in outcomes])
    write_schemas(root)
