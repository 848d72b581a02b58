"""General criteria by points and by all or nothing, with the real frameworks: by hand-computed expectation."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from blank_records import IN_JUNE
from casework import law_of, load_cases
from msgspec.structs import replace

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.marks import Gap
from evalgen.domain.self_assessment import Deduction, GeneralCriteria
from evalgen.domain.verification import Difference, Verification
from evalgen.errors import EvalgenError
from evalgen.regulation.frameworks.framework import Framework
from evalgen.scoring.criterion_marking import criterion_marks, verified_criterion_marks
from evalgen.scoring.general_criteria import score_general_criteria

CASES = load_cases("scoring/general_criteria")


def record(*differences: Difference) -> Evaluation:
    verification = Verification(by="tham-dinh", on=dt.date(2026, 6, 24), differences=differences)
    return replace(IN_JUNE, verification=verification)


def criteria(given: dict[str, Any]) -> GeneralCriteria:
    return GeneralCriteria(
        default_met={"met": True, "not_met": False}.get(given.get("default", "")),
        met=tuple(given.get("met", ())),
        not_met=tuple(given.get("not_met", ())),
        awards={name: Fraction(points) for name, points in given.get("awards", {}).items()},
        deductions=tuple(
            Deduction(pointer=(), criterion=name, points=Fraction(points), reason="vi phạm")
            for name, each in given.get("deductions", {}).items()
            for points in each
        ),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_general_criteria(case: dict[str, Any]) -> None:
    law = law_of(case["framework"].partition("-")[0])
    framework = law.frameworks[case["framework"]]
    marks = criterion_marks(record(), criteria(case["given"]), framework, law)
    if "gap" in case:
        assert isinstance(marks, Gap)
        assert marks.reason == case["gap"]
        return
    assert not isinstance(marks, Gap)
    line = score_general_criteria(marks, framework, law)
    found = {part.id.removeprefix("general."): part.value for group in line.parts for part in group.parts}
    assert {"total": line.value, **found}.items() >= {
        name: Fraction(points) for name, points in case["expect"].items()
    }.items()


def difference(criterion: str, *, points: str | None = None, met: bool | None = None) -> Difference:
    return Difference(
        pointer=("verification", "differences", 0),
        criterion=criterion,
        met=met,
        item=None,
        measure=None,
        value=None,
        reason="xem lại",
        points=None if points is None else Fraction(points),
    )


@pytest.mark.parametrize(
    "found,expected",
    [
        pytest.param(difference("1.4", points="1.25"), "1.25", id="Điểm thẩm định là điểm sau cùng, không trừ nữa"),
        pytest.param(difference("1.4", met=True), "2", id="Thẩm định là đảm bảo thì đủ điểm tối đa"),
        pytest.param(difference("1.4", met=False), "0", id="Thẩm định là không đảm bảo thì 0 điểm"),
        pytest.param(difference("1.3", points="1"), "1.5", id="Khác ở tiêu chí khác thì giữ điểm tự chấm đã trừ"),
    ],
)
def test_what_the_verification_finds_of_a_criterion(found: Difference, expected: str) -> None:
    law = law_of("hadong")
    framework = law.frameworks["hadong-mau03"]
    evaluation = record(found)
    given = criteria({"default": "met", "deductions": {"1.4": ["0.5"]}})
    marks = criterion_marks(evaluation, given, framework, law)
    assert not isinstance(marks, Gap)
    verified = verified_criterion_marks(marks, (found,), evaluation, framework, law)
    assert not isinstance(verified, Gap)
    line = score_general_criteria(verified, framework, law)
    assert next(part.value for part in line.walk() if part.id == "general.1.4") == Fraction(expected)


def test_the_line_of_a_deduction_names_award_deductions_and_the_clause() -> None:
    law = law_of("hadong")
    framework = law.frameworks["hadong-mau03"]
    given = criteria({"default": "met", "awards": {"1.4": "1.5"}, "deductions": {"1.4": ["0.5", "0.25"]}})
    marks = criterion_marks(record(), given, framework, law)
    assert not isinstance(marks, Gap)
    line = next(part for part in score_general_criteria(marks, framework, law).walk() if part.id == "general.1.4")
    assert line.what == "Tiêu chí 1.4: 1,5/2 điểm, trừ 0,75"
    assert line.formula == "điểm chấm − điểm trừ, không dưới 0"
    assert [(item.name, item.value) for item in line.operands] == [
        ("điểm tối đa", 2),
        ("điểm chấm", Fraction("1.5")),
        ("điểm trừ", Fraction("0.5")),
        ("điểm trừ", Fraction("0.25")),
    ]
    assert line.value == Fraction("0.75")
    assert str(line.citation) == "mục III Mẫu 01 đến 04 Phụ lục 1 Kế hoạch đánh giá hằng tháng của phường Hà Đông"


@pytest.mark.parametrize(
    "points,met",
    [
        pytest.param("0", False, id="Thẩm định 0 điểm là không đảm bảo"),
        pytest.param("0.25", True, id="Thẩm định chưa đến 1 điểm vẫn là đảm bảo một phần"),
        pytest.param("1", True, id="Thẩm định 1 điểm là đảm bảo"),
    ],
)
def test_points_as_verified_say_whether_the_criterion_is_met(points: str, *, met: bool) -> None:
    law = law_of("hadong")
    framework = law.frameworks["hadong-mau03"]
    found = difference("1.4", points=points)
    marks = criterion_marks(record(found), criteria({"default": "met"}), framework, law)
    assert not isinstance(marks, Gap)
    verified = verified_criterion_marks(marks, (found,), record(found), framework, law)
    assert not isinstance(verified, Gap)
    assert next(mark.met for mark in verified if mark.criterion == "1.4") is met


@pytest.mark.parametrize(
    "points,met",
    [
        pytest.param("0", False, id="Tự chấm 0 điểm là không đảm bảo"),
        pytest.param("0.25", True, id="Tự chấm chưa đến 1 điểm vẫn là đảm bảo một phần"),
        pytest.param("1", True, id="Tự chấm 1 điểm là đảm bảo"),
    ],
)
def test_points_as_assessed_say_whether_the_criterion_is_met(points: str, *, met: bool) -> None:
    law = law_of("hadong")
    given = criteria({"default": "met", "awards": {"1.4": points}})
    marks = criterion_marks(record(), given, law.frameworks["hadong-mau03"], law)
    assert not isinstance(marks, Gap)
    assert next(mark.met for mark in marks if mark.criterion == "1.4") is met


def without_maxima(framework: Framework) -> Framework:
    """As where the source prints no maximum of its own for any criterion."""
    sections = tuple(
        replace(
            section,
            criteria=tuple(replace(criterion, max_score=None) for criterion in section.criteria),
            whole="",
        )
        for section in framework.general
    )
    return replace(framework, general=sections)


@pytest.mark.parametrize("pack,name", [("hd02", "hd02-pl3"), ("hadong", "hadong-mau03")], ids=["Đảm bảo", "Theo điểm"])
def test_a_criterion_without_a_maximum_is_never_counted_as_zero(pack: str, name: str) -> None:
    """No pack with such a criterion is loaded (see tests/regulation)."""
    law = law_of(pack)
    framework = law.frameworks[name]
    silent = without_maxima(framework)
    printed, marks = (
        criterion_marks(record(), criteria({"default": "met"}), item, law) for item in (framework, silent)
    )
    assert not isinstance(printed, Gap)
    assert not isinstance(marks, Gap)
    assert score_general_criteria(printed, framework, law).value == 30
    with pytest.raises(EvalgenError, match=r"Tiêu chí 1\.1 không có điểm tối đa"):
        score_general_criteria(marks, silent, law)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"awards": {"1.1": "0.5"}}, id="Chấm nửa điểm"),
        pytest.param({"deductions": {"1.1": ["0.5"]}}, id="Trừ nửa điểm"),
    ],
)
def test_nothing_is_awarded_or_deducted_where_there_is_no_maximum(given: dict[str, Any]) -> None:
    law = law_of("hadong")
    silent = without_maxima(law.frameworks["hadong-mau03"])
    with pytest.raises(EvalgenError, match=r"Tiêu chí 1\.1 không có điểm tối đa"):
        criterion_marks(record(), criteria({"default": "met", **given}), silent, law)
