"""Work items with their marks, and exact numbers, from the rows of tables of cases."""

import datetime as dt
from fractions import Fraction
from typing import Any

from blank_records import BLANK, NO_PLAN
from casework import PLACE
from msgspec.structs import replace

from evalgen.domain.evaluation import Evaluation, WorkItem
from evalgen.domain.marks import ConvertedItem, ItemMark, Mark
from evalgen.domain.measures import Measure


def exact(text: str) -> Fraction:
    """«6.7/7.7» or «0.75»."""
    upper, _, lower = text.partition("/")
    return Fraction(upper) / Fraction(lower or 1)


def converted(name: str, row: list[Any], axis: int = 1) -> ConvertedItem:
    """A work item of a row: factor, quantity planned and done, then its levels."""
    factor, planned, actual, *levels = row
    item = WorkItem(
        pointer=(),
        id=name,
        axis=axis,
        product=name,
        title=name,
        quantity=Fraction(planned),
        due=dt.date(2026, 6, 25),
        key_task=False,
        carried_from=None,
    )
    measures = (Measure.QUALITY, Measure.TIMELINESS, Measure.LEADERSHIP)
    given = zip(measures, levels, strict=True)
    mark = ItemMark(
        item=item,
        quantity=Mark(value=Fraction(actual), place=PLACE),
        levels={measure: Mark(value=Fraction(level), place=PLACE) for measure, level in given if level is not None},
    )
    return ConvertedItem(mark=mark, factor=Mark(value=Fraction(factor), place=PLACE))


def weighed(weights: dict[int, Fraction]) -> Evaluation:
    """A record whose plan gives the axes these weights."""
    return replace(BLANK, plan=replace(NO_PLAN, axis_weights=weights))
