"""Who rose and who fell between two periods of a kind: counts between grades, of those who have both."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from evalgen.domain.disclosure import SMALL_GROUP
from evalgen.domain.grade import Grade
from evalgen.publishing.public import PublicPeriod


class Movement(Struct, frozen=True, kw_only=True):
    """From `earlier` to `later`. `cells` counts by the grade before and the grade after."""

    earlier: PublicPeriod
    later: PublicPeriod
    people: int
    """Those with a published grade in both periods."""

    rose: int
    same: int
    fell: int
    cells: Mapping[tuple[Grade, Grade], int]
    """Empty where the sums of its rows or columns, taken from those of a period, would lay open a group under five."""


def movement_to(period: PublicPeriod, periods: Sequence[PublicPeriod]) -> Movement | None:
    """The movement to `period` from the one of its kind before it; None where too few have a grade in both.

    `periods` are all, the newest first.
    """
    before = [item for item in periods if item.period < period.period and item.period.kind is period.period.kind]
    if not before:
        return None
    earlier, old, new = before[0], _grades(before[0]), _grades(period)
    both = old.keys() & new.keys()
    if len(both) < SMALL_GROUP:
        return None
    cells = Counter((old[person], new[person]) for person in both)
    rose = sum(count for (one, other), count in cells.items() if other > one)
    fell = sum(count for (one, other), count in cells.items() if other < one)
    left_out = (len(old) - len(both), len(new) - len(both))
    small = any(0 < count < SMALL_GROUP for count in left_out)
    return Movement(
        earlier=earlier,
        later=period,
        people=len(both),
        rose=rose,
        same=len(both) - rose - fell,
        fell=fell,
        cells={} if small else dict(cells),
    )


def _grades(period: PublicPeriod) -> dict[str, Grade]:
    return {result.person: result.outcome.grade for result in period.results if result.outcome.grade is not None}
