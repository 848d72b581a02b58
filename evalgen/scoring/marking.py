"""From a record to its marks: as the person assessed, or as verified."""

from collections.abc import Iterable, Mapping

from evalgen.domain.evaluation import Plan, Scorable, WorkItem
from evalgen.domain.marks import Gap, Mark, Marks, ResultMark
from evalgen.domain.measures import UnitMeasure
from evalgen.domain.self_assessment import CriterionResult
from evalgen.domain.verification import Difference
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law
from evalgen.scoring.criterion_marking import criterion_marks, verified_criterion_marks
from evalgen.scoring.item_marking import item_marks, verified_item_marks


def self_marks(evaluation: Scorable, framework: Framework, law: Law, counted: Iterable[WorkItem]) -> Marks | Gap:
    """The marks of the self-assessment for the work items `counted`, or what is missing."""
    assessment = evaluation.self_assessment
    if evaluation.plan is None and any(not axis.by_criteria for axis in framework.axes):
        return Gap(reason="Chưa đăng ký nhiệm vụ của kỳ (mục plan).", place=evaluation.place())
    if assessment is None:
        return Gap(reason="Chưa có bản tự đánh giá (mục self_assessment).", place=evaluation.place())
    if evaluation.plan is not None and not evaluation.plan.work_items and not framework.result_criteria:
        place = evaluation.place("plan", "work_items")
        return Gap(reason="Kế hoạch không có sản phẩm, công việc nào.", place=place, no_work_items=True)
    criteria = criterion_marks(evaluation, assessment.general_criteria, framework, law)
    items = item_marks(evaluation, assessment.results, counted, framework, law)
    results = _results(evaluation, assessment.criteria_results, framework)
    if isinstance(criteria, Gap) or isinstance(items, Gap) or isinstance(results, Gap):
        return next(part for part in (criteria, items, results) if isinstance(part, Gap))
    unit = {
        measure: Mark(value=result.value, place=evaluation.place(*result.pointer, "value"))
        for measure, result in assessment.unit_measures.items()
    }
    return Marks(criteria=criteria, items=items, results=results, unit=unit)


def verified_marks(marks: Marks, evaluation: Scorable, framework: Framework, law: Law) -> Marks | Gap:
    """`marks` with the differences of the verification applied; a difference that fits nothing changes nothing."""
    differences = evaluation.verification.differences if evaluation.verification else ()
    if not differences:
        return marks
    items = verified_item_marks(marks.items, differences, evaluation, framework, law)
    if isinstance(items, Gap):
        return items
    criteria = verified_criterion_marks(marks.criteria, differences, evaluation, framework, law)
    if isinstance(criteria, Gap):
        return criteria
    results = tuple(_verified_result(mark, differences, evaluation) for mark in marks.results)
    unit = dict(marks.unit) | _verified_unit(differences, evaluation)
    return Marks(criteria=criteria, items=items, results=results, unit=unit)


def counted_items(plan: Plan, evaluation: Scorable, cutoff_passed: frozenset[str]) -> tuple[WorkItem, ...]:
    """The work items that count: an item due after an early cut-off is left out, unless a result is recorded for it."""
    results = evaluation.self_assessment.results if evaluation.self_assessment else {}
    return tuple(item for item in plan.work_items if item.id in results or item.id not in cutoff_passed)


def _results(
    evaluation: Scorable, given: Mapping[str, CriterionResult], framework: Framework
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


def _verified_result(mark: ResultMark, differences: Iterable[Difference], evaluation: Scorable) -> ResultMark:
    for difference in differences:
        if difference.result_criterion == mark.criterion and difference.result is not None:
            place = evaluation.place(*difference.pointer, difference.result.given)
            mark = ResultMark(criterion=mark.criterion, result=difference.result, place=place)
    return mark


def _verified_unit(differences: Iterable[Difference], evaluation: Scorable) -> dict[UnitMeasure, Mark]:
    return {
        item.unit_measure: Mark(value=item.value, place=evaluation.place(*item.pointer, "value"))
        for item in differences
        if item.unit_measure is not None and item.value is not None
    }
