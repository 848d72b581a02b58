"""Scores, factors and what is shown of them, from the numbers of each row to an exact number."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from casework import DOCUMENT, PLACE, law_of
from msgspec.structs import replace
from register_rows import params
from scored_items import converted, exact, weighed

from evalgen.domain.derivation import Line
from evalgen.domain.marks import CriterionMark, Gap, ResultMark
from evalgen.domain.number import show, show_percent
from evalgen.domain.organization import Catalogue, Points, Product
from evalgen.domain.period import Period
from evalgen.domain.self_assessment import CriterionResult
from evalgen.regulation.frameworks.framework import Axis, Criterion, Framework
from evalgen.regulation.law import Law
from evalgen.scoring.criteria_results import score_criteria
from evalgen.scoring.general_criteria import score_general_criteria
from evalgen.scoring.kpi import score_kpi
from evalgen.scoring.result_axes import Achievements, score_result_axes


@pytest.mark.parametrize("row", params("kpi"))
def test_kpi(row: dict[str, Any]) -> None:
    items = tuple(converted("viec", given) for given in row["items"])
    line = score_kpi(1, items, law_of())
    parts = {part.what.split(" ")[0]: part for part in line.parts}
    found = {name: part.value for name, part in parts.items()} | {"kpi": line.value}
    assert {name: found[name] for name in row["expect"]} == {name: exact(text) for name, text in row["expect"].items()}
    if "planned" in row:
        assert parts["A"].operands[1].value == exact(row["planned"])
    if "shown" in row:
        assert show_percent(line.value) == row["shown"]
    if "exceeded" in row:
        assert sum(found.mark.exceeded for found in items) == row["exceeded"]


@pytest.mark.parametrize("row", params("result_axes"))
def test_result_axes(row: dict[str, Any]) -> None:
    law = law_of(row["framework"].partition("-")[0])
    framework = law.frameworks[row["framework"]]
    if "axis" in row:
        axis = framework.axis(row["axis"])
        assert axis is not None
        shares, weights = {axis.id: row["kpi"]}, {axis.id: axis.max_score}
    else:
        shares = dict(enumerate(row["kpi"], start=1))
        weights = {number: Fraction(maximum) for number, maximum in enumerate(row["max"], start=1)}
    items = tuple(converted(f"viec-{axis}", ["1", 1000, done, "1", "1", "1"], axis) for axis, done in shares.items())
    line = score_result_axes(weighed(weights), Achievements(items=items), framework, law)
    assert isinstance(line, Line)
    assert line.value + Fraction(row.get("common", 0)) == exact(row["expect"])


@pytest.mark.parametrize("row", params("general_criteria"))
def test_general_criteria(row: dict[str, Any]) -> None:
    law = law_of(row["pack"])
    framework = law.frameworks[row["framework"]]
    failed = framework.general_criteria if row["failed"] == "all" else row["failed"]
    marks = tuple(
        CriterionMark(criterion=name, met=name not in failed, place=PLACE) for name in framework.general_criteria
    )
    line = score_general_criteria(marks, framework, law)
    if "of" in row:
        line = next(part for part in line.walk() if part.id == f"general.{row['of']}")
    assert line.value == exact(row["expect"])


def law_for(row: dict[str, Any]) -> Law:
    """The law of the framework's pack, with the other reading of a parameter where the row says so."""
    law = law_of(row["framework"].partition("-")[0])
    changed = {
        ("criteria_results", name): replace(law.get("criteria_results", name), value=value)
        for name, value in row.get("law", {}).items()
    }
    return replace(law, values={**law.values, **changed})


def axis_of(row: dict[str, Any], framework: Framework) -> Axis:
    (number,) = {name.partition(".")[0].removeprefix("T") for name in row["given"]}
    axis = framework.axis(int(number))
    assert axis is not None
    return axis


def result(criterion: Criterion, given: Any) -> CriterionResult:
    """«x», [điểm], a number in quotes, or a level; nothing given: everything reached."""
    measure = criterion.measure
    assert measure is not None
    if given == "x":
        return CriterionResult(pointer=(), not_applicable=True)
    if isinstance(given, list) or measure.kind == "points":
        return CriterionResult(pointer=(), score=Fraction(str(given[0])) if given else criterion.max_score)
    if measure.kind == "level":
        return CriterionResult(pointer=(), level=given or measure.levels[0].label)
    assert measure.target is not None
    return CriterionResult(pointer=(), actual=measure.target + 1 if given is None else Fraction(given))


@pytest.mark.parametrize("row", params("criteria_results"))
def test_criteria_results(row: dict[str, Any]) -> None:
    law = law_for(row)
    framework = law.frameworks[row["framework"]]
    axis = axis_of(row, framework)
    marks = tuple(
        ResultMark(criterion=criterion.id, result=result(criterion, row["given"].get(criterion.id)), place=PLACE)
        for criterion in axis.criteria
    )
    line = score_criteria(axis, axis.max_score, marks, framework, law)
    if row.get("misfit"):
        assert isinstance(line, Gap)
        return
    assert isinstance(line, Line)
    parts = {part.id.partition(".")[2].partition(".")[2]: part.value for part in line.parts}
    expected = {name: exact(text) for name, text in row.get("score", {}).items()}
    assert {name: parts[name] for name in expected} == expected
    assert "axis" not in row or line.value == exact(row["axis"])
    assert expected or "axis" in row


@pytest.mark.parametrize("row", params("catalogue"))
def test_conversion_factor(row: dict[str, Any]) -> None:
    def product(name: str, points: str) -> Product:
        dated = (Points(pointer=(), first=None, value=Fraction(points)),)
        return Product(pointer=(), id=name, title=name, points=dated)

    products = {"chuan": product("chuan", row["standard"]), "khac": product("khac", row["points"])}
    catalogue = Catalogue(document=DOCUMENT, unit="don-vi", standard_product="chuan", products=products)
    assert catalogue.conversion_factor("khac", dt.date(2026, 6, 30)) == exact(row["expect"])


@pytest.mark.parametrize("row", params("numbers"))
def test_shown_number(row: dict[str, Any]) -> None:
    assert show(exact(row["value"])) == row["expect"]


@pytest.mark.parametrize("row", params("levels"))
def test_level(row: dict[str, Any]) -> None:
    levels = {level.label: level.value for level in law_of(row["pack"]).get("levels", row["measure"]).value}
    assert levels[row["label"]] == exact(row["expect"])


@pytest.mark.parametrize("row", params("periods"))
def test_next_period(row: dict[str, Any]) -> None:
    period = Period.parse(row["period"])
    assert (str(period.shift(1)) if period else None) == row["next"]
