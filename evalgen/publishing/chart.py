"""The columns of the distribution chart, ready to draw; heights are whole pixels."""

from dataclasses import dataclass

from evalgen.domain.grade import Grade
from evalgen.publishing.statistics import Distribution

HEIGHT = 120
"""Height of the tallest possible column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One grade: where its column stands and how high it is."""

    grade: Grade
    count: int
    left: int
    top: int
    height: int


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
