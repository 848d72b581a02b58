"""Điểm KPI of an axis from its work items.

«Điểm KPI = (A+B+C+D)/4. Trong đó: A - Số lượng sản phẩm công việc; B - Chất lượng sản phẩm; C - Tiến độ
hoàn thành; D - Năng lực lãnh đạo, chỉ đạo, điều hành, tổ chức thực hiện nhiệm vụ trong phạm vi phụ trách»
(HD 02-HD/BTCTW, Phụ lục 2, mục 1).

«(a + b + c) ÷ 3»; of leaders «(a + b + c + d + đ + e) ÷ 6» (Kế hoạch của phường Hà Đông, III, mục 4). Which measures
count, with which weights and by which letters, is the pack's.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from msgspec import Struct

from evalgen.domain.derivation import DeferredLines, Line, Operand
from evalgen.domain.marks import ConvertedItem
from evalgen.domain.measures import MEASURES, Measure
from evalgen.domain.number import sum_of_products
from evalgen.regulation.law import Law
from evalgen.scoring.faults import deduction, fault_operands, share_left

_ALL = Fraction(1)


class Kpi(Struct, frozen=True, kw_only=True):
    """The KPI of one axis, and the numbers that it is the mean of: few ask how it came about, all for its value."""

    planned: Fraction
    """In converted quantities, as `reached`."""

    reached: Mapping[Measure, Fraction]
    mean: Fraction
    value: Fraction
    """The mean, at most the axis' cap."""


def kpi_of(items: tuple[ConvertedItem, ...], law: Law, unit: tuple[Line, ...] = ()) -> Kpi:
    """The weighted mean of the measures of the items and those of the `unit`, at most the axis' cap.

    `items` is not empty, and no planned quantity or factor is zero.
    """
    weights = law.get("kpi", "weights").value
    planned = sum_of_products((item.factor.value, item.mark.item.quantity) for item in items)
    counted = [(item, item.factor.value, _counted(item, law)) for item in items]
    reached = {
        measure: sum_of_products((factor, quantity, share(measure, item, law)) for item, factor, quantity in counted)
        for measure in MEASURES
        if measure.key in weights
    }
    shares = _shares(law, unit)
    values = (*(amount / planned for amount in reached.values()), *(line.value for line in unit))
    mean = sum_of_products((Fraction(weight), value) for weight, value in zip(shares, values, strict=True)) / sum(
        shares
    )
    cap = Fraction(law.get("kpi", "axis_cap").value)
    return Kpi(planned=planned, reached=reached, mean=mean, value=min(mean, cap))


def score_kpi(axis: int, items: tuple[ConvertedItem, ...], law: Law, unit: tuple[Line, ...] = ()) -> Line:
    """The KPI of one axis as a ratio, with all that it comes from."""
    kpi = kpi_of(items, law, unit)
    lines = (*(_measure(axis, measure, kpi, items, law) for measure in kpi.reached), *unit)
    shares = _shares(law, unit)
    cap = law.get("kpi", "axis_cap")
    source = law.get("unit_measures", "weights") if unit else law.get("kpi", "weights")
    equal = len(set(shares)) == 1
    names = [line.symbol if equal else f"{weight}×{line.symbol}" for weight, line in zip(shares, lines, strict=True)]
    capped = kpi.mean > kpi.value
    return Line(
        id=f"axis.{axis}.kpi",
        what=f"Điểm KPI trục {axis}",
        formula=f"({' + '.join(names)}) ÷ {len(lines) if equal else sum(shares)}"
        + (f", không quá {cap.value}" if capped else ""),
        operands=tuple(Operand(name=line.symbol, value=line.value) for line in lines),
        value=kpi.value,
        unit="%",
        citation=(cap if capped else source).citation,
        parts=lines,
    )


