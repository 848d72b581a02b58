"""Tiến độ.

«... hoàn thành 100% các nhiệm vụ được giao, đúng thời hạn, bảo đảm chất lượng, hiệu quả» (điểm 2.2); «... số nhiệm vụ
chưa bảo đảm tiến độ không vượt quá 20%» (điểm 3.2 Điều 11 QĐ 366).

Point 1.2 does not repeat «đúng thời hạn» for EXCELLENT; what GOOD demands, EXCELLENT demands as well.
"""

from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.number import show_plain
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tally import tally_field


def timeliness(case: Case, before: Outcome) -> Ruling | None:
    """No late task for GOOD and better; at most 20 % late for COMPLETED; above that no grade of Điều 11 fits."""
    if isinstance(before, Undetermined) or before is Grade.NOT_COMPLETED:
        return None
    step = Step(rule="timeliness", before=before)
    on_time_from = case.law.get("timeliness", "on_time_from")
    must_be_on_time = before >= Grade[on_time_from.value]
    rate = case.law.get("timeliness", "late_rate")
    condition = on_time_from if must_be_on_time else rate
    tally = tally_field(case)
    if tally is None or tally.open:
        return step.pending("Chưa có đủ kết quả nhiệm vụ của tập thể để xét tiến độ.", condition)
    counted = f"{tally.late}/{tally.total} {tally.whose} chưa bảo đảm tiến độ{tally.excused_text}"
    if tally.late == 0:
        return step.holds(f"{counted}.", condition, tally.place)
    limit = f"{show_plain(case.law.number('timeliness', 'late_rate') * 100)} %"
    if tally.late > case.law.number("timeliness", "late_rate") * tally.total:
        gap = case.law.get("timeliness", "gap")
        return step.changes_to(outcome_named(gap.value), f"{counted}, trên {limit}. {gap.reading}", gap, tally.place)
    if not must_be_on_time:
        return step.holds(f"{counted}, không quá {limit}.", rate, tally.place)
    lower = Grade[on_time_from.value].lower
    reason = f"{counted}: không đúng thời hạn như mức «{Grade[on_time_from.value].label}» trở lên đòi hỏi."
    return step.changes_to(lower, reason, on_time_from, tally.place)
