"""Điểm KPI of an axis from its work items.

«Điểm KPI = (A+B+C+D)/4. Trong đó: A - Số lượng sản phẩm công việc; B - Chất lượng sản phẩm; C - Tiến độ
hoàn thành; D - Năng lực lãnh đạo, chỉ đạo, điều hành, tổ chức thực hiện nhiệm vụ trong phạm vi phụ trách»
(HD 02-HD/BTCTW, Phụ lục 2, mục 1).
"""

from fractions import Fraction

from evalgen.domain.derivation import Line, Operand
from evalgen.domain.evaluation import Measure
from evalgen.domain.marks import ConvertedItem
from evalgen.regulation.law import Law


def score_kpi(axis: int, items: tuple[ConvertedItem, ...], law: Law) -> Line:
    """The KPI of one axis as a ratio: the weighted mean of A, B, C, D, at most the cap of the axis.

    `items` is not empty, and no planned quantity or factor is zero.
    """
    weights = law.get("kpi", "weights")
    measures = tuple(_measure(axis, measure, items, law) for measure in Measure)
    weight_of = {measure: Fraction(weights.value[measure.key]) for measure in Measure}
    total_weight = sum(weight_of.values(), Fraction(0))
    weighted = zip(weight_of.values(), measures, strict=True)
    mean = sum((weight * line.value for weight, line in weighted), Fraction(0)) / total_weight
    cap = law.get("kpi", "axis_cap")
    equal = len(set(weight_of.values())) == 1
    names = [measure.letter if equal else f"{weight_of[measure]}×{measure.letter}" for measure in Measure]
    return Line(
        id=f"axis.{axis}.kpi",
        what=f"Điểm KPI trục {axis}",
        formula=f"({' + '.join(names)}) ÷ {len(measures) if equal else total_weight}"
        + (f", không quá {cap.value}" if mean > Fraction(cap.value) else ""),
        operands=tuple(
            Operand(name=measure.letter, value=line.value) for measure, line in zip(Measure, measures, strict=True)
        ),
        value=min(mean, Fraction(cap.value)),
        unit="%",
        citation=(cap if mean > Fraction(cap.value) else weights).citation,
        parts=measures,
    )


def _measure(axis: int, measure: Measure, items: tuple[ConvertedItem, ...], law: Law) -> Line:
    """A, B, C or D: what was reached over what was planned, both in converted quantities."""
    lines = tuple(_item(axis, measure, item, law) for item in items)
    planned = sum((item.factor.value * item.mark.item.quantity for item in items), Fraction(0))
    reached = sum((line.value for line in lines), Fraction(0))
    return Line(
        id=f"axis.{axis}.{measure.key}",
        what=f"{measure.letter} – {measure.value}",
        formula="tổng quy đổi đạt được ÷ tổng quy đổi theo kế hoạch",
        operands=(Operand(name="đạt được", value=reached), Operand(name="kế hoạch", value=planned)),
        value=reached / planned,
        unit="%",
        citation=law.get("kpi", "weights").citation,
        parts=lines,
    )


def _item(axis: int, measure: Measure, item: ConvertedItem, law: Law) -> Line:
    mark, factor = item.mark, item.factor
    # «Hoàn thành 100% nhiệm vụ, kế hoạch đề ra: Điểm KPI về số lượng đạt 100%»: what exceeds the plan is
    # rewarded through timeliness and quality (Phụ lục 2, mục 2 (i)), not through quantity.
    cap = law.get("kpi", "quantity_cap")
    counted = min(mark.quantity.value, mark.item.quantity * Fraction(cap.value))
    quantity = Operand(name="số lượng", value=counted, place=mark.quantity.place)
    operands: tuple[Operand, ...] = (Operand(name="hệ số", value=factor.value, place=factor.place), quantity)
    value = factor.value * counted
    level = mark.levels.get(measure)
    if measure is Measure.QUANTITY:
        operands = (*operands, Operand(name="kế hoạch", value=mark.item.quantity))
    elif level is not None:
        operands = (*operands, Operand(name="mức", value=level.value, place=level.place))
        value *= level.value
    elif counted:
        raise ValueError(f"{mark.item.id}: delivered without a level of {measure.key}")
    return Line(
        id=f"axis.{axis}.{measure.key}.{mark.item.id}",
        what=mark.item.title,
        formula="hệ số × số lượng" + (" × mức" if level is not None else ""),
        operands=operands,
        value=value,
        unit="",
        citation=(cap if measure is Measure.QUANTITY else law.get("kpi", "weights")).citation,
        place=(level or mark.quantity).place,
    )
