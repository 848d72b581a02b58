"""Phiếu tín nhiệm thấp.

«b) Có trên 50% số phiếu tín nhiệm thấp tại kỳ lấy phiếu tín nhiệm trong năm (nếu có)»
(điểm b điểm 4.2 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.facts import ConfidenceVote
from evalgen.domain.grade import Outcome, outcome_named
from evalgen.domain.number import show_plain
from evalgen.domain.record import Record
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.recorded import gravest, recorded


def low_confidence(case: Case, before: Outcome) -> Ruling | None:
    """More than half low-confidence votes; exactly half is not more."""
    step = Step(rule="low_confidence", before=before)
    votes = recorded(case.records, lambda facts: (facts.confidence_vote,), lambda vote: (vote.low, vote.total))
    return gravest(_one(case, step, record, vote) for record, vote in votes if vote.total)


def _one(case: Case, step: Step, record: Record, vote: ConfidenceVote) -> Ruling:
    rate = case.value("low_confidence", "rate")
    place = record.place(*vote.pointer)
    limit = f"{show_plain(case.number('low_confidence', 'rate') * 100)} %"
    counted = f"{vote.low}/{vote.total} phiếu tín nhiệm thấp"
    if vote.low > case.number("low_confidence", "rate") * vote.total:
        below = case.value("low_confidence", "below")
        return step.changes_to(outcome_named(below.value), f"{counted}, trên {limit}.", below, place)
    return step.holds(f"{counted}, không quá {limit}.", rate, place)
