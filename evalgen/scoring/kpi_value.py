"""Điểm KPI of an axis as a number alone: every record asks for it, few ask how it came about.

The mean of sums that are all taken over the same planned sum is one sum, of the shares weighed first. It is reckoned in
whole numbers with one reduction at the end; `kpi` says the same step by step, and tests hold both against each other.
"""

import math
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.derivation import Line
from evalgen.domain.marks import ConvertedItem
from evalgen.domain.measures import MEASURES, Measure
from evalgen.domain.number import is_below
from evalgen.regulation.law import Law
from evalgen.scoring.kpi import kpi_of, share


class Weighing(Struct, frozen=True, kw_only=True):
    """How a law weighs the measures of work items."""

    weights: tuple[tuple[Measure, int], ...]
    """Of each measure that counts: whole numbers in the same proportion as the weights of the law."""

    whole: int
    """All of them together."""

    quantity_cap: tuple[int, int]
    """Numerator and denominator."""

    axis_cap: Fraction

    @classmethod
    def of(cls, law: Law) -> "Weighing":
        """As the law has it."""
        stated = law.get("kpi", "weights").value
        weights = {measure: Fraction(stated[measure.key]) for measure in MEASURES if measure.key in stated}
        scale = math.lcm(*(weight.denominator for weight in weights.values()))
        whole_numbers = tuple((measure, int(weight * scale)) for measure, weight in weights.items())
        return cls(
            weights=whole_numbers,
            whole=sum(weight for _, weight in whole_numbers),
            quantity_cap=law.number("kpi", "quantity_cap").as_integer_ratio(),
            axis_cap=law.number("kpi", "axis_cap"),
        )


def kpi_value(items: tuple[ConvertedItem, ...], law: Law, unit: tuple[Line, ...] = ()) -> Fraction:
    """The weighted mean of the measures of the items and those of the `unit`, at most the axis' cap.

    `items` is not empty, and no planned quantity or factor is zero.
    """
    if unit:
        return kpi_of(items, law, unit).value
    weighing = law.once(Weighing.of)
    cap, cap_below = weighing.quantity_cap
    reached, reached_below, planned, planned_below = 0, 1, 0, 1
    for item in items:
        factor, factor_below = item.factor.value.as_integer_ratio()
        plan, plan_below = item.mark.item.quantity.as_integer_ratio()
        counted, counted_below = item.mark.quantity.value.as_integer_ratio()
        if counted * plan_below * cap_below > plan * cap * counted_below:
            counted, counted_below = plan * cap, plan_below * cap_below
        kept, kept_below = _kept(item, law, weighing)
        below = factor_below * plan_below
        planned, planned_below = planned * below + factor * plan * planned_below, planned_below * below
        below = factor_below * counted_below * kept_below
        reached, reached_below = reached * below + factor * counted * kept * reached_below, reached_below * below
    mean = Fraction(reached * planned_below, reached_below * planned * weighing.whole)
    return weighing.axis_cap if is_below(weighing.axis_cap, mean) else mean


def _kept(item: ConvertedItem, law: Law, weighing: Weighing) -> tuple[int, int]:
    """The shares that the item keeps, each times the weight of its measure: numerator and denominator of their sum."""
    above, below = 0, 1
    for measure, weight in weighing.weights:
        upper, lower = share(measure, item, law).as_integer_ratio()
        if lower == below:
            above += weight * upper
        else:
            above, below = above * lower + weight * upper * below, below * lower
    return above, below
