"""What a rule of grading sees: one record with everything that the law makes its grade depend on."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct, field

from evalgen.domain.collective import Collective, CollectiveTask
from evalgen.domain.derivation import ScoreSheet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.gathering import GatheredPeriod
from evalgen.domain.grade import Outcome
from evalgen.domain.marks import Gap
from evalgen.domain.organization import Person, Post, Standing, Unit
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Place
from evalgen.domain.record import Record
from evalgen.domain.ruling import Effect, Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.tallied import Tally
from evalgen.regulation.law import Law, LegalValue
from evalgen.regulation.parameters import COLLECTIVE, OTHERS
from evalgen.regulation.procedures.procedure import Stage


def _of_leaders(law: Law) -> Mapping[tuple[str, str], LegalValue]:
    return law.values


def _of_collectives(law: Law) -> Mapping[tuple[str, str], LegalValue]:
    return _apart(law, f"_{COLLECTIVE}")


def _of_others(law: Law) -> Mapping[tuple[str, str], LegalValue]:
    return _apart(law, f"_{OTHERS}")


def _apart(law: Law, ending: str) -> Mapping[tuple[str, str], LegalValue]:
    """What the law says apart of those whom the `ending` of a name speaks of, in place of what it says of all."""
    apart = {
        (stem, name.removesuffix(ending)): value for (stem, name), value in law.values.items() if name.endswith(ending)
    }
    return {**law.values, **apart}


_WORDS: Mapping[SubjectKind, Callable[[Law], Mapping[tuple[str, str], LegalValue]]] = {
    SubjectKind.COLLECTIVE: _of_collectives,
    SubjectKind.LEADER: _of_leaders,
    SubjectKind.STAFF: _of_others,
    SubjectKind.PARTY_MEMBER: _of_others,
}


class Term(Struct, frozen=True, kw_only=True):
    """A month or quarter of the same person or collective, under the law of its own day."""

    gathered: GatheredPeriod
    record: Record | None
    law: Law | None
    """None where no instrument was in force for such periods."""


Terms = Callable[[int], tuple[Term, ...]]
"""The months and quarters of a year, in their order."""


def ruled(terms: Iterable[Term], stem: str, year: Law | None = None) -> list[tuple[Term, Law]]:
    """The periods whose own instrument states the rule `stem`, each with that law; else under the law of the `year`."""
    laws = ((term, term.law if term.law is not None and term.law.speaks_of(stem) else year) for term in terms)
    return [(term, law) for term, law in laws if law is not None and law.speaks_of(stem)]


class Case(Struct, frozen=True, kw_only=True, dict=True):
    """One record before the law."""

    record: Record
    subject: SubjectKind
    """For whom the law may have words of its own."""

    period_record: PeriodRecord
    law: Law
    sheet: ScoreSheet | None
    gap: Gap | None
    collective: Collective | None
    """The result of the unit: a collective's own record, or that of the unit that the post belongs to."""

    units_below: Mapping[str, Unit]
    """Units directly below it, in force at the cut-off; of a person also those below units headed in other posts."""

    collectives_below: Mapping[str, Collective]
    """Their results, as far as recorded."""

    terms: Terms
    received: Mapping[Stage, dt.date]
    """The days on which the host received the steps of the record, as far as it did."""

    unit_tallies: dict[str, Tally] = field(default_factory=dict)
    """What has been counted of all tasks of the collective: the same for all its people of one kind of subject."""

    @cached_property
    def words(self) -> Mapping[tuple[str, str], LegalValue]:
        """What the law says, in its words for this kind of subject where it has such."""
        return self.law.once(_WORDS[self.subject])

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """What has been counted already, by whose tasks these are: half of the rules ask for it."""
        return {}

    @property
    def period(self) -> Period:
        """The period of the record."""
        return self.record.period

    @property
    def is_head(self) -> bool:
        """Người đứng đầu of the record's unit."""
        return False

    @property
    def headed(self) -> tuple[Collective, ...]:
        """The results of the units that it stands for: a collective's own, or of those that a person heads."""
        return (self.collective,) if self.collective is not None else ()

    @property
    def led_beside(self) -> bool:
        """Whether tasks of another unit than the record's are in the field."""
        return False

    @cached_property
    def field(self) -> tuple[CollectiveTask, ...]:
        """«do cá nhân trực tiếp lãnh đạo, quản lý»: the tasks of the unit that count for this record."""
        return self.collective.tasks if self.collective is not None else ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Where facts of the period stand: its record; those of the months and quarters of a year as well."""
        if self.period.kind is not PeriodKind.YEAR:
            return (self.record,)
        found = (term.record for term in self.terms(self.period.year))
        return (self.record, *(record for record in found if record is not None))

    def value(self, stem: str, name: str) -> LegalValue:
        """What the law says of such a subject. Raises EvalgenError where it says nothing."""
        return self.words.get((stem, name)) or self.law.get(stem, name)

    def stated(self, stem: str, name: str) -> LegalValue | None:
        """The same, or None where the law is silent."""
        return self.words.get((stem, name))

    def number(self, stem: str, name: str) -> Fraction:
        """The same as an exact number."""
        value = self.value(stem, name).value
        return value if type(value) is Fraction else Fraction(value)


class Beside(Struct, frozen=True, kw_only=True):
    """A unit that a person leads, or helps to lead, beside that of the record, and its result.

    «các địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý» (điểm 1.2, 2.2, 3.2, 4.2
    Điều 11 QĐ 366).
    """

    post: Post
    collective: Collective

    @property
    def is_head(self) -> bool:
        """Người đứng đầu of that unit."""
        return self.post.standing is Standing.HEAD

    def field_of(self, person: str) -> tuple[CollectiveTask, ...]:
        """All tasks for a head; for deputies and members those in their charge."""
        tasks = self.collective.tasks
        return tasks if self.is_head else tuple(task for task in tasks if person in task.in_charge)


class PersonCase(Case, frozen=True, kw_only=True):
    """The record of a person, in a post."""

    record: Evaluation
    person: Person
    post: Post
    beside: tuple[Beside, ...] = ()
    """Units led in other posts at the cut-off."""

    @property
    def is_head(self) -> bool:
        """Người đứng đầu of the record's unit."""
        return self.post.standing is Standing.HEAD

    @property
    def headed(self) -> tuple[Collective, ...]:
        """The results of the units that the person heads."""
        own = (self.collective,) if self.is_head and self.collective is not None else ()
        return (*own, *(unit.collective for unit in self.beside if unit.is_head))

    @cached_property
    def own_field(self) -> tuple[CollectiveTask, ...]:
        """Of the record's unit: all tasks for a head; for deputies and members those in their charge. Nobody else leads a field.

        Tasks that wait for the next period leave the field to own work items, where there are any; else nothing is left.
        """
        return self._without_waiting(self._charged)

    @property
    def led_beside(self) -> bool:
        """Whether tasks of another unit than the record's are in the field."""
        return any(unit.field_of(self.person.id) for unit in self.beside)

    @cached_property
    def field(self) -> tuple[CollectiveTask, ...]:
        """The tasks of every unit that the person leads, as far as they are in his or her field."""
        if self.is_head and not self._charged:
            return ()
        besides = tuple(task for unit in self.beside for task in unit.field_of(self.person.id))
        return self._without_waiting((*self._charged, *besides)) if besides else self.own_field

    @property
    def _charged(self) -> tuple[CollectiveTask, ...]:
        if self.collective is None or self.subject is not SubjectKind.LEADER:
            return ()
        if self.is_head:
            return self.collective.tasks
        return tuple(task for task in self.collective.tasks if self.person.id in task.in_charge)

    def _without_waiting(self, charged: tuple[CollectiveTask, ...]) -> tuple[CollectiveTask, ...]:
        own = self.sheet.marks.items if self.sheet is not None and not self.is_head else ()
        cutoff = self.period_record.cutoff
        return () if own and all(task.waits(cutoff) for task in charged) else charged


