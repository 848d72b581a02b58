"""Phiếu tín nhiệm thấp.

«b) Có trên 50% số phiếu tín nhiệm thấp tại kỳ lấy phiếu tín nhiệm trong năm (nếu có)»
(điểm b điểm 4.2 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Outcome, outcome_named
from evalgen.domain.number import show_plain
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
    limit = f"{show_plain(case.law.number('low_confidence', 'rate') * 100)} %"
    counted = f"{vote.low}/{vote.total} phiếu tín nhiệm thấp"
    if vote.low > case.law.number("low_confidence", "rate") * vote.total:
        below = case.law.get("low_confidence", "below")
        return step.changes_to(outcome_named(below.value), f"{counted}, trên {limit}.", below, place)
    return step.holds(f"{counted}, không quá {limit}.", rate, place)
