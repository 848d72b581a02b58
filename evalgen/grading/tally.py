"""Whose tasks the conditions of Điều 11 speak of, counted.

«các địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý hoàn thành 100% nhiệm vụ
được giao» (điểm 1.2, 2.2, 3.2 Điều 11 QĐ 366): for a head the tasks of the whole unit; for a deputy or member the
unit's tasks in the field that he or she is in charge of, and where the unit's record names none, the person's own
work items. «Hoàn thành 100% các nhiệm vụ được giao» (1.1, 1.3, 2.1 …): for a collective the tasks of the unit, for
those who hold no leadership post their own work items. Tasks excused by confirmed force majeure are taken out of the
count and named.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from evalgen.domain.collective import CollectiveTask
from evalgen.domain.facts import Confirmed
from evalgen.domain.marks import ItemMark
from evalgen.domain.measures import Measure
from evalgen.domain.number import is_below
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import Case, PersonCase
from evalgen.grading.tallied import Planned, Tally

_OWN = "nhiệm vụ của cá nhân"
_ALL = "nhiệm vụ của các đơn vị, lĩnh vực phụ trách"

_NAMED = 3
"""So many tasks are named in a reason."""


def tally_unit(case: Case, tasks: tuple[CollectiveTask, ...], whose: str) -> Tally:
    """Count tasks of a collective; one that falls due after an early cut-off waits for the next period.

    Several rules ask for the same count: `whose` says which tasks of the case these are.
    """
    whole = case.collective is not None and tasks is case.collective.tasks
    counted = case.unit_tallies if whole else case.tallies
    known = counted.get(whose)
    if known is None:
        known = counted[whose] = _tally_unit(case, tasks, whose)
    return known


def _tally_unit(case: Case, tasks: tuple[CollectiveTask, ...], whose: str) -> Tally:
    cutoff, excusing = case.period_record.cutoff, _known(case, "unit_completion")
    taken_out: list[tuple[CollectiveTask, Confirmed]] = []
    counted: list[CollectiveTask] = []
    for task in tasks:
        if task.waits(cutoff):
            continue
        confirmed = _excuse_of(task) if excusing else None
        if confirmed is None:
            counted.append(task)
        else:
            taken_out.append((task, confirmed))
    return Tally(
        whose=whose,
        total=len(counted),
        completed=sum(task.completed is True for task in counted),
        late=sum(task.late for task in counted),
        exceeded=sum(task.completed is True and task.exceeded for task in counted),
        substandard=sum(task.substandard for task in counted),
        unsaid=tuple(task.id for task in counted if task.completed is None),
        excused=tuple(_named(task.title or task.id, confirmed) for task, confirmed in taken_out),
        late_excused=tuple(_late_excused(counted)),
        place=case.collective.place("tasks") if case.collective is not None else case.record.place(),
        planned=_planned(counted),
    )


def _planned(counted: list[CollectiveTask]) -> Planned | None:
    planned = [task for task in counted if not task.ad_hoc]
    if len(planned) == len(counted):
        return None
    return Planned(
        total=len(planned),
        completed=sum(task.completed is True for task in planned),
        open=sum(task.completed is None for task in planned),
    )


def tally_items(case: Case) -> Tally:
    """Count the person's own work items; what was delivered without a word on its timeliness is open, not on time."""
    known = case.tallies.get(_OWN)
    if known is None:
        known = case.tallies[_OWN] = _tally_items(case, own_items(case))
    return known


def _tally_items(case: Case, items: tuple[ItemMark, ...]) -> Tally:
    claimed = items if case.record.facts.force_majeure else ()
    excuses = [(mark, confirmed) for mark in claimed if (confirmed := excuse(case, mark)) is not None]
    taken_out = [mark for mark, _ in excuses]
    counted = [mark for mark in items if mark not in taken_out] if taken_out else items
    assured = case.stated("task_quality", "assured_level")
    return Tally(
        whose=_OWN,
        total=len(counted),
        completed=sum(mark.delivered for mark in counted),
        late=sum(mark.late for mark in counted),
        exceeded=sum(mark.exceeded for mark in counted),
        substandard=0 if assured is None else sum(_substandard(mark, assured.value) for mark in counted),
        unsaid=tuple(mark.item.id for mark in counted if not mark.timed and mark.quantity.value > 0),
        excused=tuple(_named(mark.item.title, confirmed) for mark, confirmed in excuses),
        late_excused=tuple(_late_items_excused(case, claimed)),
        place=case.record.place("plan", "work_items"),
    )


def excuse(case: Case, mark: ItemMark) -> Confirmed | None:
    """Who confirmed the force majeure for which it was not delivered, where the law knows that excuse."""
    if mark.delivered or not excuses_own_items(case):
        return None
    return _confirmed(case, mark)


def excuses_own_items(case: Case) -> bool:
    """Whether the law takes out a person's item for force majeure.

    By the law on individuals, where it has one; else by that on fields of leaders, or on those who lead nobody.
    """
    if case.law.speaks_of("task_completion"):
        return _known(case, "task_completion")
    return _known(case, "unit_completion" if case.subject is SubjectKind.LEADER else "failed_tasks")


