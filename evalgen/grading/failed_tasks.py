"""Nhiệm vụ của người không giữ chức vụ lãnh đạo, quản lý.

«b) Có trên 50% số nhiệm vụ trong năm bị đánh giá không hoàn thành» (điểm 4.3 khoản 4); «Hoàn thành 100% các nhiệm vụ
được giao» (điểm 1.3, 2.3, 3.3 Điều 11 QĐ 366): between the two no grade of Điều 11 fits.
"""

from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.number import show_plain
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tallied import Tally
from evalgen.grading.tally import own_items, tally_items
from evalgen.regulation.law import LegalValue


def failed_tasks(case: Case, before: Outcome) -> Ruling | None:
    """More than half failed: NOT_COMPLETED; fewer, but some: for the competent authority."""
    if case.sheet is None:
        return None
    step = Step(rule="failed_tasks", before=before)
    required = case.value("failed_tasks", "required")
    if not own_items(case):
        return step.pending("Hồ sơ không ghi nhiệm vụ nào, nên chưa xét được mức hoàn thành.", required)
    tally = tally_items(case)
    counted = f"Hoàn thành {tally.completed}/{tally.total} nhiệm vụ được giao{tally.excused_text}"
    failed = tally.total - tally.completed
    if failed > case.number("failed_tasks", "rate") * tally.total:
        below = case.value("failed_tasks", "below")
        percent = show_plain(case.number("failed_tasks", "rate") * 100)
        reason = f"{counted}; số nhiệm vụ không hoàn thành trên {percent} %."
        return step.changes_to(outcome_named(below.value), reason, below, tally.place)
    if tally.completed < case.number("failed_tasks", "required") * tally.total:
        gap = case.value("failed_tasks", "gap")
        return _left(step, outcome_named(gap.value), f"{counted}, dưới 100 %.", gap, tally)
    # Read as for collectives (đoạn cuối điểm 4.1): force majeure is for the competent authority.
    known = case.value("failed_tasks", "excuse")
    if tally.excused and known.value == "needs_decision" and not case.law.speaks_of("task_completion"):
        return _left(step, Undetermined.NEEDS_DECISION, f"{counted}.", known, tally)
    return step.holds(f"{counted}.", required, tally.place)


def _left(step: Step, after: Outcome, counted: str, law: LegalValue, tally: Tally) -> Ruling:
    """No grade of Điều 11 fits; what is certain already stays."""
    certain = step.before is Grade.NOT_COMPLETED or isinstance(step.before, Undetermined)
    if certain and after is not Grade.NOT_COMPLETED:
        return step.note(counted, law, tally.place)
    return step.changes_to(after, f"{counted} {law.reading}".strip(), law, tally.place)
