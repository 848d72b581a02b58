"""What a record's grade depends on besides the record: the units below, the other periods, what stands against members."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Facts
from evalgen.domain.gathering import Gathering
from evalgen.domain.organization import Post, Unit
from evalgen.domain.period import Period
from evalgen.domain.record import Record, record_name
from evalgen.domain.records import Records
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import Term, Terms
from evalgen.grading.tallied import Tally
from evalgen.pipeline.assessing.receipts import Received, received_days
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Stage


class Surroundings(Struct, frozen=True, kw_only=True, dict=True):
    """All records in an order in which what belongs to one of them is found without a search."""

    records: Records
    laws: Mapping[Period, Law]
    below: Mapping[str, tuple[Unit, ...]]
    """The units that are, were or will be directly below each unit."""

    gathering: Gathering
    receipts: Received
    accused: Mapping[str, tuple[Evaluation, ...]]
    """By unit: the records of its leaders against whom something stands, and of those who left it."""

    @cached_property
    def tallies(self) -> dict[tuple[Period, str, SubjectKind], dict[str, Tally]]:
        """What rules have counted of the tasks of each collective, by the kind of subject that they were asked about."""
        return {}

    @classmethod
    def of(
        cls,
        records: Records,
        laws: Mapping[Period, Law],
        receipts: Received | None = None,
        below: Mapping[str, tuple[Unit, ...]] | None = None,
    ) -> "Surroundings":
        """The records, ordered; `receipts` and the units `below` each are theirs, where somebody has looked already."""
        return cls(
            records=records,
            laws=laws,
            below=units_below(records) if below is None else below,
            gathering=Gathering.of(records, frozenset(ungraded_in(records, laws))),
            receipts=received_days(records) if receipts is None else receipts,
            accused=accused_in(records.evaluations, records),
        )

    def units_in_force(self, unit: str, period: Period) -> dict[str, Unit]:
        """The units directly below `unit` at the cut-off."""
        cutoff = self.records.cutoff(period)
        below = self.below.get(unit, ())
        return {item.id: item for item in below if item.span.covers(cutoff) and item.parent_on(cutoff) == unit}

    def collectives_below(self, unit: str, period: Period) -> dict[str, Collective]:
        """Their results, as far as recorded."""
        found = ((below, self.records.collectives.get((period, below))) for below in self.units_in_force(unit, period))
        return {below: collective for below, collective in found if collective is not None}

    def told_below(self, unit: str, period: Period) -> tuple[Collective, ...]:
        """Their records of `period`, and of what lies in it."""
        return tuple(
            item
            for below in self.units_in_force(unit, period)
            for at, item in self.gathering.collectives.get(below, {}).items()
            if period.first_day <= at.first_day and at.last_day <= period.last_day
        )

    def tallies_of(self, unit: str, period: Period, subject: SubjectKind) -> dict[str, Tally]:
        """What has been counted of the collective's tasks, to be added to."""
        return self.tallies.setdefault((period, unit, subject), {})

    def received(self, record: Record) -> Mapping[Stage, dt.date]:
        """The days on which the host received its steps, as far as it did."""
        return self.receipts.get((record.period, record.unit, record_name(record)), {})

    def terms_of_person(self, person: str) -> Terms:
        """The months and quarters of a person, year by year."""
        return partial(self._terms_of_person, person)

    def terms_of_collective(self, unit: str) -> Terms:
        """The months and quarters of a unit's collective, year by year."""
        return partial(self._terms_of_collective, unit)

    def members(self, unit: str, period: Period) -> tuple[Evaluation, ...]:
        """Records of `period`, and of what lies in it, against which something stands that concerns the unit."""
        return tuple(
            item
            for item in self.accused.get(unit, ())
            if period.first_day <= item.period.first_day and item.period.last_day <= period.last_day
        )

    def present(self, unit: str, period: Period) -> tuple[Evaluation, ...]:
        """Of these the records of whoever is in the unit itself, be it in a second post, and not of who left it."""
        found = self.members(unit, period)
        return tuple(item for item in found if item.unit == unit or unit in _led(item, self.records))

    def _terms_of_person(self, person: str, year: int) -> tuple[Term, ...]:
        found = self.gathering.people.get(person, {})
        gathered = self.gathering.of_person(person, year)
        return tuple(
            Term(gathered=item, record=found.get(item.period), law=self._law_on(person, item.period, found))
            for item in gathered
        )

    def _law_on(self, person: str, period: Period, found: Mapping[Period, Evaluation]) -> Law | None:
        """The law of `period` on this person: none where it grades nobody in such posts."""
        silent = (period, person) in self.gathering.ungraded and period not in found
        return None if silent else self.laws.get(period)

    def _terms_of_collective(self, unit: str, year: int) -> tuple[Term, ...]:
        found = self.gathering.collectives.get(unit, {})
        gathered = self.gathering.of_collective(unit, year)
        return tuple(
            Term(gathered=item, record=found.get(item.period), law=self.laws.get(item.period)) for item in gathered
        )