class CollectiveCase(Case, frozen=True, kw_only=True):
    """The record of a collective."""

    record: Collective
    collective: Collective
    scored: bool
    """Whether the law has a framework that scores collectives."""

    members: tuple[Evaluation, ...]
    """Records of the period against which something stands: of leaders of the unit, and of those who left it."""

    present: tuple[Evaluation, ...]
    """Those of them whose people did not leave it."""

    told_below: tuple[Collective, ...]
    """The records of the units directly below, of the period and of the months and quarters that lie in it."""


class Step(Struct, frozen=True, kw_only=True):
    """A rule at work on a case: makes its rulings, so that each says the same things in the same order."""

    rule: str
    before: Outcome

    def holds(self, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """The condition is met."""
        return self._ruling(Effect.HOLDS, self.before, reason, law, place)

    def changes_to(self, after: Outcome, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """The rule sets the outcome; where it already is what it would set, the rule is a further ground for it."""
        return self._ruling(Effect.CHANGES, after, reason, law, place)

    def pending(self, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """The condition cannot be judged yet."""
        return self._ruling(Effect.PENDING, self.before, reason, law, place)

    def note(self, reason: str, law: LegalValue, place: Place | None = None) -> Ruling:
        """Something for the competent authority to weigh."""
        return self._ruling(Effect.NOTE, self.before, reason, law, place)

    def _ruling(self, effect: Effect, after: Outcome, reason: str, law: LegalValue, place: Place | None) -> Ruling:
        return Ruling(
            rule=self.rule,
            effect=effect,
            before=self.before,
            after=after,
            reason=reason,
            citation=law.citation,
            place=place,
        )
