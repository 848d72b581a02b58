"""What a rule of grading sees: one record with everything that the law makes its grade depend on."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

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
    """Units directly below it, in force at the cut-off."""

    collectives_below: Mapping[str, Collective]
    """Their results, as far as recorded."""

    terms: Terms
    received: Mapping[Stage, dt.date]
    """The days on which the host received the steps of the record, as far as it did."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    """All units of the organization, for their names."""

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

    def unit_called(self, unit: str) -> str:
        """The name of a unit on the last day of the period, as its pages and papers have it; of no unit its identifier."""
        found = self.units.get(unit)
        return found.named_on(self.period.last_day).name if found is not None else unit

    @property
    def is_head(self) -> bool:
        """Người đứng đầu of the record's unit."""
        return False

    @property
    def each_post(self) -> "tuple[Case, ...]":
        """The record as it stands, then as seen from each post that the person leads another unit in."""
        return (self,)

    @property
    def with_all_tasks(self) -> "tuple[Case, ...]":
        """The record as it stands; then, where the person leads tasks of other units, with those of all together."""
        return (self,)

    @property
    def with_all_units(self) -> "tuple[Case, ...]":
        """The record as it stands; then, where the person heads other units, with the units below all of them."""
        return (self,)

    @property
    def other_unit(self) -> str:
        """The unit in words, to be put into a reason where it is not that of the record; else nothing."""
        return ""

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
    """A unit that a person leads, or helps to lead, beside that of the record.

    «các địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý» (điểm 1.2, 2.2, 3.2, 4.2
    Điều 11 QĐ 366).
    """

    post: Post
    collective: Collective | None
    """Its result; None while nothing is recorded."""

    units_below: Mapping[str, Unit]
    collectives_below: Mapping[str, Collective]


class PersonCase(Case, frozen=True, kw_only=True):
    """The record of a person, in a post.

    Nothing that it remembers leads back to itself: a record is let go of as soon as it is graded, not when cycles are
    looked for.
    """

    record: Evaluation
    person: Person
    post: Post
    beside: tuple[Beside, ...] = ()
    """Units led in other posts at the cut-off."""

    away: bool = False
    """Whether it is seen from another post than that of the record."""

    joined: "tuple[PersonCase, ...]" = ()
    """The posts whose tasks are counted together."""

    @property
    def is_head(self) -> bool:
        """Người đứng đầu of the unit of the post."""
        return self.post.standing is Standing.HEAD

    @property
    def each_post(self) -> "tuple[PersonCase, ...]":
        """The record as it stands, then as seen from each post that the person leads another unit in."""
        return (self, *self._other_posts) if self.beside else (self,)

    @cached_property
    def _other_posts(self) -> "tuple[PersonCase, ...]":
        return tuple(self._seen_from(item) for item in self.beside)

    @property
    def with_all_tasks(self) -> "tuple[PersonCase, ...]":
        """The record as it stands; then, where the person leads tasks of other units, with those of all together.

        The first comes alone as well, lest a second post make a result better. While a head's own unit has no tasks,
        nothing can be said of all.
        """
        if not self.beside:
            return (self,)
        led = tuple(item for item in self.each_post if item.field)
        if all(item is self for item in led) or (self.is_head and not self.field):
            return (self,)
        return (self, replace(self, joined=led))

    @property
    def with_all_units(self) -> "tuple[PersonCase, ...]":
        """The record as it stands; then, where the person heads other units, with the units below all of them."""
        if not self.beside:
            return (self,)
        heading = tuple(item for item in self.each_post if item.is_head and item.units_below)
        if all(item is self for item in heading):
            return (self,)
        units = {name: unit for item in heading for name, unit in item.units_below.items()}
        results = {name: found for item in heading for name, found in item.collectives_below.items()}
        return (self, replace(heading[0], units_below=units, collectives_below=results))

    @property
    def other_unit(self) -> str:
        """The unit in words, to be put into a reason where it is not that of the record; else nothing."""
        return f" đơn vị «{self.unit_called(self.post.unit)}»" if self.away else ""

    @cached_property
    def field(self) -> tuple[CollectiveTask, ...]:
        """All tasks of the unit for a head; for deputies and members those in their charge. Nobody else leads a field.

        Tasks that wait for the next period leave the field to own work items, where there are any; else nothing is left.
        In another post own work items stand for nothing, and there is no field then.
        """
        if self.collective is None or self.subject is not SubjectKind.LEADER:
            return ()
        if self.is_head:
            return self.collective.tasks
        charged = tuple(task for task in self.collective.tasks if self.person.id in task.in_charge)
        replaced = self.away or (self.sheet is not None and bool(self.sheet.marks.items))
        cutoff = self.period_record.cutoff
        return () if replaced and all(task.waits(cutoff) for task in charged) else charged

    def _seen_from(self, beside: Beside) -> "PersonCase":
        """The same person in another post; what the own work came to belongs to the post of the record."""
        return replace(
            self,
            post=beside.post,
            collective=beside.collective,
            units_below=beside.units_below,
            collectives_below=beside.collectives_below,
            unit_tallies={},
            sheet=None,
            beside=(),
            away=True,
        )


class CollectiveCase(Case, frozen=True, kw_only=True):
    """The record of a collective."""

    record: Collective
    collective: Collective
    scored: bool
    """Whether the law has a framework that scores collectives."""

    members: tuple[Evaluation, ...]
    """Records against which something stands: of whoever leads the unit now all discipline, of others what was done there."""

    present: tuple[Evaluation, ...]
    """The same, with what was decided, or concluded, of whoever was a member on that day, former members included."""

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
