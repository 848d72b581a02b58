"""Whom a leader manages, and the order in which records are assessed so that the managed come before their leaders.

Staff first, then deputies and members, then heads; the lowest units first. Of the post of the record a leader depends only on
people who come earlier in this order; whoever leads other units beside it comes after the people there, too, except for those
who are measured by the leader in their turn.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Undetermined
from evalgen.domain.marks import ManagedPerson
from evalgen.domain.organization import Person, Post, Standing
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.law import Law
from evalgen.scoring.unit_measures import Managed, is_measured_by_unit

Done = Mapping[tuple[Period, str], Assessment]
"""The assessments made so far."""

_LEADERS_LAST = (Standing.DEPUTY, Standing.MEMBER, Standing.HEAD)


class Seat(Struct, frozen=True, kw_only=True):
    """Somebody in a post in one period, with the record if there is one."""

    person: Person
    post: Post
    evaluation: Evaluation | None


class Staffing(Struct, frozen=True, kw_only=True):
    """Who sits where in one period."""

    records: Records
    period: Period
    by_unit: Mapping[str, tuple[Seat, ...]]
    below: Mapping[str, tuple[str, ...]]
    """Units directly below each unit, in force at the cut-off."""

    circles: Mapping[str, int] = {}
    """Leaders who would be measured by each other, by way of units that they lead beside that of the record."""

    def managed_by(self, leader: Evaluation, post: Post) -> tuple[Seat, ...]:
        """«CBCCVC thuộc thẩm quyền quản lý»; of a deputy or member those in the field, where records tell it.

        A head: everybody else in the unit, and the heads of the units directly below. A deputy or member: of the unit's
        people without a leading post and the heads of the units below, those whose directly employing body has the
        leader among its members; where there is nobody like that, all of these. So it is in every other unit that the
        leader leads beside that of the record, only that there a deputy or member answers for those alone who are told,
        and nobody for whoever is measured by him or her.
        """
        seats = list(self._in_charge_of(leader, post) or self._pool(post))
        circle = self.circles.get(leader.person)
        for other in self.records.posts_led_beside(leader):
            there = self._in_charge_of(leader, other)
            seats += (seat for seat in there if circle is None or self.circles.get(seat.person.id) != circle)
        found = {seat.person.id: seat for seat in seats if seat.person.id != leader.person}
        return tuple(found.values())

    def _in_charge_of(self, leader: Evaluation, post: Post) -> tuple[Seat, ...]:
        if post.standing is Standing.HEAD:
            here = self.by_unit.get(post.unit, ())
            others = tuple(seat for seat in here if seat.post.standing is not Standing.HEAD)
            return (*others, *self._heads_below(post.unit))
        return tuple(seat for seat in self._pool(post) if self._employs(leader.person, seat))

    def _pool(self, post: Post) -> tuple[Seat, ...]:
        if post.standing is Standing.HEAD:
            return ()
        staff = (seat for seat in self.by_unit.get(post.unit, ()) if seat.post.standing.subject is SubjectKind.STAFF)
        return (*staff, *self._heads_below(post.unit))

    def _heads_below(self, unit: str) -> tuple[Seat, ...]:
        return tuple(seat for below in self.below.get(unit, ()) for seat in self._heads(below))

    def _heads(self, unit: str) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.by_unit.get(unit, ()) if seat.post.standing is Standing.HEAD)

    def _employs(self, leader: str, seat: Seat) -> bool:
        body = self.records.bodies.get(seat.post.used_by)
        day = self.records.cutoff(self.period)
        return body is not None and any(item.person == leader and item.span.covers(day) for item in body.members)


def staffing_of(records: Records, period: Period, law: Law) -> Staffing:
    """Everybody with a record in `period`, and whoever holds a post at the cut-off that ought to have one."""
    cutoff = records.cutoff(period)
    seats: defaultdict[str, list[Seat]] = defaultdict(list)
    recorded: set[str] = set()
    for evaluation in records.evaluations:
        if evaluation.period == period:
            recorded.add(evaluation.person)
            person, post = records.people.get(evaluation.person), records.post_of(evaluation)
            if person is not None and post is not None:
                seats[post.unit].append(Seat(person=person, post=post, evaluation=evaluation))
    for person in records.people.values():
        graded = law.graded_posts(person, cutoff) if person.id not in recorded else ()
        if graded:
            seats[graded[0].unit].append(Seat(person=person, post=graded[0], evaluation=None))
    staffing = Staffing(
        records=records,
        period=period,
        by_unit={unit: tuple(found) for unit, found in seats.items()},
        below=records.below_on(cutoff),
    )
    return replace(staffing, circles=_circles(staffing, law))


def _circles(staffing: Staffing, law: Law) -> dict[str, int]:
    """The number of the circle of each leader who is in one; the order in which they are found counts for nothing."""
    leaders = [
        seat.evaluation
        for seats in staffing.by_unit.values()
        for seat in seats
        if seat.evaluation is not None and is_measured_by_unit(seat.post, law)
    ]
    if not any(staffing.records.posts_led_beside(leader) for leader in leaders):
        return {}
    known = {leader.document.file: leader for leader in leaders}
    managed: dict[str, list[Evaluation]] = {file: [] for file in known}
    measuring: dict[str, list[Evaluation]] = {file: [] for file in known}
    for file, leader in known.items():
        post = staffing.records.post_of(leader)
        for seat in staffing.managed_by(leader, post) if post is not None else ():
            if seat.evaluation is not None and seat.evaluation.document.file in known:
                managed[file].append(seat.evaluation)
                measuring[seat.evaluation.document.file].append(leader)
    found: dict[str, int] = {}
    reached: set[str] = set()

    def measuring_still(leader: Evaluation) -> Iterable[Evaluation]:
        return (other for other in measuring[leader.document.file] if other.document.file not in reached)

    # From the last to the first: whoever measures one of these, directly or not, and measured none before, rests on it, too.
    for number, last in enumerate(reversed(_managed_first(leaders, lambda leader: managed[leader.document.file]))):
        around = _managed_first([last], measuring_still)
        reached |= {leader.document.file for leader in around}
        if len(around) > 1:
            found |= dict.fromkeys((leader.person for leader in around), number)
    return found


def staffings(records: Records, laws: Mapping[Period, Law]) -> Mapping[Period, Staffing]:
    """Who sits where in each period whose law measures leaders by their unit."""
    return {period: staffing_of(records, period, law) for period, law in laws.items() if law.speaks_of("unit_measures")}


def managed_people(staffing: Staffing | None, evaluation: Evaluation, law: Law, done: Done) -> Managed | None:
    """Those under the leader's management with their scores; None where the law does not measure the leader by them.

    Empty where none of them has a record in the period.
    """
    post = staffing.records.post_of(evaluation) if staffing else None
    if staffing is None or post is None or not is_measured_by_unit(post, law):
        return None
    seats = staffing.managed_by(evaluation, post)
    if all(seat.evaluation is None for seat in seats):
        return ()
    return tuple(_managed(seat, done.get((staffing.period, seat.person.id))) for seat in seats)


def assessing_order(records: Records, staffings: Mapping[Period, Staffing]) -> tuple[Evaluation, ...]:
    """The records of people, the managed before their leaders; `staffings` of the periods that measure leaders by them."""
    order = _by_rank(records)
    if not any(item.period in staffings and records.posts_led_beside(item) for item in order):
        return order

    def managed(evaluation: Evaluation) -> Iterable[Evaluation]:
        staffing, post = staffings.get(evaluation.period), records.post_of(evaluation)
        if staffing is None or post is None or post.standing.subject is not SubjectKind.LEADER:
            return ()
        seats = staffing.managed_by(evaluation, post)
        return tuple(seat.evaluation for seat in seats if seat.evaluation is not None)

    return _managed_first(order, managed)


def _managed_first(
    order: Iterable[Evaluation], managed: Callable[[Evaluation], Iterable[Evaluation]]
) -> tuple[Evaluation, ...]:
    """The same records, and those found on the way, whoever is managed before the leader."""
    placed: dict[str, Evaluation] = {}
    begun: set[str] = set()
    for item in order:
        waiting = [item]
        while waiting:
            at = waiting[-1]
            if at.document.file not in begun:
                begun.add(at.document.file)
                waiting += (other for other in managed(at) if other.document.file not in begun)
            else:
                placed.setdefault(at.document.file, waiting.pop())
    return tuple(placed.values())


def _by_rank(records: Records) -> tuple[Evaluation, ...]:
    folders = {(item.period, item.unit) for item in records.evaluations if item.unit in records.units}
    depths = {(period, unit): sum(1 for _ in records.upwards(unit, records.cutoff(period))) for period, unit in folders}

    def place(evaluation: Evaluation) -> tuple[Period, int, int]:
        post = records.post_of(evaluation)
        standing = post.standing if post else None
        rank = _LEADERS_LAST.index(standing) + 1 if standing in _LEADERS_LAST else 0
        return evaluation.period, -depths.get((evaluation.period, evaluation.unit), 0), rank

    return tuple(sorted(records.evaluations, key=place))


def _managed(seat: Seat, assessment: Assessment | None) -> ManagedPerson:
    decision = seat.evaluation.decision if seat.evaluation else None
    left_out = decision is not None and decision.grade is None
    exempt = assessment is not None and assessment.qualifies_for is Undetermined.NOT_ASSESSED
    score = assessment.sheet.score if assessment is not None and assessment.sheet is not None else None
    return ManagedPerson(
        name=seat.person.name,
        score=score,
        assessed=not (left_out or exempt),
        decided_on=decision.on if decision else None,
    )
