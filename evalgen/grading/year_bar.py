"""Quý không hoàn thành nhiệm vụ và xếp loại cả năm.

«Trường hợp cá nhân có 01 quý trong năm xếp loại “Không hoàn thành nhiệm vụ” thì không xếp loại “Hoàn thành xuất sắc
nhiệm vụ” cả năm» (HD 02-HD/BTCTW, 6.3): said by the instrument of the quarter, so that each period of the year is asked
under its own law.
"""

from evalgen.domain.gathering import GatheredState
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.period import PeriodKind
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step, Term, ruled

_OPEN = {
    GatheredState.UNDECIDED,
    # «huỷ bỏ kết quả đã công bố; đồng thời, tiến hành đánh giá, xếp loại lại» (khoản 3 Điều 15 QĐ 366).
    GatheredState.CANCELLED,
    GatheredState.MISSING,
    GatheredState.UNREADABLE,
    GatheredState.NOT_OPENED,
}

_NO_SUBJECT = {GatheredState.OUTSIDE, GatheredState.OUTSIDE_AT_CUTOFF}


def year_bar(case: Case, before: Outcome) -> Ruling | None:
    """So many periods of that grade: a ceiling for the year. Periods without a result leave it open."""
    yearly = case.period.kind is PeriodKind.YEAR
    asked = ruled(case.terms(case.period.year), "year_bar", case.law) if yearly else []
    if not asked:
        return None
    step, law = Step(rule="year_bar", before=before), asked[-1][1]
    ceiling, barring = law.get("year_bar", "ceiling"), Grade[law.get("year_bar", "grade").value]
    limit = Grade[ceiling.value]
    failed = [term for term, own in asked if term.gathered.grade is Grade[own.get("year_bar", "grade").value]]
    if len(failed) >= law.number("year_bar", "periods"):
        labels = ", ".join(term.gathered.period.label for term in failed)
        reason = f"{labels} xếp loại «{barring.label}»: không xếp loại cả năm trên mức «{limit.label}»."
        if isinstance(before, Grade) and before > limit:
            return step.changes_to(limit, reason, ceiling, failed[0].gathered.place)
        return step.note(reason, ceiling, failed[0].gathered.place)
    if not isinstance(before, Grade) or before <= limit:
        return None
    unknown = _unknown(case, asked[0][0])
    if unknown:
        named = ", ".join(f"{term.gathered.period.label} ({_state(term)})" for term in unknown)
        return step.pending(f"Chưa có kết quả của kỳ trong năm: {named}.", ceiling)
    counted = sum(term.gathered.state not in _NO_SUBJECT for term, _ in asked)
    reason = f"Trong {counted} kỳ của năm không có kỳ nào xếp loại «{barring.label}»."
    return step.holds(reason, ceiling) if counted else None


def _unknown(case: Case, first: Term) -> list[Term]:
    """From the first period under such an instrument on: those of its kind without a result."""
    begun = first.gathered.period
    terms = (term for term in case.terms(begun.year) if term.gathered.period.kind is begun.kind)
    return [term for term in terms if term.gathered.period >= begun and term.gathered.state in _OPEN]


def _state(term: Term) -> str:
    label = term.gathered.state.label
    return label[0].lower() + label[1:]
