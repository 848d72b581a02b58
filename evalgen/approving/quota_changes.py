"""Tỷ lệ «Hoàn thành xuất sắc nhiệm vụ» of each group that a merge moves or grades somebody of, before and after it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from evalgen.approving.side import Comparison, Side, in_sentence
from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.ruling import QuotaGroup

Member = tuple[Period, str, str]
"""Somebody counted: the period, the unit, the peer group."""


class QuotaChange(Struct, frozen=True, kw_only=True):
    """One group whose count moves, or of which somebody is graded; None where the group has nobody on that side."""

    period: Period
    collective: bool
    before: QuotaGroup | None
    after: QuotaGroup | None
    moved_on_target: bool
    """Whether the target branch has changed the same group since the branches parted."""

    @property
    def group(self) -> QuotaGroup:
        """The group after the merge, else before it."""
        return next(group for group in (self.after, self.before) if group is not None)

    @property
    def moves(self) -> bool:
        """Whether the count, the places or what follows from them differ."""
        return _counted(self.before) != _counted(self.after)

    @property
    def come(self) -> tuple[str, ...]:
        """Who is counted as EXCELLENT now and was not."""
        before = self.before.excellent if self.before else ()
        return tuple(name for name in (self.after.excellent if self.after else ()) if name not in before)

    @property
    def gone(self) -> tuple[str, ...]:
        """Who was counted as EXCELLENT and is not any more."""
        after = self.after.excellent if self.after else ()
        return tuple(name for name in (self.before.excellent if self.before else ()) if name not in after)


def quota_changes(comparison: Comparison, target: Collection[str]) -> tuple[QuotaChange, ...]:
    """The groups whose count moves, and those of whom somebody is proposed for a grade or gets it.

    `target` are the paths that the target branch has changed since the branches parted.
    """
    before, after, own = comparison.before.results, comparison.after.results, set(_graded(comparison))
    moved = set(_moved_people(comparison.before, target))
    people = _changes(before.quotas, after.quotas, moved, set(_moved_people(comparison.after, own)))
    moved = set(_moved_collectives(comparison.before, target))
    graded = set(_moved_collectives(comparison.after, own))
    units = _changes(before.collective_quotas, after.collective_quotas, moved, graded, collective=True)
    unread = comparison.after.unread  # Of such a period the error is told; its groups have lost nobody.
    return tuple(change for change in (*people, *units) if not unread(change.period))


def _graded(comparison: Comparison) -> Iterator[str]:
    """The records in which somebody speaks of a grade, be it the one that was counted before."""
    for pair in comparison.pairs:
        if pair.after is not None and _grades(pair.before) != _grades(pair.after):
            yield pair.file


def _grades(record: Record | None) -> object:
    if record is None:
        return (None, None, None)
    return (record.proposal and record.proposal.grade, record.decision and record.decision.grade, record.final_grade)


def closed_quota_moved(comparison: Comparison, quotas: Iterable[QuotaChange]) -> Iterator[Problem]:
    """Whoever was counted together in a closed period stays so: a post or a unit written anew frees no place.

    What records of the period change themselves, such as an amendment, is said of them.
    """
    touched = {pair.period for pair in comparison.pairs}
    for change in quotas:
        period = change.period
        if comparison.founding or period in touched or not comparison.before.closed(period) or not change.moves:
            continue
        yield Problem(
            code="closed-quota-moved",
            place=Place(file=f"records/{period}/period.yaml"),
            message=(
                f"«{change.group.title}», {in_sentence(period)}: {_counts_of(change.before)} → {_counts_of(change.after)}, "
                "dù kỳ đã khóa và không hồ sơ nào của kỳ sửa."
            ),
            remedy="Nhóm đối tượng, chức vụ, đơn vị mới thì ghi từ ngày có hiệu lực sau kỳ, không sửa điều đã ghi của kỳ cũ.",
        )


def _counts_of(group: QuotaGroup | None) -> str:
    if group is None:
        return "không có ai"
    return f"{len(group.excellent)} xuất sắc, {group.good} tốt"


def decided_above_places(comparison: Comparison, quotas: Iterable[QuotaChange]) -> Iterator[str]:
    """The records that the change decides to be EXCELLENT, of groups in which such decisions alone are more than the places.

    Each takes a place at once, whatever becomes of those who wait; of a group that is decided as a whole `check` says so.
    """
    results = comparison.after.results
    before = {pair.file: pair.before.final_grade if pair.before else None for pair in comparison.pairs}
    for change in quotas:
        group = change.after
        if group is None or group.decided:
            continue
        records = (
            results.records.collectives[change.period, name]
            if change.collective
            else results.assessments[change.period, name].evaluation
            for name in group.excellent
        )
        decided = [record.document.file for record in records if record.decision is not None]
        if len(decided) > group.places_allowed:
            yield from (file for file in decided if before.get(file, Grade.EXCELLENT) is not Grade.EXCELLENT)


def _changes(
    before: Mapping[Period, tuple[QuotaGroup, ...]],
    after: Mapping[Period, tuple[QuotaGroup, ...]],
    moved: set[Member],
    graded: set[Member],
    *,
    collective: bool = False,
) -> Iterator[QuotaChange]:
    for period in sorted({*before, *after}):
        old = {(group.unit, group.peer_group): group for group in before.get(period, ())}
        new = {(group.unit, group.peer_group): group for group in after.get(period, ())}
        for key in (*new, *(key for key in old if key not in new)):
            was, now = old.get(key), new.get(key)
            change = QuotaChange(
                period=period,
                collective=collective,
                before=was,
                after=now,
                moved_on_target=_has(moved, period, key),
            )
            anybody = now is not None and bool(now.excellent or now.good)
            if change.moves or (anybody and _has(graded, period, key)):
                yield change


def _has(members: set[Member], period: Period, key: tuple[str, str]) -> bool:
    """Whether somebody among `members` is counted in the group `key`, a unit and a peer group; empty: of any."""
    return any(
        member[0] == period and all(wanted in {"", has} for wanted, has in zip(key, member[1:], strict=True))
        for member in members
    )


def _counted(group: QuotaGroup | None) -> object:
    """What a quota says, its words aside."""
    if group is None:
        return None
    return (group.excellent, group.good, group.rate, group.places_literal, group.places_pool, group.result, group.basis)


def _moved_people(side: Side, paths: Collection[str]) -> Iterator[Member]:
    for evaluation in side.records.evaluations:
        if evaluation.document.file in paths:
            found = side.results.assessments.get((evaluation.period, evaluation.person))
            if found is not None and found.post is not None:
                yield evaluation.period, found.post.unit, found.post.peer_group


def _moved_collectives(side: Side, paths: Collection[str]) -> Iterator[Member]:
    for collective in side.records.collectives.values():
        unit = side.records.units.get(collective.unit)
        if collective.document.file in paths and unit is not None and unit.peer_group is not None:
            yield collective.period, unit.id, unit.peer_group
