"""From a record to its marks: as the person assessed, or as verified."""

from collections.abc import Iterable, Mapping

from evalgen.domain.evaluation import (
    CriterionResult,
    Difference,
    Evaluation,
    GeneralCriteria,
    ItemResult,
    Measure,
    Plan,
    WorkItem,
)
from evalgen.domain.marks import CriterionMark, Gap, ItemMark, Mark, Marks, ResultMark
from evalgen.domain.place import Place
from evalgen.regulation.law import Framework

_LEVELS = (Measure.QUALITY, Measure.TIMELINESS, Measure.LEADERSHIP)


def self_marks(evaluation: Evaluation, framework: Framework, counted: Iterable[WorkItem]) -> Marks | Gap:
    """The marks of the self-assessment for the work items `counted`, or what is missing."""
    assessment = evaluation.self_assessment
    if evaluation.plan is None:
        return Gap(reason="Chưa đăng ký nhiệm vụ của kỳ (mục plan).", place=evaluation.place())
    if assessment is None:
        return Gap(reason="Chưa có bản tự đánh giá (mục self_assessment).", place=evaluation.place())
    if not evaluation.plan.work_items and not framework.result_criteria:
        place = evaluation.place("plan", "work_items")
        return Gap(reason="Kế hoạch không có sản phẩm, công việc nào.", place=place, no_work_items=True)
    criteria = _criteria(evaluation, assessment.general_criteria, framework)
    if isinstance(criteria, Gap):
        return criteria
    items = _items(evaluation, assessment.results, counted, framework)
    if isinstance(items, Gap):
        return items
    results = _results(evaluation, assessment.criteria_results, framework)
    return results if isinstance(results, Gap) else Marks(criteria=criteria, items=items, results=results)


def verified_marks(marks: Marks, evaluation: Evaluation, framework: Framework) -> Marks | Gap:
    """`marks` with the differences of the verification applied; a difference that fits nothing changes nothing.

    Where the verification finds something delivered that the person had not reported, it must state all levels.
    """
    if evaluation.verification is None:
        return marks
    differences = evaluation.verification.differences
    items = tuple(_verified_item(mark, differences, evaluation) for mark in marks.items)
    for item in items:
        missing = [measure.value.lower() for measure in _LEVELS if measure not in item.levels]
        if missing and item.quantity.value > 0 and not _by_criteria(framework, item.item.axis):
            reason = f"Thẩm định ghi có kết quả «{item.item.id}» nhưng chưa ghi mức {', '.join(missing)}."
            return Gap(reason=reason, place=item.quantity.place)
    criteria = tuple(_verified_criterion(mark, differences, evaluation) for mark in marks.criteria)
    results = tuple(_verified_result(mark, differences, evaluation) for mark in marks.results)
    return Marks(criteria=criteria, items=items, results=results)


def counted_items(plan: Plan, evaluation: Evaluation, cutoff_passed: frozenset[str]) -> tuple[WorkItem, ...]:
    """The work items that count: an item due after an early cut-off is left out, unless a result is recorded for it."""
    results = evaluation.self_assessment.results if evaluation.self_assessment else {}
    return tuple(item for item in plan.work_items if item.id in results or item.id not in cutoff_passed)


def _criteria(evaluation: Evaluation, given: GeneralCriteria, framework: Framework) -> tuple[CriterionMark, ...] | Gap:
    base = ("self_assessment", "general_criteria")
    marks: list[CriterionMark] = []
    for criterion in framework.general_criteria:
        if criterion in given.not_met:
            place = evaluation.place(*base, "not_met", given.not_met.index(criterion))
            marks.append(CriterionMark(criterion=criterion, met=False, place=place))
        elif criterion in given.met:
            place = evaluation.place(*base, "met", given.met.index(criterion))
            marks.append(CriterionMark(criterion=criterion, met=True, place=place))
        elif given.default_met is not None:
            place = evaluation.place(*base, "default")
            marks.append(CriterionMark(criterion=criterion, met=given.default_met, place=place))
        else:
            reason = f"Tiêu chí chung {criterion} chưa được đánh dấu đảm bảo hay không đảm bảo."
            return Gap(reason=reason, place=evaluation.place(*base))
    return tuple(marks)


