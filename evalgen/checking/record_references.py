"""Work items, criteria and axes that a record names."""

from collections.abc import Iterator

from evalgen.checking.names import listed, suggestion
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.regulation.frameworks.framework import Framework

Named = tuple[str, Pointer, bool]
"""What is named, where it stands, and whether it stands there as a key."""


def unknown_item(subject: Subject) -> Iterator[Problem]:
    """Results, differences and reasons of force majeure belong to a work item of the plan."""
    for evaluation in subject.records.evaluations:
        if evaluation.plan is None:
            continue
        planned = [item.id for item in evaluation.plan.work_items]
        for name, pointer, key in _items_named(evaluation):
            if name not in planned:
                yield Problem(
                    code="unknown-item",
                    place=evaluation.place(*pointer, key=key),
                    message=f"sản phẩm, công việc «{name}» không có trong kế hoạch của hồ sơ này.",
                    remedy=f"{suggestion(name, planned)}Sửa mã, hoặc bổ sung vào plan.work_items trước.",
                )


def unknown_criterion(subject: Subject) -> Iterator[Problem]:
    """A general criterion is one of the framework's."""
    for evaluation in subject.records.people_and_collectives():
        framework = subject.framework_of(evaluation)
        if framework is None:
            continue
        known = framework.general_criteria
        for name, pointer, key in _criteria_named(evaluation):
            if name not in known:
                yield Problem(
                    code="unknown-criterion",
                    place=evaluation.place(*pointer, key=key),
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
        for number, pointer, key in _strange_axes(evaluation, framework):
            yield _unknown_axis(number, evaluation.place(*pointer, key=key), framework)


def _unknown_axis(number: int, place: Place, framework: Framework) -> Problem:
    known = listed(str(axis.id) for axis in framework.axes)
    return Problem(
        code="unknown-axis",
        place=place,
        message=f"trục kết quả {number} không có trong khung «{framework.id}».",
        remedy=f"Chọn một trong các trục: {known}.",
        citation=framework.citation,
    )


def _items_named(evaluation: Evaluation) -> Iterator[Named]:
    if evaluation.self_assessment is not None:
        for name, result in evaluation.self_assessment.results.items():
            yield name, result.pointer, True
    for claim in evaluation.facts.force_majeure:
        yield claim.item, (*claim.pointer, "item"), False
    if evaluation.verification is not None:
        for difference in evaluation.verification.differences:
            if difference.item is not None:
                yield difference.item, (*difference.pointer, "item"), False


def _criteria_named(evaluation: Record) -> Iterator[Named]:
    if evaluation.self_assessment is not None:
        given = evaluation.self_assessment.general_criteria
        for key, names in (("met", given.met), ("not_met", given.not_met)):
            for index, name in enumerate(names):
                yield name, ("self_assessment", "general_criteria", key, index), False
        for name in given.awards:
            yield name, ("self_assessment", "general_criteria", "awards", name), True
        for deduction in given.deductions:
            yield deduction.criterion, (*deduction.pointer, "criterion"), False
    if evaluation.verification is not None:
        for difference in evaluation.verification.differences:
            if difference.criterion is not None:
                yield difference.criterion, (*difference.pointer, "criterion"), False


def _strange_axes(evaluation: Evaluation, framework: Framework) -> Iterator[tuple[int, Pointer, bool]]:
    plan, known = evaluation.plan, framework.axes_by_id
    if plan is None:
        return
    for number in plan.axis_weights or ():
        if number not in known:
            yield number, ("plan", "axis_weights", str(number)), True
    for index, number in enumerate(plan.main_axes):
        if number not in known:
            yield number, ("plan", "main_axes", index), False
    for item in plan.work_items:
        if item.axis not in known:
            yield item.axis, (*item.pointer, "axis"), False
