"""Criteria against their group, groups against the total, headings against the column of scores."""

from collections.abc import Iterator

from evalgen.regulation.frameworks.sums import printed_sums
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase

_CODES = {
    "general": "general-sum",
    "axes": "axes-sum",
    "section": "section-sum",
    "axis": "axis-sum",
    "heading": "heading-differs",
}


def sums_that_fail(case: FrameworkCase) -> Iterator[Defect]:
    """Tiêu chí cộng lại bằng điểm của nhóm, nhóm cộng lại bằng tổng, tiêu đề in đúng điểm của cột.

    What has lost pages is not added up.
    """
    if case.framework.missing:
        return
    for item in printed_sums(case.framework, case.law):
        if not item.holds:
            yield Defect(
                code=_CODES[item.where.partition(":")[0]],
                where=item.where,
                steps=item.steps,
                message=item.message,
                remedy="Sửa điểm tối đa.",
            )
