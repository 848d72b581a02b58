"""What the rules made of a record, where all that they rest on could be read."""

from collections.abc import Iterator

from evalgen.checking.names import collective_refused, refused
from evalgen.checking.subject import Subject
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Outcome
from evalgen.domain.period import Period
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment, CollectiveAssessment, Effect, Judgement, Ruling


def assessed(subject: Subject) -> tuple[tuple[Evaluation, Assessment], ...]:
    """The records with their assessment; left out where the person, the post, the unit, the law or a file below it is missing."""
    return subject.once(_assessed)


def _assessed(subject: Subject) -> tuple[tuple[Evaluation, Assessment], ...]:
    return tuple(_on_whole_ground(subject))


def _on_whole_ground(subject: Subject) -> Iterator[tuple[Evaluation, Assessment]]:
    refused_units, records = on_refused_ground(subject), subject.records
    for evaluation in records.evaluations:
        assessment = subject.results.assessments.get((evaluation.period, evaluation.person))
        if assessment is None or assessment.evaluation is not evaluation or not assessment.chain:
            continue
        if evaluation.unit not in records.units:
            continue  # Told by `unknown_unit_folder`: its catalogue, and what is above it, are unknown.
        if (evaluation.period, evaluation.unit) not in refused_units and not _on_refused_items(records, evaluation):
            yield evaluation, assessment


def _on_refused_items(records: Records, evaluation: Evaluation) -> bool:
    """Whether a catalogue of another unit that gave the person work is there and could not be read."""
    if not records.unreadable or evaluation.plan is None:
        return False
    units = {item.unit for item in evaluation.plan.work_items if item.unit is not None}
    return any(_refused_catalogue(records, unit, evaluation.period) for unit in units)


def _refused_catalogue(records: Records, unit: str, period: Period) -> bool:
    chain = records.upwards(unit, period.last_day)
    return any(refused(records, folder, at) for at in chain for folder in ("catalogues", "units"))


def assessed_collectives(subject: Subject) -> Iterator[tuple[Collective, CollectiveAssessment]]:
    """The records of collectives with their assessment, under the same reservation."""
    refused_units = on_refused_ground(subject)
    for key, assessment in subject.results.collectives.items():
        if assessment.chain and key not in refused_units:
            yield assessment.collective, assessment


def all_assessed(subject: Subject) -> Iterator[tuple[Record, Judgement]]:
    """Both, people first."""
    yield from assessed(subject)
    yield from assessed_collectives(subject)


def held_against(assessment: Judgement) -> Outcome:
    """What a decision is held against: where collectives are not scored, the best grade that the conditions allow."""
    return assessment.limit


def ground(assessment: Judgement) -> Ruling | None:
    """The last rule that made the outcome what it is."""
    outcome = held_against(assessment)
    made = [item for item in assessment.chain if item.effect is Effect.CHANGES and item.after is outcome]
    return made[-1] if made else None


def open_reasons(assessment: Judgement) -> str:
    """What cannot be judged yet, in one line."""
    return " ".join(ruling.reason for ruling in assessment.chain if ruling.effect is Effect.PENDING)


def on_refused_ground(subject: Subject) -> set[tuple[Period, str]]:
    """Periods and units whose catalogue, unit file, or own or lower collective is there and could not be read.

    Where leaders are measured by their people, also those whose people's records could not be read, and all above.
    """
    records = subject.records
    if not records.unreadable:
        return set()
    below: dict[str, list[str]] = {}
    for unit in records.units.values():
        for parent in {item.unit for item in unit.parents}:
            below.setdefault(parent or "", []).append(unit.id)
    found = {
        (period, unit)
        for period, unit in {*records.collectives, *((item.period, item.unit) for item in records.evaluations)}
        if _refused_catalogue(records, unit, period)
        or any(collective_refused(records, period, at) for at in (unit, *below.get(unit, ())))
    }
    measured = {period for period, law in subject.laws.items() if law.speaks_of("unit_measures")}
    resting = {(period, unit) for period, unit in found | _refused_people(records) if period in measured}
    return found | {
        (period, above) for period, unit in resting for above in records.upwards(unit, records.cutoff(period))
    }


def _refused_people(records: Records) -> set[tuple[Period, str]]:
    """Periods and units with a record of a person that could not be read."""
    folders = (file.split("/")[1:3] for file in records.unreadable if file.count("/") == _DEPTH)
    return {(period, unit) for name, unit in folders if (period := Period.parse(name)) is not None}


_DEPTH = 3
"""``records/<period>/<unit>/<person>.yaml``"""
