"""Facts whose day cannot be right for the record, or counts for nothing in its period."""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.dates import FAR, far_from, period_far_off
from evalgen.checking.earlier_period import belongs_earlier
from evalgen.checking.subject import Subject
from evalgen.domain.collective import Collective
from evalgen.domain.facts import Finding, Misconduct
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record


def conclusion_of_other_period(subject: Subject) -> Iterator[Problem]:
    """A conclusion of a competent body is recorded in the period in which it was made."""
    for record in subject.records.people_and_collectives():
        law = subject.laws.get(record.period)
        for rule, item in _conclusions(record):
            confirmed = item.confirmed
            if law is None or not law.speaks_of(rule) or confirmed.on >= record.period.first_day:
                continue
            yield Problem(
                code="conclusion-of-other-period",
                place=record.place(*item.pointer, "confirmed", "on"),
                message=f"kết luận ngày {confirmed.on:%d/%m/%Y}, trước ngày đầu kỳ, nên không được tính trong kỳ {record.period}.",
                remedy=belongs_earlier(subject, record, confirmed.on, "ngày kết luận"),
                severity=Severity.WARNING,
                citation=citation(law, rule, "below"),
            )


def fact_far_after_period(subject: Subject) -> Iterator[Problem]:
    """No fact was confirmed most of a year after the period, unless an amendment of that day or later brings it along."""
    for record in subject.records.people_and_collectives():
        if period_far_off(subject.records, record.period):
            continue  # Told of the period.
        facts = record.facts
        for item in (*facts.discipline, *(item for _, item in _conclusions(record))):
            day = item.confirmed.on
            if day <= record.period.last_day or not far_from(record.period, day):
                continue
            if not any(day <= amendment.on for amendment in record.amendments):
                yield Problem(
                    code="step-far-from-period",
                    place=record.place(*item.pointer, "confirmed", "on"),
                    message=f"ngày xác nhận ({day:%d/%m/%Y}) cách kỳ {record.period} hơn {FAR.days} ngày.",
                    remedy="Kiểm tra lại năm; đúng như vậy thì để nguyên.",
                    severity=Severity.WARNING,
                )


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
