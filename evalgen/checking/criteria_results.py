"""Results of criteria, on axes that the framework scores by its criteria."""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.checking.names import suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.number import show_plain
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.self_assessment import CriterionResult
from evalgen.regulation.frameworks.framework import Criterion, Framework

_WANTED = {
    "ratio": "actual",
    "threshold": "actual",
    "level": "level",
    "deliverable": "done",
    "points": "score",
}
"""Which field each kind of measure is given by."""


def unknown_result_criterion(subject: Subject) -> Iterator[Problem]:
    """A result names a criterion of the framework, on an axis that is scored by criteria."""
    for evaluation, framework in _framed(subject):
        known = [*framework.result_criteria, *framework.thresholds]
        for name, result in recorded_results(evaluation):
            if name not in known:
                near = suggestion(name, known) if known else ""
                remedy = f"{near}Sửa mã tiêu chí theo khung «{framework.id}»." if known else "Bỏ mục này."
                yield Problem(
                    code="unknown-result-criterion",
                    place=evaluation.place(*result.pointer, key=True),
                    message=f"khung «{framework.id}» không chấm theo tiêu chí «{name}».",
                    remedy=remedy,
                )


def missing_criterion_result(subject: Subject) -> Iterator[Problem]:
    """Every criterion of an axis that is scored by criteria has a result, be it 0 or «không áp dụng»."""
    for evaluation, framework in _framed(subject):
        assessment = evaluation.self_assessment
        if assessment is None or framework.missing:
            continue
        absent = [name for name in framework.result_criteria if name not in assessment.criteria_results]
        if absent:
            yield Problem(
                code="missing-criterion-result",
                place=evaluation.place("self_assessment", "criteria_results", key=True),
                message=f"còn {len(absent)} tiêu chí chưa có kết quả: {', '.join(absent)}.",
                remedy="Ghi kết quả từng tiêu chí vào self_assessment.criteria_results; chưa làm được thì ghi 0.",
            )


def criterion_result_misfit(subject: Subject) -> Iterator[Problem]:
    """A result is given in the way in which the framework measures the criterion, and within its bounds."""
    for evaluation, framework in _framed(subject):
        for name, result in recorded_results(evaluation):
            criterion = framework.result_criteria.get(name)
            fault = _misfit(criterion, result, _maximum(framework, name, evaluation)) if criterion else None
            if fault is not None:
                message, remedy = fault
                yield Problem(
                    code="criterion-result-misfit",
                    place=evaluation.place(*result.pointer, result.given),
                    message=f"tiêu chí «{name}»: {message}",
                    remedy=remedy,
                )


def framework_incomplete(subject: Subject) -> Iterator[Problem]:
    """A framework whose source has lost pages is not used for scoring."""
    for evaluation, framework in _framed(subject):
        if framework.missing and evaluation.self_assessment is not None:
            yield Problem(
                code="framework-incomplete",
                place=evaluation.place("framework"),
                message=f"khung «{framework.id}» chưa dùng để chấm điểm được, còn thiếu: {'; '.join(framework.missing)}.",
                remedy="Bổ sung phần thiếu vào một khung của tổ chức (records/regulation/), hoặc chọn khung khác.",
            )


def _maximum(framework: Framework, name: str, evaluation: Record) -> Fraction | None:
    """The criterion's maximum, raised where the framework raises it because others do not apply."""
    given = evaluation.self_assessment.criteria_results if evaluation.self_assessment else {}
    absent = {criterion for criterion, result in given.items() if result.not_applicable}
    raised = (item for axis in framework.axes for item in axis.raised if item.criterion == name)
    fitting = next((item.max_score for item in raised if absent.issuperset(item.absent)), None)
    return fitting or framework.result_criteria[name].max_score


def _misfit(criterion: Criterion, result: CriterionResult, maximum: Fraction | None) -> tuple[str, str] | None:
    measure = criterion.measure
    if measure is None or (result.not_applicable and criterion.optional):
        return None
    if result.not_applicable:
        return "luôn áp dụng, không được ghi not_applicable.", "Ghi kết quả thực tế; chưa làm được thì ghi 0."
    wanted = _WANTED[measure.kind]
    if result.given != wanted:
        target = f" Mục tiêu: {criterion.target}." if criterion.target else ""
        return f"ghi bằng «{result.given}», nhưng khung chấm theo «{wanted}».", f"Ghi «{wanted}».{target}"
    if measure.kind == "level" and result.level not in {level.label for level in measure.levels}:
        labels = "; ".join(f"{level.label} ({show_plain(level.value)} điểm)" for level in measure.levels)
        return f"không có mức «{result.level}».", f"Chọn một trong: {labels}."
    if result.score is None or maximum is None or result.score <= maximum:
        return None
    return f"{show_plain(result.score)} điểm, quá điểm tối đa {show_plain(maximum)}.", "Sửa điểm cho đúng khung."


def _framed(subject: Subject) -> Iterator[tuple[Record, Framework]]:
    for record in subject.records.people_and_collectives():
        framework = subject.framework_of(record)
        if framework is not None:
            yield record, framework


def recorded_results(record: Record) -> Iterator[tuple[str, CriterionResult]]:
    """What the self-assessment says of criteria, then what the verification found otherwise."""
    if record.self_assessment is not None:
        yield from record.self_assessment.criteria_results.items()
    for difference in record.verification.differences if record.verification else ():
        if difference.result_criterion is not None and difference.result is not None:
            yield difference.result_criterion, difference.result
