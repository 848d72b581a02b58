"""Ngưỡng in the texts of criteria: what is recorded of them beside the points.

«Hoàn thành ≥ 90% nhiệm vụ được giao …» (Phụ lục 2 QĐ 366) prints no points for what it asks: a threshold that is not
reached is something for the competent body to weigh, never a deduction by itself.
"""

from collections.abc import Iterator

from evalgen.checking.criteria_results import recorded_results
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.self_assessment import CriterionResult
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.threshold import Threshold
from evalgen.regulation.threshold_results import threshold_results


def threshold_not_reached(subject: Subject) -> Iterator[Problem]:
    """What the text of a criterion asks for is reached, as far as it is recorded."""
    for evaluation, framework in _framed(subject):
        for item in threshold_results(framework, evaluation):
            if item.reached is not False or item.result is None:
                continue
            threshold = item.threshold
            excused = f" Văn bản nêu: «{threshold.exception}»." if threshold.exception else ""
            yield Problem(
                code="threshold-not-reached",
                place=evaluation.place(*item.result.pointer, item.result.given),
                message=f"kết quả là {item.shown}, chưa đạt ngưỡng {threshold.words} của tiêu chí: «{threshold.text}».",
                remedy=f"Ngưỡng không có điểm riêng; để cấp có thẩm quyền xem xét khi chấm điểm.{excused}",
                severity=Severity.NOTE,
                citation=framework.citation,
            )


def threshold_result_misfit(subject: Subject) -> Iterator[Problem]:
    """A result of a threshold is given in the way in which it asks."""
    for evaluation, framework in _framed(subject):
        for name, result in recorded_results(evaluation):
            threshold = framework.thresholds.get(name)
            if threshold is None or name in framework.result_criteria or result.not_applicable:
                continue
            remedy = _misfit(threshold, result)
            if remedy:
                yield Problem(
                    code="threshold-result-misfit",
                    place=evaluation.place(*result.pointer, result.given),
                    message=f"kết quả của ngưỡng «{name}» không hợp với điều mà tiêu chí đòi hỏi: {threshold.words}.",
                    remedy=remedy,
                )


def _misfit(threshold: Threshold, result: CriterionResult) -> str:
    """How to mend a result that does not fit; empty where it does."""
    if result.given != threshold.wanted:
        ways = {"actual": "Ghi actual: số thực hiện được", "done": "Ghi done: true nếu đạt, false nếu không"}
        return (
            f"{ways.get(threshold.wanted, 'Ghi level: mã mức xếp loại')}; không áp dụng thì ghi not_applicable: true."
        )
    if threshold.grade is not None and result.level not in Grade.__members__:
        return f"Ghi một trong: {', '.join(Grade.__members__)}."
    return ""


def _framed(subject: Subject) -> Iterator[tuple[Evaluation, Framework]]:
    for evaluation in subject.records.evaluations:
        framework = subject.framework_of(evaluation)
        if framework is not None and framework.thresholds:
            yield evaluation, framework
