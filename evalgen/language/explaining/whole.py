"""Everything that leads to the grade of one record, in the order in which it is read."""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial

from msgspec import Struct

from evalgen.domain.grade import Outcome
from evalgen.domain.period import Period
from evalgen.domain.record import Record
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment, CollectiveAssessment
from evalgen.language.explaining.left_out import left_out_lines
from evalgen.language.explaining.rankings import ranking_beside
from evalgen.language.explaining.record import explain_grade, explain_score
from evalgen.language.explaining.thresholds import threshold_lines
from evalgen.language.explaining.told import SEPARATION, Told, ToldTable
from evalgen.language.explaining.years import Bounds, YearPeriods, period_lines
from evalgen.language.labels import outcome_in_force
from evalgen.language.language import Language
from evalgen.regulation.law import Law
from evalgen.regulation.threshold_results import ThresholdResult, threshold_results


class Explainer(Struct, frozen=True, kw_only=True, dict=True):
    """Explains records of `results`; what belongs to years is put in order once."""

    results: Results
    laws: Mapping[Period, Law]
    bounds: Bounds
    language: Language

    @cached_property
    def _years(self) -> YearPeriods:
        return YearPeriods.of(self.results)

    def person(self, item: Assessment) -> Iterator[Told | ToldTable]:
        """The score, what stands beside it, the chain of the grade."""
        evaluation = item.evaluation
        yield from explain_score(item, self.bounds(evaluation.period), self.language)
        yield SEPARATION
        periods = self._years.beside(evaluation)
        for part in (
            self._left_out(evaluation),
            threshold_lines(self.thresholds(item), self.language),
            () if periods is None else period_lines(periods, self.bounds, self.language),
            ranking_beside(self.results, evaluation, self.language),
        ):
            lines = list(part)
            yield from (*lines, SEPARATION) if lines else ()
        yield from explain_grade(item, partial(self.named, evaluation.period), self.language)

    def collective(self, item: CollectiveAssessment) -> Iterator[Told | ToldTable]:
        """The score where it has one, the chain of the grade."""
        period = item.collective.period
        if item.sheet is not None or item.gap is not None:
            yield from explain_score(item, self.bounds(period), self.language)
            yield SEPARATION
        lines = list(self._left_out(item.collective))
        yield from (*lines, SEPARATION) if lines else ()
        yield from explain_grade(item, partial(self.named, period), self.language)

    def _left_out(self, record: Record) -> Iterator[Told]:
        records = self.results.records
        of_unit = records.collectives.get((record.period, record.unit))
        return left_out_lines(record, of_unit, records.cutoff(record.period), self.language)

    def thresholds(self, item: Assessment) -> tuple[ThresholdResult, ...]:
        """What the framework's criteria ask for beside points."""
        law = self.laws.get(item.evaluation.period)
        framework = law.framework_for(item.evaluation, item.post) if law else None
        return threshold_results(framework, item.evaluation) if framework else ()

    def named(self, period: Period, outcome: Outcome) -> str:
        """An outcome in the words of the regulation in force, with the letter that it gives to a grade."""
        return outcome_in_force(outcome, self.laws.get(period), self.language)
