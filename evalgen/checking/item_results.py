"""Results of work items in a self-assessment: quantity, the three levels, the response of key tasks."""

from collections.abc import Iterator

from evalgen.checking.cited import legal_value
from evalgen.checking.names import near_name
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.number import show_plain
from evalgen.domain.problem import Problem
from evalgen.domain.self_assessment import SelfAssessment


def missing_result(subject: Subject) -> Iterator[Problem]:
    """Every work item that was due by the cut-off has a result, be it 0."""
    for evaluation, assessment in _assessed(subject):
        cutoff = subject.records.cutoff(evaluation.period)
        misspelt = _misspelt(evaluation, assessment)
        for item in evaluation.plan.work_items if evaluation.plan else ():
            if item.due <= cutoff and item.id not in assessment.results and item.id not in misspelt:
                remedy = f"Ghi kết quả vào self_assessment.results.{item.id}; chưa làm được thì ghi quantity: 0."
                if item.due > assessment.submitted_on:
                    remedy += (
                        " Chưa đến hạn khi đánh giá sớm (ví dụ cuối năm) thì ghi thời điểm đánh giá assessment_on vào "
                        f"records/{evaluation.period}/period.yaml: việc ấy chuyển sang kỳ sau."
                    )
                yield Problem(
                    code="missing-result",
                    place=evaluation.place(*item.pointer, "id"),
                    message=f"chưa có kết quả của «{item.id}», đến hạn ngày {item.due:%d/%m/%Y}.",
                    remedy=remedy,
                )


def _misspelt(evaluation: Evaluation, assessment: SelfAssessment) -> frozenset[str | None]:
    """The work items that results stand for under a name that is none: `unknown_item` tells of these, with the name meant."""
    planned = [item.id for item in evaluation.plan.work_items] if evaluation.plan else []
    strays = assessment.results.keys() - set(planned)
    absent = [name for name in planned if name not in assessment.results]
    return frozenset(near for name in strays if (near := near_name(name, planned)) in absent)


def missing_level(subject: Subject) -> Iterator[Problem]:
    """What was delivered is judged by every measure that the law weighs, except on axes scored by criteria."""
    for evaluation, assessment in _assessed(subject):
        law = subject.laws.get(evaluation.period)
        marking, weights = legal_value(law, "kpi", "marking"), legal_value(law, "kpi", "weights")
        if marking is None or weights is None or marking.value != "levels":
            continue
        unjudged = on_criteria_axes(subject, evaluation)
        for name, result in assessment.results.items():
            absent = [measure for measure, value in result.levels if value is None and measure.key in weights.value]
            if absent and result.quantity > 0 and name not in unjudged:
                names = ", ".join(f"{measure.key} ({measure.value.lower()})" for measure in absent)
                yield Problem(
                    code="missing-level",
                    place=evaluation.place(*result.pointer, key=True),
                    message=f"kết quả «{name}» có số lượng {show_plain(result.quantity)} nhưng chưa ghi mức {names}.",
                    remedy="Ghi mức đạt được của từng mục còn thiếu.",
                )


def missing_key_response(subject: Subject) -> Iterator[Problem]:
    """«đánh giá rõ mức độ đáp ứng yêu cầu theo 03 mức» (HD 02, 4 Bước 3): mandatory for key tasks."""
    for evaluation, assessment in _assessed(subject):
        for item in evaluation.plan.work_items if evaluation.plan else ():
            result = assessment.results.get(item.id)
            if item.key_task and result is not None and result.key_response is None:
                yield Problem(
                    code="missing-key-response",
                    place=evaluation.place(*result.pointer, key=True),
                    message=f"«{item.id}» là nhiệm vụ then chốt nhưng chưa ghi mức độ đáp ứng yêu cầu.",
                    remedy=(
                        "Ghi key_response: 1 (chủ động, giải quyết hiệu quả, có kết quả cụ thể), "
                        "2 (cơ bản đáp ứng, còn hạn chế) hoặc 3 (không đáp ứng)."
                    ),
                )


def on_criteria_axes(subject: Subject, evaluation: Evaluation) -> set[str]:
    """Work items that count for completion alone: their axis is scored by criteria."""
    framework = subject.framework_of(evaluation)
    axes = [axis.id for axis in framework.axes if axis.by_criteria] if framework else []
    return {item.id for item in evaluation.plan.work_items if item.axis in axes} if axes and evaluation.plan else set()


def _assessed(subject: Subject) -> Iterator[tuple[Evaluation, SelfAssessment]]:
    return ((item, item.self_assessment) for item in subject.records.evaluations if item.self_assessment is not None)
