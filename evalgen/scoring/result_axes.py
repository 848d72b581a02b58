"""Điểm kết quả thực hiện nhiệm vụ.

«Điểm kết quả thực hiện nhiệm vụ = Σ Điểm KPI theo từng trục * Điểm tối đa của từng trục kết quả»
(HD 02-HD/BTCTW, Phụ lục 2, mục 1). An axis whose framework gives its criteria a measure is scored by these.
"""

from dataclasses import dataclass
from fractions import Fraction

from evalgen.domain.derivation import DeferredLines, Line, Operand
from evalgen.domain.evaluation import Scorable
from evalgen.domain.marks import ConvertedItem, Gap, ResultMark
from evalgen.domain.place import Place
from evalgen.regulation.framework import Axis, Framework
from evalgen.regulation.law import Law
from evalgen.scoring.criteria_results import score_criteria
from evalgen.scoring.kpi import kpi_line, kpi_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Achievements:
    """What the axes are scored from: work items with their factors, and results of criteria."""

    items: tuple[ConvertedItem, ...]
    results: tuple[ResultMark, ...] = ()
    unit: tuple[Line, ...] = ()
    """Of leaders, where the law measures their unit: what every axis scored by work items is measured by as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WeighedAxis:
    """An axis with the maximum that it has for one person, and where the person's plan says so."""

    axis: Axis
    maximum: Fraction
    place: Place | None


def weighed_axes(evaluation: Scorable, framework: Framework) -> tuple[WeighedAxis, ...]:
    """The axes with the person's own approved weights where the plan has them, else with the framework's maxima."""
    own = evaluation.plan.axis_weights if evaluation.plan else None
    if own is None:
        return tuple(WeighedAxis(axis=axis, maximum=axis.max_score, place=None) for axis in framework.axes)
    return tuple(
        WeighedAxis(
            axis=axis,
            maximum=own.get(axis.id, Fraction(0)),
            place=evaluation.place("plan", "axis_weights", str(axis.id)),
        )
        for axis in framework.axes
    )


def score_result_axes(evaluation: Scorable, achieved: Achievements, framework: Framework, law: Law) -> Line | Gap:
    """The sum over the axes that count; an axis that counts without results is a gap, not a zero."""
    axes = weighed_axes(evaluation, framework)
    counting = {weighed.axis.id for weighed in axes if weighed.maximum}
    for stray in achieved.items:
        if stray.mark.item.axis not in counting:
            reason = f"Sản phẩm, công việc «{stray.mark.item.id}» thuộc trục {stray.mark.item.axis} không có điểm."
            return Gap(reason=reason, place=evaluation.place(*stray.mark.item.pointer, "axis"))
    lines: list[Line] = []
    for weighed in axes:
        if weighed.axis.id not in counting:
            continue
        line = (
            score_criteria(weighed.axis, weighed.maximum, achieved.results, framework, law)
            if weighed.axis.by_criteria
            else _by_items(evaluation, weighed, achieved, framework, law)
        )
        if isinstance(line, Gap):
            return line
        lines.append(line)
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


def _by_items(
    evaluation: Scorable, weighed: WeighedAxis, achieved: Achievements, framework: Framework, law: Law
) -> Line | Gap:
    axis = weighed.axis
    on_axis = tuple(item for item in achieved.items if item.mark.item.axis == axis.id)
    if not on_axis:
        reason = f"Trục {axis.id} có điểm tối đa {weighed.maximum} nhưng không có sản phẩm, công việc nào."
        return Gap(reason=reason, place=weighed.place or evaluation.place("plan", "work_items"))
    kpi = kpi_of(on_axis, law, achieved.unit)
    return Line(
        id=f"axis.{axis.id}",
        what=axis.name,
        formula="điểm KPI × điểm tối đa",
        operands=(
            Operand(name="điểm KPI", value=kpi.value),
            Operand(name="điểm tối đa", value=weighed.maximum, place=weighed.place),
        ),
        value=kpi.value * weighed.maximum,
        unit="điểm",
        citation=framework.citation,
        place=weighed.place,
        parts=DeferredLines(lambda: (kpi_line(axis.id, kpi, on_axis, law, achieved.unit),)),
    )
