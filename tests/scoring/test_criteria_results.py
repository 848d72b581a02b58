"""Axes that are scored by their criteria, with the real frameworks: by hand-computed expectation."""

from fractions import Fraction
from typing import Any

import pytest
from casework import PLACE, law_of, load_cases
from msgspec.structs import replace

from evalgen.domain.derivation import Line
from evalgen.domain.marks import Gap, ResultMark
from evalgen.domain.self_assessment import CriterionResult
from evalgen.regulation.frameworks.framework import Axis, Criterion, Framework
from evalgen.regulation.law import Law
from evalgen.scoring.criteria_results import score_criteria

CASES = load_cases("scoring/criteria_results")


def law_for(case: dict[str, Any]) -> Law:
    """The law of the framework's pack, with the other reading of a parameter where the case says so."""
    law = law_of(case["framework"].partition("-")[0])
    changed = {
        ("criteria_results", name): replace(law.get("criteria_results", name), value=value)
        for name, value in case.get("law", {}).items()
    }
    return replace(law, values={**law.values, **changed})


def axis_of(case: dict[str, Any], framework: Framework) -> Axis:
    (axis,) = {name.partition(".")[0] for name in case["given"]}
    found = framework.axis(int(axis.removeprefix("T")))
    assert found is not None
    return found


def result(criterion: Criterion, given: Any) -> CriterionResult:
    """«x», [điểm], a number in quotes, or a level; nothing given: everything reached."""
    measure, at = criterion.measure, ("self_assessment", "criteria_results", criterion.id)
    assert measure is not None
    if given == "x":
        return CriterionResult(pointer=at, not_applicable=True)
    if isinstance(given, list):
        return CriterionResult(pointer=at, score=Fraction(str(given[0])))
    if given is None and measure.kind == "points":
        return CriterionResult(pointer=at, score=criterion.max_score)
    if measure.kind == "level":
        return CriterionResult(pointer=at, level=given or measure.levels[0].label)
    assert measure.target is not None
    return CriterionResult(pointer=at, actual=measure.target + 1 if given is None else Fraction(given))


def scored(case: dict[str, Any]) -> Line | Gap:
    law = law_for(case)
    framework = law.frameworks[case["framework"]]
    axis = axis_of(case, framework)
    marks = tuple(
        ResultMark(criterion=item.id, result=result(item, case["given"].get(item.id)), place=PLACE)
        for item in axis.criteria
    )
    return score_criteria(axis, axis.max_score, marks, framework, law)


@pytest.mark.parametrize("case", [case for case in CASES if "expect" in case], ids=lambda case: case["name"])
def test_score(case: dict[str, Any]) -> None:
    line = scored(case)
    assert isinstance(line, Line)
    parts = {part.id.partition(".")[2].partition(".")[2]: part.value for part in line.parts}
    expected = {name: Fraction(text) for name, text in case["expect"].items()}
    assert {name: parts[name] for name in expected} == expected
    whole = not law_for(case).frameworks[case["framework"]].missing
    if whole or "axis" in case:
        assert line.value == (Fraction(case["axis"]) if "axis" in case else sum(parts.values()))


@pytest.mark.parametrize("case", [case for case in CASES if case.get("misfit")], ids=lambda case: case["name"])
def test_a_result_that_does_not_fit_is_a_gap_not_a_zero(case: dict[str, Any]) -> None:
    gap = scored(case)
    assert isinstance(gap, Gap)
    assert gap.reason.endswith("không hợp với cách chấm của khung.")


def test_own_weight_of_an_axis_scales_its_criteria() -> None:
    law = law_of("vast")
    framework = law.frameworks["vast"]
    axis = framework.axes[0]
    marks = tuple(
        ResultMark(criterion=item.id, result=result(item, [2] if item.id == "T1.3" else "x"), place=PLACE)
        if item.optional or item.id == "T1.3"
        else ResultMark(criterion=item.id, result=result(item, [16]), place=PLACE)
        for item in axis.criteria
    )
    line = score_criteria(axis, Fraction(40), marks, framework, law)
    assert isinstance(line, Line)
    assert line.value == Fraction(24)
