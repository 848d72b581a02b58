"""Scoring and grading every record: what a record needs from others is brought to it here."""

from collections.abc import Mapping

from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Undetermined
from evalgen.domain.organization import Post, Standing, Unit
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.grading.case import Beside, PersonCase
from evalgen.grading.chain import grade
from evalgen.pipeline.assessing.collectives import assess_collective
from evalgen.pipeline.assessing.management import assessing_order, managed_people, staffings
from evalgen.pipeline.assessing.quotas import quotas_of_collectives, quotas_of_people, rankings_of_years
from evalgen.pipeline.assessing.receipts import by_stage_name
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.regulation.law import Law
from evalgen.scoring.score_sheet import Basis, score
from evalgen.scoring.unit_measures import Managed

_NOBODY: Mapping[tuple[Period, str], Assessment] = {}


def assess(records: Records, laws: Mapping[Period, Law]) -> Results:
    """Score and grade every record, then what many of them make up: quotas, and the order at the end of a year."""
    around = Surroundings.of(records, laws)
    collectives = {key: assess_collective(item, around) for key, item in records.collectives.items()}
    assessments = assess_people(around)
    return Results(
        records=records,
        assessments=assessments,
        quotas=quotas_of_people(assessments.values(), around),
        collectives=collectives,
        collective_quotas=quotas_of_collectives(records.collectives.values(), around),
        rankings=rankings_of_years(assessments.values(), around),
        ungraded=around.gathering.ungraded,
        received=by_stage_name(around.receipts),
    )


def assess_people(
    around: Surroundings, known: Mapping[tuple[Period, str], Assessment] = _NOBODY
) -> dict[tuple[Period, str], Assessment]:
    """The managed before their leaders, whose scores may rest on theirs; answered in the order of the records.

    Of several records of one person in a period only the one that stands is answered.
    """
    seats = staffings(around.records, around.laws)
    done: dict[tuple[Period, str], Assessment] = {}
    by_file: dict[str, Assessment] = {}
    for item in assessing_order(around.records, seats):
        law = around.laws.get(item.period)
        found = known.get((item.period, item.person))
        if found is None or found.evaluation is not item:
            managed = managed_people(seats.get(item.period), item, law, done) if law else None
            found = assess_one(item, around, managed)
        done[item.period, item.person] = by_file[item.document.file] = found
    return {key: by_file[item.document.file] for key, item in around.records.standing.items()}


def unscored(evaluation: Evaluation, post: Post | None, *, exempt: bool = False) -> Assessment:
    """Of a record no more than the post, and whether its person is not to be assessed: all that many records are asked for."""
    outcome = Undetermined.NOT_ASSESSED if exempt else Undetermined.NOT_SCORED
    return Assessment(evaluation=evaluation, post=post, chain=(), qualifies_for=outcome)


def assess_one(evaluation: Evaluation, around: Surroundings, managed: Managed | None = None) -> Assessment:
    """Score and grade one record; without its person, post, period or law it stays NOT_SCORED, and `check` says why.

    `managed` are those whose results a leader's score rests on; None where it does not rest on any.
    """
    records, period, law = around.records, evaluation.period, around.laws.get(evaluation.period)
    person = records.people.get(evaluation.person)
    post = records.post_of(evaluation)
    period_record = records.periods.get(period)
    framework = law.framework_for(evaluation, post) if law else None
    if law is None or person is None or post is None or period_record is None or framework is None:
        return unscored(evaluation, post)
    basis = Basis(framework=framework, law=law, cutoff=period_record.cutoff, managed=managed)
    scores = score(evaluation, records, basis)
    case = PersonCase(
        record=evaluation,
        subject=post.standing.subject,
        person=person,
        post=post,
        beside=tuple(
            Beside(
                post=item,
                collective=records.collectives.get((period, item.unit)),
                units_below=_units_below(item, around, period),
                collectives_below=_collectives_below(item, around, period),
            )
            for item in records.led_beside(evaluation)
        ),
        period_record=period_record,
        law=law,
        sheet=scores.sheet,
        gap=scores.gap,
        collective=records.collectives.get((period, post.unit)),
        units_below=_units_below(post, around, period),
        collectives_below=_collectives_below(post, around, period),
        terms=around.terms_of_person(person.id),
        received=around.received(evaluation),
        units=records.units,
        unit_tallies=around.tallies_of(post.unit, period, post.standing.subject),
    )
    chain, outcome = grade(case)
    return Assessment(
        evaluation=evaluation,
        post=post,
        managed=managed or (),
        self_sheet=scores.self_sheet,
        verified_sheet=scores.verified_sheet,
        gap=scores.gap,
        chain=chain,
        qualifies_for=outcome,
    )


def _units_below(post: Post, around: Surroundings, period: Period) -> Mapping[str, Unit]:
    """Those that the head answers for; nobody else is asked about them."""
    return around.units_in_force(post.unit, period) if post.standing is Standing.HEAD else {}


def _collectives_below(post: Post, around: Surroundings, period: Period) -> Mapping[str, Collective]:
    return around.collectives_below(post.unit, period) if post.standing is Standing.HEAD else {}