def _by_criteria(framework: Framework, number: int) -> bool:
    """Work items on an axis that is scored by criteria count for completion alone, so that no levels are needed."""
    axis = framework.axis(number)
    return axis is not None and axis.by_criteria


def _results(
    evaluation: Evaluation, given: Mapping[str, CriterionResult], framework: Framework
) -> tuple[ResultMark, ...] | Gap:
    marks: list[ResultMark] = []
    for name in framework.result_criteria:
        result = given.get(name)
        if result is None:
            reason = f"Chưa có kết quả của tiêu chí «{name}»."
            return Gap(reason=reason, place=evaluation.place("self_assessment", "criteria_results"))
        place = evaluation.place(*result.pointer, result.given)
        marks.append(ResultMark(criterion=name, result=result, place=place))
    return tuple(marks)


def _items(
    evaluation: Evaluation, results: Mapping[str, ItemResult], counted: Iterable[WorkItem], framework: Framework
) -> tuple[ItemMark, ...] | Gap:
    marks: list[ItemMark] = []
    for item in counted:
        result = results.get(item.id)
        if result is None:
            reason = f"Chưa có kết quả của sản phẩm, công việc «{item.id}»."
            return Gap(reason=reason, place=evaluation.place(*item.pointer, "id"))
        mark = _item(evaluation, item, result, levels_needed=not _by_criteria(framework, item.axis))
        if isinstance(mark, Gap):
            return mark
        marks.append(mark)
    return tuple(marks)


def _item(evaluation: Evaluation, item: WorkItem, result: ItemResult, *, levels_needed: bool) -> ItemMark | Gap:
    recorded = {
        Measure.QUALITY: result.quality,
        Measure.TIMELINESS: result.timeliness,
        Measure.LEADERSHIP: result.leadership,
    }
    missing = [measure.value.lower() for measure, value in recorded.items() if value is None]
    if missing and levels_needed and result.quantity > 0:
        reason = f"Kết quả «{item.id}» chưa ghi mức {', '.join(missing)}."
        return Gap(reason=reason, place=evaluation.place(*result.pointer))
    return ItemMark(
        item=item,
        quantity=Mark(value=result.quantity, place=evaluation.place(*result.pointer, "quantity")),
        levels={
            measure: Mark(value=value, place=evaluation.place(*result.pointer, measure.key))
            for measure, value in recorded.items()
            if value is not None
        },
    )


def _verified_criterion(
    mark: CriterionMark, differences: Iterable[Difference], evaluation: Evaluation
) -> CriterionMark:
    for difference in differences:
        if difference.criterion == mark.criterion and difference.met is not None:
            place = evaluation.place(*difference.pointer, "met")
            mark = CriterionMark(criterion=mark.criterion, met=difference.met, place=place)
    return mark


def _verified_item(mark: ItemMark, differences: Iterable[Difference], evaluation: Evaluation) -> ItemMark:
    quantity = mark.quantity
    levels = dict(mark.levels)
    for difference in differences:
        if difference.item != mark.item.id or difference.measure is None or difference.value is None:
            continue
        place: Place = evaluation.place(*difference.pointer, "value")
        verified = Mark(value=difference.value, place=place)
        if difference.measure is Measure.QUANTITY:
            quantity = verified
        else:
            levels[difference.measure] = verified
    return ItemMark(item=mark.item, quantity=quantity, levels=levels)


def _verified_result(mark: ResultMark, differences: Iterable[Difference], evaluation: Evaluation) -> ResultMark:
    for difference in differences:
        if difference.result_criterion == mark.criterion and difference.result is not None:
            place = evaluation.place(*difference.pointer, difference.result.given)
            mark = ResultMark(criterion=mark.criterion, result=difference.result, place=place)
    return mark
