"""Mức điểm xếp loại.

«1. Hoàn thành xuất sắc nhiệm vụ: ... đạt từ 90 điểm trở lên. 2. Hoàn thành tốt nhiệm vụ: ... từ 70 đến dưới 90 điểm.
3. Hoàn thành nhiệm vụ: ... từ 50 đến dưới 70 điểm. 4. Không hoàn thành nhiệm vụ: ... dưới 50 điểm» (Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.number import show
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, CollectiveCase, Step
from evalgen.regulation.score_bands import BANDS, band_of, thresholds


def score_band(case: Case, before: Outcome) -> Ruling | None:
    """The exact score, never the shown one, finds the band."""
    step = Step(rule="score_band", before=before)
    if case.sheet is None:
        return _unscored(case, step)
    score = case.sheet.score
    grade = band_of(score, case.law)
    shown = show(score, thresholds=thresholds(case.law))
    names = dict(BANDS)
    value = case.law.get("score_band", names.get(grade, "not_completed_below"))
    bound = f"từ {value.value} điểm" if grade in names else f"dưới {value.value} điểm"
    return step.changes_to(grade, f"{shown} điểm: mức điểm của «{case.law.grade_name(grade)}» ({bound}).", value)


def _unscored(case: Case, step: Step) -> Ruling:
    value = case.law.get("score_band", "not_completed_below")
    if isinstance(case, CollectiveCase) and not case.scored:
        return _without_framework(case, step)
    if case.gap is None:
        return step.pending("Chưa có bảng điểm.", value)
    if case.gap.no_work_items:
        # A leader without work items is never scored from the rest alone.
        return step.changes_to(Undetermined.NEEDS_DECISION, case.gap.reason, value, case.gap.place)
    return step.pending(case.gap.reason, value, case.gap.place)


def _without_framework(case: CollectiveCase, step: Step) -> Ruling:
    """No points decide: the conditions are asked from the best grade down, `collective_score` ends the chain."""
    left = case.stated("collective_score", "without_framework")
    missing = "Quy định của kỳ không có khung chấm điểm tập thể"
    if left is None:
        return step.pending(f"{missing}.", case.law.get("score_band", "not_completed_below"))
    return step.changes_to(Grade.EXCELLENT, f"{missing}: xét theo các điều kiện, từ mức cao nhất.", left)
