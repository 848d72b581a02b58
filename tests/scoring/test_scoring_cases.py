"""Scoring against its case tables, by hand-computed expectation."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from casework import PLACE, law_of, load_cases
from msgspec.structs import replace
from scored_items import converted, exact, weighed

from evalgen.domain.marks import CriterionMark, Gap
from evalgen.regulation.law import Law
from evalgen.scoring.general_criteria import score_general_criteria
from evalgen.scoring.kpi import score_kpi
from evalgen.scoring.kpi_value import kpi_value
from evalgen.scoring.result_axes import Achievements, item_without_points, score_result_axes

FRAMEWORK = law_of().frameworks["hd02-pl3"]


def law_with(case: Mapping[str, Any]) -> Law:
    """The law, with weights and a cap of quantities that an organization's own pack may state."""
    law = law_of()
    values = dict(law.values)
    if "weights" in case:
        weights = {name: Fraction(of) for name, of in case["weights"].items()}
        values["kpi", "weights"] = replace(law.get("kpi", "weights"), value=weights)
    if "quantity_cap" in case:
        cap = Fraction(case["quantity_cap"])
        values["kpi", "quantity_cap"] = replace(law.get("kpi", "quantity_cap"), value=cap)
    return replace(law, values=values)


@pytest.mark.parametrize("case", load_cases("scoring/kpi"), ids=lambda case: case["name"])
def test_kpi(case: dict[str, Any]) -> None:
    items = tuple(converted(f"viec-{number}", row) for number, row in enumerate(case["given"]))
    line = score_kpi(1, items, law_with(case))
    assert "formula" not in case or line.formula == case["formula"]
    found = {part.what.split(" ")[0]: part.value for part in line.parts} | {"kpi": line.value}
    assert found == {name: exact(text) for name, text in case["expect"].items()}


@pytest.mark.parametrize("case", load_cases("scoring/kpi"), ids=lambda case: case["name"])
def test_the_number_of_the_kpi_without_its_lines(case: dict[str, Any]) -> None:
    items = tuple(converted(f"viec-{number}", row) for number, row in enumerate(case["given"]))
    assert kpi_value(items, law_with(case)) == exact(case["expect"]["kpi"])


@pytest.mark.parametrize("case", load_cases("scoring/kpi"), ids=lambda case: case["name"])
def test_kpi_does_not_depend_on_the_order_of_items(case: dict[str, Any]) -> None:
    items = tuple(converted(f"viec-{number}", row) for number, row in enumerate(case["given"]))
    law = law_with(case)
    assert score_kpi(1, items, law).value == score_kpi(1, items[::-1], law).value


def test_something_delivered_that_nothing_judges_is_never_scored() -> None:
    with pytest.raises(ValueError, match=r"^viec: delivered without anything to judge quality by$"):
        score_kpi(1, (converted("viec", ["1", 1, 1, None, "1", "1"]),), law_of())


@pytest.mark.parametrize("case", load_cases("scoring/result_axes"), ids=lambda case: case["name"])
def test_result_axes(case: dict[str, Any]) -> None:
    given = case["given"]
    weights = {number: Fraction(maximum) for number, maximum in enumerate(given["max"], start=1)}
    items = tuple(
        converted(f"truc-{axis}", ["1", 100, done, "1", "1", "1"], axis)
        for axis, done in enumerate(given["kpi"], start=1)
        if done is not None
    )
    line = score_result_axes(weighed(weights), Achievements(items=items), FRAMEWORK, law_of())
    assert not isinstance(line, Gap)
    assert line.value == exact(case["expect"])


def test_an_axis_that_counts_without_work_items_is_a_gap_not_a_zero() -> None:
    weights = {1: Fraction("47.5"), 2: Fraction("22.5")}
    gap = score_result_axes(
        weighed(weights), Achievements(items=(converted("a", ["1", 1, 1, "1", "1", "1"]),)), FRAMEWORK, law_of()
    )
    assert isinstance(gap, Gap)
    assert gap.reason == "Trục 2 có điểm tối đa 22,5 nhưng không có sản phẩm, công việc nào được tính trong kỳ."


def test_own_weights_that_the_law_does_not_allow_score_nothing() -> None:
    law = law_of()
    values = dict(law.values) | {
        ("result_axes", "own_weights"): replace(law.get("result_axes", "own_weights"), value=False)
    }
    items = tuple(converted(f"truc-{axis}", ["1", 1, 1, "1", "1", "1"], axis) for axis in range(1, 7))
    line = score_result_axes(
        weighed({1: Fraction(70)}), Achievements(items=items), FRAMEWORK, replace(law, values=values)
    )
    assert not isinstance(line, Gap)
    assert [part.operands[1].value for part in line.parts] == [axis.max_score for axis in FRAMEWORK.axes]
    assert {part.place for part in line.parts} == {None}


def test_a_work_item_on_an_axis_without_score_is_a_gap_not_ignored() -> None:
    marks = [converted(name, ["1", 1, 1, "1", "1", "1"], axis).mark for name, axis in (("a", 1), ("b", 3))]
    assert item_without_points(weighed({1: Fraction(70)}), marks[:1], FRAMEWORK, law_of()) is None
    gap = item_without_points(weighed({1: Fraction(70)}), marks, FRAMEWORK, law_of())
    assert gap is not None
    assert gap.reason == "Sản phẩm, công việc «b» thuộc trục 3 không có điểm."


@pytest.mark.parametrize(
    "failed,expected",
    [((), 30), (("1.5",), 28), (("2.1",), 29), (("2.1", "2.2", "2.3", "2.4"), 26), (("3.1", "3.2"), 26)],
    ids=[
        "Đảm bảo cả 17 tiêu chí",
        "Không đảm bảo 1.5",
        "Không đảm bảo 2.1",
        "Không đảm bảo cả nhóm 2",
        "Hai tiêu chí nhóm 3",
    ],
)
def test_general_criteria(failed: tuple[str, ...], expected: int) -> None:
    marks = tuple(
        CriterionMark(criterion=name, met=name not in failed, place=PLACE) for name in FRAMEWORK.general_criteria
    )
    assert len(marks) == 17
    line = score_general_criteria(marks, FRAMEWORK, law_of())
    assert line.value == expected


def test_no_criterion_met_is_zero() -> None:
    marks = tuple(CriterionMark(criterion=name, met=False, place=PLACE) for name in FRAMEWORK.general_criteria)
    assert score_general_criteria(marks, FRAMEWORK, law_of()).value == 0
