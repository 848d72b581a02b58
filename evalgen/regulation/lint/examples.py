"""The examples that a source reckons inside its criteria, reckoned again."""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.domain.number import round_half_up, show_plain
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, result_criteria

_PLACES = 2


def example_differs(case: FrameworkCase) -> Iterator[Defect]:
    """Ví dụ in ở tiêu chí tính đúng: thực tế ÷ mục tiêu, rồi nhân với điểm tối đa."""
    for placed in result_criteria(case.framework):
        criterion, measure = placed.criterion, placed.criterion.measure
        if measure is None or measure.example is None or measure.target is None or criterion.max_score is None:
            continue
        example, share = measure.example, min(measure.example.actual / measure.target, Fraction(1))
        exact = (round_half_up(share, _PLACES), round_half_up(share * criterion.max_score, _PLACES))
        if exact != (example.share, example.score):
            yield Defect(
                code="example-differs",
                where=f"example:{criterion.id}",
                steps=(*placed.steps, "measure", "example"),
                message=f"ví dụ in ở tiêu chí {criterion.id}: {show_plain(example.actual)} ÷ {show_plain(measure.target)} "
                f"= {show_plain(example.share)} của {show_plain(criterion.max_score)} điểm là {show_plain(example.score)} "
                f"điểm; tính đúng là {show_plain(exact[0])} và {show_plain(exact[1])} điểm",
                remedy="Sửa ví dụ cho đúng công thức.",
            )
