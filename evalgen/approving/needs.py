"""Who must approve what a change does, and who has.

Power is read from the side before the merge. Nobody approves their own record, and nobody approves their own change; power
over the powerful lies one level up.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from evalgen.approving.acting import answering_body
from evalgen.approving.acts import Act, acts
from evalgen.approving.confirmations import new_confirmations
from evalgen.approving.file_changes import Area, FileChange
from evalgen.approving.protected import WHOLE
from evalgen.approving.record_pairs import RecordPair
from evalgen.approving.side import Comparison
from evalgen.domain.approval import Approval, ApprovedStep, Protection
from evalgen.domain.body import Body, BodyMember
from evalgen.domain.organization import Person
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records

_UNSIGNED = frozenset({Area.RECORD, Area.STATEMENT, Area.ATTACHMENT})
"""Areas that need no approval beside that of the acts in them."""

CONFIRMED = "xác nhận sự việc"
"""What a body does that a fact, or a reason beyond control, names as having confirmed it."""

_DECIDED_AT_THE_TOP = frozenset({Area.UNIT, Area.ORGANIZATION, Area.REGULATION})


class Granted(Struct, frozen=True, kw_only=True):
    """Approvals that somebody has verified: signed, in power, over just this content."""

    approvals: tuple[Approval, ...] = ()
    protections: tuple[Protection, ...] = ()
    refused: tuple[Problem, ...] = ()
    """Receipts and approvals in the change that do not hold."""


class Task(Struct, frozen=True, kw_only=True):
    """One thing to approve, and the files that it is about."""

    words: str
    files: tuple[str, ...]
    done: int
    """How many of the files have been approved by enough people."""


class Need(Struct, frozen=True, kw_only=True):
    """What the change needs of one body, or of one of several."""

    bodies: tuple[str, ...]
    """Ids; any of them will do. Empty where no body is known: then whoever keeps the repository."""

    names: tuple[str, ...]
    tasks: tuple[Task, ...]
    members: tuple[str, ...]
    """Who may give it for one of the files at least."""

    barred: tuple[str, ...]
    """Members who may not give it for some of the files, because these are about them or by them."""

    quorum: int
    given: tuple[str, ...]
    """Who has approved some of the files."""

    @property
    def left(self) -> int:
        """How many files are still to be approved."""
        return sum(len(task.files) - task.done for task in self.tasks)


_Signed = tuple[str, str, dt.date]


class _Claim(Struct, frozen=True, kw_only=True):
    """One file that needs the approval of one of the bodies."""

    words: str
    bodies: tuple[str, ...]
    file: str
    on: dt.date | None
    person: str
    signed: frozenset[_Signed]
    """Who has signed, for which body, and the day that they wrote."""

    role: str = ""
    unit: str = ""
    """What somebody must be entitled to, and for which unit; empty where the whole body is asked."""


def needs(comparison: Comparison, author: str, granted: Granted) -> tuple[Need, ...]:
    """The approvals that the change needs; `author` is the person who brings it, empty where nobody knows."""
    claims = [*_of_records(comparison, granted), *_of_confirmations(comparison), *_of_files(comparison, granted)]
    groups: dict[tuple[str, ...], list[_Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.bodies, []).append(claim)
    return tuple(_need(comparison, group, author) for group in groups.values())


def _of_records(comparison: Comparison, granted: Granted) -> Iterator[_Claim]:
    """A claim for each act, in the order of the steps."""
    signed: dict[tuple[Period, str, str, ApprovedStep], frozenset[_Signed]] = {}
    for item in granted.approvals:
        key = (item.period, item.unit, item.record, item.step)
        signed[key] = signed.get(key, frozenset()) | {(item.signer, item.body, item.on)}
    base = comparison.before.records
    taken = [(pair, act) for pair in comparison.pairs for act in acts(pair, base)]
    order = list(ApprovedStep)
    for pair, act in sorted(taken, key=lambda item: order.index(item[1].step)):
        yield _Claim(
            words=act.words,
            bodies=(_answering(base, act, pair),),
            file=pair.file,
            on=act.on,
            person=pair.person,
            signed=signed.get((pair.period, pair.unit, pair.name, act.step), frozenset()),
            role=act.role,
            unit=pair.unit,
        )


def _of_confirmations(comparison: Comparison) -> Iterator[_Claim]:
    """A claim for what a body is said to have confirmed, unless it takes a step on the record by which it signs that, too."""
    for pair in comparison.pairs:
        signing = {act.body for act in acts(pair, comparison.before.records) if act.step is not ApprovedStep.PLAN}
        for body in new_confirmations(pair):
            if body not in signing:
                yield _Claim(
                    words=CONFIRMED,
                    bodies=(body,),
                    file=pair.file,
                    on=None,
                    person=pair.person,
                    signed=frozenset(),
                    role="confirm",
                    unit=pair.unit,
                )


def _answering(records: Records, act: Act, pair: RecordPair) -> str:
    """The body that the post names, or the one above it where the matter is its own member's."""
    named = act.expected or act.body
    return answering_body(records.bodies, named, step=act.step, person=pair.person, unit=pair.unit, on=act.on)


