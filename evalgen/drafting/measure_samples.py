"""What a skeleton holds for the measures of a work item and of a leader's unit, as the law of the period marks them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from evalgen.domain.measures import FaultKind, Measure, UnitMeasure
from evalgen.domain.number import show_plain
from evalgen.domain.organization import Post
from evalgen.domain.unfilled import CHOOSE, NUMBER
from evalgen.drafting.commented import WORDS
from evalgen.regulation.frameworks.framework import Criterion, Framework
from evalgen.regulation.law import Law
from evalgen.regulation.level import Level

SAMPLE_ITEM = "viec-mau"
"""Identifier of the work item that the samples of all sections speak of."""

_WEIGHED = {
    Measure.QUALITY: "1 = đạt yêu cầu; trên 1 = vượt yêu cầu; dưới 1 = phải sửa",
    Measure.TIMELINESS: "1 = đúng hạn; trên 1 = sớm hơn yêu cầu; dưới 1 = chậm",
}
"""The levels of work items by which no axis is scored: the law prints no table of them, only where they change a grade."""


def judged_sample(law: Law) -> dict[str, Any]:
    """Places for what a work item is judged by besides its quantity: levels, or counts of faults and delays."""
    if law.counts_faults:
        return {**{kind.key: NUMBER for kind in FaultKind}, "objective": []}
    return {measure.key: CHOOSE for measure in (*scored_measures(law), *weighed_measures(law))}


def judged_hints(law: Law) -> Iterator[str]:
    """What to write there."""
    if law.counts_faults:
        yield from (f"{kind.key} ({kind.value.lower()}): ghi số lần; không có thì ghi 0." for kind in FaultKind)
        yield (
            "objective: lần do nguyên nhân khách quan, ví dụ [{measure: delays, count: 1, reason: Lý do, "
            "confirmed: {by: mã cấp xác nhận, on: ngày, document: số văn bản}}]; chưa xác nhận thì vẫn bị trừ."
        )
        return
    yield from (f"{measure.key} ({measure.value.lower()}): {_levels(law, measure)}" for measure in scored_measures(law))
    if any(weighed_measures(law)):
        yield "Hai mức dưới đây không tính điểm, mà để xét điều kiện của từng mức xếp loại; việc đã làm thì phải ghi timeliness."
        yield from (f"{measure.key} ({measure.value.lower()}): {words}" for measure, words in _WEIGHED.items())


def difference_samples(law: Law, framework: Framework) -> Iterator[str]:
    """Examples of what a verification may find otherwise, with criteria that the framework has."""
    found = "points: 0.5" if law.awards_points else "met: false"
    for criterion in islice(framework.general_criteria, 1):
        yield f'  - {{criterion: "{criterion}", {found}, reason: Lý do}}'
    for result in islice(framework.result_criteria.values(), 1):
        key, value = next(iter(result_sample(result).items()))
        yield f'  - {{result_criterion: "{result.id}", {key}: {value or CHOOSE}, reason: Lý do}}'
    if all(axis.by_criteria for axis in framework.axes):
        return
    judged = "faults, value: 1" if law.counts_faults else "quality, value: 0.75"
    yield f"  - {{item: {SAMPLE_ITEM}, measure: {judged}, reason: Lý do}}"


def result_sample(criterion: Criterion) -> dict[str, Any]:
    """The place of the result of a criterion of an axis, in the way in which the framework measures it."""
    measure = criterion.measure
    if measure is None or measure.kind == "points":
        return {"score": NUMBER}
    if measure.kind == "deliverable":
        return {"done": CHOOSE}
    return {"level": WORDS} if measure.kind == "level" else {"actual": NUMBER}


def unit_sample(law: Law, post: Post) -> dict[str, Any]:
    """Places for what a leader states of the unit, where the law measures the unit; the rest is computed."""
    standings = law.values.get(("unit_measures", "standings"))
    if standings is None or post.standing not in standings.value:
        return {}
    return {"unit_measures": {measure.key: {"value": CHOOSE, "reason": WORDS} for measure in _stated(law)}}


def unit_hints(law: Law) -> Iterator[str]:
    """What to write there."""
    if law.speaks_of("unit_measures"):
        yield "value: một trong các giá trị dưới đây; reason: căn cứ. Kết quả của người thuộc quyền quản lý do chương trình tính."
        yield "Trong kỳ không có hồ sơ nào của người thuộc quyền quản lý thì ghi thêm unit_result: {value: …, reason: …}."
        for measure in _stated(law):
            levels = law.get("unit_measures", measure.key).value
            yield f"{measure.key} ({measure.value.lower()}): {_listed(levels)}"


def scored_measures(law: Law) -> Iterator[Measure]:
    """The measures of a work item besides its quantity, in their order; none where no axis is scored by work items."""
    weights = law.values.get(("kpi", "weights"))
    names = weights.value if weights is not None else {}
    return (measure for measure in Measure if measure.key in names and measure is not Measure.QUANTITY)


def weighed_measures(law: Law) -> Iterator[Measure]:
    """What conditions of grades ask of a work item that is not scored itself."""
    if law.speaks_of("timeliness") and not any(scored_measures(law)):
        yield from _WEIGHED


def _stated(law: Law) -> Iterator[UnitMeasure]:
    weighed = law.get("unit_measures", "weights").value
    return (item for item in UnitMeasure if item.key in weighed and item is not UnitMeasure.UNIT_RESULT)


def _levels(law: Law, measure: Measure) -> str:
    return _listed(law.get("levels", measure.key).value)


def _listed(levels: tuple[Level, ...]) -> str:
    return "; ".join(f"{show_plain(level.value).replace(',', '.')} = {level.label}" for level in levels)
