"""Whose tasks the conditions of Điều 11 speak of, counted.

«các địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý hoàn thành 100% nhiệm vụ
được giao» (điểm 1.2, 2.2, 3.2 Điều 11 QĐ 366): for a head the tasks of the whole unit; for a deputy or member the
unit's tasks in the field that he or she is in charge of, and where the unit's record names none, the person's own
work items. Tasks excused by confirmed force majeure are taken out of the count and named.
"""

from dataclasses import dataclass

from evalgen.domain.collective import CollectiveTask
from evalgen.domain.evaluation import Measure
from evalgen.domain.marks import ItemMark
from evalgen.domain.place import Place
from evalgen.grading.case import Case


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Tasks counted. `open` are those of which nothing is said yet."""

    whose: str
    total: int
    completed: int
    late: int
    exceeded: int
    open: int
    excused: tuple[str, ...]
    place: Place

    @property
    def excused_text(self) -> str:
        """Names what was taken out of the count, or nothing."""
        if not self.excused:
            return ""
        names = ", ".join(f"«{name}»" for name in self.excused)
        return f" (không tính {len(self.excused)} nhiệm vụ bất khả kháng đã được xác nhận: {names})"


def tally_unit(case: Case, tasks: tuple[CollectiveTask, ...], whose: str) -> Tally:
    """Count tasks of a collective; one that falls due after an early cut-off waits for the next period."""
    cutoff = case.period_record.cutoff
    due = tuple(task for task in tasks if task.completed is not None or task.due <= cutoff)
    taken_out = [task for task in due if _excused_task(case, task)]
    counted = [task for task in due if not _excused_task(case, task)]
    return Tally(
        whose=whose,
        total=len(counted),
        completed=sum(task.completed is True for task in counted),
        late=sum(task.late for task in counted),
        exceeded=sum(task.completed is True and task.exceeded for task in counted),
        open=sum(task.completed is None for task in counted),
        excused=tuple(task.title or task.id for task in taken_out),
        place=case.collective.place("tasks") if case.collective else case.evaluation.place(),
    )


def tally_items(case: Case, items: tuple[ItemMark, ...]) -> Tally:
    """Count the person's own work items; what was delivered without a level of timeliness is open, not on time."""
    taken_out = [mark for mark in items if excused(case, mark)]
    counted = [mark for mark in items if not excused(case, mark)]
    return Tally(
        whose="nhiệm vụ của cá nhân",
        total=len(counted),
        completed=sum(mark.delivered for mark in counted),
        late=sum(mark.late for mark in counted),
        exceeded=sum(mark.exceeded for mark in counted),
        open=sum(mark.quantity.value > 0 and Measure.TIMELINESS not in mark.levels for mark in counted),
        excused=tuple(mark.item.title for mark in taken_out),
        place=case.evaluation.place("plan", "work_items"),
    )


def excused(case: Case, mark: ItemMark) -> bool:
    """Not delivered for force majeure that a competent body has confirmed, where the law knows that excuse."""
    if mark.delivered or not _law_excuses(case):
        return False
    return any(claim.item == mark.item.id and claim.confirmed for claim in case.evaluation.facts.force_majeure)


def field_tasks(case: Case) -> tuple[CollectiveTask, ...]:
    """The unit's tasks in the field that the person is in charge of; for a head all of them."""
    if case.collective is None:
        return ()
    if case.is_head:
        return case.collective.tasks
    return tuple(task for task in case.collective.tasks if case.person.id in task.in_charge)


def tally_field(case: Case) -> Tally | None:
    """The tasks that the conditions of Điều 11 count for this person; None where none are recorded yet."""
    if case.is_head:
        if case.collective is None or not case.collective.tasks:
            return None
        return tally_unit(case, case.collective.tasks, "nhiệm vụ của đơn vị")
    tasks = field_tasks(case)
    if tasks:
        return tally_unit(case, tasks, "nhiệm vụ thuộc lĩnh vực phụ trách")
    if case.sheet is None or not case.sheet.marks.items:
        return None
    return tally_items(case, case.sheet.marks.items)


def whose_tasks(case: Case) -> str:
    """In words, whose tasks the conditions of Điều 11 count for this person."""
    return "nhiệm vụ của tập thể" if case.is_head or field_tasks(case) else "nhiệm vụ của cá nhân"


def _excused_task(case: Case, task: CollectiveTask) -> bool:
    claim = task.force_majeure
    return task.completed is not True and claim is not None and claim.confirmed is not None and _law_excuses(case)


def _law_excuses(case: Case) -> bool:
    return bool(case.law.get("task_completion", "excuse").value == "force_majeure")
