"""Points and deductions of general criteria.

«Điểm trừ không vượt quá số điểm quy định của từng tiêu chí» (Kế hoạch của phường Hà Đông, Phụ lục 1, mục III); where the
law knows only all or nothing, there are neither points nor deductions.
"""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.checking.cited import legal_value
from evalgen.checking.subject import Subject
from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.self_assessment import GeneralCriteria

_BASE = ("self_assessment", "general_criteria")


def criterion_points_not_allowed(subject: Subject) -> Iterator[Problem]:
    """Points and deductions are for instruments that award points criterion by criterion."""
    for evaluation in subject.records.people_and_collectives():
        method = legal_value(subject.laws.get(evaluation.period), "general_criteria", "method")
        if method is None or method.value == "points":
            continue
        for pointer, key in _points_given(evaluation):
            yield Problem(
                code="criterion-points-not-allowed",
                place=evaluation.place(*pointer, key=key),
                message=f"quy định của kỳ này không có «{pointer[-1]}»: tiêu chí chung chỉ được điểm tối đa hoặc 0.",
                remedy="Ghi tiêu chí đảm bảo hoặc không đảm bảo: met, not_met; khi thẩm định: met: true hoặc false.",
                citation=method.citation,
            )


def criterion_points_above_maximum(subject: Subject) -> Iterator[Problem]:
    """Neither the points nor the deductions of a criterion exceed its maximum."""
    for evaluation in subject.records.people_and_collectives():
        framework = subject.framework_of(evaluation)
        if framework is None:
            continue
        for criterion, points, pointer, what in _points_awarded(evaluation):
            maximum = (
                framework.general_criteria[criterion].max_score if criterion in framework.general_criteria else None
            )
            if maximum is not None and points > maximum:
                yield Problem(
                    code="criterion-points-above-maximum",
                    place=evaluation.place(*pointer),
                    message=f"{what} {show_plain(points)} của tiêu chí {criterion} quá điểm tối đa {show_plain(maximum)}.",
                    remedy=f"Ghi số từ 0 đến {show_plain(maximum).replace(',', '.')}.",
                    citation=framework.citation,
                )


def _points_given(evaluation: Record) -> Iterator[tuple[Pointer, bool]]:
    assessment = evaluation.self_assessment
    if assessment is not None and assessment.general_criteria.awards:
        yield (*_BASE, "awards"), True
    if assessment is not None and assessment.general_criteria.deductions:
        yield (*_BASE, "deductions"), True
    for difference in evaluation.verification.differences if evaluation.verification else ():
        if difference.points is not None:
            yield (*difference.pointer, "points"), True


def _points_awarded(evaluation: Record) -> Iterator[tuple[str, Fraction, Pointer, str]]:
    if evaluation.self_assessment is not None:
        given = evaluation.self_assessment.general_criteria
        for name, points in given.awards.items():
            yield name, points, (*_BASE, "awards", name), "điểm chấm"
        yield from _deducted(given)
    for difference in evaluation.verification.differences if evaluation.verification else ():
        if difference.criterion is not None and difference.points is not None:
            yield difference.criterion, difference.points, (*difference.pointer, "points"), "điểm thẩm định"


def _deducted(given: GeneralCriteria) -> Iterator[tuple[str, Fraction, Pointer, str]]:
    """All deductions of a criterion together, at the last of them."""
    for name in dict.fromkeys(item.criterion for item in given.deductions):
        items = [item for item in given.deductions if item.criterion == name]
        total = sum((item.points for item in items), Fraction(0))
        yield name, total, (*items[-1].pointer, "points"), "điểm trừ"
