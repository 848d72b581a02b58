"""Workbooks that people filled in become records: all of them, or none where a cell or a file stands in the way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity, has_errors
from evalgen.domain.records import Records
from evalgen.domain.sheet import CellPlace, Sheet
from evalgen.drafting.sheets import ground, ground_drafts, period_drafts
from evalgen.drafting.sheets import period as of_period
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.table import Form, Row, cell_problem, read_table
from evalgen.drafting.sheets.verification import verification_forms
from evalgen.drafting.writing import Change, write_all, write_schemas
from evalgen.pipeline.collection import collected_afterwards, without_collection
from evalgen.pipeline.drafting.import_foresight import Drafted, Foresight
from evalgen.pipeline.drafting.import_outcome import Outcome, Untouched, outcome_of
from evalgen.pipeline.drafting.import_setting import names_in, records_about, setting_of
from evalgen.pipeline.inspecting.inspection import library_of, library_with_faults
from evalgen.pipeline.periods_asked import period_named
from evalgen.reading.record_names import RECORDS, REGULATION
from evalgen.reading.schemas.schema import record_schemas
from evalgen.reading.workbook import read_workbook
from evalgen.regulation.library import Library

CHOICES = "Lựa chọn"
"""The sheet that lists what may be chosen."""

_OF_PERIODS = frozenset(
    {of_period.PEOPLE, of_period.ITEMS, of_period.CRITERIA, of_period.VERIFIED, of_period.DIFFERENCES}
)


_RowPlace = tuple[str, str, int]
"""Workbook, sheet and row."""


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


def import_workbooks(root: Path, paths: Sequence[Path], *, write: bool = True) -> Imported:
    """Make records of the rows of the workbooks at `paths`; unless `write`, only tell what would become of them.

    What a record says already stays: a cell that says something else is a problem, and so is what `check` would find then.
    Raises EvalgenError where a workbook, the organization or the pack in force cannot be read, or where a period has not
    been opened.
    """
    with without_collection():
        read = _read(root, paths)
    outcomes, found = _outcomes(root, read)
    problems = [*read.problems, *found.of_rows]
    for period in read.periods:
        problems += _into_closed(read.records.periods[period], outcomes)
    problems += _left_as_recorded([item for outcome in outcomes for item in outcome.untouched])
    problems += _besides(problems, found.of_records)
    if write and not has_errors(problems):
        _write(root, [outcome for outcome in outcomes if outcome.sections])
    return Imported(
        written=tuple(item.file for item in outcomes if item.before is None and item.sections),
        filled={item.file: item.sections for item in outcomes if item.before is not None and item.sections},
        unchanged=sum(item.before is not None and not item.sections for item in outcomes),
        problems=tuple(sorted(problems, key=_by_sheets)),
    )


class _Read(Struct, frozen=True, kw_only=True):
    """What workbooks say, and what they are read against."""

    records: Records
    periods: Sequence[Period]
    library: Library
    of_ground: Sequence[RecordDraft]
    """Of units, people and catalogues."""

    of_people: Iterator[RecordDraft]
    """Of people in periods, each made when it is asked for."""

    problems: Sequence[Problem]


class _Found(Struct, frozen=True, kw_only=True):
    """What is wrong in the rows of single records, and what is, or would be, wrong in these records."""

    of_rows: Sequence[Problem]
    of_records: Sequence[Problem]


def _read(root: Path, paths: Sequence[Path]) -> _Read:
    found = [sheet for path in paths for sheet in read_workbook(path)]
    sheets = [sheet for sheet in found if not sheet.hidden]
    periods = sorted({period for sheet in sheets if (period := _period_of(sheet)) is not None})
    records = records_about(root, periods)
    library = library_of(root) if periods else library_with_faults(root / RECORDS / REGULATION)[0]
    of_ground, of_people, problems = _drafts(sheets, periods, records, library)
    problems += [_hidden_sheet(sheet) for sheet in found if sheet.hidden and sheet.rows and _is_of_a_form(sheet)]
    problems += [_hidden_rows(sheet) for sheet in sheets if sheet.unseen and _is_of_a_form(sheet)]
    return _Read(
        records=records,
        periods=periods,
        library=library,
        of_ground=of_ground,
        of_people=of_people,
        problems=problems,
    )


def _outcomes(root: Path, read: _Read) -> tuple[list[Outcome], _Found]:
    """What becomes of the drafts. Those of people are made, looked at and let go of some at a time."""
    wrong = _rows_of(read.problems)
    brought = [(draft, outcome_of(root, draft)) for draft in read.of_ground]
    foresight = Foresight(root, read.records, read.periods, read.library, _sound(brought, wrong))
    outcomes = [outcome for _, outcome in brought]
    of_rows = [problem for draft in read.of_ground for problem in draft.problems]
    foreseen = foresight.of_ground()
    while True:
        with collected_afterwards():
            some = [(draft, outcome_of(root, draft)) for draft in islice(read.of_people, foresight.together)]
            of_rows += [problem for draft, _ in some for problem in draft.problems]
            foreseen += foresight.of_people(_sound(some, wrong))
            outcomes += [_to_be_written(outcome) for _, outcome in some]
        if not some:
            break
    foreseen += foresight.of_moved({outcome.file for outcome in outcomes if outcome.sections})
    of_records = [problem for outcome in outcomes for problem in outcome.problems]
    return outcomes, _Found(of_rows=of_rows, of_records=[*of_records, *foreseen])


def _sound(drafted: Drafted, wrong: frozenset[_RowPlace]) -> Drafted:
    """Those that would write something new and have nothing wrong: of whose row is `wrong` nobody knows what it will say."""
    return [
        (draft, outcome)
        for draft, outcome in drafted
        if outcome.noun is not None
        and not has_errors((*draft.problems, *outcome.problems))
        and wrong.isdisjoint(map(_row_of, draft.rows))
    ]


def _to_be_written(outcome: Outcome) -> Outcome:
    """Without what was needed to look at it; of a file that stays as it is its text neither."""
    return replace(outcome, noun=None, before=outcome.before and (outcome.before if outcome.sections else b""))


def _by_sheets(problem: Problem) -> tuple[object, ...]:
    """Sheet by sheet, as people go through a workbook."""
    place = problem.place
    return (place.file, place.sheet if isinstance(place, CellPlace) else "", *problem.sort_key[1:])


def _besides(of_cells: Sequence[Problem], of_records: Sequence[Problem]) -> list[Problem]:
    """The problems of records, but for what is missing in them, or there twice, because the row is wrong already."""
    rows = _rows_of(of_cells)
    follows = {"missing-key", "repeated-id"}
    return [problem for problem in of_records if problem.code not in follows or _row_of(problem.place) not in rows]


def _rows_of(problems: Iterable[Problem]) -> frozenset[_RowPlace]:
    """The rows with errors in their cells."""
    found = (_row_of(problem.place) for problem in problems if problem.severity is Severity.ERROR)
    return frozenset(row for row in found if row is not None)


def _row_of(place: Place) -> _RowPlace | None:
    return (place.file, place.sheet, place.line) if isinstance(place, CellPlace) else None


def _period_of(sheet: Sheet) -> Period | None:
    name, _, period = sheet.name.rpartition(" ")
    return Period.parse(period) if name in _OF_PERIODS else None


def _is_of_a_form(sheet: Sheet) -> bool:
    """Whether it bears the name of a sheet that would be read."""
    return sheet.name in {ground.UNITS, ground.PEOPLE, ground.CATALOGUES} or _period_of(sheet) is not None


def _drafts(
    sheets: Sequence[Sheet], periods: Sequence[Period], records: Records, library: Library
) -> tuple[list[RecordDraft], Iterator[RecordDraft], list[Problem]]:
    """What the sheets say of units, people and catalogues, what they say of people in periods, and what is wrong in them."""
    problems: list[Problem] = []
    names = names_in(records, record_schemas(), ())
    units = [
        row
        for sheet in sheets
        if sheet.name == ground.UNITS
        for row in read_table(sheet, ground.units_form(names)).rows
    ]
    names = names_in(records, record_schemas(), ground_drafts.units_brought(units))
    known = {CHOICES}

    def rows(form: Form) -> list[Row]:
        known.add(form.name)
        tables = [read_table(sheet, form) for sheet in sheets if sheet.name == form.name]
        problems.extend(problem for table in tables for problem in table.problems)
        return [row for table in tables for row in table.rows]

    made = [
        ground_drafts.unit_drafts(rows(ground.units_form(names))),
        ground_drafts.person_drafts(rows(ground.people_form(names))),
        ground_drafts.catalogue_drafts(rows(ground.catalogues_form(names))),
    ]
    settings = [setting_of(records, period_named(str(period), records), library) for period in periods]
    of_periods = [
        period_drafts.drafts(
            setting,
            {
                form.name: found
                for form in (*of_period.forms(setting), *verification_forms(setting))
                if (found := rows(form)) or any(sheet.name == form.name for sheet in sheets)
            },
        )
        for setting in settings
    ]
    problems += [_unknown_sheet(sheet, known) for sheet in sheets if sheet.name not in known and sheet.rows]
    return (
        [draft for drafts, _ in made for draft in drafts],
        chain.from_iterable(drafts for drafts, _ in of_periods),
        [*problems, *(problem for _, found in (*made, *of_periods) for problem in found)],
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


def _hidden_rows(sheet: Sheet) -> Problem:
    return cell_problem(
        "hidden-rows",
        sheet.place(min(sheet.unseen) - 1, 0),
        f"trang «{sheet.name}» có {len(sheet.unseen)} dòng bị ẩn (bộ lọc, hoặc Hide), vẫn được đọc như các dòng khác.",
        "Bỏ lọc (Clear), bỏ ẩn (Unhide) để xem lại; dòng không dùng thì xóa, không chỉ ẩn đi.",
        Severity.WARNING,
    )


def _into_closed(period: PeriodRecord, outcomes: Iterable[Outcome]) -> Iterator[Problem]:
    """A closed period has its results: told once, whatever the number of rows."""
    folder = f"records/{period.period}/"
    first = next((found for found in outcomes if found.sections and found.file.startswith(folder)), None)
    if period.closed_on is not None and first is not None:
        yield cell_problem(
            "period-closed",
            first.place,
            f"{period.period.label} đã khóa ngày {period.closed_on:%d/%m/%Y}, nên bảng không ghi thêm gì vào kỳ này.",
            f"Kiểm tra kỳ trong tên trang. Kỳ chưa xong thì bỏ closed_on trong {period.document.file} rồi chạy lại.",
        )


def _left_as_recorded(found: Sequence[Untouched]) -> Iterator[Problem]:
    """One problem for each column with such cells, and for each sheet with such rows."""
    groups: dict[tuple[object, ...], list[Untouched]] = {}
    for item in found:
        place = item.place
        sheet = place.sheet if isinstance(place, CellPlace) else ""
        column = place.column if not item.what else None
        groups.setdefault((place.file, sheet, column), []).append(item)
    for items in groups.values():
        first, count = items[0], len(items)
        yield cell_problem(
            "left-as-recorded",
            first.place,
            f"bảng không nói gì về {count} mục mà hồ sơ đã ghi, trước hết «{first.what}»: {first.there}; hồ sơ giữ nguyên."
            if first.what
            else f"ô trống, nhưng hồ sơ đã ghi{first.said and f' {first.said}'}: {first.there}; hồ sơ giữ nguyên"
            + (f" (cột này có {count} ô như vậy)." if count > 1 else "."),
            "Bảng không xóa điều hồ sơ đã ghi: muốn bỏ thì sửa trong tệp ấy; không thì lập lại bảng mẫu để có đủ.",
            Severity.WARNING,
        )


def _write(root: Path, outcomes: Sequence[Outcome]) -> None:
    write_all(root, [Change(name=item.file, after=item.after, before=item.before) for item in outcomes])
    write_schemas(root)
