"""The monthly plan's own arithmetic: faults and delays counted, a leader's unit, points and deductions of criteria."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from blank_records import IN_JUNE, NO_PLAN
from casework import PLACE, law_of
from msgspec.structs import replace
from register_rows import params

from evalgen.domain.derivation import Line
from evalgen.domain.evaluation import WorkItem
from evalgen.domain.grade import Grade
from evalgen.domain.marks import ConvertedItem, FaultMark, Gap, ItemMark, ManagedPerson, Mark, Marks
from evalgen.domain.measures import Measure, UnitMeasure
from evalgen.domain.number import show
from evalgen.domain.organization import Post, Span, Standing
from evalgen.domain.self_assessment import Deduction, GeneralCriteria
from evalgen.regulation.score_bands import band_of, thresholds
from evalgen.scoring.criterion_marking import criterion_marks
from evalgen.scoring.general_criteria import score_general_criteria
from evalgen.scoring.kpi import score_kpi
from evalgen.scoring.result_axes import Achievements, score_result_axes
from evalgen.scoring.unit_measures import is_measured_by_unit, score_unit_measures

LAW = law_of("hadong")
MEASURES = (Measure.QUALITY, Measure.TIMELINESS)


def exact(text: str) -> Fraction:
    """«11/12» or «0.75»."""
    return Fraction(text)


def mark(value: Any) -> Mark:
    return Mark(value=Fraction(value), place=PLACE)


def item(row: list[Any], excused: dict[str, int]) -> ConvertedItem:
    factor, planned, actual, *counts = row
    work = WorkItem(
        pointer=(),
        id="viec",
        axis=1,
        product="bao-cao",
        title="Báo cáo",
        quantity=Fraction(planned),
        due=dt.date(2026, 6, 20),
        key_task=False,
        carried_from=None,
    )
    faults = {
        measure: FaultMark(recorded=mark(count), excused=mark(excused[measure.key]) if measure.key in excused else None)
        for measure, count in zip(MEASURES, counts, strict=True)
        if count is not None
    }
    return ConvertedItem(mark=ItemMark(item=work, quantity=mark(actual), levels={}, faults=faults), factor=mark(factor))


@pytest.mark.parametrize("row", params("faults"))
def test_faults(row: dict[str, Any]) -> None:
    first, *others = row["items"]
    items = (item(first, row.get("excused", {})), *(item(other, {}) for other in others))
    line = score_kpi(1, items, LAW)
    parts = {part.symbol: part for part in line.parts}
    assert list(parts) == ["a", "b", "c"]
    found = {symbol: part.value for symbol, part in parts.items()} | {"kpi": line.value}
    assert {name: found[name] for name in row["expect"]} == {name: exact(text) for name, text in row["expect"].items()}
    if "planned" in row:
        assert parts["a"].operands[1].value == exact(row["planned"])


RECORD = replace(IN_JUNE, plan=NO_PLAN)


def unit_lines(row: dict[str, Any]) -> tuple[Line, ...] | Gap:
    """The lines of d, đ, e: computed from the staff, stated otherwise; what the row is silent on is stated as whole."""
    stated = {measure.key: "1" for measure in UnitMeasure} | row.get("stated", {})
    marks = Marks(
        criteria=(),
        items=(),
        unit={measure: mark(stated[measure.key]) for measure in UnitMeasure if stated[measure.key] is not None},
    )
    managed = tuple(
        ManagedPerson(name=f"Người {number}", score=exact(score)) for number, score in enumerate(row["staff"], start=1)
    )
    return score_unit_measures(RECORD, marks, managed, LAW)


@pytest.mark.parametrize("row", [param for param in params("unit_measures") if "staff" in param.values[0]])
def test_unit_measures(row: dict[str, Any]) -> None:
    lines = unit_lines(row)
    if row["expect"] is None:
        assert isinstance(lines, Gap)
        return
    assert not isinstance(lines, Gap)
    found = {line.id.removeprefix("unit."): line.value for line in lines}
    if "own" in row:
        found["kpi"] = score_kpi(1, (item(["1", 1, row["own"], 0, 0], {}),), LAW, lines).value
    assert {name: found[name] for name in row["expect"]} == {name: exact(text) for name, text in row["expect"].items()}


@pytest.mark.parametrize("row", [param for param in params("unit_measures") if "standing" in param.values[0]])
def test_who_is_measured_by_the_unit(row: dict[str, Any]) -> None:
    post = Post(
        pointer=(),
        unit="don-vi",
        title="Chức vụ",
        standing=Standing[row["standing"]],
        peer_group="nhom",
        managed_by="ban-thuong-vu",
        used_by="tap-the",
        span=Span(first=dt.date(2025, 7, 1)),
        frameworks={},
        first_leadership_post=False,
    )
    assert is_measured_by_unit(post, LAW) is row["expect"]


@pytest.mark.parametrize("row", params("month_score"))
def test_month_score(row: dict[str, Any]) -> None:
    framework = LAW.frameworks["hadong-mau03"]
    achieved = Achievements(items=(item(["1", 1, row["kpi"], 0, 0], {}),))
    results = score_result_axes(RECORD, achieved, framework, LAW)
    assert isinstance(results, Line)
    score = results.value + exact(row["common"])
    assert score == exact(row["score"])
    assert band_of(score, LAW) is Grade[row["expect"]]
    assert "shown" not in row or show(score, thresholds=thresholds(LAW)) == row["shown"]


@pytest.mark.parametrize("row", params("deductions"))
def test_deduction(row: dict[str, Any]) -> None:
    """The first criterion of the framework with that maximum; all others are met in full."""
    framework = LAW.frameworks[row["framework"]]
    name = next(
        criterion.id
        for criterion in framework.general_criteria.values()
        if criterion.max_score == exact(str(row["max"]))
    )
    given = GeneralCriteria(
        default_met=True,
        met=(),
        not_met=(),
        awards={name: exact(row["award"])},
        deductions=(Deduction(pointer=(), criterion=name, points=exact(row["deduct"]), reason="vi phạm"),),
    )
    marks = criterion_marks(RECORD, given, framework, LAW)
    if row["expect"] is None:
        assert isinstance(marks, Gap)
        return
    assert not isinstance(marks, Gap)
    line = score_general_criteria(marks, framework, LAW)
    assert next(part.value for part in line.walk() if part.id == f"general.{name}") == exact(row["expect"])
