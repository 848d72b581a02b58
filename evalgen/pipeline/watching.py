"""Where a period stands on a day: what checking and grading know of its records is brought to the watch here."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from evalgen.checking.completeness import missing_collectives, missing_people
from evalgen.checking.names import collective_refused
from evalgen.checking.precedence import Precedence
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.dossier import Blocker
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Facts
from evalgen.domain.organization import Person
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.period_status import PeriodStatus
from evalgen.domain.problem import Severity
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment
from evalgen.domain.subject_kind import SubjectKind
from evalgen.language import Language
from evalgen.pipeline.assessing.everybody import assess_one
from evalgen.pipeline.assessing.exemptions import exemptions
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.checkup import Checkup
from evalgen.regulation.law import Law
from evalgen.watching.status import narrowed, period_status
from evalgen.watching.watch import Missing, Watch

__all__ = ["narrowed", "statuses", "watches", "write_page"]

_COLLECTIVE_FIRST = "collective_first"


def statuses(checkup: Checkup, periods: tuple[Period, ...], on: dt.date) -> tuple[PeriodStatus, ...]:
    """Where each of `periods`, which all have a file, stands on the day `on`: the most pressing first, equals as given."""
    found = (period_status(watch, checkup.results) for watch in watches(checkup, periods, on))
    return tuple(sorted(found, key=lambda status: status.pressing))


def watches(checkup: Checkup, periods: tuple[Period, ...], on: dt.date) -> tuple[Watch, ...]:
    """What the watch is to see of each of `periods`, which all have a file, on the day `on`."""
    from evalgen.publishing.unit_order import units_in_order

    subject = Subject(results=checkup.results, laws=checkup.laws, library=checkup.library)
    order = {unit.id: number for number, unit in enumerate(units_in_order(subject.records.units.values()))}
    errors = Counter(item.place.file for item in checkup.problems if item.severity is Severity.ERROR)
    morning = _Morning(
        subject=subject, by_period=subject.by_period(), on=on, exempt=checkup.exempt, errors=errors, order=order
    )
    return tuple(morning.watch(period) for period in periods)


def write_page(found: tuple[PeriodStatus, ...], path: Path, root: Path, language: Language) -> None:
    """Write the internal page of `found` to `path`. Raises EvalgenError where the public could see it there."""
    from evalgen.publishing.internal_file import write_internal
    from evalgen.publishing.status_page import status_page

    write_internal(status_page(found, language), path, root / "site")


class _Morning(Struct, frozen=True, kw_only=True):
    """What all periods are seen with."""

    subject: Subject
    by_period: Mapping[Period, list[Evaluation]]
    on: dt.date
    exempt: Mapping[tuple[Period, str], Citation]
    errors: Mapping[str, int]
    order: Mapping[str, int]

    def watch(self, period: Period) -> Watch:
        """What is known of one period."""
        subject, records, law = self.subject, self.subject.records, self.subject.laws.get(period)
        record, evaluations = records.periods[period], self.by_period.get(period, [])
        people = tuple(missing_people(subject, record))
        missing = [Missing(unit=posts[0].unit, person=person.id, post=posts[0]) for person, posts in people]
        units = missing_collectives(subject, record, evaluations)
        missing += [Missing(unit=unit, person="", post=None) for unit in units]
        exempt = {
            item.person: self.exempt[period, item.person]
            for item in evaluations
            if (period, item.person) in self.exempt
        }
        supposed = exemptions(_as_if_recorded(subject, record, (item for item, _ in people)))
        return Watch(
            records=records,
            law=law,
            record=record,
            today=self.on,
            missing=tuple(missing),
            exempt=exempt | {person: clause for (_, person), clause in supposed},
            blocker=_blockers(records, period, law),
            errors=self.errors,
            unit_order=self.order,
            received={
                (unit, name): days for (of, unit, name), days in subject.results.received.items() if of == period
            },
        )


def _as_if_recorded(subject: Subject, period: PeriodRecord, people: Iterator[Person]) -> Iterator[Assessment]:
    """What the rules would make of an empty record: only of those whom their own file may exempt."""
    around: Surroundings | None = None
    for person in people:
        posts = person.posts_in(period.period.first_day, period.cutoff)
        if not person.absences and not any(post.first_leadership_post for post in posts):
            continue
        around = around or Surroundings.of(subject.records, subject.laws, {})
        yield assess_one(_empty(period.period, posts[-1].unit, person.id), around)


def _empty(period: Period, unit: str, person: str) -> Evaluation:
    return Evaluation(
        document=Document(file=f"records/{period}/{unit}/{person}.yaml", root=LocatedMapping()),
        period=period,
        unit=unit,
        person=person,
        framework=None,
        plan=None,
        self_assessment=None,
        verification=None,
        proposal=None,
        decision=None,
        facts=Facts(),
        amendments=(),
    )


class _Blockers(Struct, frozen=True, kw_only=True):
    """Which record goes before which, looked up once for the leaders of a unit."""

    records: Records
    period: Period
    law: Law
    precedence: Precedence
    of_leaders: dict[str, Blocker | None] = field(default_factory=dict)

    def __call__(self, record: Record) -> Blocker | None:
        """The record that must be decided on before that one."""
        if isinstance(record, Collective):
            return self._first(record)
        post, unit = self.records.post_of(record), self.records.units.get(record.unit)
        leads = post is not None and post.standing.subject is SubjectKind.LEADER
        if not leads or unit is None or unit.is_party_organization:
            return None
        if record.unit not in self.of_leaders:
            self.of_leaders[record.unit] = self._first(record) or self._without_collective(record.unit)
        return self.of_leaders[record.unit]

    def _first(self, record: Record) -> Blocker | None:
        first = self.precedence.blocker(record)
        clauses = (clause for earlier, clause in self.precedence.before(record) if earlier.decision is None)
        clause = next(clauses, None)
        if first is None or clause is None:
            return None
        return self._blocker(first.document.file, self._called(first), clause, missing=False)

    def _without_collective(self, unit: str) -> Blocker | None:
        """The collective's record, where there is none, or none that can be read."""
        if (self.period, unit) in self.records.collectives or _COLLECTIVE_FIRST not in self.precedence.clauses:
            return None
        missing = not collective_refused(self.records, self.period, unit)
        file = f"records/{self.period}/{unit}/collective.yaml"
        return self._blocker(file, self._collective_called(unit), _COLLECTIVE_FIRST, missing=missing)

    def _blocker(self, file: str, name: str, clause: str, *, missing: bool) -> Blocker:
        citation = self.law.get("evaluation_order", clause).citation
        return Blocker(file=file, name=name, missing=missing, citation=citation)

    def _called(self, record: Record) -> str:
        if isinstance(record, Collective):
            return self._collective_called(record.unit)
        return self.records.person_name(record.person)

    def _collective_called(self, unit: str) -> str:
        return f"Tập thể {self.records.short_unit_name(unit, self.period)}"


def _blockers(records: Records, period: Period, law: Law | None) -> Callable[[Record], Blocker | None]:
    if law is None:
        return lambda _: None
    return _Blockers(records=records, period=period, law=law, precedence=Precedence.of(records, period, law))
