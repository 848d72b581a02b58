"""Các mức chấm chất lượng, tiến độ, lãnh đạo.

«0,75 (phải sửa đổi 1-2 lần)»; «0,75 (chậm tiến độ)»; «0,75 (đv trực thuộc KHT NV)»; 1; 1,2: the levels of the worked
example (HD 02-HD/BTCTW, Phụ lục 2, mục 2). Each pack lists its own; a record may use no other.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evalgen.checking.cited import legal_value
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.measures import Measure
from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.regulation.law import Law
from evalgen.regulation.level import Level

_JUDGED = (Measure.QUALITY, Measure.TIMELINESS, Measure.LEADERSHIP)


def level_not_in_scale(subject: Subject) -> Iterator[Problem]:
    """A level is one of those that the law knows."""
    for evaluation, law in subject.under_law():
        if law is None:
            continue
        for measure, value, pointer in _strange_levels(evaluation, law.once(_scales)):
            scale = law.get("levels", measure.key)
            yield Problem(
                code="level-not-in-scale",
                place=evaluation.place(*pointer),
                message=f"mức {measure.value.lower()} {show_plain(value)} không có trong thang mức của quy định.",
                remedy=f"Chọn một trong các mức: {_options(scale.value)}.",
                citation=scale.citation,
            )


Scales = Mapping[Measure, frozenset[tuple[int, int]]]
"""The levels of each measure that the law has a scale for, as numerator and denominator: every level is looked up."""


def _scales(law: Law) -> Scales:
    stated = ((measure, legal_value(law, "levels", measure.key)) for measure in _JUDGED)
    return {
        measure: frozenset(level.value.as_integer_ratio() for level in scale.value)
        for measure, scale in stated
        if scale is not None
    }


def _strange_levels(evaluation: Evaluation, scales: Scales) -> Iterator[tuple[Measure, Fraction, Pointer]]:
    if evaluation.self_assessment is not None:
        for result in evaluation.self_assessment.results.values():
            for measure, value in result.levels:
                if value is not None and measure in scales and value.as_integer_ratio() not in scales[measure]:
                    yield measure, value, (*result.pointer, measure.key)
    for difference in evaluation.verification.differences if evaluation.verification else ():
        verified, value = difference.measure, difference.value
        if verified is None or verified not in scales or value is None:
            continue
        if value.as_integer_ratio() not in scales[verified]:
            yield verified, value, (*difference.pointer, "value")


def _options(levels: tuple[Level, ...]) -> str:
    """As they are typed into a record: with a decimal point."""
    return "; ".join(f"{show_plain(level.value).replace(',', '.')} ({level.label})" for level in levels)
