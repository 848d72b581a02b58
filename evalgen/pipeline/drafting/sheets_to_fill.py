"""The workbooks that people fill in: of units, people and catalogues, or of a period; what is known stands in them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Catalogue, Person, Unit
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.domain.sheet import is_long_decimal, letters_of
from evalgen.drafting.sheets import ground, ground_drafts, period_drafts
from evalgen.drafting.sheets import period as of_period
from evalgen.drafting.sheets.cell_values import plain_number
from evalgen.drafting.sheets.column import Column, Kind, same_words
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.period import Setting
from evalgen.drafting.sheets.table import Form, Row
from evalgen.drafting.sheets.verification import verification_cells, verification_forms
from evalgen.errors import EvalgenError
from evalgen.pipeline.drafting.import_setting import names_in, records_about, setting_of
from evalgen.pipeline.drafting.importing import CHOICES
from evalgen.pipeline.drafting.sheets_carry import left_out, rows_read
from evalgen.pipeline.inspecting.inspection import library_of
from evalgen.pipeline.periods_asked import period_named
from evalgen.reading.schemas.schema import record_schemas

if TYPE_CHECKING:
    from evalgen.publishing.open_data.table import Cell
    from evalgen.publishing.open_data.table import Kind as Printed
    from evalgen.publishing.open_data.workbook import Sheet


class Written(Struct, frozen=True, kw_only=True):
    """What the workbook does not hold."""

    unread: tuple[str, ...]
    """The records that have errors, and therefore no rows."""

    left_out: Mapping[str, tuple[str, ...]]
    """What no column has a place for → the files that say it."""


class _Filled(Struct, frozen=True, kw_only=True):
    """A sheet with what is known, by the keys of its columns."""

    form: Form
    rows: tuple[Mapping[str, Any], ...]


def write_sheets_to_fill(root: Path, path: Path, period: str | None = None, unit: str | None = None) -> Written:
    """Write the workbook to the new file `path`; with a `unit` the rows of its people alone.

    Raises EvalgenError where there is no such period or unit, where no pack is made for the period, or where a file would
    be lost or seen by the public.
    """
    from evalgen.publishing.internal_file import write_export
    from evalgen.publishing.open_data.workbook import workbook_bytes

    asked = Period.parse(period) if period else None
    records = records_about(root, {asked} if asked else ())
    if period is not None:
        asked = period_named(period, records)
    if unit is not None and unit not in records.units:
        known = ", ".join(sorted(records.units)) or "–"
        raise EvalgenError("Không có đơn vị «{unit}».", remedy="Các mã: {known}.", unit=unit, known=known)
    if asked:
        setting = setting_of(records, asked, library_of(root))
        sheets = list(_of_period(setting, records, unit))
        of_people, _ = period_drafts.drafts(setting, {sheet.form.name: _read_again(sheet) for sheet in sheets})
        drafts = list(of_people)
    else:
        sheets = list(_of_ground(records, unit))
        drafts = _ground_drafts(*sheets)
    write_export(workbook_bytes(list(_with_choices(sheets))), path, root / "site")
    return Written(
        unread=tuple(sorted(file for file in records.unreadable if asked and file.startswith(f"records/{asked}/"))),
        left_out=_left_out(records, drafts),
    )


def _read_again(sheet: _Filled) -> list[Row]:
    return rows_read(
        sheet.form, [{item.key: _cell(item, row.get(item.key)) for item in sheet.form.columns} for row in sheet.rows]
    )


def _ground_drafts(units: _Filled, people: _Filled, catalogues: _Filled) -> list[RecordDraft]:
    return [
        *ground_drafts.unit_drafts(_read_again(units))[0],
        *ground_drafts.person_drafts(_read_again(people))[0],
        *ground_drafts.catalogue_drafts(_read_again(catalogues))[0],
    ]


def _left_out(records: Records, drafts: Iterable[RecordDraft]) -> dict[str, tuple[str, ...]]:
    """What columns have no place for, by the part of a file."""
    things: Iterable[Unit | Person | Catalogue | Evaluation] = (
        *records.units.values(),
        *records.people.values(),
        *records.catalogues.values(),
        *records.evaluations,
    )
    roots = {item.document.file: item.document.root for item in things}
    found: dict[str, list[str]] = {}
    for draft in drafts:
        for part in left_out(roots.get(draft.file, {}), draft):
            found.setdefault(part, []).append(draft.file)
    return {part: tuple(sorted(files)) for part, files in sorted(found.items())}


def _of_ground(records: Records, unit: str | None) -> Iterator[_Filled]:
    names = names_in(records, record_schemas(), ())
    people = [
        person for person in records.people.values() if unit is None or any(post.unit == unit for post in person.posts)
    ]
    units = [item for item in records.units.values() if unit in {None, item.id}]
    catalogues = [item for item in records.catalogues.values() if unit in {None, item.unit}]
    yield _Filled(
        form=ground.units_form(names),
        rows=tuple({"id": item.id, **item.document.root} for item in sorted(units, key=lambda item: item.id)),
    )
    yield _Filled(
        form=ground.people_form(names),
        rows=tuple(
            {"id": person.id, **row}
            for person in sorted(people, key=lambda person: person.id)
            for row in ground.person_cells(person.document.root)
        ),
    )
    yield _Filled(
        form=ground.catalogues_form(names),
        rows=tuple(
            {"unit": item.unit, **row}
            for item in sorted(catalogues, key=lambda item: item.unit)
            for row in ground.catalogue_cells(item.document.root)
        ),
    )


def _of_period(setting: Setting, records: Records, unit: str | None) -> Iterator[_Filled]:
    roots = {
        person: item.document.root for (period, person), item in records.standing.items() if period == setting.period
    }
    asked = [subject for subject in setting.subjects.values() if unit in {None, subject.unit}]
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for subject in asked:
        own = of_period.cells_of(subject, roots[subject.id])
        verified = verification_cells(subject, roots[subject.id])
        for name, found in zip(_SHEETS, (*own, *verified), strict=True):
            rows.setdefault(f"{name} {setting.period}", []).extend(found)
    forms = of_period.forms(setting)
    if any(subject.assessed for subject in asked):  # before that there is nothing to verify
        forms += verification_forms(setting)
    for form in forms:
        yield _Filled(form=form, rows=tuple(rows.get(form.name, ())))


_SHEETS = (of_period.PEOPLE, of_period.ITEMS, of_period.CRITERIA, of_period.VERIFIED, of_period.DIFFERENCES)


def _with_choices(sheets: Iterable[_Filled]) -> Iterator["Sheet"]:
    """The sheets, and one more that lists what their cells may be chosen from."""
    from evalgen.publishing.open_data.table import Column as Head
    from evalgen.publishing.open_data.workbook import Sheet

    lists: dict[tuple[str, ...], str] = {}
    titles: list[str] = []
    for sheet in sheets:
        columns = sheet.form.columns
        choices: list[tuple[int, str]] = []
        for at, column in enumerate(columns):
            labels = tuple(column.choices)
            if labels and labels not in lists:
                letter = letters_of(len(lists))
                lists[labels] = f"'{CHOICES}'!${letter}$2:${letter}${len(labels) + 1}"
                titles.append(column.heading)
            if labels:
                choices.append((at, lists[labels]))
        yield Sheet(
            name=sheet.form.name,
            columns=tuple(Head(name=item.key, kind=_kind(item), width=item.width) for item in columns),
            titles=tuple(item.heading for item in columns),
            rows=[tuple(_cell(item, row.get(item.key)) for item in columns) for row in sheet.rows],
            lead=sheet.form.lead,
            choices=tuple(choices),
            to_fill=True,
        )
    if lists:
        longest = max(map(len, lists))
        yield Sheet(
            name=CHOICES,
            columns=tuple(Head(name=title, width=40) for title in titles),
            titles=tuple(titles),
            rows=[tuple(labels[at] if at < len(labels) else None for labels in lists) for at in range(longest)],
            filtered=False,
        )


def _kind(column: Column) -> "Printed":
    """How a program takes what is written into an empty cell: an identifier stays what was typed."""
    from evalgen.publishing.open_data.table import Kind as Printed

    if column.kind is Kind.DAY:
        return Printed.DAY
    return Printed.AS_TYPED if column.kind in {Kind.TEXT, Kind.NAME, Kind.LIST} else Printed.TEXT


def _cell(column: Column, value: Any) -> "Cell":
    """What stands in the cell: the label of a choice, a day, «x»; a number that would be taken for a division's as text."""
    if value is None:
        return None
    if column.kind is Kind.DAY:
        return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
    if column.kind is Kind.YES:
        return "x" if value else None
    if column.choices and not column.whose:
        labels = (label for label, known in column.choices.items() if known == value)
        return next((label for label in labels if len(column.meant[same_words(label)]) == 1), value)
    if column.kind in {Kind.NUMBER, Kind.ANY} and not isinstance(value, str):
        number = value if isinstance(value, int | Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
        return plain_number(number) if isinstance(number, Decimal) and is_long_decimal(number) else number
    return str(value)
