"""Discipline recorded where it counts for nothing, or for the wrong unit (điểm 4.4 khoản 4 Điều 11 QĐ 366)."""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.other_period import belongs_earlier, belongs_later, counts_here
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Discipline
from evalgen.domain.period import Period, period_of
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
from evalgen.domain.steps import weighed


def discipline_of_other_period(subject: Subject) -> Iterator[Problem]:
    """Discipline is recorded in the period in which it was decided, or that was not graded yet."""
    for record in subject.records.people_and_collectives():
        law = subject.laws.get(record.period)
        for item in record.facts.discipline if law is not None and law.speaks_of("discipline") else ():
            on = item.confirmed.on
            if item.violation_on > record.period.last_day:
                yield _of_a_later_period(subject, record, item, citation(law, "discipline", "earlier"))
                continue
            if counts_here(record, on):
                continue
            late = on >= record.period.first_day
            why = "sau khi kỳ này đã được quyết định" if late else "trước ngày đầu kỳ"
            yield Problem(
                code="discipline-of-other-period",
                place=record.place(*item.pointer, "confirmed", "on"),
                message=f"quyết định kỷ luật ngày {on:%d/%m/%Y}, {why}, nên không được tính trong kỳ {record.period}.",
                remedy=(
                    belongs_later(record, on)
                    if late
                    else _reversed(item) or belongs_earlier(subject, record, on, "ngày quyết định")
                ),
                severity=Severity.WARNING,
                citation=citation(law, "discipline", "earlier"),
            )


def discipline_before_violation(subject: Subject) -> Iterator[Problem]:
    """Nobody is disciplined before the violation; where both days are of the period, the discipline counts as it stands."""
    for record in subject.records.people_and_collectives():
        law, last_day = subject.laws.get(record.period), record.period.last_day
        for item in record.facts.discipline if law is not None and law.speaks_of("discipline") else ():
            on = item.confirmed.on
            if on < item.violation_on <= last_day and weighed(on, record.period, record.decision):
                yield Problem(
                    code="discipline-before-violation",
                    place=record.place(*item.pointer, "violation_on"),
                    message=f"ngày vi phạm {item.violation_on:%d/%m/%Y} sau ngày quyết định kỷ luật {on:%d/%m/%Y}.",
                    remedy=_reversed(item),
                )


def _of_a_later_period(subject: Subject, record: Record, item: Discipline, source: Citation | None) -> Problem:
    """The violation itself came after the period."""
    return Problem(
        code="discipline-of-other-period",
        place=record.place(*item.pointer, "violation_on"),
        message=f"vi phạm ngày {item.violation_on:%d/%m/%Y}, sau ngày cuối kỳ, nên không được tính trong kỳ {record.period}.",
        remedy=_reversed(item) or f"Ghi vào hồ sơ kỳ {_where_it_counts(subject, record, item)}, hoặc sửa ngày vi phạm.",
        severity=Severity.WARNING,
        citation=source,
    )


def _reversed(item: Discipline) -> str:
    """No period weighs what was decided before it was done."""
    if item.violation_on <= item.confirmed.on:
        return ""
    decided = f"{item.confirmed.on:%d/%m/%Y}"
    return f"Sửa ngày vi phạm, hoặc ngày quyết định kỷ luật {decided}: quyết định không thể có trước vi phạm."


def _where_it_counts(subject: Subject, record: Record, item: Discipline) -> Period:
    """The period of the violation where that can still weigh the decision; else that of the decision."""
    violated, decided = (period_of(day, record.period.kind) for day in (item.violation_on, item.confirmed.on))
    records, on = subject.records, item.confirmed.on
    there = (
        records.standing.get((violated, record.person))
        if isinstance(record, Evaluation)
        else records.collectives.get((violated, record.unit))
    )
    if there is not None:
        return violated if weighed(on, violated, there.decision) else decided
    known = records.periods.get(violated)
    closed = known.closed_on if known is not None else None
    return violated if closed is None or on <= closed else decided


def violation_unit_unnamed(subject: Subject) -> Iterator[Problem]:
    """A violation from the time in another unit names that unit: the new one does not answer for it."""
    for evaluation in subject.records.evaluations:
        law = subject.laws.get(evaluation.period)
        for item in evaluation.facts.discipline if law is not None and law.speaks_of("discipline") else ():
            former = _elsewhere(subject, evaluation, item)
            if item.violation_unit is None and former is not None:
                yield Problem(
                    code="violation-unit-unnamed",
                    place=evaluation.place(*item.pointer, "violation_on"),
                    message=(
                        f"ngày vi phạm {item.violation_on:%d/%m/%Y} người này ở đơn vị «{former}», "
                        f"nhưng kỷ luật đang tính cho đơn vị «{evaluation.unit}»."
                    ),
                    remedy=f"Vi phạm ở đơn vị cũ thì ghi violation_unit: {former}; vi phạm ở «{evaluation.unit}» thì ghi violation_unit: {evaluation.unit}.",
                    severity=Severity.WARNING,
                    citation=citation(law, "discipline", "elsewhere"),
                )


def _elsewhere(subject: Subject, evaluation: Evaluation, item: Discipline) -> str | None:
    """The unit of the person on the day of the violation, where it was none of the record's."""
    person = subject.records.people.get(evaluation.person)
    held = person.posts_in(item.violation_on, item.violation_on) if person else ()
    units = [post.unit for post in held]
    return units[0] if units and evaluation.unit not in units else None
