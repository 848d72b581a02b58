"""Tiến độ.

«... hoàn thành 100% các nhiệm vụ được giao, đúng thời hạn, bảo đảm chất lượng, hiệu quả» (điểm 2.2); «... số nhiệm vụ
chưa bảo đảm tiến độ không vượt quá 20%» (điểm 3.2 Điều 11 QĐ 366); điểm 2.1, 3.1 of collectives, 2.3, 3.3 of those who
lead nobody.

Point 1.2 does not repeat «đúng thời hạn» for EXCELLENT; what GOOD demands, EXCELLENT demands as well.
"""

from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.number import show_plain
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tallied import Tally
from evalgen.grading.tally import tally_field, what_is_lacking


def timeliness(case: Case, before: Outcome) -> Ruling | None:
    """No late task for GOOD and better; at most 20 % late for COMPLETED; above that no grade of Điều 11 fits."""
    if isinstance(before, Undetermined) or before is Grade.NOT_COMPLETED:
        return None
    step = Step(rule="timeliness", before=before)
    on_time_from = case.value("timeliness", "on_time_from")
    must_be_on_time = before >= Grade[on_time_from.value]
    rate = case.value("timeliness", "late_rate")
    condition = on_time_from if must_be_on_time else rate
    tally = tally_field(case)
    if tally is None or tally.open:
        return step.pending(f"{what_is_lacking(case)} để xét tiến độ.", condition)
    if tally.total == 0:
        reason = f"Không còn {tally.whose} nào để xét tiến độ{tally.excused_text}."
        return step.changes_to(Undetermined.NEEDS_DECISION, reason, condition, tally.place)
    if tally.late == 0:
        return step.holds(f"{_counted(tally)}.", condition, tally.place)
    return _late(case, step, tally, Grade[on_time_from.value] if must_be_on_time else None)


def _late(case: Case, step: Step, tally: Tally, on_time_from: Grade | None) -> Ruling:
    """Some tasks are late. `on_time_from` is the grade from which on none may be; None where the grade is below it."""
    limit = f"{show_plain(case.number('timeliness', 'late_rate') * 100)} %"
    if tally.late > case.number("timeliness", "late_rate") * tally.total:
        gap = case.value("timeliness", "gap")
        reason = f"{_counted(tally)}, trên {limit}. {gap.reading}"
        return step.changes_to(outcome_named(gap.value), reason, gap, tally.place_of(_late_ones))
    if on_time_from is None:
        rate = case.value("timeliness", "late_rate")
        return step.holds(f"{_counted(tally)}, không quá {limit}.", rate, tally.place_of(_late_ones))
    reason = f"{_counted(tally)}: không đúng thời hạn như mức «{on_time_from.label}» trở lên đòi hỏi."
    return step.changes_to(
        on_time_from.lower, reason, case.value("timeliness", "on_time_from"), tally.place_of(_late_ones)
    )


def _counted(tally: Tally) -> str:
    late = f"{tally.late}/{tally.total} {tally.whose} chưa bảo đảm tiến độ"
    return f"{late}{tally.split(_late_ones)}{tally.excused_text}{tally.late_excused_text}"


def _late_ones(tally: Tally) -> int:
    return tally.late
