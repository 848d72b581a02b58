"""Phiếu tín nhiệm thấp.

«b) Có trên 50% số phiếu tín nhiệm thấp tại kỳ lấy phiếu tín nhiệm trong năm (nếu có)»
(điểm b điểm 4.2 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def low_confidence(case: Case, before: Outcome) -> Ruling | None:
    """More than half low-confidence votes; exactly half is not more."""
    vote = case.evaluation.facts.confidence_vote
    if vote is None or vote.total == 0:
        return None
    step = Step(rule="low_confidence", before=before)
    rate = case.law.get("low_confidence", "rate")
    place = case.evaluation.place(*vote.pointer)
    counted = f"{vote.low}/{vote.total} phiếu tín nhiệm thấp."
    if vote.low > case.law.number("low_confidence", "rate") * vote.total:
        return step.changes_to(Grade.NOT_COMPLETED, counted, rate, place)
    return step.holds(counted, rate, place)
