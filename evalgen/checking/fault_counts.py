"""Số lần chưa đạt chất lượng, số lần chậm tiến độ, and which of them have an objective cause.

«mỗi lần đánh giá chưa đạt bị trừ 25% điểm chất lượng của sản phẩm/công việc đó, trừ trường hợp sai sót do nguyên nhân
khách quan được cấp có thẩm quyền xác nhận» (Kế hoạch của phường Hà Đông, III, mục 2.2).
"""

from collections.abc import Iterator

from evalgen.checking.cited import citation, legal_value
from evalgen.checking.item_results import on_criteria_axes
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.measures import FAULT_KINDS, MEASURES, Measure
from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.self_assessment import ItemResult
from evalgen.regulation.law import Law


def missing_fault_count(subject: Subject) -> Iterator[Problem]:
    """Where the law counts faults and delays, what was delivered says how many there were, be it 0."""
    for evaluation, law in _marked(subject):
        if _counts(law):
            unjudged = on_criteria_axes(subject, evaluation)
            for result in _results(evaluation):
                absent = [kind for kind in FAULT_KINDS if result.count(kind) is None]
                if result.quantity > 0 and absent and result.pointer[-1] not in unjudged:
                    names = ", ".join(f"{kind.key} ({kind.value.lower()})" for kind in absent)
                    yield Problem(
                        code="missing-fault-count",
                        place=evaluation.place(*result.pointer, key=True),
                        message=f"kết quả «{result.pointer[-1]}» có số lượng {show_plain(result.quantity)} nhưng chưa ghi {names}.",
                        remedy="Ghi số lần; không có lần nào thì ghi 0.",
                        citation=citation(law, "kpi", "marking"),
                    )


def marking_misfit(subject: Subject) -> Iterator[Problem]:
    """A result is marked as the law marks it: by levels, or by counts of faults and delays."""
    for evaluation, law in _marked(subject):
        counts = _counts(law)
        wrong = _levels_given(evaluation) if counts else _counts_given(evaluation)
        for pointer, key in wrong:
            fitting = "đếm số lần (faults, delays)" if counts else "chấm theo mức (quality, timeliness, leadership)"
            yield Problem(
                code="marking-misfit",
                place=evaluation.place(*pointer, key=key),
                message=f"ghi «{_named(evaluation, pointer, key=key)}», nhưng quy định của kỳ này {fitting}.",
                remedy="Bỏ mục này, ghi theo cách của quy định.",
                citation=citation(law, "kpi", "marking"),
            )


def fault_count_not_whole(subject: Subject) -> Iterator[Problem]:
    """A number of faults or delays as verified is a whole number."""
    for evaluation in subject.records.evaluations:
        for difference in evaluation.verification.differences if evaluation.verification else ():
            value = difference.value
            if difference.count is not None and value is not None and value.denominator != 1:
                yield Problem(
                    code="fault-count-not-whole",
                    place=evaluation.place(*difference.pointer, "value"),
                    message=f"{difference.count.value.lower()} là {show_plain(value)}, mà số lần phải là số nguyên.",
                    remedy="Ghi số lần sau thẩm định, ví dụ 1.",
                )


def objective_cause_unconfirmed(subject: Subject) -> Iterator[Problem]:
    """An objective cause excuses only where a competent body confirmed it."""
    for evaluation, law in _marked(subject):
        for cause in (cause for result in _results(evaluation) for cause in result.objective):
            if cause.confirmed is None:
                yield Problem(
                    code="objective-cause-unconfirmed",
                    place=evaluation.place(*cause.pointer),
                    message=f"nguyên nhân khách quan của {cause.count} lần chưa được cấp có thẩm quyền xác nhận, nên vẫn bị trừ điểm.",
                    remedy="Ghi cấp xác nhận, ngày và văn bản: confirmed: {by: …, on: …, document: …}.",
                    severity=Severity.WARNING,
                    citation=citation(law, "faults", "excuse"),
                )


def objective_cause_above_count(subject: Subject) -> Iterator[Problem]:
    """No more faults or delays have an objective cause than were counted."""
    for evaluation in subject.records.evaluations:
        for result in (result for result in _results(evaluation) if result.objective):
            for kind in FAULT_KINDS:
                causes = [cause for cause in result.objective if cause.kind is kind]
                claimed = sum(cause.count for cause in causes)
                if claimed > (result.count(kind) or 0):
                    yield Problem(
                        code="objective-cause-above-count",
                        place=evaluation.place(*causes[-1].pointer, "count"),
                        message=f"{claimed} lần khách quan, nhiều hơn {kind.value.lower()} đã ghi là {result.count(kind) or 0}.",
                        remedy=f"Ghi ở {kind.key} tất cả các lần, kể cả lần khách quan.",
                    )


def _marked(subject: Subject) -> Iterator[tuple[Evaluation, Law]]:
    """The records whose work items the law marks in some way."""
    for evaluation, law in subject.under_law():
        if law is not None and legal_value(law, "kpi", "marking") is not None:
            yield evaluation, law


def _counts(law: Law) -> bool:
    return bool(law.get("kpi", "marking").value == "faults")


def _results(evaluation: Evaluation) -> Iterator[ItemResult]:
    return iter(evaluation.self_assessment.results.values() if evaluation.self_assessment else ())


def _levels_given(evaluation: Evaluation) -> Iterator[tuple[Pointer, bool]]:
    for result in _results(evaluation):
        for measure in MEASURES:
            if result.level(measure) is not None:
                yield (*result.pointer, measure.key), True
    for difference in evaluation.verification.differences if evaluation.verification else ():
        if difference.measure not in {None, Measure.QUANTITY}:
            yield (*difference.pointer, "measure"), False


def _counts_given(evaluation: Evaluation) -> Iterator[tuple[Pointer, bool]]:
    for result in _results(evaluation):
        for kind in FAULT_KINDS:
            if result.count(kind) is not None:
                yield (*result.pointer, kind.key), True
        if result.objective:
            yield (*result.pointer, "objective"), True
    for difference in evaluation.verification.differences if evaluation.verification else ():
        if difference.count is not None:
            yield (*difference.pointer, "measure"), False


def _named(evaluation: Evaluation, pointer: Pointer, *, key: bool) -> str:
    """The key, or the measure that a difference names."""
    if key:
        return str(pointer[-1])
    differences = evaluation.verification.differences if evaluation.verification else ()
    found = next(item for item in differences if item.pointer == pointer[:-1])
    return found.count.key if found.count else found.measure.key if found.measure else ""
