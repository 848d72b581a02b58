"""Ranges of points that a source prints inside its criteria, and maxima that change where others do not apply."""

import re
from collections.abc import Iterator
from fractions import Fraction

from evalgen.domain.number import show_plain
from evalgen.regulation.frameworks.framework import Axis
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, all_criteria

_RANGE = re.compile(r"\b0\s*-\s*(\d+(?:[.,]\d+)?)\s*điểm")
"""«(từ 0-5 điểm)»; the first one of a text is the criterion's own."""


def printed_ranges(case: FrameworkCase) -> Iterator[Defect]:
    """Khoảng điểm in trong lời của tiêu chí đến đúng điểm tối đa của tiêu chí."""
    for placed in all_criteria(case.framework):
        criterion = placed.criterion
        printed = _RANGE.search(criterion.text_printed or criterion.text)
        if printed is None or criterion.max_score is None:
            continue
        upper = Fraction(printed[1].replace(",", "."))
        if upper != criterion.max_score:
            yield Defect(
                code="range-differs",
                where=f"range:{criterion.id}",
                steps=(*placed.steps, "max_score"),
                message=f"lời của tiêu chí {criterion.id} cho đến {show_plain(upper)} điểm, "
                f"điểm tối đa đã nêu là {show_plain(criterion.max_score)}",
                remedy="Sửa điểm tối đa cho đúng khoảng điểm in ở tiêu chí.",
            )


def raised_maxima(case: FrameworkCase) -> Iterator[Defect]:
    """Điểm tối đa được nâng bù vừa đủ cho các tiêu chí không áp dụng: tổng vẫn là điểm tối đa của trục."""
    for index, axis in enumerate(case.framework.axes):
        for number, raised in enumerate(axis.raised):
            total = reachable(axis, frozenset(raised.absent))
            if total != axis.max_score:
                yield Defect(
                    code="raised-maximum-breaks-sum",
                    where=f"raised:{raised.criterion}",
                    steps=("axes", index, "raised", number),
                    message=f"khi {', '.join(raised.absent)} không áp dụng và {raised.criterion} được đến "
                    f"{show_plain(raised.max_score)} điểm thì các tiêu chí của trục {axis.id} cộng lại là "
                    f"{show_plain(total)}, điểm tối đa của trục là {show_plain(axis.max_score)}",
                    remedy="Sửa điểm tối đa mới của tiêu chí.",
                )


def reachable(axis: Axis, absent: frozenset[str]) -> Fraction:
    """The most that the criteria of `axis` can give where those in `absent` do not apply."""
    maxima = {item.id: item.max_score or Fraction(0) for item in axis.scored if item.id not in absent}
    for raised in axis.raised:
        if absent.issuperset(raised.absent) and raised.criterion in maxima:
            maxima[raised.criterion] = raised.max_score
    return sum(maxima.values(), Fraction(0))
