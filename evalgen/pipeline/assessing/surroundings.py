"""What a record's grade depends on besides the record: the units below, the other periods, what stands against members."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Facts
from evalgen.domain.gathering import GatheredState, Gathering
from evalgen.domain.organization import Person, Post, Unit
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

    receipts: Received

    @cached_property
    def gathering(self) -> Gathering:
        """The records of each person and unit; most records ask for no other one."""
        return Gathering.of(self.records, ungraded_in(self.records, self.laws))

    @cached_property
    def accused(self) -> Mapping[str, tuple[Evaluation, ...]]:
        """By unit: the records against whose people something stands that may concern its leading collective."""
        return accused_in(self.records.evaluations, self.records)

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
            receipts=received_days(records) if receipts is None else receipts,
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
        """Records of `period`, and of what lies in it, each with the discipline alone that concerns the unit.

        «thành viên trong tập thể lãnh đạo, quản lý»: all of whoever leads it now; of who left, or was removed from the post,
        what was done while they led there. Who was on the staff then was none of them.
        """
        return self._of_members(unit, period, _for_violations)

    def present(self, unit: str, period: Period) -> tuple[Evaluation, ...]:
        """The same, with what was decided, or concluded, against those who were members of it on that day."""
        return self._of_members(unit, period, _for_decisions)

    def _of_members(self, unit: str, period: Period, counted: "Counted") -> tuple[Evaluation, ...]:
        found = (
            (item, counted(_Member.of(item, unit, period, self.records), item.facts))
            for item in self.accused.get(unit, ())
            if period.first_day <= item.period.first_day and item.period.last_day <= period.last_day
        )
        return tuple(replace(item, facts=facts) for item, facts in found if facts.discipline or facts.degeneration)

    def _terms_of_person(self, person: str, year: int) -> tuple[Term, ...]:
        found = self.gathering.people.get(person, {})
        gathered = self.gathering.of_person(person, year)
        return tuple(
            Term(gathered=item, record=found.get(item.period), law=self._law_on(person, item.period, found))
            for item in gathered
        )

    def _law_on(self, person: str, period: Period, found: Mapping[Period, Evaluation]) -> Law | None:
        """The law of `period` on this person: none where it grades nobody in such posts."""
        around = self.gathering
        silent = (period, person) in around.ungraded and period not in found and around.holds_a_post(person, period)
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


def ungraded_in(records: Records, laws: Mapping[Period, Law]) -> dict[tuple[Period, str], GatheredState]:
    """By period and person: who held posts in it of which its law grades none at its cut-off, and whether it grades others."""
    found: dict[tuple[Period, str], GatheredState] = {}
    for period, law in laws.items():
        cutoff = records.cutoff(period)
        for person in records.people.values():
            if law.graded_posts(person, cutoff):
                continue
            posts = person.posts_in(period.first_day, period.last_day)
            if any(law.framework_name(post) for post in posts):
                found[period, person.id] = GatheredState.OUTSIDE_AT_CUTOFF
            elif posts:
                found[period, person.id] = GatheredState.OUTSIDE
    return found


def accused_in(evaluations: Iterable[Evaluation], records: Records) -> dict[str, tuple[Evaluation, ...]]:
    """By unit: those of the records against whose people, leaders of it at some time, something stands."""
    found: dict[str, list[Evaluation]] = {}
    for evaluation in evaluations:
        if not accuses(evaluation):
            continue
        elsewhere = {item.violation_unit for item in evaluation.facts.discipline if item.violation_unit is not None}
        person = records.people.get(evaluation.person)
        led = {post.unit for post in person.posts if _leads(post)} if person is not None else set()
        for unit in {evaluation.unit, *elsewhere, *led}:
            found.setdefault(unit, []).append(evaluation)
    return {unit: tuple(items) for unit, items in found.items()}


class _Member(Struct, frozen=True, kw_only=True):
    """Somebody against whom something stands, as seen from the leading collective of a unit in a period.

    A year sees the records of its months and quarters as it sees its own: where a fact is written down decides nothing.
    """

    unit: str
    recorded: str
    """The unit of the record: where a violation was that names none."""

    person: Person | None
    leads: bool
    """Whether the record is that of a leader, wherever."""

    leads_now: bool
    """Whether the person leads the unit at the cut-off of the period."""

    since: dt.date
    """The first day of the period: who left before it was no member in it."""

    @classmethod
    def of(cls, evaluation: Evaluation, unit: str, period: Period, records: Records) -> "_Member":
        person, cutoff = records.people.get(evaluation.person), records.cutoff(period)
        held = person.posts_in(cutoff, cutoff) if person is not None else ()
        return cls(
            unit=unit,
            recorded=evaluation.unit,
            person=person,
            leads=_leads(records.post_of(evaluation)),
            leads_now=any(post.unit == unit and _leads(post) for post in held),
            since=period.first_day,
        )

    def led_on(self, day: dt.date) -> bool:
        """Whether the person led there, as far as posts tell; of a unit where none is known, whether anywhere."""
        held = self._held_on(day) or (self.person.posts_in(day, day) if self.person is not None else ())
        return any(_leads(post) for post in held) if held else self.leads

    def belonged_on(self, day: dt.date) -> bool:
        """Whether the person was a member, or leads there now and was nowhere else alone: who held other posts was none."""
        known = self._held_last(day)
        here = [post for post in known if post.unit == self.unit]
        return any(_leads(post) for post in here) or (self.leads_now and (bool(here) or not known))

    def removed_on(self, day: dt.date) -> bool:
        """Whether the person was a member until the eve and leads nothing any more: who is dismissed was one."""
        leads = self.person is not None and any(_leads(post) for post in self.person.posts_in(day, day))
        return not leads and any(_leads(post) for post in self._held_on(day - dt.timedelta(days=1)))

    def _held_last(self, day: dt.date) -> tuple[Post, ...]:
        """The posts of that day; where there is none, the last ones in the period: to resign clears no collective."""
        if self.person is None:
            return ()
        ends = [post.span.last for post in self.person.posts if post.span.last is not None]
        last = max((end for end in ends if self.since <= end < day), default=day)
        return self.person.posts_in(day, day) or self.person.posts_in(last, last)

    def _held_on(self, day: dt.date) -> tuple[Post, ...]:
        return self.person.held_in(self.unit, day) if self.person is not None else ()


Counted = Callable[[_Member, Facts], Facts]
"""What of the facts of a record counts against the collective that somebody is, or was, a member of."""


def _for_violations(member: _Member, facts: Facts) -> Facts:
    done_here = (item for item in facts.discipline if (item.violation_unit or member.recorded) == member.unit)
    of_who_left = (item for item in done_here if member.led_on(item.violation_on))
    return Facts(discipline=facts.discipline if member.leads_now else tuple(of_who_left))


def _for_decisions(member: _Member, facts: Facts) -> Facts:
    concluded = facts.degeneration
    days = {item.confirmed.on for item in facts.discipline}
    counted = {day for day in days if member.belonged_on(day) or member.removed_on(day)}
    return Facts(
        discipline=tuple(item for item in facts.discipline if item.confirmed.on in counted),
        degeneration=concluded if concluded is not None and member.belonged_on(concluded.confirmed.on) else None,
    )


def _leads(post: Post | None) -> bool:
    return post is not None and post.standing.subject is SubjectKind.LEADER


def accuses(evaluation: Evaluation) -> bool:
    """Whether anything stands against the person."""
    return bool(evaluation.facts.discipline) or evaluation.facts.degeneration is not None
