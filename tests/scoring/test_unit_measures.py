"""The three measures of a leader's unit, at their edges (Kế hoạch của phường Hà Đông, III, mục 3.3)."""

from fractions import Fraction

import pytest
from blank_records import IN_JUNE
from casework import DOCUMENT, PLACE, law_of
from msgspec.structs import replace

from evalgen.domain.derivation import Line
from evalgen.domain.marks import Gap, ManagedPerson, Mark, Marks
from evalgen.domain.measures import UnitMeasure
from evalgen.regulation.law import Law
from evalgen.regulation.level import Level
from evalgen.scoring.unit_measures import least_score, score_unit_measures

LAW = law_of("hadong")
STATED = {
    UnitMeasure.ORGANISING: Mark(value=Fraction(1), place=PLACE),
    UnitMeasure.UNITY: Mark(value=Fraction(1, 2), place=PLACE),
}


def with_value(law: Law, name: str, value: object) -> Law:
    changed = replace(law.get("unit_measures", name), value=value)
    return replace(law, values={**law.values, ("unit_measures", name): changed})


def measured(
    managed: dict[str, str | None], law: Law = LAW, stated: dict[UnitMeasure, Mark] = STATED
) -> tuple[Line, ...] | Gap:
    people = tuple(
        ManagedPerson(name=name, score=None if text is None else Fraction(text)) for name, text in managed.items()
    )
    return score_unit_measures(IN_JUNE, Marks(criteria=(), items=(), unit=stated), people, law)


def result_of(managed: dict[str, str | None], law: Law = LAW) -> Line:
    lines = measured(managed, law)
    assert not isinstance(lines, Gap)
    return lines[0]


@pytest.mark.parametrize(
    "managed,expected,formula",
    [
        pytest.param({"A": "50"}, "1", "100% người", id="Đúng 50 điểm là hoàn thành"),
        pytest.param({"A": "49.99"}, "1/2", "; dưới mức: A", id="49,99 điểm là dưới mức"),
        pytest.param({"A": "49.996"}, "1/2", "; dưới mức: A", id="49,996 điểm không được làm tròn thành 50"),
        pytest.param(
            {"A": "40", "B": "90", "C": "30"}, "1/2", "; dưới mức: A, C", id="Mọi người dưới mức đều được nêu tên"
        ),
    ],
)
def test_the_result_of_the_unit_by_the_scores_of_its_people(
    managed: dict[str, str | None], expected: str, formula: str
) -> None:
    line = result_of(managed)
    assert line.value == Fraction(expected)
    assert formula in line.formula
    below = sum(Fraction(text) < 50 for text in managed.values() if text is not None)
    assert [(operand.name, operand.value) for operand in line.operands] == [
        ("người thuộc quyền quản lý được đánh giá", Fraction(len(managed))),
        ("dưới 50 điểm", Fraction(below)),
    ]


def test_with_nobody_below_nobody_is_named() -> None:
    assert (
        result_of({"A": "50", "B": "80"}).formula
        == "100% người thuộc quyền quản lý từ mức điểm hoàn thành nhiệm vụ trở lên"
    )


def test_one_below_is_enough_whatever_the_missing_score_comes_to() -> None:
    line = result_of({"A": None, "B": "49.99", "C": None, "D": "50"})
    assert line.value == Fraction(1, 2)
    assert line.formula.endswith("; dưới mức: B; chưa có điểm: A, C")


def test_everybody_without_a_score_is_named() -> None:
    found = measured({"A": None, "B": "80", "C": None})
    assert isinstance(found, Gap)
    assert found.reason == ("Chưa tính được d (kết quả hoạt động của cơ quan, tổ chức, đơn vị): chưa có điểm của A, C.")
    assert found.place == DOCUMENT.place()


def test_the_first_level_is_that_of_a_unit_with_somebody_below_and_the_last_that_of_one_without() -> None:
    levels = tuple(Level(value=Fraction(number, 4), label=f"mức {number}") for number in (1, 2, 3))
    law = with_value(LAW, "unit_result", levels)
    assert result_of({"A": "49"}, law).value == Fraction(1, 4)
    assert result_of({"A": "50"}, law).value == Fraction(3, 4)


@pytest.mark.parametrize(
    "grade,expected",
    [
        pytest.param("NOT_COMPLETED", 0, id="Mức thấp nhất không có điểm tối thiểu"),
        pytest.param("COMPLETED", 50, id="Hoàn thành từ 50 điểm"),
        pytest.param("GOOD", 70, id="Hoàn thành tốt từ 70 điểm"),
    ],
)
def test_the_least_score_is_that_of_the_grade_that_the_law_names(grade: str, expected: int) -> None:
    assert least_score(with_value(LAW, "least_grade", grade)) == expected


def test_a_stated_value_that_the_law_does_not_know_is_a_gap_at_its_place() -> None:
    place = DOCUMENT.place("self_assessment", "unit_measures", "unity", "value")
    found = measured({"A": "50"}, stated={**STATED, UnitMeasure.UNITY: Mark(value=Fraction(3, 4), place=place)})
    assert isinstance(found, Gap)
    assert found.reason.endswith(": giá trị 0,75 không phải là 50 % hoặc 100 %.")
    assert found.place == place


def test_a_value_that_nobody_stated_is_a_gap_that_says_where_to_write_it() -> None:
    found = measured({"A": "50"}, stated={UnitMeasure.ORGANISING: STATED[UnitMeasure.ORGANISING]})
    assert isinstance(found, Gap)
    assert found.reason.endswith(": chưa ghi self_assessment.unit_measures.unity.")
    assert found.place == DOCUMENT.place("self_assessment", "unit_measures", "unity")
