"""Bước 1: the plan and its work items."""

from collections.abc import Iterator

from evalgen.checking.cited import step_citation
from evalgen.checking.dates import period_far_off
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation, WorkItem
from evalgen.domain.problem import Problem, Severity
from evalgen.regulation.procedures.procedure import Stage


def plan_not_approved(subject: Subject) -> Iterator[Problem]:
    """A plan is approved before anyone assesses themselves by it."""
    for evaluation in subject.records.evaluations:
        plan = evaluation.plan
        if plan is not None and plan.approved_on is None and evaluation.self_assessment is not None:
            yield Problem(
                code="plan-not-approved",
                place=evaluation.place("plan", key=True),
                message="đã tự đánh giá nhưng kế hoạch chưa được phê duyệt.",
                remedy="Ghi cấp phê duyệt và ngày phê duyệt: plan.approved: {by: …, on: …}.",
                citation=step_citation(subject.laws.get(evaluation.period), Stage.PLAN),
            )


def due_outside_period(subject: Subject) -> Iterator[Problem]:
    """A work item is due in its period; what is carried over may have been due before."""
    for evaluation in subject.records.evaluations:
        if evaluation.period not in subject.laws or period_far_off(subject.records, evaluation.period):
            continue  # Told of the period: it may be none of these plans.
        for item in evaluation.plan.work_items if evaluation.plan else ():
            if item.due > evaluation.period.last_day:
                yield _due(evaluation, item, "sau", "Ghi vào kế hoạch của kỳ đó, hoặc sửa thời hạn.")
            elif item.due < evaluation.period.first_day and item.carried_from is None:
                yield _due(evaluation, item, "trước", "Ghi kỳ chuyển sang (carried_from), hoặc sửa thời hạn.")


def duplicate_work(subject: Subject) -> Iterator[Problem]:
    """The same work is not entered twice in a plan."""
    for evaluation in subject.records.evaluations:
        first: dict[str, WorkItem] = {}
        for item in evaluation.plan.work_items if evaluation.plan else ():
            other = first.setdefault(" ".join(item.title.casefold().split()), item)
            if other is not item:
                yield Problem(
                    code="duplicate-work",
                    place=evaluation.place(*item.pointer, "title"),
                    message=f"«{item.id}» có cùng tên với «{other.id}» trong kế hoạch này: «{item.title}».",
                    remedy="Gộp thành một dòng và cộng số lượng, hoặc ghi tên phân biệt được hai việc.",
                    severity=Severity.WARNING,
                )


def _due(evaluation: Evaluation, item: WorkItem, side: str, remedy: str) -> Problem:
    period = evaluation.period
    return Problem(
        code="due-outside-period",
        place=evaluation.place(*item.pointer, "due"),
        message=(
            f"thời hạn {item.due:%d/%m/%Y} của «{item.id}» ở {side} kỳ {period} "
            f"({period.first_day:%d/%m/%Y} – {period.last_day:%d/%m/%Y})."
        ),
        remedy=remedy,
        severity=Severity.WARNING,
    )
