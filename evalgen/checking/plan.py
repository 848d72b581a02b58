"""Bước 1: the plan and its work items."""

from collections.abc import Iterator

from evalgen.checking.cited import step_citation
from evalgen.checking.dates import period_far_off
from evalgen.checking.subject import Subject
from evalgen.domain.collective import CollectiveTask
from evalgen.domain.evaluation import WorkItem
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
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


def task_due_after_period(subject: Subject) -> Iterator[Problem]:
    """A task of a collective is due in its period, or was before; one due later waits, and leaves the count of tasks."""
    for collective in subject.records.collectives.values():
        if collective.period not in subject.laws or period_far_off(subject.records, collective.period):
            continue
        for task in collective.tasks:
            if task.due > collective.period.last_day:
                waits = (
                    "" if task.completed is not None else " Chưa ghi kết quả thì nhiệm vụ này không được tính trong kỳ."
                )
                yield _due(collective, task, "sau", f"Ghi vào hồ sơ tập thể của kỳ đó, hoặc sửa thời hạn.{waits}")


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


def _due(record: Record, item: WorkItem | CollectiveTask, side: str, remedy: str) -> Problem:
    period = record.period
    return Problem(
        code="due-outside-period",
        place=record.place(*item.pointer, "due"),
        message=(
            f"thời hạn {item.due:%d/%m/%Y} của «{item.id}» ở {side} kỳ {period} "
            f"({period.first_day:%d/%m/%Y} – {period.last_day:%d/%m/%Y})."
        ),
        remedy=remedy,
        severity=Severity.WARNING,
    )