def _shares(law: Law, unit: tuple[Line, ...]) -> list[Any]:
    """The weights of the measures of the items, in the order of the measures, then of those of the unit."""
    weights = law.get("kpi", "weights").value
    own = [weights[measure.key] for measure in MEASURES if measure.key in weights]
    return [*own, *law.get("unit_measures", "weights").value.values()] if unit else own


def _measure(axis: int, measure: Measure, kpi: Kpi, items: tuple[ConvertedItem, ...], law: Law) -> Line:
    """What was reached over what was planned, both in converted quantities."""
    symbol = str(law.get("kpi", "letters").value[measure.key])
    reached = Operand(name="đạt được", value=kpi.reached[measure])
    return Line(
        id=f"axis.{axis}.{measure.key}",
        what=f"{symbol} – {measure.value}",
        formula="tổng quy đổi đạt được ÷ tổng quy đổi theo kế hoạch",
        operands=(reached, Operand(name="kế hoạch", value=kpi.planned)),
        value=reached.value / kpi.planned,
        unit="%",
        citation=law.get("kpi", "weights").citation,
        parts=DeferredLines(partial(_items, axis, measure, items, law)),
        symbol=symbol,
    )


def _counted(item: ConvertedItem, law: Law) -> Fraction:
    # «Hoàn thành 100% nhiệm vụ, kế hoạch đề ra: Điểm KPI về số lượng đạt 100%»: what exceeds the plan is
    # rewarded through timeliness and quality (Phụ lục 2, mục 2 (i)), not through quantity.
    delivered, planned = item.mark.quantity.value, item.mark.item.quantity
    cap = law.get("kpi", "quantity_cap").value
    return min(delivered, planned if cap == 1 else planned * Fraction(cap))


def _items(axis: int, measure: Measure, items: tuple[ConvertedItem, ...], law: Law) -> tuple[Line, ...]:
    return tuple(_item(axis, measure, item, law) for item in items)


def _item(axis: int, measure: Measure, item: ConvertedItem, law: Law) -> Line:
    mark, factor = item.mark, item.factor
    formula, judged = _judged(measure, item, law)
    quantity = Operand(name="số lượng", value=_counted(item, law), place=mark.quantity.place)
    source = law.get("kpi", "quantity_cap" if measure is Measure.QUANTITY else "weights")
    return Line(
        id=f"axis.{axis}.{measure.key}.{mark.item.id}",
        what=mark.item.title,
        formula=f"hệ số × số lượng{formula}",
        operands=(Operand(name="hệ số", value=factor.value, place=factor.place), quantity, *judged),
        value=factor.value * quantity.value * share(measure, item, law),
        unit="",
        citation=(deduction(measure, law) if measure in mark.faults else source).citation,
        place=(judged[0].place if judged else None) or mark.quantity.place,
    )


def share(measure: Measure, item: ConvertedItem, law: Law) -> Fraction:
    """The share of the item's points that it keeps for `measure`."""
    mark = item.mark
    if measure is Measure.QUANTITY:
        return _ALL
    level = mark.levels.get(measure)
    if level is not None:
        return level.value
    faults = mark.faults.get(measure)
    if faults is not None:
        return share_left(faults, measure, law)
    if mark.quantity.value:
        raise ValueError(f"{mark.item.id}: delivered without anything to judge {measure.key} by")
    return _ALL


def _judged(measure: Measure, item: ConvertedItem, law: Law) -> tuple[str, tuple[Operand, ...]]:
    """How the share came about, and the numbers behind it."""
    mark = item.mark
    level, faults = mark.levels.get(measure), mark.faults.get(measure)
    if measure is Measure.QUANTITY:
        return "", (Operand(name="kế hoạch", value=mark.item.quantity),)
    if level is not None:
        return " × mức", (Operand(name="mức", value=level.value, place=level.place),)
    if faults is not None:
        none_left = share_left(faults, measure, law) == 0
        formula = " × (1 − trừ mỗi lần × số lần trừ)" + (", không dưới 0" if none_left else "")
        return formula, fault_operands(faults, measure, law)
    return "", ()
