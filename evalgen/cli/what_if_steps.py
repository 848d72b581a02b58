"""The steps to a result, as they stand and as supposed, side by side: lines of the score and quotas."""

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.place import Place, Pointer
from evalgen.domain.ruling import Assessment, CollectiveAssessment, QuotaGroup
from evalgen.domain.verification import Difference
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.inspecting.supposing import Supposition

Judged = Assessment | CollectiveAssessment


class LineStep(Struct, frozen=True, kw_only=True):
    """A line of the score; None on the side where it is not there."""

    depth: int
    """0 below the total."""

    before: Line | None
    after: Line | None

    @property
    def line(self) -> Line:
        """As supposed, else as it stands."""
        return next(line for line in (self.after, self.before) if line is not None)


class QuotaStep(Struct, frozen=True, kw_only=True):
    """The group of the record: as it stands, as supposed, and as supposed with the grade that it then qualifies for."""

    before: QuotaGroup | None
    after: QuotaGroup | None
    as_qualified: QuotaGroup | None

    @property
    def group(self) -> QuotaGroup:
        """As supposed, else as it stands."""
        return next(group for group in (self.after, self.before) if group is not None)


def line_steps(before: ScoreSheet | None, after: ScoreSheet | None) -> Iterator[LineStep]:
    """The lines below the total whose value moves, top down, each below those that it is part of."""
    old = dict(_lines(before.total)) if before else {}
    new = dict(_lines(after.total)) if after else {}
    steps = {way: (old.get(way), new.get(way)) for way in (*new, *(way for way in old if way not in new))}
    moved = [way for way, (was, now) in steps.items() if was is None or now is None or was.value != now.value]
    shown = {way[:length] for way in moved for length in range(1, len(way) + 1)}
    for way, (was, now) in steps.items():
        if way in shown:
            yield LineStep(depth=len(way) - 1, before=was, after=now)


def quota_steps(
    item: Judged, before: Inspection, after: Inspection, as_qualified: Inspection | None
) -> tuple[QuotaStep, ...]:
    """The groups that the record is counted in."""
    sides = [_quotas(item, side) if side is not None else () for side in (before, after, as_qualified)]
    return tuple(QuotaStep(before=was, after=now, as_qualified=then) for was, now, then in zip_longest(*sides))


def overruled(item: Supposition) -> tuple[Place, ...]:
    """Where the verification says something else about a supposed result, so that the latter does not count."""
    record = item.judged[0].record
    differences = record.verification.differences if record.verification else ()
    return tuple(
        record.place(*difference.pointer)
        for value in item.values
        for difference in differences
        if _about(difference, value.place.pointer)
    )


def _about(difference: Difference, pointer: Pointer) -> bool:
    counted = difference.measure or difference.count
    results = ("self_assessment", "results", difference.item, counted.name.lower() if counted else "")
    criteria = ("self_assessment", "criteria_results", difference.result_criterion)
    return pointer[:3] == criteria or (pointer[:3] == results[:3] and pointer[3:4] in {(), results[3:]})


def _lines(line: Line, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Line]]:
    """Each line below, by the identifiers on the way to it."""
    for part in line.parts:
        way = (*above, part.id)
        yield way, part
        yield from _lines(part, way)


def _quotas(item: Judged, inspection: Inspection) -> tuple[QuotaGroup, ...]:
    results, period = inspection.results, item.record.period
    if isinstance(item, CollectiveAssessment):
        unit = inspection.records.units.get(item.collective.unit)
        group = unit.peer_group if unit else None
        return tuple(quota for quota in results.collective_quotas.get(period, ()) if quota.peer_group == group)
    post = item.post
    if post is None:
        return ()
    return tuple(
        quota
        for quota in results.quotas.get(period, ())
        if quota.peer_group in {"", post.peer_group} and quota.unit in {"", post.unit}
    )
