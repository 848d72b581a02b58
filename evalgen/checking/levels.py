"""Các mức chấm chất lượng, tiến độ, lãnh đạo.

«0,75 (phải sửa đổi 1-2 lần)»; «0,75 (chậm tiến độ)»; «0,75 (đv trực thuộc KHT NV)»; 1; 1,2: the levels of the worked
example (HD 02-HD/BTCTW, Phụ lục 2, mục 2). Each pack lists its own; a record may use no other.
"""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.checking.cited import legal_value
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.measures import Measure
from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.self_assessment import ItemResult
from evalgen.regulation.level import Level

_JUDGED = (Measure.QUALITY, Measure.TIMELINESS, Measure.LEADERSHIP)


def level_not_in_scale(subject: Subject) -> Iterator[Problem]:
    """A level is one of those that the law knows."""
    for evaluation in subject.records.evaluations:
        law = subject.laws.get(evaluation.period)
        scales = {measure: legal_value(law, "levels", measure.key) for measure in _JUDGED}
        for measure, value, pointer in _levels_given(evaluation):
            scale = scales[measure]
            if scale is None or any(value == level.value for level in scale.value):
                continue
            yield Problem(
                code="level-not-in-scale",
                place=evaluation.place(*pointer),
                message=f"mức {measure.value.lower()} {show_plain(value)} không có trong thang mức của quy định.",
                remedy=f"Chọn một trong các mức: {_options(scale.value)}.",
                citation=scale.citation,
            )


def judged(result: ItemResult) -> tuple[tuple[Measure, Fraction | None], ...]:
    """The three measures of a result that are judged by level, with the level reached."""
    return tuple(zip(_JUDGED, (result.quality, result.timeliness, result.leadership), strict=True))


def _levels_given(evaluation: Evaluation) -> Iterator[tuple[Measure, Fraction, Pointer]]:
    if evaluation.self_assessment is not None:
        for result in evaluation.self_assessment.results.values():
            for measure, value in judged(result):
                if value is not None:
                    yield measure, value, (*result.pointer, measure.key)
    for difference in evaluation.verification.differences if evaluation.verification else ():
        if difference.measure in _JUDGED and difference.value is not None:
            yield difference.measure, difference.value, (*difference.pointer, "value")


def _options(levels: tuple[Level, ...]) -> str:
    """As they are typed into a record: with a decimal point."""
    return "; ".join(f"{show_plain(level.value).replace(',', '.')} ({level.label})" for level in levels)
