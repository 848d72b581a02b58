"""Hoàn thành nhiệm vụ của cá nhân.

«Trường hợp cá nhân hoàn thành dưới 100% nhiệm vụ được giao trong quý thì xếp loại "Không hoàn thành nhiệm vụ", trừ
trường hợp vì lý do khách quan, bất khả kháng được cấp có thẩm quyền xác nhận (nêu lý do cụ thể)»
(HD 02-HD/BTCTW, 6.2).
"""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.domain.evaluation import WorkItem
from evalgen.domain.grade import Outcome, outcome_named
from evalgen.domain.measures import Measure
from evalgen.domain.number import is_below, is_share_below
from evalgen.domain.place import Place
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, PersonCase, Step
from evalgen.grading.tally import excuse, excuses_own_items, tally_items


def task_completion(case: Case, before: Outcome) -> Ruling | None:
    """Base rule: any undelivered task. Exception: force majeure, confirmed, with its reason."""
    if case.sheet is None:
        return _certain(case, before)
    step = Step(rule="task_completion", before=before)
    required = case.value("task_completion", "required")
    if not case.sheet.marks.items:
        return step.pending("Hồ sơ không ghi nhiệm vụ nào, nên chưa xét được mức hoàn thành.", required)
    tally = tally_items(case)
    counted = f"Hoàn thành {tally.completed}/{tally.total} nhiệm vụ được giao{tally.excused_text}"
    if not is_share_below(tally.completed, tally.total, case.number("task_completion", "required")):
        place = case.record.place("facts", "force_majeure") if tally.excused else tally.place
        return step.holds(f"{counted}.", required, place)
    undelivered = [mark for mark in case.sheet.marks.items if not mark.delivered and excuse(case, mark) is None]
    claimed = {claim.item for claim in case.record.facts.force_majeure}
    not_excused = (
        "bất khả kháng chưa được xác nhận"
        if excuses_own_items(case)
        else "có nêu bất khả kháng, nhưng quy định của kỳ không trừ vì lý do này"
    )
    below = case.value("task_completion", "below")
    names = ", ".join(
        f"«{mark.item.title}»{f' ({not_excused})' if mark.item.id in claimed else ''}" for mark in undelivered
    )
    return step.changes_to(
        outcome_named(below.value),
        f"{counted}, dưới 100 %; chưa hoàn thành: {names}.",
        below,
        undelivered[0].quantity.place,
    )


def _certain(case: Case, before: Outcome) -> Ruling | None:
    """Data are missing, and one task is recorded as undelivered: whatever the others come to, not all are completed."""
    found = list(_undelivered(case)) if isinstance(case, PersonCase) else []
    if not found or case.number("task_completion", "required") < 1:
        return None
    below = case.value("task_completion", "below")
    names = ", ".join(f"«{item.title}»" for item, _ in found)
    return Step(rule="task_completion", before=before).changes_to(
        outcome_named(below.value),
        f"Chưa đủ kết quả để chấm điểm, nhưng chắc chắn hoàn thành dưới 100 %; chưa hoàn thành: {names}.",
        below,
        found[0][1],
    )


def _undelivered(case: PersonCase) -> Iterator[tuple[WorkItem, Place]]:
    """Work items recorded as less than planned, for which nobody claims force majeure, be it confirmed yet or not."""
    record = case.record
    results = record.self_assessment.results if record.self_assessment is not None else {}
    claimed = {claim.item for claim in record.facts.force_majeure} if excuses_own_items(case) else set()
    for item in record.plan.work_items if record.plan is not None else ():
        result = results.get(item.id)
        if result is not None and item.id not in claimed:
            quantity, place = result.quantity, record.place(*result.pointer, "quantity")
            for found, at in _verified_quantities(case, item.id):
                quantity, place = found, at
            if is_below(quantity, item.quantity):
                yield item, place


def _verified_quantities(case: PersonCase, name: str) -> Iterator[tuple[Fraction, Place]]:
    """What the verification found to be delivered instead."""
    record = case.record
    for difference in record.verification.differences if record.verification is not None else ():
        if difference.item == name and difference.measure is Measure.QUANTITY and difference.value is not None:
            yield difference.value, record.place(*difference.pointer, "value")
