"""Bảng cân đối tỷ lệ: a peer group with everybody in it, as a session needs it that has to bring it within its quota."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.organization import Standing
from evalgen.domain.quota_moves import QuotaMoves
from evalgen.publishing.internal.case import Case
from evalgen.publishing.internal.desk import Desk


class Calibration(Struct, frozen=True, kw_only=True):
    """One group: its numbers, those who are counted as EXCELLENT, those who might be, and everybody else."""

    moves: QuotaMoves
    title: str
    unit_name: str
    """Of a quota inside one unit; empty otherwise."""

    excellent: tuple[Case, ...]
    """Counted as EXCELLENT, the highest score first."""

    candidates: tuple[Case, ...]
    """Not counted as EXCELLENT, though the record qualifies for it."""

    others: tuple[Case, ...]
    """Everybody else who is counted in the group, or has no grade yet."""

    apart: tuple[Case, ...]
    """Heads, whose grade counts neither in the number nor in the base."""

    @property
    def must_change(self) -> bool:
        """Whether the group is not within its quota by the narrower reading that the law in force goes by."""
        return any(reading.to_leave > 0 for reading in self.moves.followed)


def calibrations(desk: Desk) -> Iterator[Calibration]:
    """Every group of the sitting."""
    for moves in desk.sitting.quotas:
        yield _calibration(moves, desk)


def _calibration(moves: QuotaMoves, desk: Desk) -> Calibration:
    group = moves.group
    named = {f"/{name}" if moves.collective else name for name in group.excellent}
    members = [case for case in desk.cases if _belongs(case, moves, desk)]
    counted = [case for case in members if not _is_apart(case, moves)]
    excellent = [case for case in counted if _key(case) in named]
    rest = [case for case in counted if _key(case) not in named]
    candidates = [case for case in rest if _might_be(case)]
    return Calibration(
        moves=moves,
        title=group.title,
        unit_name=desk.unit_name(group.unit) if group.unit and group.peer_group else "",
        excellent=tuple(sorted(excellent, key=_by_score)),
        candidates=tuple(sorted(candidates, key=_by_score)),
        others=tuple(case for case in rest if not _might_be(case)),
        apart=tuple(case for case in members if _is_apart(case, moves)),
    )


def _belongs(case: Case, moves: QuotaMoves, desk: Desk) -> bool:
    group = moves.group
    if moves.collective:
        unit = desk.sitting.results.records.units.get(case.dossier.unit)
        return not case.dossier.person and unit is not None and unit.peer_group == group.peer_group
    if case.post is None or (group.unit and case.post.unit != group.unit):
        return False
    return not group.peer_group or case.post.peer_group == group.peer_group


def _might_be(case: Case) -> bool:
    """Whether the record qualifies for EXCELLENT and nothing is decided yet."""
    return case.limit is Grade.EXCELLENT and case.decision is None


def _is_apart(case: Case, moves: QuotaMoves) -> bool:
    return moves.heads_apart and case.post is not None and case.post.standing is Standing.HEAD


def _key(case: Case) -> str:
    return case.dossier.person or f"/{case.dossier.unit}"


def _by_score(case: Case) -> tuple[bool, Fraction, str]:
    """Who does not qualify last; else the higher score first."""
    score = case.weighed.score if case.weighed is not None else None
    below = case.above_proposed or case.above_decided or isinstance(case.limit, Undetermined)
    return (below, -(score if score is not None else Fraction(-1)), case.dossier.file)
