"""Nhiệm vụ vượt mức yêu cầu.

«... hoàn thành 100% nhiệm vụ được giao; trong đó có ít nhất 30% số nhiệm vụ hoàn thành vượt mức yêu cầu»
(điểm 1.2 khoản 1 Điều 11 QĐ 366); điểm 1.1 and 1.3 say the same of collectives and of those who lead nobody.
"""

from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.number import round_whole, show_plain
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tallied import Tally
from evalgen.grading.tally import tally_field, what_is_lacking


def exceeded_tasks(case: Case, before: Outcome) -> Ruling | None:
    """A condition of EXCELLENT: at least 30 % exceeded; of small counts the next whole task."""
    if before is not Grade.EXCELLENT:
        return None
    step = Step(rule="exceeded_tasks", before=before)
    rate = case.value("exceeded_tasks", "rate")
    tally = tally_field(case)
    if tally is None or tally.open:
        return step.pending(f"{what_is_lacking(case)} để xét tỷ lệ vượt mức yêu cầu.", rate)
    if tally.total == 0:
        return step.changes_to(Undetermined.NEEDS_DECISION, "Không có nhiệm vụ nào để xét tỷ lệ vượt mức.", rate)
    rounding = str(case.value("exceeded_tasks", "rounding").value)
    needed = round_whole(case.number("exceeded_tasks", "rate") * tally.total, rounding)
    percent = show_plain(case.number("exceeded_tasks", "rate") * 100)
    counted = (
        f"{tally.exceeded}/{tally.total} {tally.whose} vượt mức yêu cầu{tally.split(_exceeded)}, "
        f"cần ít nhất {needed} ({percent} %){tally.excused_text}."
    )
    if tally.exceeded >= needed:
        return step.holds(counted, rate, tally.place)
    return step.changes_to(before.lower, counted, rate, tally.place_of(_not_exceeded))


def _exceeded(tally: Tally) -> int:
    return tally.exceeded


def _not_exceeded(tally: Tally) -> int:
    return tally.total - tally.exceeded
