"""Cần xếp lại bao nhiêu: how far a peer group is from its quota, and what would bring it within, by both readings."""

from msgspec import Struct

from evalgen.domain.ruling import QuotaGroup


class ReadingMoves(Struct, frozen=True, kw_only=True):
    """By one reading of the base of the quota."""

    base: int
    """How many people or collectives the rate is taken of."""

    places: int
    over: int
    """«Quá số được phép»: EXCELLENT above the places, as things stand."""

    to_leave: int
    """So many of them would have to be graded GOOD instead; whoever leaves may enter the base."""

    good_needed: int | None
    """Without anybody leaving, so many more would have to be finally GOOD for the places to suffice; None: no number."""

    room: int
    """So many of those who are GOOD could still be graded EXCELLENT."""


class QuotaMoves(Struct, frozen=True, kw_only=True):
    """A group with what would bring it within its quota."""

    group: QuotaGroup
    collective: bool
    heads_apart: bool
    """Whether heads count neither in the number nor in the base."""

    literal: ReadingMoves
    """Of those finally GOOD."""

    pool: ReadingMoves
    """Of those GOOD or better."""

    @property
    def followed(self) -> tuple[ReadingMoves, ...]:
        """By the readings that the law in force goes by, the words of the law first."""
        told = {"literal": self.literal, "pool": self.pool}
        return tuple(moves for base, moves in told.items() if self.group.base in {base, "both"})
