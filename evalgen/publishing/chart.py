"""Geometry of the charts, in whole units of their drawings; templates draw them."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST, Grade
from evalgen.publishing.statistics import Distribution

HEIGHT = 120
"""Height of the tallest possible column."""

BAR = 1000
"""Length of a whole bar."""


NODES = {grade: 34 + number * 52 for number, grade in enumerate(BEST_FIRST)}
"""Height at which each grade stands in the drawing of movements."""

WIDEST = 26
"""Width of the line of all people together in the drawing of movements."""


class Column(Struct, frozen=True, kw_only=True):
    """One grade: where its column stands and how high it is."""

    grade: Grade
    count: int
    left: int
    top: int
    height: int


class Segment(Struct, frozen=True, kw_only=True):
    """One grade within a bar: where it begins and how long it is."""

    grade: Grade
    count: int
    left: int
    width: int

    @property
    def middle(self) -> int:
        """Where its label stands."""
        return self.left + self.width // 2


class Flow(Struct, frozen=True, kw_only=True):
    """People who went from one grade to another: a line from height to height."""

    before: Grade
    after: Grade
    count: int
    start: int
    end: int
    width: int

    @property
    def direction(self) -> str:
        """How it is drawn: rose, same or fell."""
        return "same" if self.before is self.after else "rose" if self.after > self.before else "fell"


def columns(distribution: Distribution) -> tuple[Column, ...]:
    """One column per grade, scaled to the largest count."""
    largest = max((share.count for share in distribution.shares), default=0)
    made = []
    for index, share in enumerate(distribution.shares):
        height = share.count * HEIGHT // largest if largest else 0
        visible = max(height, 2) if share.count else 0
        made.append(
            Column(
                grade=share.grade,
                count=share.count,
                left=16 + index * 76,
                top=24 + HEIGHT - visible,
                height=visible,
            )
        )
    return tuple(made)


def segments(distribution: Distribution) -> tuple[Segment, ...]:
    """One segment per grade that somebody has; together they are as long as the bar."""
    counts = [share.count for share in distribution.shares]
    whole = sum(counts)
    ends = [reached * BAR // whole for reached in accumulate(counts)] if whole else []
    return tuple(
        Segment(grade=share.grade, count=share.count, left=start, width=end - start)
        for share, start, end in zip(distribution.shares, [0, *ends], ends, strict=False)
        if share.count
    )


def flows(cells: Mapping[tuple[Grade, Grade], int]) -> tuple[Flow, ...]:
    """A line for each pair of grades that somebody went between, the thickest first."""
    people = sum(cells.values())
    made = [
        Flow(
            before=before,
            after=after,
            count=count,
            start=NODES[before],
            end=NODES[after],
            width=max(count * WIDEST // people, 2),
        )
        for (before, after), count in cells.items()
    ]
    return tuple(sorted(made, key=lambda item: (-item.count, NODES[item.before], NODES[item.after])))


def sums(cells: Mapping[tuple[Grade, Grade], int], side: int) -> Sequence[int]:
    """People by grade, best first, on the left (0) or on the right (1) side of the movements."""
    return [sum(count for pair, count in cells.items() if pair[side] is grade) for grade in BEST_FIRST]
