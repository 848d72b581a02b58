"""What the rules made of a record, where all that they rest on could be read."""

from collections.abc import Iterator

from evalgen.checking.names import collective_refused, refused, upwards
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment, Effect, Ruling


def assessed(subject: Subject) -> Iterator[tuple[Evaluation, Assessment]]:
    """The records with their assessment; left out where the person, the post, the law or a file below it is missing."""
    for evaluation in subject.records.evaluations:
        assessment = subject.results.assessments.get((evaluation.period, evaluation.person))
        if assessment is None or assessment.evaluation is not evaluation or not assessment.chain:
            continue
        if not _on_refused_ground(subject.records, evaluation):
            yield evaluation, assessment


def ground(assessment: Assessment) -> Ruling | None:
    """The last rule that made the outcome what it is."""
    made = [
        item for item in assessment.chain if item.effect is Effect.CHANGES and item.after is assessment.qualifies_for
    ]
    return made[-1] if made else None


def open_reasons(assessment: Assessment) -> str:
    """What cannot be judged yet, in one line."""
    return " ".join(ruling.reason for ruling in assessment.chain if ruling.effect is Effect.PENDING)


def _on_refused_ground(records: Records, evaluation: Evaluation) -> bool:
    below = [unit.id for unit in records.units.values() if unit.parent == evaluation.unit] if records.unreadable else []
    return any(
        refused(records, "catalogues", unit) or refused(records, "units", unit)
        for unit in upwards(records, evaluation.unit)
    ) or any(collective_refused(records, evaluation.period, unit) for unit in (evaluation.unit, *below))
