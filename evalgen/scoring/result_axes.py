"""Điểm kết quả thực hiện nhiệm vụ.

«Điểm kết quả thực hiện nhiệm vụ = Σ Điểm KPI theo từng trục * Điểm tối đa của từng trục kết quả»
(HD 02-HD/BTCTW, Phụ lục 2, mục 1).
"""

from fractions import Fraction

from evalgen.domain.derivation import Line, Operand
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.marks import ConvertedItem, Gap
from evalgen.domain.place import Place
from evalgen.regulation.law import Framework, Law
from evalgen.scoring.kpi import score_kpi


def axis_maxima(evaluation: Evaluation, framework: Framework) -> dict[int, tuple[Fraction, Place | None]]:
    """The maximum of each axis: the person's own approved weights where the plan has them, else the framework's."""
    own = evaluation.plan.axis_weights if evaluation.plan else None
    if own is None:
        return {axis.id: (axis.max_score, None) for axis in framework.axes}
    return {
        axis.id: (own.get(axis.id, Fraction(0)), evaluation.place("plan", "axis_weights", str(axis.id)))
        for axis in framework.axes
    }


def score_result_axes(
    evaluation: Evaluation, items: tuple[ConvertedItem, ...], framework: Framework, law: Law
) -> Line | Gap:
    """The sum over the axes that count; an axis that counts without work items is a gap, not a zero."""
    maxima = axis_maxima(evaluation, framework)
    for stray in items:
        if maxima.get(stray.mark.item.axis, (Fraction(0), None))[0] == 0:
            reason = f"Sản phẩm, công việc «{stray.mark.item.id}» thuộc trục {stray.mark.item.axis} không có điểm."
            return Gap(reason=reason, place=evaluation.place(*stray.mark.item.pointer, "axis"))
    lines: list[Line] = []
    for number, (maximum, place) in maxima.items():
        on_axis = tuple(item for item in items if item.mark.item.axis == number)
        if maximum == 0:
            continue
        if not on_axis:
            reason = f"Trục {number} có điểm tối đa {maximum} nhưng không có sản phẩm, công việc nào."
            return Gap(reason=reason, place=place or evaluation.place("plan", "work_items"))
        lines.append(_axis(framework, number, maximum, place, score_kpi(number, on_axis, law)))
    return Line(
        id="results",
        what="Kết quả thực hiện nhiệm vụ được giao",
        formula="Σ (điểm KPI × điểm tối đa) của các trục",
        operands=tuple(Operand(name=f"trục {line.id.split('.')[1]}", value=line.value) for line in lines),
        value=sum((line.value for line in lines), Fraction(0)),
        unit="điểm",
        citation=law.get("result_axes", "total").citation,
        parts=tuple(lines),
    )


def _axis(framework: Framework, number: int, maximum: Fraction, place: Place | None, kpi: Line) -> Line:
    axis = framework.axis(number)
    return Line(
        id=f"axis.{number}",
        what=f"Trục {number}: {axis.title if axis else ''}",
        formula="điểm KPI × điểm tối đa",
        operands=(
            Operand(name="điểm KPI", value=kpi.value),
            Operand(name="điểm tối đa", value=maximum, place=place),
        ),
        value=kpi.value * maximum,
        unit="điểm",
        citation=framework.citation,
        place=place,
        parts=(kpi,),
    )
