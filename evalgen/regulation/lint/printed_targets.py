"""The words of a target against the number taken from them, and against the year they are a share of."""

import re
from collections.abc import Iterator

from evalgen.domain.number import show_plain
from evalgen.domain.period import PeriodKind
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, result_criteria
from evalgen.regulation.lint.printed_numbers import DECIMAL, decimal

_COMPARISON = re.compile(r"(>=|<=|≥|≤|>|<)\s*\d")
_AS_DATA = {"≥": ">=", "≤": "<="}
_OF_YEAR = re.compile(r"(?:\d+(?:[.,]\d+)?\s*-\s*)?(\d+(?:[.,]\d+)?)\s*%[^%]*\bkế hoạch năm\b")
"""«18-20% so với kế hoạch năm»: the upper bound is what the source hopes for at best."""

_PERIODS = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}
_WHOLE = 100


def target_differs(case: FrameworkCase) -> Iterator[Defect]:
    """Số phải đạt là số đầu tiên (cận dưới) in ở mục tiêu, với đúng chiều so sánh đã in."""
    for placed in result_criteria(case.framework):
        criterion, measure = placed.criterion, placed.criterion.measure
        if measure is None or measure.target is None:
            continue
        number, comparison = DECIMAL.search(criterion.target), _COMPARISON.search(criterion.target)
        same_number = number is None or decimal(number[0]) == measure.target
        same_comparison = comparison is None or _AS_DATA.get(comparison[1], comparison[1]) == measure.comparison
        if not same_number or not same_comparison:
            yield Defect(
                code="target-differs",
                where=f"target:{criterion.id}",
                steps=(*placed.steps, "measure"),
                message=f"mục tiêu của tiêu chí {criterion.id} in «{criterion.target}», cách chấm lại lấy "
                f"{measure.comparison} {show_plain(measure.target)}",
                remedy="Sửa measure cho đúng mục tiêu in ở văn bản.",
            )


def year_not_reached(case: FrameworkCase) -> Iterator[Defect]:
    """Đạt đủ mục tiêu của mọi kỳ trong năm thì hoàn thành kế hoạch năm."""
    if len(case.period_kinds) != 1:
        return
    (kind,) = case.period_kinds
    for placed in result_criteria(case.framework):
        share = _OF_YEAR.search(placed.criterion.target)
        if share is None:
            continue
        total = decimal(share[1]) * _PERIODS[kind]
        if total < _WHOLE:
            yield Defect(
                code="year-not-reached",
                where=f"year:{placed.criterion.id}",
                steps=(*placed.steps, "target"),
                message=f"mục tiêu «{placed.criterion.target}» của tiêu chí {placed.criterion.id}: đạt đủ cả "
                f"{_PERIODS[kind]} {kind.value} cũng nhiều nhất là {show_plain(total)}% kế hoạch năm",
                remedy="Sửa mục tiêu, để đạt mục tiêu của mọi kỳ là hoàn thành kế hoạch năm.",
            )
