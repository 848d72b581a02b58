"""What a framework asks for besides work items, and in which way each of it is recorded: a row of the sheet of criteria."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST
from evalgen.domain.sheet import CellFault, Content
from evalgen.drafting.sheets.cell_values import Value, value_in
from evalgen.drafting.sheets.column import Column, Kind, same_words
from evalgen.regulation.frameworks.framework import Criterion, Framework
from evalgen.regulation.threshold import Threshold

NOT_APPLICABLE = "không áp dụng"


class Asked(Struct, frozen=True, kw_only=True):
    """A criterion of an axis, or a threshold in the text of one."""

    id: str
    text: str
    column: Column
    """Its key is the field of the record."""


def asked_of(framework: Framework) -> dict[str, Asked]:
    """By their identifiers: the criteria in printed order, then the thresholds that are not criteria themselves."""
    thresholds = {key: _threshold(item) for key, item in framework.thresholds.items()}
    return {
        **{key: _criterion(item) for key, item in framework.result_criteria.items()},
        **_without(thresholds, framework),
    }


def _without(thresholds: Mapping[str, Asked], framework: Framework) -> dict[str, Asked]:
    return {key: item for key, item in thresholds.items() if key not in framework.result_criteria}


def measured(asked: Asked, said: Value | None) -> dict[str, Any] | CellFault:
    """What the cell of the result says, as the record has it."""
    if isinstance(said, str) and same_words(said) == NOT_APPLICABLE:
        return {"not_applicable": True}
    value = value_in(asked.column, _content(said))
    return value if isinstance(value, CellFault) else {asked.column.key: value}


def result_cell(asked: Asked, result: Mapping[str, Any]) -> Any:
    """What stands in the cell of a recorded result."""
    if result.get("not_applicable"):
        return NOT_APPLICABLE
    value = next((result[key] for key in ("actual", "level", "score", "done") if key in result), None)
    if isinstance(value, bool):
        return "có" if value else "không"
    return next((label for label, known in asked.column.choices.items() if known == value), value)


def _criterion(criterion: Criterion) -> Asked:
    measure = criterion.measure
    field, kind = "actual", Kind.NUMBER
    if measure is None or measure.kind == "points":
        field = "score"
    elif measure.kind == "deliverable":
        field, kind = "done", Kind.YES
    elif measure.kind == "level":
        field, kind = "level", Kind.CHOICE
    levels = {level.label: level.label for level in measure.levels} if measure else {}
    return Asked(id=criterion.id, text=criterion.text, column=_column(field, kind, levels))


def _threshold(threshold: Threshold) -> Asked:
    kinds = {"actual": Kind.NUMBER, "done": Kind.YES}
    grades = {grade.label: grade.name for grade in BEST_FIRST} if threshold.grade is not None else {}
    kind = kinds.get(threshold.wanted, Kind.CHOICE if grades else Kind.TEXT)
    return Asked(id=threshold.id, text=threshold.text, column=_column(threshold.wanted, kind, grades))


def _column(field: str, kind: Kind, choices: Mapping[str, str]) -> Column:
    return Column(key=field, heading="Kết quả", kind=kind, choices=choices)


def _content(said: Value | None) -> Content:
    """What a cell of any kind holds, once more as a cell."""
    if isinstance(said, bool):
        return said
    return said if isinstance(said, str | Decimal | dt.date) else None
