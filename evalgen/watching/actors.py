"""Who takes the next step, by name.

«Cấp nào trực tiếp sử dụng cán bộ, phân công nhiệm vụ thì cấp đó nhận xét, đánh giá, đề xuất mức xếp loại; cấp có thẩm
quyền quản lý cán bộ thì quyết định, phê duyệt mức xếp loại» (HD 02-HD/BTCTW, 2.2). A post names these two; who approves
the plan and who verifies is taken from the earlier record of the same subject, else from the roles that bodies have.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from evalgen.domain.actor import ActingBody, ActingPerson, Actor, ActorBasis
from evalgen.domain.body import Body
from evalgen.domain.dossier import Step
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Post, Standing
from evalgen.domain.record import Record
from evalgen.watching.steps import STAGES
from evalgen.watching.watch import Watch

_ROLES: Mapping[Step, str] = MappingProxyType(
    {
        Step.PLAN_APPROVAL: "approve_plan",
        Step.VERIFICATION: "verify",
        Step.PROPOSAL: "propose",
        Step.DECISION: "decide",
    }
)


class Actors:
    """Answers for one period on one day; each body is looked up once."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._heads = _heads(watch)
        self._earlier = _earlier(watch)
        self._acting: dict[tuple[str, str, str], ActingBody] = {}
        self._words: dict[Step, str] = {}

    def of_person(self, step: Step, person: str, post: Post | None, unit: str, record: Record | None) -> Actor:
        """Who takes `step` for a person, who never acts for a body in their own case."""
        if step not in _ROLES and step is not Step.NOTICE:
            return Actor(basis=ActorBasis.SELF, people=(self._called(person),))
        basis, bodies = self._bodies(step, post, self._before(person, unit), record)
        return self._actor(step, basis, [self._without(body, person, step, unit) for body in bodies], unit)

    def of_collective(self, step: Step, unit: str, record: Record | None) -> Actor:
        """Who takes `step` for a collective: its head for its own part, else the bodies above it."""
        head, post = self._heads.get(unit, ("", None))
        if step not in _ROLES and step is not Step.NOTICE:
            return Actor(basis=ActorBasis.SELF, people=(self._called(head),) if head else ())
        basis, bodies = self._bodies(step, None, self._before("", unit), record)
        if post is not None and basis is ActorBasis.ROLE and step in {Step.PROPOSAL, Step.DECISION}:
            basis, bodies = ActorBasis.HEAD, [post.used_by if step is Step.PROPOSAL else post.managed_by]
        return self._actor(step, basis, bodies, unit)

    def _before(self, person: str, unit: str) -> Record | None:
        """The earlier record of the person, or of the unit's collective; None where it was of another unit."""
        found = self._earlier.get((person, "" if person else unit))
        return found if found is not None and found.unit == unit else None

    def _bodies(
        self, step: Step, post: Post | None, before: Record | None, record: Record | None
    ) -> tuple[ActorBasis, list[str]]:
        if step is Step.NOTICE:
            return ActorBasis.DECIDED, [record.decision.by] if record is not None and record.decision else []
        if post is not None and step in {Step.PROPOSAL, Step.DECISION}:
            return ActorBasis.POST, [post.used_by if step is Step.PROPOSAL else post.managed_by]
        role, known = _ROLES[step], self._watch.records.bodies
        done = _done_by(step, before)
        if done is not None and done in known and role in known[done].roles:
            return ActorBasis.EARLIER, [done]
        named = [post.managed_by, post.used_by] if post is not None else []
        own = next((name for name in named if name in known and role in known[name].roles), None)
        if own is not None:
            return ActorBasis.POST, [own]
        return ActorBasis.ROLE, [body.id for body in known.values() if role in body.roles]

    def _without(self, body: str, person: str, step: Step, unit: str) -> str:
        """The body; the one above it where it would decide on its own member, or nobody but the person could act for it."""
        known = self._watch.records.bodies.get(body)
        above = known.terms_on(self._watch.today).above if known is not None else ""
        if known is None or not above:
            return body
        acting = {member.person for member in self._body(body, step, unit).members}
        own = step is Step.DECISION and any(item.person == person for item in known.members_on(self._watch.today))
        return above if own or acting == {person} else body

    def _actor(self, step: Step, basis: ActorBasis, bodies: Iterable[str], unit: str) -> Actor:
        found = tuple(self._body(body, step, unit) for body in dict.fromkeys(bodies))
        return Actor(basis=basis if found else ActorBasis.LAW, bodies=found, words=self._in_law(step))

    def _body(self, name: str, step: Step, unit: str) -> ActingBody:
        key = (name, _ROLES.get(step, ""), unit)
        if key not in self._acting:
            body = self._watch.records.bodies.get(name)
            members = tuple(self._members(body, *key[1:])) if body is not None else ()
            self._acting[key] = ActingBody(id=name, name=body.name if body is not None else name, members=members)
        return self._acting[key]

    def _members(self, body: Body, role: str, unit: str) -> Iterator[ActingPerson]:
        for member in body.members_on(self._watch.today, role=role, unit=unit):
            name = member.name or self._watch.records.listed_name(member.person)
            yield ActingPerson(person=member.person, name=name, capacity=member.capacity)

    def _called(self, person: str) -> ActingPerson:
        return ActingPerson(person=person, name=self._watch.records.listed_name(person))

    def _in_law(self, step: Step) -> str:
        """Who takes the step in the words of the document: the general step before those of single groups."""
        if step not in self._words:
            steps = self._watch.law.procedure.steps if self._watch.law is not None else ()
            of_stage = [item for item in steps if item.stage is STAGES[step]]
            meant = [item for item in of_stage if item.role is not None] or of_stage
            general = [item for item in meant if item.route == ""] or meant
            self._words[step] = general[-1].actor if general else ""
        return self._words[step]


def _heads(watch: Watch) -> dict[str, tuple[str, Post]]:
    """The head of each unit on the day of the question: who, and the post."""
    return {
        post.unit: (person.id, post)
        for person in watch.records.people.values()
        for post in person.posts
        if post.standing is Standing.HEAD and post.span.covers(watch.today)
    }


def _earlier(watch: Watch) -> dict[tuple[str, str], Record]:
    """The latest record from before the period: of each person, and without a person of each unit's collective."""
    records = watch.records.people_and_collectives()
    past = sorted((item for item in records if item.period < watch.period), key=lambda item: item.period)
    return {(item.person, "") if isinstance(item, Evaluation) else ("", item.unit): item for item in past}


def _done_by(step: Step, record: Record | None) -> str | None:
    """Who took the step in an earlier record."""
    if record is None:
        return None
    if step is Step.PLAN_APPROVAL:
        return record.plan.approved_by if record.plan is not None else None
    taken = {Step.VERIFICATION: record.verification, Step.PROPOSAL: record.proposal, Step.DECISION: record.decision}
    section = taken[step]
    return section.by if section is not None else None
