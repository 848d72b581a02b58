"""Tình hình một kỳ on one day: all its dossiers, most pressing first, its deadlines and its quotas."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from evalgen.domain.actor import Actor, ActorBasis
from evalgen.domain.dossier import Blocker, Dossier, DossierState, Step, Urgency
from evalgen.domain.due_day import DueDay
from evalgen.domain.period import Period
from evalgen.domain.ruling import QuotaGroup


class PeriodStatus(Struct, frozen=True, kw_only=True):
    """One period on one day. Where it was narrowed down, only the dossiers asked for are left."""

    organization: str
    fictional: bool
    period: Period
    on: dt.date
    opened_on: dt.date
    closed_on: dt.date | None
    law: str
    """Title of the regulation in force; empty where there is none."""

    dossiers: tuple[Dossier, ...]
    """Late ones first, then those due soonest, those without a day, those that are complete; each in the order of units."""

    deadlines: tuple[DueDay, ...]
    """All that the regulation names for the period, by day; those without one last."""

    quotas: tuple[QuotaGroup, ...]
    collective_quotas: tuple[QuotaGroup, ...]
    narrowed_to: tuple[str, ...] = ()
    """In words, to which dossiers; empty: all."""

    @property
    def unit_names(self) -> dict[str, str]:
        """The units that have dossiers, by what they are called."""
        return {item.unit: item.unit_name for item in self.dossiers}

    @property
    def next_deadline(self) -> DueDay | None:
        """The first deadline that is not over."""
        return next((item for item in self.deadlines if item.days_left is not None and item.days_left >= 0), None)

    @property
    def to_close(self) -> bool:
        """Whether nothing is left to do but to close the period."""
        done = bool(self.dossiers) and all(item.next_step is None and not item.errors for item in self.dossiers)
        return done and self.closed_on is None and not self.narrowed_to

    @property
    def late(self) -> tuple[Dossier, ...]:
        """The dossiers whose next step is late."""
        return tuple(item for item in self.dossiers if item.late)

    @property
    def appealed(self) -> tuple[Dossier, ...]:
        """The dossiers with an appeal that has no answer in writing yet."""
        return tuple(item for item in self.dossiers if item.open_appeals)

    @property
    def pressing(self) -> tuple[int, dt.date]:
        """Its place among several periods: by the most pressing dossier, then by the day until which that has time."""
        first = self.dossiers[0] if self.dossiers else None
        if first is None or first.next_step is None:
            return len(Urgency), dt.date.max
        day = first.due.last_day if first.due is not None else None
        return list(Urgency).index(first.urgency), day or dt.date.max

    @property
    def counts(self) -> "Counts":
        """How many dossiers there are of each sort."""
        return Counts(
            people=sum(1 for item in self.dossiers if item.person),
            collectives=sum(1 for item in self.dossiers if not item.person),
            decided=sum(item.decided for item in self.dossiers),
            late=len(self.late),
            was_late=sum(item.was_late for item in self.dossiers),
            not_handed_in=sum(not item.handed_in for item in self.dossiers),
            missing=sum(item.state is DossierState.MISSING for item in self.dossiers),
            faulty=sum(item.errors > 0 for item in self.dossiers),
            blocked=sum(item.blocked_by is not None for item in self.dossiers),
            by_step=Counter(item.next_step for item in self.dossiers if item.next_step is not None),
            complete=sum(item.next_step is None for item in self.dossiers),
        )

    @property
    def blocks(self) -> "tuple[Block, ...]":
        """The dossiers that wait for somebody, by urgency; in each by deadline, then by what is to be done and by whom."""
        found: dict[Urgency, list[Dossier]] = {urgency: [] for urgency in Urgency if urgency is not Urgency.DONE}
        for item in self.dossiers:
            if item.urgency in found:
                found[item.urgency].append(item)
        return tuple(_block(urgency, same) for urgency, same in found.items() if same)


class Counts(Struct, frozen=True, kw_only=True):
    """How many dossiers there are of each sort."""

    people: int
    collectives: int
    decided: int
    late: int
    was_late: int
    not_handed_in: int
    missing: int
    faulty: int
    """With errors that `check` tells of."""

    blocked: int
    by_step: Mapping[Step, int]
    """By the next step."""

    complete: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.people + self.collectives


class Task(Struct, frozen=True, kw_only=True):
    """Dossiers, at least one, for which the same is to be done by the same, by the same day."""

    dossiers: tuple[Dossier, ...]

    @property
    def step(self) -> Step | None:
        """What is to be done."""
        return self.dossiers[0].next_step

    @property
    def due(self) -> DueDay | None:
        """Until when."""
        return self.dossiers[0].due

    @property
    def actor(self) -> Actor | None:
        """Who."""
        return self.dossiers[0].actor

    @property
    def presumed(self) -> tuple[ActorBasis, ...]:
        """Where no record of this period says who acts: what it is inferred from."""
        found = {item.actor.basis for item in self.dossiers if item.actor is not None}
        return tuple(basis for basis in ActorBasis if basis in found and basis.presumed)

    @property
    def blocked_by(self) -> Blocker | None:
        """What must be decided first."""
        return self.dossiers[0].blocked_by


class Term(Struct, frozen=True, kw_only=True):
    """Tasks, at least one, that are due by the same deadline, or by none."""

    tasks: tuple[Task, ...]

    @property
    def due(self) -> DueDay | None:
        """The deadline."""
        return self.tasks[0].due

    @property
    def borrowed(self) -> bool:
        """Whether some of the steps have no day of their own and go by that of a later step."""
        return any(task.due is not None and task.due.borrowed for task in self.tasks)

    @property
    def missed(self) -> tuple[DueDay, ...]:
        """The deadlines that some of the dossiers missed, as far as the document names a consequence."""
        late = (item.due for task in self.tasks for dossier in task.dossiers for item in dossier.reminders)
        return tuple({due.id: due for due in late if due.consequence is not None}.values())


class Block(Struct, frozen=True, kw_only=True):
    """Everything that is equally urgent."""

    urgency: Urgency
    terms: tuple[Term, ...]

    @property
    def size(self) -> int:
        """How many dossiers."""
        return sum(len(task.dossiers) for term in self.terms for task in term.tasks)


def _block(urgency: Urgency, dossiers: list[Dossier]) -> Block:
    terms: dict[object, dict[object, list[Dossier]]] = {}
    for item in dossiers:
        tasks = terms.setdefault(item.due.id if item.due is not None else None, {})
        tasks.setdefault(_task_key(item), []).append(item)
    return Block(
        urgency=urgency,
        terms=tuple(
            Term(tasks=tuple(Task(dossiers=tuple(same)) for same in tasks.values())) for tasks in terms.values()
        ),
    )


def _task_key(item: Dossier) -> object:
    by = tuple(body.id for body in item.actor.bodies) if item.actor is not None else ()
    blocker = item.blocked_by.file if item.blocked_by is not None else ""
    return item.next_step, by, blocker, item.exempt_by
