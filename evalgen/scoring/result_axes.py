"""Điểm kết quả thực hiện nhiệm vụ.

«Điểm kết quả thực hiện nhiệm vụ = Σ Điểm KPI theo từng trục * Điểm tối đa của từng trục kết quả»
(HD 02-HD/BTCTW, Phụ lục 2, mục 1). An axis whose framework gives its criteria a measure is scored by these.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.derivation import DeferredLines, Line, Operand
from evalgen.domain.evaluation import Scorable
from evalgen.domain.marks import ConvertedItem, Gap, ItemMark, ResultMark
from evalgen.domain.number import product, show_plain, sum_of
from evalgen.domain.place import Place
from evalgen.regulation.frameworks.framework import Axis, Framework
from evalgen.regulation.law import Law
from evalgen.scoring.criteria_results import score_criteria
from evalgen.scoring.kpi import score_kpi
from evalgen.scoring.kpi_value import kpi_value

_NOTHING = Fraction(0)


class Achievements(Struct, frozen=True, kw_only=True):
    """What the axes are scored from: work items with their factors, and results of criteria."""

    items: tuple[ConvertedItem, ...]
    """On axes that have points."""

    results: tuple[ResultMark, ...] = ()
    unit: tuple[Line, ...] = ()
    """Of leaders, where the law measures their unit: what every axis scored by work items is measured by as well."""


class ScoredAxis(Struct, frozen=True, kw_only=True):
    """The points of an axis, and how to write out where they come from."""

    axis: Axis
    points: Fraction
    write: Callable[[], Line]


def item_without_points(evaluation: Scorable, items: Iterable[ItemMark], framework: Framework, law: Law) -> Gap | None:
    """A work item on an axis that has no points, or that the framework lacks: it leaves no score, and is not ignored."""
    counting = {axis.id for axis in framework.axes if _maximum(evaluation, axis, law)}
    work = next((mark.item for mark in items if mark.item.axis not in counting), None)
    if work is None:
        return None
    reason = f"Sản phẩm, công việc «{work.id}» thuộc trục {work.axis} không có điểm."
    return Gap(reason=reason, place=evaluation.place(*work.pointer, "axis"))


def score_result_axes(evaluation: Scorable, achieved: Achievements, framework: Framework, law: Law) -> Line | Gap:
    """The sum over the axes that count; an axis that counts without results is a gap, not a zero."""
    on_axes: dict[int, list[ConvertedItem]] = {
        axis.id: [] for axis in framework.axes if _maximum(evaluation, axis, law)
    }
    for item in achieved.items:
        on_axes[item.mark.item.axis].append(item)
    scored: list[ScoredAxis] = []
    for axis in framework.axes:
        if axis.id in on_axes:
            found = (
                _by_criteria(evaluation, axis, achieved, framework, law)
                if axis.by_criteria
                else _by_items(evaluation, axis, tuple(on_axes[axis.id]), achieved.unit, framework, law)
            )
            if isinstance(found, Gap):
                return found
            scored.append(found)
    return Line(
        id="results",
        what="Kết quả thực hiện nhiệm vụ được giao",
        formula="Σ (điểm KPI × điểm tối đa) của các trục",
        operands=tuple(Operand(name=f"trục {item.axis.id}", value=item.points) for item in scored),
        value=sum_of(item.points for item in scored),
        unit="điểm",
        citation=law.get("result_axes", "total").citation,
        parts=DeferredLines(lambda: tuple(item.write() for item in scored)),
    )


def _own_weights(evaluation: Scorable, law: Law) -> Mapping[int, Fraction] | None:
    """The weights of the person's plan, where the law lets a person have any; what `check` refuses must not score."""
    allowed = law.get("result_axes", "own_weights").value
    return evaluation.plan.axis_weights if evaluation.plan and allowed else None


def _maximum(evaluation: Scorable, axis: Axis, law: Law) -> Fraction:
    """The person's own approved weight of the axis where the plan has weights, else the framework's maximum."""
    own = _own_weights(evaluation, law)
    return axis.max_score if own is None else own.get(axis.id, _NOTHING)


def _place(evaluation: Scorable, axis: Axis, law: Law) -> Place | None:
    """Where the person's plan says so; None where it is the framework that does."""
    if _own_weights(evaluation, law) is None:
        return None
    return evaluation.place("plan", "axis_weights", str(axis.id))


def _by_criteria(
    evaluation: Scorable, axis: Axis, achieved: Achievements, framework: Framework, law: Law
) -> ScoredAxis | Gap:
    line = score_criteria(axis, _maximum(evaluation, axis, law), achieved.results, framework, law)
    return line if isinstance(line, Gap) else ScoredAxis(axis=axis, points=line.value, write=lambda: line)


def _by_items(  # noqa: PLR0913, PLR0917 - an axis, what was achieved on it, and by what it is scored
    evaluation: Scorable,
    axis: Axis,
    items: tuple[ConvertedItem, ...],
    unit: tuple[Line, ...],
    framework: Framework,
    law: Law,
) -> ScoredAxis | Gap:
    maximum = _maximum(evaluation, axis, law)
    if not items:
        planned = f"Trục {axis.id} có điểm tối đa {show_plain(maximum)}"
        reason = f"{planned} nhưng không có sản phẩm, công việc nào được tính trong kỳ."
        return Gap(reason=reason, place=_place(evaluation, axis, law) or evaluation.place("plan", "work_items"))
    kpi = kpi_value(items, law, unit)
    points = product(kpi, maximum)

    def write() -> Line:
        place = _place(evaluation, axis, law)
        return Line(
            id=f"axis.{axis.id}",
            what=axis.name,
            formula="điểm KPI × điểm tối đa",
            operands=(
                Operand(name="điểm KPI", value=kpi),
                Operand(name="điểm tối đa", value=maximum, place=place),
            ),
            value=points,
            unit="điểm",
            citation=framework.citation,
            place=place,
            parts=DeferredLines(lambda: (score_kpi(axis.id, items, law, unit),)),
        )

    return ScoredAxis(axis=axis, points=points, write=write)
