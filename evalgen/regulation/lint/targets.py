"""Targets of criteria that nobody can reach, or nobody can miss."""

from collections.abc import Iterator
from itertools import pairwise

from evalgen.domain.number import show_plain
from evalgen.regulation.frameworks.framework import CriterionMeasure
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, result_criteria

_WHOLE = 100
"""A share of a whole is measured in «%» alone; «% kế hoạch năm» may well exceed the plan."""


def target_unreachable(case: FrameworkCase) -> Iterator[Defect]:
    """Mục tiêu tính bằng phần trăm không quá 100%, vì không tỷ lệ nào quá 100%."""
    for placed in result_criteria(case.framework):
        measure = placed.criterion.measure
        if measure is not None and _in_percent(measure) and _beyond(measure):
            yield Defect(
                code="target-unreachable",
                where=f"target:{placed.criterion.id}",
                steps=(*placed.steps, "measure", "target"),
                message=f"{_named(placed.criterion.id, measure)} không thể đạt: tỷ lệ cao nhất là {_WHOLE}%",
                remedy="Sửa số phải đạt hoặc chiều so sánh (comparison).",
            )


def target_always_reached(case: FrameworkCase) -> Iterator[Defect]:
    """Mục tiêu «không quá» tính bằng phần trăm thì cũng có thể không đạt."""
    for placed in result_criteria(case.framework):
        measure = placed.criterion.measure
        if measure is not None and _in_percent(measure) and _always(measure):
            yield Defect(
                code="target-always-reached",
                where=f"target:{placed.criterion.id}",
                steps=(*placed.steps, "measure", "target"),
                message=f"{_named(placed.criterion.id, measure)} ai cũng đạt: tỷ lệ cao nhất là {_WHOLE}%",
                remedy="Sửa số phải đạt hoặc chiều so sánh (comparison).",
            )


def best_level_below_maximum(case: FrameworkCase) -> Iterator[Defect]:
    """Mức cao nhất được đủ điểm tối đa của tiêu chí."""
    for placed in result_criteria(case.framework):
        criterion, measure = placed.criterion, placed.criterion.measure
        if measure is None or not measure.levels or criterion.max_score is None:
            continue
        best = max(level.value for level in measure.levels)
        if best < criterion.max_score:
            yield Defect(
                code="best-level-below-maximum",
                where=f"target:{criterion.id}",
                steps=(*placed.steps, "measure", "levels"),
                message=f"mức cao nhất của tiêu chí {criterion.id} được {show_plain(best)} điểm: không ai đạt điểm "
                f"tối đa là {show_plain(criterion.max_score)}",
                remedy="Sửa điểm của các mức, hoặc điểm tối đa của tiêu chí.",
            )


def levels_out_of_order(case: FrameworkCase) -> Iterator[Defect]:
    """Các mức xếp từ cao xuống thấp, mức cao hơn được nhiều điểm hơn."""
    for placed in result_criteria(case.framework):
        measure = placed.criterion.measure
        if measure is not None and any(next_.value >= level.value for level, next_ in pairwise(measure.levels)):
            yield Defect(
                code="levels-out-of-order",
                where=f"target:{placed.criterion.id}",
                steps=(*placed.steps, "measure", "levels"),
                message=f"các mức của tiêu chí {placed.criterion.id} không xếp từ điểm cao xuống điểm thấp",
                remedy="Xếp các mức từ cao xuống thấp, mỗi mức một số điểm.",
            )


def _in_percent(measure: CriterionMeasure) -> bool:
    return measure.target is not None and measure.unit.strip() == "%"


def _beyond(measure: CriterionMeasure) -> bool:
    """A ratio to the target gives full points at the target itself, whatever the comparison; a threshold does not."""
    target = measure.target or 0
    strict = measure.kind == "threshold" and measure.comparison == ">"
    return measure.comparison in {">=", ">"} and (target > _WHOLE or (strict and target == _WHOLE))


def _always(measure: CriterionMeasure) -> bool:
    target = measure.target or 0
    return (measure.comparison == "<=" and target >= _WHOLE) or (measure.comparison == "<" and target > _WHOLE)


def _named(criterion: str, measure: CriterionMeasure) -> str:
    shown = show_plain(measure.target) if measure.target is not None else ""
    return f"mục tiêu {measure.comparison} {shown}% của tiêu chí {criterion}"
