"""The procedure in force on a day: an instrument's own entries, and those of what it extends that it does not word anew."""

import datetime as dt
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TypeVar

from evalgen.domain.period import PeriodKind
from evalgen.regulation.procedures.procedure import Deadline, Entry, Procedure, Step

NO_PROCEDURE = Procedure(routes=MappingProxyType({}), steps=(), deadlines=(), authorities=())
"""Of a pack that has no file for it."""

AnyEntry = TypeVar("AnyEntry", bound=Entry)
PeriodicEntry = TypeVar("PeriodicEntry", Step, Deadline)


def merge(lineage: Iterable[Procedure], day: dt.date, kinds: Iterable[PeriodKind]) -> Procedure:
    """The procedure of `lineage`, the root first, on `day` for periods of these `kinds`.

    Steps stand in legal order, a replaced one in its old place; deadlines of a nearer instrument stand after all others.
    """
    procedures, kinds = tuple(lineage), tuple(kinds)
    steps = _in_force((item.steps for item in procedures), day).values()
    deadlines = _in_force((item.deadlines for item in procedures), day, moved=True).values()
    return Procedure(
        routes=MappingProxyType({name: route for item in procedures for name, route in item.routes.items()}),
        steps=tuple(sorted(_made_for(kinds, steps), key=lambda step: step.stage.rank)),
        deadlines=tuple(_made_for(kinds, deadlines)),
        authorities=tuple(_in_force((item.authorities for item in procedures), day).values()),
    )


def _made_for(kinds: Iterable[PeriodKind], entries: Iterable[PeriodicEntry]) -> Iterator[PeriodicEntry]:
    wanted = set(kinds)
    return (entry for entry in entries if not wanted.isdisjoint(entry.period_kinds))


def _in_force(
    generations: Iterable[tuple[AnyEntry, ...]], day: dt.date, *, moved: bool = False
) -> dict[tuple[str, str], AnyEntry]:
    """The latest edition of each entry; with `moved`, one that replaces another stands where it would have stood alone."""
    found: dict[tuple[str, str], AnyEntry] = {}
    for entries in generations:
        own = {(item.route, item.id): item for item in entries if item.effective_from <= day}
        kept = {key: item for key, item in found.items() if key not in own} if moved else found
        found = kept | own
    return found
