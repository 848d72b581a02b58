"""The line of one person's grades over the periods: geometry only, the template draws it."""

from collections.abc import Sequence

from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST, Grade
from evalgen.domain.period import PeriodKind
from evalgen.publishing.public import PublicOutcome, PublicPeriod

LEVELS = tuple((grade, 16 + number * 34) for number, grade in enumerate(BEST_FIRST))
_HEIGHTS = dict(LEVELS)
NAMES = 224
"""How wide the words of the grades beside the drawing are, with room for wide letters."""

_STEPS = {PeriodKind.MONTH: 104, PeriodKind.QUARTER: 92, PeriodKind.YEAR: 80}
"""From one period to the next, so that their names stand apart: «Tháng 12/2026» is the longest."""

_FEWEST_GRADES = 2


class Point(Struct, frozen=True, kw_only=True):
    """One period, where it stands; `height` 0 where there is no grade to show."""

    period: PublicPeriod
    outcome: PublicOutcome
    left: int
    height: int


class HistoryLine(Struct, frozen=True, kw_only=True):
    """The points, the path between those that follow each other, and the width of the drawing."""

    points: tuple[Point, ...]
    path: str
    width: int
    levels: tuple[tuple[Grade, int], ...] = LEVELS
    names: int = NAMES


def history_line(history: Sequence[tuple[PublicPeriod, PublicOutcome]]) -> HistoryLine | None:
    """The line over `history`, the oldest first; None where fewer than two periods have a grade."""
    step = max((_STEPS[period.period.kind] for period, _ in history), default=0)
    points = tuple(
        Point(
            period=period,
            outcome=outcome,
            left=step // 2 + number * step,
            height=_HEIGHTS[outcome.grade] if outcome.grade else 0,
        )
        for number, (period, outcome) in enumerate(history)
    )
    shown = [point for point in points if point.height]
    if len(shown) < _FEWEST_GRADES:
        return None
    path = "".join(
        f"{'L' if at and points[at - 1].height else 'M'}{point.left} {point.height}"
        for at, point in enumerate(points)
        if point.height
    )
    return HistoryLine(points=points, path=path, width=len(points) * step)