def _of_files(comparison: Comparison, granted: Granted) -> Iterator[_Claim]:
    for change in comparison.files:
        if change.area in _UNSIGNED:
            continue
        words = f"thay đổi {change.area.label}" if change.area.in_records else "thay đổi ngoài hồ sơ"
        signed = frozenset(
            (item.signer, item.body, item.on) for item in granted.protections if change.path in item.files
        )
        for bodies in _in_charge(change, comparison) or [()]:
            # Power over files is not given to whoever may act for a part.
            asked = {"role": WHOLE, "unit": WHOLE}
            yield _Claim(words=words, bodies=bodies, file=change.path, on=None, person="", signed=signed, **asked)


def _in_charge(change: FileChange, comparison: Comparison) -> list[tuple[str, ...]]:
    """The bodies whose approval a change of that file needs, as the side before the merge has it; of each one will do."""
    records = comparison.before.records
    name = change.was.rsplit("/", maxsplit=1)[-1].removesuffix(".yaml")
    if change.area in _DECIDED_AT_THE_TOP or not change.area.in_records:
        governed = records.organization is not None and records.organization.governed_by is not None
        return [_top(records)] if governed or change.area.in_records else []
    if change.area is Area.BODY:
        return [tuple(other for other in _top(records) if other != name)]
    if change.area is Area.PERSON:
        return [(body,) for body in _managing(records.people.get(name), comparison.after.records.people.get(name))]
    if change.area is Area.CATALOGUE:
        catalogue = records.catalogues.get(name) or comparison.after.records.catalogues.get(name)
        return [(str(catalogue.document.root["approved"]["by"]),)] if catalogue else []
    return [(body,) for body in sorted(set(_announcing(change, comparison)))]


def _managing(before: Person | None, after: Person | None) -> tuple[str, ...]:
    """The bodies of the last post, and of every post that was still held and is not there any more as it stood."""
    person = before or after
    if person is None:
        return ()
    kept = [replace(post, pointer=(), frameworks={}) for post in after.posts] if after is not None else []
    moved = [post for post in person.posts if replace(post, pointer=(), frameworks={}) not in kept]
    held = (post for post in moved if post.span.last is None)
    return tuple(dict.fromkeys(post.managed_by for post in (*person.posts[-1:], *held)))


def _top(records: Records) -> tuple[str, ...]:
    """The body one level up; where none is named, the deciding bodies that have none above them."""
    if records.organization is not None and records.organization.governed_by is not None:
        return (records.organization.governed_by,)
    return tuple(body.id for body in records.bodies.values() if "decide" in body.roles and not body.latest.above)


