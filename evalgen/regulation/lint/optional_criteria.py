"""Criteria «nếu có»: whoever they do not apply to must still be able to reach the maximum, or the source must say so."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, combinations

from evalgen.domain.number import show_plain
from evalgen.regulation.frameworks.framework import Axis, Criterion
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, result_criteria
from evalgen.regulation.lint.ranges import reachable

_RULE = ("criteria_results", "not_applicable")
_MARK = "(nếu có)"
_MOST = 12
"""Beyond so many criteria «nếu có» on an axis only the case that none applies is computed."""


def optional_without_rule(case: FrameworkCase) -> Iterator[Defect]:
    """Tiêu chí «nếu có» không áp dụng thì điểm của nó đi đâu, văn bản phải nói: a reading stands where it does not.

    A pack that says nothing at all is refused, for nobody could be scored by it.
    """
    rule = case.law.values.get(_RULE)
    if rule is None or rule.value == "lost" or not rule.chosen:
        return
    for index, axis, optional in _axes_with_optional(case):
        points = show_plain(sum((item.max_score or Fraction(0) for item in optional), Fraction(0)))
        yield Defect(
            code="optional-without-rule",
            where=f"optional:{axis.id}",
            steps=("axes", index),
            message=f"trục {axis.id}: văn bản không nói {points} điểm của tiêu chí «nếu có» "
            f"({_listed(item.id for item in optional)}) đi đâu khi tiêu chí không áp dụng",
            remedy="",
            reading=rule.chosen,
        )


def optional_points_lost(case: FrameworkCase) -> Iterator[Defect]:
    """Tiêu chí «nếu có» không áp dụng thì vẫn còn đạt được điểm tối đa của trục."""
    rule = case.law.values.get(_RULE)
    if rule is None or rule.value != "lost":
        return
    for index, axis, optional in _axes_with_optional(case):
        least, absent = min((reachable(axis, frozenset(absent)), absent) for absent in _absences(optional))
        if least < axis.max_score:
            yield Defect(
                code="optional-points-lost",
                where=f"optional:{axis.id}",
                steps=("axes", index),
                message=f"khi {_listed(absent)} không áp dụng, trục {axis.id} chỉ còn đạt được {show_plain(least)} "
                f"trong {show_plain(axis.max_score)} điểm",
                remedy="Bổ sung điểm tối đa thay đổi (raised), hoặc criteria_results.not_applicable: scaled.",
                reading=rule.chosen,
            )


def optional_not_marked(case: FrameworkCase) -> Iterator[Defect]:
    """Tiêu chí mà lời ghi «(nếu có)» thì được đánh dấu optional."""
    for placed in result_criteria(case.framework):
        criterion = placed.criterion
        if _MARK in criterion.text.casefold() and not criterion.optional and not placed.group.whole:
            yield Defect(
                code="optional-not-marked",
                where=f"optional:{criterion.id}",
                steps=placed.steps,
                message=f"lời của tiêu chí {criterion.id} ghi «{_MARK}», tiêu chí lại không ghi optional: true",
                remedy="Bổ sung optional: true, để tiêu chí không áp dụng thì không bị tính 0 điểm.",
            )


def _axes_with_optional(case: FrameworkCase) -> Iterator[tuple[int, Axis, list[Criterion]]]:
    """The axes scored by criteria some of which are «nếu có», with these."""
    for index, axis in enumerate(case.framework.axes):
        optional = [item for item in axis.scored if item.optional]
        if axis.by_criteria and optional:
            yield index, axis, optional


def _absences(optional: list[Criterion]) -> Iterator[tuple[str, ...]]:
    names = [criterion.id for criterion in optional]
    sizes = range(1, len(names) + 1) if len(names) <= _MOST else (len(names),)
    return chain.from_iterable(combinations(names, size) for size in sizes)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