def own_items(case: Case) -> tuple[ItemMark, ...]:
    """The person's own work items, as far as there is a sheet."""
    return case.sheet.marks.items if case.sheet is not None else ()


def tally_field(case: Case) -> Tally | None:
    """The tasks that the conditions of Điều 11 count for this record; None where none are recorded yet."""
    if isinstance(case, PersonCase) and case.joined:
        return _together(case)
    if case.field:
        return tally_unit(case, case.field, field_words(case))
    if _whole_unit(case):
        return None
    return tally_items(case) if own_items(case) else None


def unit_words(case: Case) -> str:
    """What all tasks of the unit are called."""
    return f"nhiệm vụ của{case.other_unit or ' đơn vị'}"


def field_words(case: Case) -> str:
    """What the tasks in the field are called."""
    if _whole_unit(case):
        return unit_words(case)
    return f"nhiệm vụ phụ trách của{case.other_unit}" if case.other_unit else "nhiệm vụ thuộc lĩnh vực phụ trách"


def _together(case: PersonCase) -> Tally:
    """The tasks of all units that the person leads, as far as they are in the field; each says of which unit it is."""
    known = case.tallies.get(_ALL)
    if known is None:
        parts: dict[str, Tally] = {}
        for item in case.joined:
            unit, name = item.post.unit, case.unit_called(item.post.unit)
            parts[name if name not in parts else f"{name} ({unit})"] = tally_unit(item, item.field, field_words(item))
        told = parts.values()
        known = case.tallies[_ALL] = Tally(
            whose=_ALL,
            total=sum(part.total for part in told),
            completed=sum(part.completed for part in told),
            late=sum(part.late for part in told),
            exceeded=sum(part.exceeded for part in told),
            substandard=sum(part.substandard for part in told),
            unsaid=tuple(f"{unit}: {name}" for unit, part in parts.items() for name in part.unsaid),
            excused=tuple(name for part in told for name in part.excused),
            late_excused=tuple(name for part in told for name in part.late_excused),
            place=next(iter(told)).place,
            parts=parts,
        )
    return known


def what_is_lacking(case: Case) -> str:
    """Of these tasks, in words: none is recorded anywhere, which says where to record them; or which result is missing."""
    tally = tally_field(case)
    if tally is None and _whole_unit(case):
        return "Chưa ghi nhiệm vụ nào của tập thể (tasks trong collective.yaml)"
    if tally is None:
        own = "trong kế hoạch của cá nhân (plan.work_items)"
        field = "thuộc lĩnh vực phụ trách (in_charge ở nhiệm vụ của tập thể) hoặc "
        return f"Chưa ghi nhiệm vụ nào {field if case.subject is SubjectKind.LEADER else ''}{own}"
    if case.field or tally.parts:
        return f"Chưa có đủ kết quả nhiệm vụ của tập thể (chưa ghi completed của {_listed(tally.unsaid)})"
    said = "delays" if case.law.counts_faults else Measure.TIMELINESS.key
    return f"Chưa có đủ kết quả {_OWN} (chưa ghi {said} của {_listed(tally.unsaid)})"


def _listed(names: tuple[str, ...]) -> str:
    """The first of them by name, the others by number."""
    shown = ", ".join(f"«{name}»" for name in names[:_NAMED])
    return f"{shown} và {len(names) - _NAMED} nhiệm vụ khác" if len(names) > _NAMED else shown


def _whole_unit(case: Case) -> bool:
    return case.is_head or case.subject is SubjectKind.COLLECTIVE


def _substandard(mark: ItemMark, assured: Fraction) -> bool:
    quality = mark.levels.get(Measure.QUALITY)
    return quality is not None and is_below(quality.value, assured)


def _excuse_of(task: CollectiveTask) -> Confirmed | None:
    claim = task.force_majeure
    return None if task.completed is True or claim is None else claim.confirmed


def _late_excused(tasks: Iterable[CollectiveTask]) -> Iterator[str]:
    for task in tasks:
        claim = task.force_majeure
        if task.late and claim is not None and claim.confirmed is not None:
            yield _named(task.title or task.id, claim.confirmed)


def _late_items_excused(case: Case, items: tuple[ItemMark, ...]) -> Iterator[str]:
    for mark in items:
        confirmed = _confirmed(case, mark) if mark.delivered and mark.late else None
        if confirmed is not None:
            yield _named(mark.item.title, confirmed)


def _confirmed(case: Case, mark: ItemMark) -> Confirmed | None:
    claims = (claim for claim in case.record.facts.force_majeure if claim.item == mark.item.id)
    return next((claim.confirmed for claim in claims if claim.confirmed is not None), None)


def _known(case: Case, stem: str) -> bool:
    """Whether the law knows force majeure as an excuse there."""
    known = case.stated(stem, "excuse")
    return known is not None and known.value != "none"


def _named(title: str, confirmed: Confirmed) -> str:
    return f"«{title}» theo {confirmed.document}"