def _announcing(change: FileChange, comparison: Comparison) -> Iterator[str]:
    """The bodies that announce results or raise rates in a period."""
    for records in (comparison.after.records, comparison.before.records):
        for record in records.periods.values():
            if record.document.file == change.path:
                yield from (notice.by for notice in record.notices)
                yield from (rate.by for rate in record.raised_rates)


def _need(comparison: Comparison, claims: list[_Claim], author: str) -> Need:
    known = comparison.before.records.bodies
    bodies = tuple(known[name] for name in claims[0].bodies if name in known)
    about = {claim.person for claim in claims if claim.person} | ({author} if author else set())
    acting = tuple(dict.fromkeys(person for body in bodies for person in _acting(body, claims)))
    counting = {claim: _counting(claim, comparison.before.records) for claim in claims}
    given = sorted({who for claim in claims for body in counting[claim] for who in _counted(claim, body, author)})
    return Need(
        bodies=claims[0].bodies,
        names=tuple(comparison.body_called(name) for name in claims[0].bodies),
        tasks=tuple(_task(words, counting, author) for words in dict.fromkeys(claim.words for claim in claims)),
        members=tuple(
            comparison.called(person)
            for person in acting
            if person != author and any(person != claim.person for claim in claims)
        ),
        barred=tuple(comparison.called(person) for person in acting if person in about),
        quorum=max((_quorum(claim, body) for claim in claims for body in bodies), default=1),
        given=tuple(comparison.called(person) for person in given),
    )


def _counting(claim: _Claim, records: Records) -> tuple[Body, ...]:
    """The bodies whose signatures count: those that are asked, and for a file, as in `audit`, the one that governs."""
    governor = records.organization.governed_by if records.organization and claim.on is None else None
    names = dict.fromkeys([*claim.bodies, *([governor] if governor else [])])
    return tuple(records.bodies[name] for name in names if name in records.bodies)


def _task(words: str, counting: Mapping[_Claim, tuple[Body, ...]], author: str) -> Task:
    same = [claim for claim in counting if claim.words == words]
    done = (any(_has_acted(claim, body, author) for body in counting[claim]) for claim in same)
    return Task(words=words, files=tuple(claim.file for claim in same), done=sum(done))


def _quorum(claim: _Claim, body: Body) -> int:
    """How many must sign: by the terms of the day of the act; without a day, by the latest."""
    return (body.latest if claim.on is None else body.terms_on(claim.on)).quorum


def _has_acted(claim: _Claim, body: Body, author: str) -> bool:
    """Whether enough have signed: for what has no day of its own, by the terms of a day on which they did."""
    counted = _counted(claim, body, author)
    if claim.on is not None:
        return len(counted) >= _quorum(claim, body)
    return body.has_acted([(who, on) for who, name, on in claim.signed if name == body.id and who in counted])


def _acting(body: Body, claims: list[_Claim]) -> Iterator[str]:
    """Who acts for the body on the days of the acts; without a day, whoever has not left it."""
    dated = [claim for claim in claims if claim.on is not None]
    for member in body.members:
        now = dated or [claim for claim in claims if member.span.last is None]
        if any(_may(member, claim, claim.on) for claim in now):
            yield member.person


def _counted(claim: _Claim, body: Body, author: str) -> set[str]:
    """The signers who may approve this file: as in `audit`, whoever acts for the body on the day of the signature."""
    signed = [(who, on) for who, name, on in claim.signed if name == body.id]
    signers = {who for who, on in signed for item in body.members if item.person == who and _may(item, claim, on)}
    return signers - {claim.person, author}


def _may(member: BodyMember, claim: _Claim, day: dt.date | None) -> bool:
    """Whether somebody acts for the body on the day, on paper and within the scope given."""
    held = day is None or member.span.covers(day)
    return held and member.mandated and member.scope.covers(claim.role, claim.unit)
