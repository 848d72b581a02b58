"""How the criteria of an axis are measured must be complete and possible, before anybody is scored by them."""

from collections.abc import Callable, Iterator, Mapping

from evalgen.domain.document import Document
from evalgen.domain.number import show_plain
from evalgen.regulation.faults import Fault
from evalgen.regulation.frameworks.framework import AT_LEAST, Axis, Criterion, CriterionMeasure, Framework
from evalgen.regulation.frameworks.structure import Steps, place_of

Wrong = tuple[str, str]
"""What is wrong, how to mend it."""


def measure_faults(framework: Framework, document: Document) -> Iterator[Fault]:
    """What keeps the criteria of `framework` from being scored."""
    for index, section in enumerate(framework.general):
        for number, criterion in enumerate(section.criteria):
            if criterion.measure is not None:
                message = "tiêu chí chung chỉ có đảm bảo hoặc không đảm bảo, không có cách chấm riêng"
                steps: Steps = ("general", index, "criteria", number, "measure")
                yield Fault(place=place_of(document, steps), message=message, remedy="Bỏ measure ở tiêu chí này.")
    for index, axis in enumerate(framework.axes):
        for steps, (message, remedy) in (*_all_or_none(axis), *_criteria(axis), *_raised(axis)):
            yield Fault(place=place_of(document, ("axes", index, *steps)), message=message, remedy=remedy)


def _all_or_none(axis: Axis) -> Iterator[tuple[Steps, Wrong]]:
    """Một trục chấm theo tiêu chí thì tiêu chí nào cũng có cách chấm và điểm tối đa."""
    unmeasured = [number for number, criterion in enumerate(axis.scored) if criterion.measure is None]
    if unmeasured and len(unmeasured) < len(axis.scored):
        remedy = "Bổ sung measure, hoặc bỏ measure ở mọi tiêu chí của trục để chấm theo sản phẩm, công việc."
        for number in unmeasured:
            yield ("criteria", number), ("tiêu chí thiếu cách chấm, trong khi tiêu chí khác của trục có", remedy)
    if axis.by_criteria and all(criterion.max_score is None for criterion in axis.scored):
        message = f"trục {axis.id} chấm theo tiêu chí nhưng các tiêu chí không có điểm tối đa"
        yield ("criteria",), (message, "Bổ sung max_score cho từng tiêu chí của trục.")


def _criteria(axis: Axis) -> Iterator[tuple[Steps, Wrong]]:
    for number, criterion in enumerate(axis.criteria):
        if criterion.measure is not None:
            for wrong in _CHECKS[criterion.measure.kind](criterion, criterion.measure):
                yield ("criteria", number, "measure"), wrong


def _against_target(_criterion: Criterion, measure: CriterionMeasure) -> Iterator[Wrong]:
    """Tỷ lệ và ngưỡng cần số phải đạt."""
    if measure.target is None:
        yield f"cách chấm «{measure.kind}» thiếu số phải đạt", "Bổ sung target, hoặc dùng kind: points."
    yield from _no_levels(measure)


def _by_level(criterion: Criterion, measure: CriterionMeasure) -> Iterator[Wrong]:
    """Mức nào cũng có tên riêng, và không mức nào quá điểm tối đa của tiêu chí."""
    if not measure.levels:
        yield "cách chấm «level» thiếu các mức", "Bổ sung levels, mỗi mức gồm label và score."
    if len({level.label for level in measure.levels}) < len(measure.levels):
        yield "hai mức của tiêu chí trùng tên", "Đặt cho mỗi mức một tên riêng."
    for level in measure.levels:
        if criterion.max_score is not None and level.value > criterion.max_score:
            message = f"mức «{level.label}» có {show_plain(level.value)} điểm, quá điểm tối đa của tiêu chí là "
            yield message + show_plain(criterion.max_score), "Sửa điểm của mức, hoặc điểm tối đa của tiêu chí."
    yield from _no_target(measure)


def _by_people(_criterion: Criterion, measure: CriterionMeasure) -> Iterator[Wrong]:
    """Có hoặc không, và điểm do người chấm cho: không có số phải đạt, không có mức."""
    yield from _no_target(measure)
    yield from _no_levels(measure)


def _no_target(measure: CriterionMeasure) -> Iterator[Wrong]:
    if measure.target is not None:
        yield f"cách chấm «{measure.kind}» không dùng số phải đạt", "Bỏ target, hoặc dùng kind: ratio, threshold."
    if measure.comparison != AT_LEAST:
        yield f"cách chấm «{measure.kind}» không dùng dấu so sánh", "Bỏ comparison, hoặc dùng kind: ratio, threshold."


def _no_levels(measure: CriterionMeasure) -> Iterator[Wrong]:
    if measure.levels:
        yield f"cách chấm «{measure.kind}» không dùng các mức", "Bỏ levels, hoặc dùng kind: level."


def _raised(axis: Axis) -> Iterator[tuple[Steps, Wrong]]:
    """Điểm tối đa thay đổi của tiêu chí có trong trục, khi các tiêu chí «nếu có» của trục không áp dụng."""
    known = {criterion.id: criterion for criterion in axis.criteria}
    for number, raised in enumerate(axis.raised):
        if all(criterion.measure is None for criterion in axis.criteria):
            message = f"trục {axis.id} không chấm theo tiêu chí nên không có điểm tối đa thay đổi"
            yield ("raised", number), (message, "Bỏ raised, hoặc bổ sung measure cho các tiêu chí của trục.")
        if raised.criterion not in known:
            yield ("raised", number, "criterion"), _unknown(axis, raised.criterion)
        for place, name in enumerate(raised.absent):
            if name not in known:
                yield ("raised", number, "absent", place), _unknown(axis, name)
            elif not known[name].optional or name == raised.criterion:
                message = f"tiêu chí «{name}» không thể không áp dụng"
                remedy = "Chỉ nêu tiêu chí «nếu có» (optional: true) khác với tiêu chí được nâng điểm."
                yield ("raised", number, "absent", place), (message, remedy)


def _unknown(axis: Axis, name: str) -> Wrong:
    known = ", ".join(criterion.id for criterion in axis.criteria)
    return f"trục {axis.id} không có tiêu chí «{name}»", f"Các tiêu chí của trục: {known}."


_CHECKS: Mapping[str, Callable[[Criterion, CriterionMeasure], Iterator[Wrong]]] = {
    "ratio": _against_target,
    "threshold": _against_target,
    "level": _by_level,
    "deliverable": _by_people,
    "points": _by_people,
}
