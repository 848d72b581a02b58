"""Axes scored by criteria, at the edges that no real framework reaches: small axes made for one sentence each."""

from fractions import Fraction

import pytest
from casework import DOCUMENT, law_of
from msgspec.structs import replace

from evalgen.domain.derivation import Line
from evalgen.domain.marks import Gap, ResultMark
from evalgen.domain.self_assessment import CriterionResult
from evalgen.errors import EvalgenError
from evalgen.regulation.frameworks.framework import Axis, Criterion, CriterionMeasure
from evalgen.scoring.criteria_results import score_criteria

LAW = law_of("lamdong")
FRAMEWORK = LAW.frameworks["lamdong-pl1"]
POINTS = CriterionMeasure(kind="points")
FEWER = CriterionMeasure(kind="ratio", target=Fraction(10), comparison="<=")
NONE_ALLOWED = CriterionMeasure(kind="ratio", target=Fraction(0), comparison="<=")
AT_LEAST = CriterionMeasure(kind="threshold", target=Fraction(90), comparison=">=")
DONE = CriterionMeasure(kind="deliverable")


def criterion(
    name: str, maximum: int | None, measure: CriterionMeasure | None = POINTS, *, optional: bool = False
) -> Criterion:
    return Criterion(
        id=name,
        text=f"tiêu chí {name}",
        max_score=None if maximum is None else Fraction(maximum),
        measure=measure,
        optional=optional,
    )


def axis(*criteria: Criterion, whole: str = "") -> Axis:
    return Axis(id=7, title="Trục mẫu", max_score=Fraction(10), criteria=criteria, whole=whole)


def mark(name: str, **given: object) -> ResultMark:
    exact = {
        key: Fraction(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else value
        for key, value in given.items()
    }
    pointer = ("self_assessment", "criteria_results", name)
    result = CriterionResult(pointer=pointer, **exact)  # type: ignore[arg-type]
    return ResultMark(criterion=name, result=result, place=DOCUMENT.place(*pointer))


def scored(of: Axis, *marks: ResultMark) -> Line:
    line = score_criteria(of, of.max_score, marks, FRAMEWORK, LAW)
    assert isinstance(line, Line)
    return line


def gap(of: Axis, *marks: ResultMark) -> Gap:
    found = score_criteria(of, of.max_score, marks, FRAMEWORK, LAW)
    assert isinstance(found, Gap)
    return found


@pytest.mark.parametrize(
    "measure,actual,expected",
    [
        pytest.param(FEWER, 20, "5", id="Gấp đôi số được phép thì nửa điểm"),
        pytest.param(FEWER, 11, "100/11", id="Hơn số được phép một vụ thì mười phần mười một"),
        pytest.param(FEWER, 10, "10", id="Đúng số được phép thì đủ điểm"),
        pytest.param(FEWER, 4, "10", id="Ít hơn số được phép cũng chỉ đủ điểm"),
        pytest.param(FEWER, 0, "10", id="Không có vụ nào thì đủ điểm"),
        pytest.param(NONE_ALLOWED, 0, "10", id="Không được phép vụ nào và không có vụ nào thì đủ điểm"),
        pytest.param(NONE_ALLOWED, 1, "0", id="Không được phép vụ nào mà có một vụ thì 0 điểm"),
    ],
)
def test_where_less_is_better(measure: CriterionMeasure, actual: int, expected: str) -> None:
    line = scored(axis(criterion("a", 10, measure)), mark("a", actual=actual))
    assert line.value == Fraction(expected)
    (part,) = line.parts
    assert part.value == Fraction(expected)
    assert part.formula == "mục tiêu ÷ thực tế (không quá 1) × điểm tối đa"


@pytest.mark.parametrize("done,expected", [(True, 10), (False, 0)], ids=["Có thì đủ điểm", "Không có thì 0 điểm"])
def test_a_deliverable_is_there_or_not(done: bool, expected: int) -> None:  # noqa: FBT001 — a parameter of the case
    line = scored(axis(criterion("a", 10, DONE)), mark("a", done=done))
    assert line.value == expected
    (part,) = line.parts
    assert part.formula == "có thì đủ điểm, không thì 0"
    assert [(operand.name, operand.value) for operand in part.operands] == [("điểm tối đa", Fraction(10))]


@pytest.mark.parametrize(
    "measure,given",
    [
        pytest.param(POINTS, {"actual": 5}, id="Tiêu chí chấm điểm mà chỉ ghi số thực tế"),
        pytest.param(FEWER, {"score": 5}, id="Tiêu chí theo tỷ lệ mà chỉ ghi điểm"),
        pytest.param(AT_LEAST, {"score": 5}, id="Tiêu chí theo ngưỡng mà chỉ ghi điểm"),
        pytest.param(DONE, {"actual": 1}, id="Tiêu chí có hay không mà ghi số thực tế"),
        pytest.param(replace(FEWER, target=None), {"actual": 5}, id="Tỷ lệ mà khung không có mục tiêu"),
        pytest.param(replace(AT_LEAST, target=None), {"actual": 5}, id="Ngưỡng mà khung không có mục tiêu"),
        pytest.param(None, {"score": 5}, id="Tiêu chí không có cách chấm"),
    ],
)
def test_a_result_of_another_kind_is_a_gap_at_its_place(
    measure: CriterionMeasure | None, given: dict[str, int]
) -> None:
    found = gap(axis(criterion("a", 10, measure)), mark("a", **given))
    assert found.reason == "Kết quả của tiêu chí «a» không hợp với cách chấm của khung."
    assert found.place == DOCUMENT.place("self_assessment", "criteria_results", "a")


def test_an_axis_of_which_nothing_applies_is_a_gap_named_at_its_first_criterion() -> None:
    both = axis(criterion("a", 4, optional=True), criterion("b", 6, optional=True))
    found = gap(both, mark("a", not_applicable=True), mark("b", not_applicable=True))
    assert found.reason == "Mọi tiêu chí của trục 7 đều không áp dụng: chưa có cách tính điểm của trục."
    assert found.place == DOCUMENT.place("self_assessment", "criteria_results", "a")


def test_one_point_that_still_applies_is_scaled_to_the_whole_axis() -> None:
    line = scored(
        axis(criterion("a", 9, optional=True), criterion("b", 1)),
        mark("a", not_applicable=True),
        mark("b", score="0.5"),
    )
    assert line.value == 5
    assert line.citation == LAW.get("criteria_results", "not_applicable").citation


def test_a_criterion_without_a_maximum_of_its_own_is_never_counted_as_zero() -> None:
    """No pack with such an axis is loaded."""
    with pytest.raises(EvalgenError, match="Tiêu chí b không có điểm tối đa"):
        scored(axis(criterion("a", 10), criterion("b", None)), mark("a", score=5), mark("b", score=0))


def test_an_axis_awarded_whole_needs_no_word_on_criteria_that_do_not_apply() -> None:
    values = {name: value for name, value in LAW.values.items() if name != ("criteria_results", "not_applicable")}
    silent = replace(LAW, values=values)
    whole = axis(criterion("a", None, None), whole="T7")
    line = score_criteria(whole, Fraction(10), (mark("T7", score=8),), FRAMEWORK, silent)
    assert isinstance(line, Line)
    assert line.value == 8
