"""Facts whose day cannot be right for the record, or counts for nothing in its period."""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.dates import FAR, far_from, period_far_off
from evalgen.checking.other_period import belongs_earlier, belongs_later, brought_along, counts_here
from evalgen.checking.subject import Subject
from evalgen.domain.collective import Collective
from evalgen.domain.facts import Discipline, Finding, Misconduct
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record


def conclusion_of_other_period(subject: Subject) -> Iterator[Problem]:
    """A conclusion of a competent body is recorded in the period in which it was made, or that was not graded yet."""
    for record in subject.records.people_and_collectives():
        law = subject.laws.get(record.period)
        for rule, item in _conclusions(record):
            on = item.confirmed.on
            if law is None or not law.speaks_of(rule) or counts_here(record, on):
                continue
            late = on >= record.period.first_day
            why = "sau khi kỳ này đã được quyết định" if late else "trước ngày đầu kỳ"
            yield Problem(
                code="conclusion-of-other-period",
                place=record.place(*item.pointer, "confirmed", "on"),
                message=f"kết luận ngày {on:%d/%m/%Y}, {why}, nên không được tính trong kỳ {record.period}.",
                remedy=belongs_later(record, on) if late else belongs_earlier(subject, record, on, "ngày kết luận"),
                severity=Severity.WARNING,
                citation=citation(law, rule, "below"),
            )


def fact_far_after_period(subject: Subject) -> Iterator[Problem]:
    """No fact was confirmed most of a year after the period, unless an amendment of that day or later brings it along."""
    for record in subject.records.people_and_collectives():
        if period_far_off(subject.records, record.period):
            continue  # Told of the period.
        law = subject.laws.get(record.period)
        for rule, item in (*(("discipline", item) for item in record.facts.discipline), *_conclusions(record)):
            day, weighs = item.confirmed.on, law is not None and law.speaks_of(rule)
            if day <= record.period.last_day or not far_from(record.period, day):
                continue
            if weighs and (_violated_later(record, item) or not counts_here(record, day)):
                continue  # Told as one of another period.
            if not brought_along(record, day):
                yield Problem(
                    code="step-far-from-period",
                    place=record.place(*item.pointer, "confirmed", "on"),
                    message=f"ngày xác nhận ({day:%d/%m/%Y}) cách kỳ {record.period} hơn {FAR.days} ngày.",
                    remedy="Kiểm tra lại năm; đúng như vậy thì để nguyên.",
                    severity=Severity.WARNING,
                )


def _violated_later(record: Record, item: Discipline | Finding | Misconduct) -> bool:
    return isinstance(item, Discipline) and item.violation_on > record.period.last_day


def _conclusions(record: Record) -> Iterator[tuple[str, Finding | Misconduct]]:
    """Each with the rule that weighs it."""
    facts = record.facts
    found = (
        ("members_degeneration" if isinstance(record, Collective) else "degeneration", facts.degeneration),
        ("corruption_in_unit", facts.corruption_in_unit),
        ("collective_wrongdoing", facts.wrongdoing),
        *(("misconduct", item) for item in facts.misconduct),
    )
    for rule, item in found:
        if item is not None:
            yield rule, item
