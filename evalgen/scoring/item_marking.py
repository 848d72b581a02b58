"""The marks of work items: quantity, and levels or counts of faults, whichever the law marks by."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from evalgen.domain.evaluation import Scorable, WorkItem
from evalgen.domain.marks import DeferredMark, FaultMark, Gap, ItemMark, Mark
from evalgen.domain.measures import MEASURES, FaultKind, Measure
from evalgen.domain.self_assessment import ItemResult
from evalgen.domain.verification import Difference
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law


def item_marks(
    evaluation: Scorable,
    results: Mapping[str, ItemResult],
    counted: Iterable[WorkItem],
    framework: Framework,
    law: Law,
) -> tuple[ItemMark, ...] | Gap:
    """A mark for every item that counts; a result that is missing, or lacks what it is judged by, is a gap."""
    marks: list[ItemMark] = []
    marked = _faults if law.counts_faults else _levels
    for item in counted:
        result = results.get(item.id)
        if result is None:
            reason = f"Chưa có kết quả của sản phẩm, công việc «{item.id}»."
            return Gap(reason=reason, place=evaluation.place(*item.pointer, "id"))
        quantity = DeferredMark(result.quantity, evaluation, result.pointer, "quantity")
        mark = marked(item, quantity, evaluation, result, law)
        missing = _missing(mark, framework, law)
        if missing:
            reason = f"Kết quả «{item.id}» chưa ghi {missing}."
            return Gap(reason=reason, place=evaluation.place(*result.pointer))
        marks.append(mark)
    return tuple(marks)


def verified_item_marks(
    marks: tuple[ItemMark, ...],
    differences: tuple[Difference, ...],
    evaluation: Scorable,
    framework: Framework,
    law: Law,
) -> tuple[ItemMark, ...] | Gap:
    """`marks` with the differences applied.

    Where the verification finds something delivered that the person had not reported, it must state all that it is
    judged by.
    """
    verified = tuple(_verified(mark, differences, evaluation) for mark in marks)
    for mark in verified:
        missing = _missing(mark, framework, law)
        if missing:
            reason = f"Thẩm định ghi có kết quả «{mark.item.id}» nhưng chưa ghi {missing}."
            return Gap(reason=reason, place=mark.quantity.place)
    return verified


def judged_measures(law: Law) -> tuple[Measure, ...]:
    """The measures that an item is judged by besides its quantity; none where no axis is scored by items."""
    return law.once(_judged_measures)


def _judged_measures(law: Law) -> tuple[Measure, ...]:
    weights = law.values.get(("kpi", "weights"))
    names = weights.value if weights is not None else {}
    return tuple(measure for measure in MEASURES if measure.key in names and measure is not Measure.QUANTITY)


def _levels(item: WorkItem, quantity: Mark, evaluation: Scorable, result: ItemResult, _law: Law) -> ItemMark:
    levels: dict[Measure, Mark] = {
        measure: DeferredMark(level, evaluation, result.pointer, measure.key)
        for measure, level in result.levels
        if level is not None
    }
    return ItemMark(item=item, quantity=quantity, levels=levels, faults={})


def _faults(item: WorkItem, quantity: Mark, evaluation: Scorable, result: ItemResult, law: Law) -> ItemMark:
    faults: dict[Measure, FaultMark] = {}
    for kind in FaultKind:
        count = result.count(kind)
        if count is not None:
            recorded = DeferredMark(Fraction(count), evaluation, result.pointer, kind.key)
            faults[kind.measure] = FaultMark(recorded=recorded, excused=_excused(evaluation, result, kind, law))
    return ItemMark(item=item, quantity=quantity, levels={}, faults=faults)


def _excused(evaluation: Scorable, result: ItemResult, kind: FaultKind, law: Law) -> Mark | None:
    # «trừ trường hợp sai sót do nguyên nhân khách quan được cấp có thẩm quyền xác nhận»
    causes = [cause for cause in result.objective if cause.kind is kind and cause.confirmed is not None]
    if not causes or law.get("faults", "excuse").value != "objective_cause":
        return None
    count = Fraction(sum(cause.count for cause in causes))
    return Mark(value=count, place=evaluation.place(*causes[0].pointer, "count"))


def _missing(mark: ItemMark, framework: Framework, law: Law) -> str:
    """What something delivered is not judged by yet, in words; work items on an axis scored by criteria need nothing."""
    axis = framework.axis(mark.item.axis)
    if mark.quantity.value.numerator <= 0 or (axis is not None and axis.by_criteria):
        return ""
    if law.counts_faults:
        return ", ".join(kind.value.lower() for kind in FaultKind if kind.measure not in mark.faults)
    levels = [measure.value.lower() for measure in judged_measures(law) if measure not in mark.levels]
    return f"mức {', '.join(levels)}" if levels else ""


def _verified(mark: ItemMark, differences: Iterable[Difference], evaluation: Scorable) -> ItemMark:
    quantity, levels, faults = mark.quantity, dict(mark.levels), dict(mark.faults)
    for difference in differences:
        if difference.item != mark.item.id or difference.value is None:
            continue
        value = Mark(value=difference.value, place=evaluation.place(*difference.pointer, "value"))
        if difference.count is not None:
            found = faults.get(difference.count.measure)
            faults[difference.count.measure] = FaultMark(recorded=value, excused=found.excused if found else None)
        elif difference.measure is Measure.QUANTITY:
            quantity = value
        elif difference.measure is not None:
            levels[difference.measure] = value
    return ItemMark(item=mark.item, quantity=quantity, levels=levels, faults=faults)
