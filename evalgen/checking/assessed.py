"""What the rules made of a record, where all that they rest on could be read."""

from collections.abc import Iterator

from evalgen.checking.names import collective_refused, refused, upwards
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment, Effect, Ruling


def assessed(subject: Subject) -> Iterator[tuple[Evaluation, Assessment]]:
    """The records with their assessment; left out where the person, the post, the law or a file below it is missing."""
    refused_units = _on_refused_ground(subject.records)
    for evaluation in subject.records.evaluations:
        assessment = subject.results.assessments.get((evaluation.period, evaluation.person))
        if assessment is None or assessment.evaluation is not evaluation or not assessment.chain:
            continue
        if (evaluation.period, evaluation.unit) not in refused_units:
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


def _on_refused_ground(records: Records) -> set[tuple[Period, str]]:
    """Periods and units whose catalogue, unit file, or own or lower collective is there and could not be read."""
    if not records.unreadable:
        return set()
    below: dict[str, list[str]] = {}
    for unit in records.units.values():
        below.setdefault(unit.parent or "", []).append(unit.id)
    return {
        (period, unit)
        for period, unit in {(item.period, item.unit) for item in records.evaluations}
        if any(refused(records, folder, at) for at in upwards(records, unit) for folder in ("catalogues", "units"))
        or any(collective_refused(records, period, at) for at in (unit, *below.get(unit, ())))
    }
