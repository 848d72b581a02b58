"""The morning page for programs: stable keys, the same bytes for the same records, law and day."""

import datetime as dt
from collections.abc import Iterable

from evalgen.cli import exact
from evalgen.domain.actor import Actor
from evalgen.domain.dossier import Blocker, Dossier, LateStep
from evalgen.domain.due_day import Consequence, DueDay
from evalgen.domain.period_status import PeriodStatus
from evalgen.domain.ruling import QuotaGroup

FORMAT = 1
"""Grows where a key changes its meaning or goes; new keys may come at any time."""


def json_status(statuses: Iterable[PeriodStatus], on: dt.date) -> str:
    """One object."""
    return exact.dump({"format": FORMAT, "on": on.isoformat(), "periods": [_period(item) for item in statuses]})


def _period(status: PeriodStatus) -> exact.Json:
    counts = status.counts
    return {
        "period": str(status.period),
        "label": status.period.label,
        "opened_on": status.opened_on.isoformat(),
        "closed_on": _day(status.closed_on),
        "regulation": status.law or None,
        "narrowed_to": list(status.narrowed_to),
        "counts": {
            "total": counts.total,
            "people": counts.people,
            "collectives": counts.collectives,
            "decided": counts.decided,
            "late": counts.late,
            "was_late": counts.was_late,
            "not_handed_in": counts.not_handed_in,
            "missing": counts.missing,
            "faulty": counts.faulty,
            "blocked": counts.blocked,
            "complete": counts.complete,
            "by_next_step": {
                step.key: count for step, count in sorted(counts.by_step.items(), key=lambda pair: pair[0].rank)
            },
        },
        "dossiers": [_dossier(item) for item in status.dossiers],
        "bodies": _bodies(status.dossiers),
        "deadlines": [_deadline(item) for item in status.deadlines],
        "quotas": [quota_json(item, collective=False) for item in status.quotas]
        + [quota_json(item, collective=True) for item in status.collective_quotas],
    }


def _dossier(item: Dossier) -> exact.Json:
    return {
        "file": item.file,
        "unit": item.unit,
        "unit_name": item.unit_name,
        "person": item.person or None,
        "name": item.name,
        "post": item.title or None,
        "state": item.state.name.lower(),
        "reached": item.reached.name.lower() if item.reached is not None else None,
        "reached_words": item.reached_words,
        "handed_in": item.handed_in,
        "next_step": item.next_step.key if item.next_step is not None else None,
        "next_step_words": item.next_step.label if item.next_step is not None else None,
        "urgency": item.urgency.name.lower(),
        "late": item.late,
        "actor": _actor(item.actor) if item.actor is not None else None,
        "due": _due(item.due) if item.due is not None else None,
        "blocked_by": _blocker(item.blocked_by) if item.blocked_by is not None else None,
        "late_steps": [_late(late) for late in item.late_steps],
        "errors": item.errors,
        "open_appeals": [day.isoformat() for day in item.open_appeals],
        "reserved_opinion": item.reserved_opinion,
        "exempt_by": exact.citation(item.exempt_by) if item.exempt_by is not None else None,
    }


def _actor(actor: Actor) -> exact.Json:
    return {
        "basis": actor.basis.name.lower(),
        "bodies": [body.id for body in actor.bodies],
        "people": [item.person for item in actor.people],
        "words": actor.words or None,
    }


def _bodies(dossiers: Iterable[Dossier]) -> exact.Json:
    """The bodies that must act, with those who act for them on the day."""
    bodies = {body.id: body for item in dossiers if item.actor is not None for body in item.actor.bodies}
    return {
        body.id: {
            "name": body.name,
            "members": [
                {"person": item.person, "name": item.name, "capacity": item.capacity.name.lower()}
                for item in body.members
            ],
        }
        for body in sorted(bodies.values(), key=lambda body: body.id)
    }


def _due(item: DueDay) -> exact.Json:
    """Until when; the clause and the rest stand once, among the deadlines."""
    return {
        "deadline": item.id,
        "last_day": _day(item.last_day),
        "days_left": item.days_left,
        "of_a_later_step": item.borrowed,
    }


def _deadline(item: DueDay) -> exact.Json:
    return {
        "id": item.id,
        "what": item.what,
        "addressee": item.addressee,
        "group": item.group or None,
        "words": item.words,
        "printed": item.printed,
        "last_day": _day(item.last_day),
        "last_day_if_inclusive": _day(item.other_last_day),
        "days_left": item.days_left,
        "citation": exact.citation(item.citation),
        "consequence": _consequence(item.consequence) if item.consequence is not None else None,
    }


def _consequence(item: Consequence) -> exact.Json:
    return {"words": item.words, "grades_lower": item.grades_lower, "citation": exact.citation(item.citation)}


def _blocker(item: Blocker) -> exact.Json:
    return {"file": item.file, "name": item.name, "missing": item.missing, "citation": exact.citation(item.citation)}


def _late(item: LateStep) -> exact.Json:
    lowered = item.lowered
    return {
        "step": item.step.key,
        "deadline": item.due.id,
        "last_day": _day(item.due.last_day),
        "taken_on": _day(item.taken_on),
        "written_on": _day(item.written_on),
        "days": item.days,
        "proposed": exact.outcome(lowered[0]) if lowered is not None else None,
        "to_be_considered": exact.outcome(lowered[1]) if lowered is not None else None,
    }


def quota_json(group: QuotaGroup, *, collective: bool) -> exact.Json:
    """A group with its count, its places by both readings and what follows."""
    return {
        "group": group.peer_group or None,
        "unit": group.unit or None,
        "title": group.title,
        "collective": collective,
        **exact.counted(group),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None
