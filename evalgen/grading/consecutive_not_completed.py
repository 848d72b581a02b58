"""Hai quý liên tiếp không hoàn thành nhiệm vụ.

«Thực hiện ngay việc thay thế những cán bộ có kết quả đánh giá, xếp loại “Không hoàn thành nhiệm vụ” từ 02 quý liên tiếp
trở lên» (HD 02-HD/BTCTW, 6.3). Each instrument has a consequence of its own; none is a grade, so that it is flagged for
the competent authority. Runs cross the year; periods in which nobody was to be graded do not break them, those in
which somebody led and left before the cut-off do: nobody says how these were.
"""

from collections.abc import Iterable, Iterator

from evalgen.domain.gathering import GatheredState
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step, Term, ruled
from evalgen.grading.recorded import gravest
from evalgen.regulation.law import Law

_SKIPPED = {GatheredState.NOT_ASSESSED, GatheredState.OUTSIDE, GatheredState.NOT_OPENED}


def consecutive_not_completed(case: Case, before: Outcome) -> Ruling | None:
    """The run that ends in the period of the record; for a year every run that reaches into it."""
    yearly = case.period.kind is PeriodKind.YEAR
    graded = case.record.final_grade if case.record.decision is not None else before
    if not yearly and graded is not Grade.NOT_COMPLETED:
        return None
    step = Step(rule="consecutive_not_completed", before=before)
    terms = (*case.terms(case.period.year - 1), *case.terms(case.period.year))
    if yearly:
        asked = {term.gathered.period: law for term, law in ruled(terms, step.rule, case.law)}
        found = (run for kind in (PeriodKind.MONTH, PeriodKind.QUARTER) for run in _runs(terms, kind))
        flagged = ((run, asked.get(run[-1])) for run in found if run[-1].year == case.period.year)
        return gravest(_flag(step, run, law) for run, law in flagged if law and _long_enough(run, law))
    earlier = [term for term in terms if term.gathered.period < case.period]
    run = [*_last_run(earlier, case.period.kind), case.period]
    return _flag(step, run, case.law) if _long_enough(run, case.law) else None


def _runs(terms: Iterable[Term], kind: PeriodKind) -> Iterator[list[Period]]:
    """Periods of one kind in a row that are NOT_COMPLETED, oldest first."""
    run: list[Period] = []
    for term in terms:
        if term.gathered.period.kind is not kind or term.gathered.state in _SKIPPED:
            continue
        if term.gathered.grade is Grade.NOT_COMPLETED:
            run.append(term.gathered.period)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _last_run(terms: list[Term], kind: PeriodKind) -> list[Period]:
    """The run that reaches up to the last of `terms`, if any."""
    counted = [term for term in terms if term.gathered.period.kind is kind and term.gathered.state not in _SKIPPED]
    runs = list(_runs(counted, kind))
    return runs[-1] if runs and runs[-1][-1] == counted[-1].gathered.period else []


def _long_enough(run: list[Period], law: Law) -> bool:
    return len(run) >= law.number("consecutive_not_completed", "run")


def _flag(step: Step, run: list[Period], law: Law) -> Ruling:
    consequence = law.get("consecutive_not_completed", "consequence")
    labels = ", ".join(period.label for period in run)
    reason = f"{len(run):02d} {run[-1].kind.value} liên tiếp xếp loại «{Grade.NOT_COMPLETED.label}» ({labels}): "
    return step.note(f"{reason}{consequence.value}.", consequence)
