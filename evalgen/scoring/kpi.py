"""Điểm KPI of an axis from its work items.

«Điểm KPI = (A+B+C+D)/4. Trong đó: A - Số lượng sản phẩm công việc; B - Chất lượng sản phẩm; C - Tiến độ
hoàn thành; D - Năng lực lãnh đạo, chỉ đạo, điều hành, tổ chức thực hiện nhiệm vụ trong phạm vi phụ trách»
(HD 02-HD/BTCTW, Phụ lục 2, mục 1).

«(a + b + c) ÷ 3»; of leaders «(a + b + c + d + đ + e) ÷ 6» (Kế hoạch của phường Hà Đông, III, mục 4). Which measures
count, with which weights and by which letters, is the pack's.
"""

from fractions import Fraction

from evalgen.domain.derivation import Line, Operand
from evalgen.domain.marks import ConvertedItem
from evalgen.domain.measures import Measure
from evalgen.regulation.law import Law
from evalgen.scoring.faults import deduction, fault_operands, share_left


def score_kpi(axis: int, items: tuple[ConvertedItem, ...], law: Law, unit: tuple[Line, ...] = ()) -> Line:
    """The KPI of one axis as a ratio: the weighted mean of its measures and those of the `unit`, at most the axis' cap.

    `items` is not empty, and no planned quantity or factor is zero.
    """
    weights = law.get("kpi", "weights")
    measures = tuple(_measure(axis, measure, items, law) for measure in Measure if measure.key in weights.value)
    lines = (*measures, *unit)
    shares = [*weights.value.values(), *(law.get("unit_measures", "weights").value.values() if unit else ())]
    total_weight = sum(shares, Fraction(0))
    weighted = zip(shares, lines, strict=True)
    mean = sum((weight * line.value for weight, line in weighted), Fraction(0)) / total_weight
    cap = law.get("kpi", "axis_cap")
    source = law.get("unit_measures", "weights") if unit else weights
    equal = len(set(shares)) == 1
    names = [line.symbol if equal else f"{weight}×{line.symbol}" for weight, line in zip(shares, lines, strict=True)]
    return Line(
        id=f"axis.{axis}.kpi",
        what=f"Điểm KPI trục {axis}",
        formula=f"({' + '.join(names)}) ÷ {len(lines) if equal else total_weight}"
        + (f", không quá {cap.value}" if mean > Fraction(cap.value) else ""),
        operands=tuple(Operand(name=line.symbol, value=line.value) for line in lines),
        value=min(mean, Fraction(cap.value)),
        unit="%",
        citation=(cap if mean > Fraction(cap.value) else source).citation,
        parts=lines,
    )


def _measure(axis: int, measure: Measure, items: tuple[ConvertedItem, ...], law: Law) -> Line:
    """What was reached over what was planned, both in converted quantities."""
    lines = tuple(_item(axis, measure, item, law) for item in items)
    planned = sum((item.factor.value * item.mark.item.quantity for item in items), Fraction(0))
    reached = sum((line.value for line in lines), Fraction(0))
    symbol = str(law.get("kpi", "letters").value[measure.key])
    return Line(
        id=f"axis.{axis}.{measure.key}",
        what=f"{symbol} – {measure.value}",
        formula="tổng quy đổi đạt được ÷ tổng quy đổi theo kế hoạch",
        operands=(Operand(name="đạt được", value=reached), Operand(name="kế hoạch", value=planned)),
        value=reached / planned,
        unit="%",
        citation=law.get("kpi", "weights").citation,
        parts=lines,
        symbol=symbol,
    )


def _item(axis: int, measure: Measure, item: ConvertedItem, law: Law) -> Line:
    mark, factor = item.mark, item.factor
    # «Hoàn thành 100% nhiệm vụ, kế hoạch đề ra: Điểm KPI về số lượng đạt 100%»: what exceeds the plan is
    # rewarded through timeliness and quality (Phụ lục 2, mục 2 (i)), not through quantity.
    cap = law.get("kpi", "quantity_cap")
    counted = min(mark.quantity.value, mark.item.quantity * Fraction(cap.value))
    share, formula, judged = _judged(measure, item, law)
    quantity = Operand(name="số lượng", value=counted, place=mark.quantity.place)
    source = cap if measure is Measure.QUANTITY else law.get("kpi", "weights")
    return Line(
        id=f"axis.{axis}.{measure.key}.{mark.item.id}",
        what=mark.item.title,
        formula=f"hệ số × số lượng{formula}",
        operands=(Operand(name="hệ số", value=factor.value, place=factor.place), quantity, *judged),
        value=factor.value * counted * share,
        unit="",
        citation=(deduction(measure, law) if measure in mark.faults else source).citation,
        place=(judged[0].place if judged else None) or mark.quantity.place,
    )


def _judged(measure: Measure, item: ConvertedItem, law: Law) -> tuple[Fraction, str, tuple[Operand, ...]]:
    """The share of the item's points that it keeps for `measure`, how, and the numbers behind it."""
    mark = item.mark
    level, faults = mark.levels.get(measure), mark.faults.get(measure)
    if measure is Measure.QUANTITY:
        return Fraction(1), "", (Operand(name="kế hoạch", value=mark.item.quantity),)
    if level is not None:
        return level.value, " × mức", (Operand(name="mức", value=level.value, place=level.place),)
    if faults is not None:
        left = share_left(faults, measure, law)
        formula = " × (1 − trừ mỗi lần × số lần trừ)" + (", không dưới 0" if left == 0 else "")
        return left, formula, fault_operands(faults, measure, law)
    if mark.quantity.value:
        raise ValueError(f"{mark.item.id}: delivered without anything to judge {measure.key} by")
    return Fraction(1), "", ()
