"""Hoàn thành nhiệm vụ của cá nhân.

«Trường hợp cá nhân hoàn thành dưới 100% nhiệm vụ được giao trong quý thì xếp loại "Không hoàn thành nhiệm vụ", trừ
trường hợp vì lý do khách quan, bất khả kháng được cấp có thẩm quyền xác nhận (nêu lý do cụ thể)»
(HD 02-HD/BTCTW, 6.2).
"""

from evalgen.domain.grade import Outcome, outcome_named
from evalgen.domain.number import is_share_below
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tally import excuse, excuses_own_items, tally_items


def task_completion(case: Case, before: Outcome) -> Ruling | None:
    """Base rule: any undelivered task. Exception: force majeure, confirmed, with its reason."""
    if case.sheet is None:
        return None
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
