"""Whom a leader manages, and the order in which records are assessed so that the managed come before their leaders.

Staff first, then deputies and members, then heads; the lowest units first. A leader depends only on people who come
earlier in this order, so that nobody's score ever waits for itself.
"""

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

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

    def managed_by(self, leader: Evaluation, post: Post) -> tuple[Seat, ...]:
        """«CBCCVC thuộc thẩm quyền quản lý»; of a deputy or member those in the field, where records tell it.

        A head: everybody else in the unit, and the heads of the units directly below. A deputy or member: of the unit's
        people without a leading post and the heads of the units below, those whose directly employing body has the
        leader among its members; where there is nobody like that, all of these.
        """
        here = self.by_unit.get(post.unit, ())
        heads = tuple(seat for unit in self.below.get(post.unit, ()) for seat in self._heads(unit))
        if post.standing is Standing.HEAD:
            others = tuple(seat for seat in here if seat.post.standing is not Standing.HEAD)
            return (*others, *heads)
        pool = (*(seat for seat in here if seat.post.standing.subject is SubjectKind.STAFF), *heads)
        return tuple(seat for seat in pool if self._employs(leader.person, seat)) or pool

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
    return Staffing(
        records=records,
        period=period,
        by_unit={unit: tuple(found) for unit, found in seats.items()},
        below=records.below_on(cutoff),
    )


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


def assessing_order(records: Records) -> tuple[Evaluation, ...]:
    """The records of people, the managed before their leaders."""
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
