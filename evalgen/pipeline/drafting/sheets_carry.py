"""What the files say that the columns of a workbook have no place for: said when it is written, since nobody sees it there."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from evalgen.domain.place import Pointer
from evalgen.domain.sheet import CellFault, CellPlace, Content
from evalgen.drafting.sheets.cell_values import value_in
from evalgen.drafting.sheets.comparing import value_at
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.table import Form, Row

Written = str | int | Decimal | dt.date | None
"""What is written into a cell."""

_NOWHERE = CellPlace(file="", sheet="")


def rows_read(form: Form, cells: Sequence[Mapping[str, Written]]) -> list[Row]:
    """The rows that `cells`, by the keys of the columns, will be read as."""
    return [row for row in (_row_read(form, of_row) for of_row in cells) if row is not None]


def _row_read(form: Form, cells: Mapping[str, Written]) -> Row | None:
    columns = [column for column in form.columns if not column.shown]
    read = {column.key: value_in(column, _content(cells.get(column.key))) for column in columns}
    values = {key: value for key, value in read.items() if value is not None and not isinstance(value, CellFault)}
    if all(column.whose or column.key not in values for column in columns):
        return None
    return Row(values=values, places=dict.fromkeys(read, _NOWHERE), place=_NOWHERE)


def _content(cell: Written) -> Content:
    return Decimal(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


def left_out(root: Mapping[str, Any], draft: RecordDraft) -> Iterator[str]:
    """The parts of a file that do not come back, e.g. ``self_assessment.unit_measures``; things of a list are not told apart."""
    sections = {key: root[key] for key in _SECTIONS if key in root} if draft.is_part else root
    yield from dict.fromkeys(".".join(path) for path in _missing(sections, draft.sections, ()))


_SECTIONS = ("plan", "self_assessment", "verification")


def _missing(there: Any, said: Any, here: Pointer) -> Iterator[tuple[str, ...]]:
    if isinstance(there, Mapping):
        for key, value in there.items():
            if value and value_at(said, (key,)) is None:
                yield (*_words(here), key)
            else:
                yield from _missing(value, value_at(said, (key,)), (*here, key))
    elif isinstance(there, list):
        known = {item["id"]: item for item in said if "id" in item} if _mappings(said) else {}
        for at, item in enumerate(there):
            same = known.get(item["id"]) if isinstance(item, Mapping) and "id" in item else value_at(said, (at,))
            if same is not None:
                yield from _missing(item, same, (*here, at))


def _mappings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, Mapping) for item in value)


def _words(pointer: Pointer) -> Iterator[str]:
    """The steps that are the same in every file: not which thing of a list or of a mapping by identifiers."""
    for step, above in zip(pointer, ("", *pointer), strict=False):
        if isinstance(step, str) and above not in {"results", "criteria_results"}:
            yield step
