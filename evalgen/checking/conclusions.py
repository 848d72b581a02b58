"""Conclusions recorded where they count for nothing: made before the period began."""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.earlier_period import belongs_earlier
from evalgen.checking.subject import Subject
from evalgen.domain.collective import Collective
from evalgen.domain.facts import Confirmed
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record


def conclusion_of_other_period(subject: Subject) -> Iterator[Problem]:
    """A conclusion of a competent body is recorded in the period in which it was made."""
    for record in subject.records.people_and_collectives():
        law = subject.laws.get(record.period)
        for rule, pointer, confirmed in _conclusions(record):
            if law is None or not law.speaks_of(rule) or confirmed.on >= record.period.first_day:
                continue
            yield Problem(
                code="conclusion-of-other-period",
                place=record.place(*pointer, "confirmed", "on"),
                message=f"kết luận ngày {confirmed.on:%d/%m/%Y}, trước ngày đầu kỳ, nên không được tính trong kỳ {record.period}.",
                remedy=belongs_earlier(subject, record, confirmed.on, "ngày kết luận"),
                severity=Severity.WARNING,
                citation=citation(law, rule, "below"),
            )


def _conclusions(record: Record) -> Iterator[tuple[str, Pointer, Confirmed]]:
    """Each with the rule that weighs it, and where it stands."""
    facts = record.facts
    found = (
        ("members_degeneration" if isinstance(record, Collective) else "degeneration", facts.degeneration),
        ("corruption_in_unit", facts.corruption_in_unit),
        ("collective_wrongdoing", facts.wrongdoing),
        *(("misconduct", item) for item in facts.misconduct),
    )
    for rule, item in found:
        if item is not None:
            yield rule, item.pointer, item.confirmed
