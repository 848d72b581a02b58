"""The records of one period: what is asked of many of them at once, and what the public sees of it.

Quotas, order of decisions, who is missing, notices: each compares records of one period. What was found is remembered
under the digests of all parts of the period, so that a change in another period leaves it as it is.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_ONE_PERIOD, run_checks
from evalgen.checking.subject import Subject
from evalgen.domain.collective import Collective
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.pipeline.assessing.everybody import unscored
from evalgen.pipeline.assessing.quotas import quotas_of_collectives, quotas_of_people
from evalgen.pipeline.assessing.receipts import by_stage_name
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.period_part import PartRead, PeriodPart
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

PERIOD_BY_PERIOD = tuple(check for check in CHECKS if check in OF_ONE_PERIOD)
"""The checks that look at the records of one period at a time."""


class OfPeriod(Struct, frozen=True, kw_only=True, dict=True):
    """All records of one period, those of people as outlines, and by what they are looked at."""

    period: Period
    records: Records
    """Of all periods, without those of people."""

    collectives: Mapping[tuple[Period, str], Collective]
    """Those of the period."""

    parts: tuple[PeriodPart, ...]
    laws: Mapping[Period, Law]
    library: Library

    def problems(self) -> tuple[Problem, ...]:
        """What the records of the period together gave cause for."""
        return run_checks(Subject(results=self.results, laws=self._law, library=self.library), PERIOD_BY_PERIOD)

    @cached_property
    def results(self) -> Results:
        """What rules make of many records together; of a person's own no more than the post is known, and who is exempt."""
        evaluations = [item for part in self._read for item in part.evaluations]
        records = replace(
            self.records,
            evaluations=tuple(sorted(evaluations, key=lambda item: (item.unit, item.person))),
            collectives=self.collectives,
            periods={of: record for of, record in self.records.periods.items() if of == self.period},
        )
        received = {key: days for part in self._read for key, days in part.received.items()}
        around = Surroundings.of(records, self._law, received)
        exempt = frozenset(person for part in self._read for person in part.exempt)
        people = {
            (period, person): unscored(item, records.post_of(item), exempt=person in exempt)
            for (period, person), item in records.standing.items()
        }
        return Results(
            records=records,
            assessments=people,
            quotas=quotas_of_people(people.values(), around),
            collective_quotas=quotas_of_collectives(records.collectives.values(), around),
            received=by_stage_name(received),
        )

    @property
    def scores(self) -> dict[tuple[Period, str], Fraction]:
        """The score that counts, of each record that has one."""
        return {(self.period, person): score for part in self._read for person, score in part.scores}

    @cached_property
    def _read(self) -> tuple[PartRead, ...]:
        return tuple(part.read() for part in self.parts)

    @property
    def _law(self) -> dict[Period, Law]:
        return {period: law for period, law in self.laws.items() if period == self.period}
