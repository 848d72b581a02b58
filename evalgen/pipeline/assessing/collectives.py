"""Scoring and grading every collective: before the people, whose grades depend on its results (khoản 2 Điều 12 QĐ 366)."""

from evalgen.domain.collective import Collective
from evalgen.domain.derivation import Scores
from evalgen.domain.grade import Outcome, Undetermined
from evalgen.domain.ruling import CollectiveAssessment, Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import CollectiveCase
from evalgen.grading.chain import grade
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.scoring.score_sheet import Basis, score


def assess_collective(collective: Collective, around: Surroundings) -> CollectiveAssessment:
    """Score it where the law has a framework, and grade it; without its unit, period or law it stays NOT_SCORED."""
    records, period, unit = around.records, collective.period, collective.unit
    law, period_record = around.laws.get(period), records.periods.get(period)
    if law is None or period_record is None or unit not in records.units:
        return _assessment(collective, Scores(), (), Undetermined.NOT_SCORED)
    framework = law.framework_of_collective(collective)
    # A framework that the record names and nobody knows leaves it unscored; `check` says so.
    named = framework is not None or collective.framework is not None
    basis = Basis(framework=framework, law=law, cutoff=period_record.cutoff) if framework else None
    scores = score(collective, records, basis) if basis else Scores()
    chain, outcome = grade(
        CollectiveCase(
            record=collective,
            subject=SubjectKind.COLLECTIVE,
            period_record=period_record,
            law=law,
            sheet=scores.sheet,
            gap=scores.gap,
            collective=collective,
            units_below=around.units_in_force(unit, period),
            collectives_below=around.collectives_below(unit, period),
            terms=around.terms_of_collective(unit),
            received=around.received(collective),
            scored=named,
            units=records.units,
            members=around.members(unit, period),
            present=around.present(unit, period),
            told_below=around.told_below(unit, period),
        )
    )
    return _assessment(collective, scores, chain, outcome)


def _assessment(
    collective: Collective, scores: Scores, chain: tuple[Ruling, ...], outcome: Outcome
) -> CollectiveAssessment:
    return CollectiveAssessment(
        collective=collective,
        self_sheet=scores.self_sheet,
        verified_sheet=scores.verified_sheet,
        gap=scores.gap,
        chain=chain,
        qualifies_for=outcome,
    )
