"""Bàn của một phiên: the dossiers of one sitting in the order of its papers, and where to find each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.actor import ActingBody
from evalgen.domain.dossier import Dossier, DossierState
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.domain.record import Record
from evalgen.domain.sitting import Sitting
from evalgen.publishing.internal.case import Case
from evalgen.publishing.internal.weighed import Weighed
from evalgen.publishing.names import dictionary_key, given_name_first
from evalgen.publishing.public import PublicUnit
from evalgen.publishing.unit_order import units_in_order


class Desk(Struct, frozen=True, kw_only=True, dict=True):
    """Dossiers of one sitting, put in order once."""

    sitting: Sitting
    units: Mapping[str, PublicUnit]
    """All units in the order of the tree."""

    dossiers: tuple[Dossier, ...]
    weighed: Mapping[str, Weighed]
    """By file."""

    @classmethod
    def of(cls, sitting: Sitting) -> "Desk":
        """All dossiers of the sitting, none of them weighed."""
        units = {unit.id: unit for unit in units_in_order(sitting.results.records.units.values())}
        return cls(sitting=sitting, units=units, dossiers=sitting.status.dossiers, weighed={})

    def weighing(self, weighed: Mapping[str, Weighed], units: Iterable[str] | None = None) -> "Desk":
        """The same with what is `weighed`; only the dossiers of some `units` where these are named."""
        if units is None:
            return replace(self, weighed=weighed)
        kept = tuple(item for unit in units for item in self.dossiers_by_unit.get(unit, ()))
        return replace(self, weighed=weighed, dossiers=kept)

    @cached_property
    def dossiers_by_unit(self) -> Mapping[str, tuple[Dossier, ...]]:
        """The dossiers of each unit that has any, in no order of the papers."""
        found: dict[str, list[Dossier]] = {}
        for item in self.dossiers:
            found.setdefault(item.unit, []).append(item)
        return {unit: tuple(items) for unit, items in found.items()}

    @property
    def period(self) -> Period:
        """What is decided on."""
        return self.sitting.status.period

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """By unit; in each its collective, then by standing, then by given name."""
        ranks = {unit: rank for rank, unit in enumerate(self.units)}
        standings = {standing: rank for rank, standing in enumerate(Standing)}

        def order(case: Case) -> tuple[object, ...]:
            standing = standings[case.post.standing] if case.post is not None else len(standings)
            unit, person = case.dossier.unit, case.dossier.person
            name = dictionary_key(given_name_first(case.dossier.name))
            return (ranks.get(unit, len(ranks)), unit, bool(person), standing, name, person)

        return tuple(sorted((self._case(item) for item in self.dossiers), key=order))

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Case, ...]]:
        """The dossiers of each unit that has any."""
        found: dict[str, list[Case]] = {}
        for case in self.cases:
            found.setdefault(case.dossier.unit, []).append(case)
        return {unit: tuple(items) for unit, items in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, Case]:
        """The dossiers of people by person, those of collectives by ``/`` and the unit."""
        return {case.dossier.person or f"/{case.dossier.unit}": case for case in self.cases}

    @cached_property
    def bodies(self) -> tuple[ActingBody, ...]:
        """The bodies that have something to decide or to propose, or have decided: those that decide on most first."""
        decided: dict[str, int] = {}
        known: dict[str, ActingBody] = {}
        for case in self.cases:
            for body in self.deciders(case):
                known.setdefault(body.id, body)
                decided[body.id] = decided.get(body.id, 0) + 1
            for body in self.proposers(case):
                known.setdefault(body.id, body)
        return tuple(sorted(known.values(), key=lambda body: (-decided.get(body.id, 0), dictionary_key(body.name))))

    @cached_property
    def decided_by(self) -> Mapping[str, tuple[Case, ...]]:
        """By body, what it has decided on or decides on."""
        return _by_body(self.cases, self.deciders)

    @cached_property
    def proposed_by(self) -> Mapping[str, tuple[Case, ...]]:
        """By body, what it still has to propose."""
        return _by_body(self.cases, self.proposers)

    def deciders(self, case: Case) -> tuple[ActingBody, ...]:
        """Who has decided; else who decides, of several bodies any one."""
        actor = self.sitting.deciding[case.dossier.file]
        if case.decision is None:
            return actor.bodies
        by = case.decision.by
        body = self.sitting.results.records.bodies.get(by)
        named = (item for item in actor.bodies if item.id == by)
        return (next(named, ActingBody(id=by, name=body.name if body is not None else by, members=())),)

    def proposers(self, case: Case) -> tuple[ActingBody, ...]:
        """Who proposes, where that is still to be done."""
        return self.sitting.proposing[case.dossier.file].bodies if case.to_propose else ()

    def unit_name(self, unit: str) -> str:
        """The full name in the period, as far as known."""
        return self.units[unit].name_in(self.period) if unit in self.units else unit

    def awaiting_records(self) -> Iterator[Case]:
        """Those without a record, in the order of units."""
        yield from (item for item in self.cases if item.dossier.state is DossierState.MISSING)

    def _case(self, dossier: Dossier) -> Case:
        sitting, file = self.sitting, dossier.file
        record = self._record(dossier)
        return Case(
            dossier=dossier,
            record=record,
            weighed=self.weighed.get(file) if record is not None else None,
            unit_name=self.unit_name(dossier.unit),
            post=sitting.results.records.post_behind(record) if record is not None else None,
            turn=sitting.turns.get(file, 1),
            awaited=sitting.awaited.get(file, ()),
        )

    def _record(self, dossier: Dossier) -> Record | None:
        records, period = self.sitting.results.records, self.period
        if not dossier.person:
            return records.collectives.get((period, dossier.unit))
        found = records.standing.get((period, dossier.person))
        # A person may have moved: the record of another unit is another dossier.
        return found if found is not None and found.document.file == dossier.file else None


def _by_body(
    cases: tuple[Case, ...], bodies: Callable[[Case], tuple[ActingBody, ...]]
) -> Mapping[str, tuple[Case, ...]]:
    found: dict[str, list[Case]] = {}
    for case in cases:
        for body in bodies(case):
            found.setdefault(body.id, []).append(case)
    return {body: tuple(items) for body, items in found.items()}