def units_below(records: Records) -> dict[str, tuple[Unit, ...]]:
    """The units that are, were or will be directly below each unit."""
    below: dict[str, list[Unit]] = {}
    for unit in records.units.values():
        for parent in dict.fromkeys(item.unit for item in unit.parents):
            if parent is not None:
                below.setdefault(parent, []).append(unit)
    return {parent: tuple(units) for parent, units in below.items()}


def ungraded_in(records: Records, laws: Mapping[Period, Law]) -> Iterator[tuple[Period, str]]:
    """By period and person: who holds posts that the law of the period does not grade."""
    for period, law in laws.items():
        for person in records.people.values():
            posts = person.posts_in(period.first_day, period.last_day)
            if posts and not any(law.framework_name(post) for post in posts):
                yield period, person.id


def accused_in(evaluations: Iterable[Evaluation], records: Records) -> dict[str, tuple[Evaluation, ...]]:
    """By unit: those of the records against whose people, leaders of it, something stands; each with that alone."""
    found: dict[str, list[Evaluation]] = {}
    for evaluation in evaluations:
        if not accuses(evaluation):
            continue
        elsewhere = {item.violation_unit for item in evaluation.facts.discipline if item.violation_unit is not None}
        for unit in {evaluation.unit, *elsewhere, *_led(evaluation, records)}:
            facts = _against_a_leader(evaluation, unit, records)
            if facts.discipline or facts.degeneration is not None:
                found.setdefault(unit, []).append(replace(evaluation, facts=facts))
    return {unit: tuple(items) for unit, items in found.items()}


def _against_a_leader(evaluation: Evaluation, unit: str, records: Records) -> Facts:
    """Of what stands against the person: that which concerns the leading collective of `unit`.

    «thành viên trong tập thể lãnh đạo, quản lý»: whoever is one of them now; of who left, or was removed from the post,
    what happened while they led there. Who was on the staff then was none of them.
    """
    facts, post = evaluation.facts, records.post_of(evaluation)
    leads, person = _leads(post), records.people.get(evaluation.person)
    if (unit == evaluation.unit and leads) or unit in _led(evaluation, records):
        return facts

    def led_on(day: dt.date) -> bool:
        held = person.held_in(unit, day) if person is not None else ()
        return any(_leads(item) for item in held) if held else leads

    counted = (item for item in facts.discipline if (item.violation_unit or evaluation.unit) == unit)
    concluded = facts.degeneration if unit == evaluation.unit else None
    return replace(
        facts,
        discipline=tuple(item for item in counted if led_on(item.violation_on)),
        degeneration=concluded if concluded is not None and led_on(concluded.confirmed.on) else None,
    )


def _led(evaluation: Evaluation, records: Records) -> frozenset[str]:
    """The units that the person leads at the cut-off: the record lies in one of them."""
    person, cutoff = records.people.get(evaluation.person), records.cutoff(evaluation.period)
    held = person.posts_in(cutoff, cutoff) if person is not None else ()
    return frozenset(post.unit for post in held if _leads(post))


def _leads(post: Post | None) -> bool:
    return post is not None and post.standing.subject is SubjectKind.LEADER


def accuses(evaluation: Evaluation) -> bool:
    """Whether anything stands against the person."""
    return bool(evaluation.facts.discipline) or evaluation.facts.degeneration is not None
