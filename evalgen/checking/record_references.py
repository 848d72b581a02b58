"""Work items, criteria and axes that a record names."""

from collections.abc import Iterator

from evalgen.checking.names import listed, suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.regulation.law import Framework


def unknown_item(subject: Subject) -> Iterator[Problem]:
    """Results, differences and reasons of force majeure belong to a work item of the plan."""
    for evaluation in subject.records.evaluations:
        if evaluation.plan is None:
            continue
        planned = [item.id for item in evaluation.plan.work_items]
        for name, place in _items_named(evaluation):
            if name not in planned:
                yield Problem(
                    code="unknown-item",
                    place=place,
                    message=f"sản phẩm, công việc «{name}» không có trong kế hoạch của hồ sơ này.",
                    remedy=f"{suggestion(name, planned)}Sửa mã, hoặc bổ sung vào plan.work_items trước.",
                )


def unknown_criterion(subject: Subject) -> Iterator[Problem]:
    """A general criterion is one of the framework's."""
    for evaluation in subject.records.evaluations:
        framework = subject.framework_of(evaluation)
        if framework is None:
            continue
        known = framework.general_criteria
        for name, place in _criteria_named(evaluation):
            if name not in known:
                yield Problem(
                    code="unknown-criterion",
                    place=place,
                    message=f"tiêu chí chung «{name}» không có trong khung «{framework.id}».",
                    remedy=f"{suggestion(name, known)}Các tiêu chí chung: {', '.join(known)}.",
                    citation=framework.citation,
                )


def unknown_axis(subject: Subject) -> Iterator[Problem]:
    """An axis of results is one of the framework's."""
    for evaluation in subject.records.evaluations:
        framework = subject.framework_of(evaluation)
        if framework is None:
            continue
        for number, place in _axes_named(evaluation):
            if framework.axis(number) is None:
                yield _unknown_axis(number, place, framework)


def _unknown_axis(number: int, place: Place, framework: Framework) -> Problem:
    known = listed(str(axis.id) for axis in framework.axes)
    return Problem(
        code="unknown-axis",
        place=place,
        message=f"trục kết quả {number} không có trong khung «{framework.id}».",
        remedy=f"Chọn một trong các trục: {known}.",
        citation=framework.citation,
    )


def _items_named(evaluation: Evaluation) -> Iterator[tuple[str, Place]]:
    if evaluation.self_assessment is not None:
        for name, result in evaluation.self_assessment.results.items():
            yield name, evaluation.place(*result.pointer, key=True)
    for claim in evaluation.facts.force_majeure:
        yield claim.item, evaluation.place(*claim.pointer, "item")
    if evaluation.verification is not None:
        for difference in evaluation.verification.differences:
            if difference.item is not None:
                yield difference.item, evaluation.place(*difference.pointer, "item")


def _criteria_named(evaluation: Evaluation) -> Iterator[tuple[str, Place]]:
    if evaluation.self_assessment is not None:
        given = evaluation.self_assessment.general_criteria
        for key, names in (("met", given.met), ("not_met", given.not_met)):
            for index, name in enumerate(names):
                yield name, evaluation.place("self_assessment", "general_criteria", key, index)
    if evaluation.verification is not None:
        for difference in evaluation.verification.differences:
            if difference.criterion is not None:
                yield difference.criterion, evaluation.place(*difference.pointer, "criterion")


def _axes_named(evaluation: Evaluation) -> Iterator[tuple[int, Place]]:
    plan = evaluation.plan
    if plan is None:
        return
    for number in plan.axis_weights or ():
        yield number, evaluation.place("plan", "axis_weights", str(number), key=True)
    for index, number in enumerate(plan.main_axes):
        yield number, evaluation.place("plan", "main_axes", index)
    for item in plan.work_items:
        yield item.axis, evaluation.place(*item.pointer, "axis")
