"""Trục kết quả in a plan: weights, main axes, work items on each."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evalgen.checking.cited import asked, legal_value
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation, Plan
from evalgen.domain.number import show_plain, sum_of
from evalgen.domain.problem import Problem, Severity
from evalgen.regulation.frameworks.framework import Framework

_NOTHING = Fraction(0)


def axis_weights_sum(subject: Subject) -> Iterator[Problem]:
    """A person's own weights of the axes add up to the score of results."""
    for evaluation, plan in _plans(subject):
        total = legal_value(subject.laws.get(evaluation.period), "result_axes", "total")
        weights = _own_weights(subject, evaluation, plan)
        if total is None or weights is None or sum_of(weights.values()) == total.value:
            continue
        summed = " + ".join(show_plain(weight) for weight in weights.values())
        yield Problem(
            code="axis-weights-sum",
            place=evaluation.place("plan", "axis_weights", key=True),
            message=f"điểm tối đa của các trục cộng lại là {summed} = {show_plain(sum_of(weights.values()))}, phải bằng {total.value}.",
            remedy=f"Chia lại điểm của các trục để tổng bằng {total.value}.",
            citation=total.citation,
        )


def own_weights_not_allowed(subject: Subject) -> Iterator[Problem]:
    """A person has own weights of the axes only where the law allows it."""
    for evaluation, plan in _plans(subject):
        allowed = legal_value(subject.laws.get(evaluation.period), "result_axes", "own_weights")
        if plan.axis_weights is not None and allowed is not None and not allowed.value:
            yield Problem(
                code="own-weights-not-allowed",
                place=evaluation.place("plan", "axis_weights", key=True),
                message="quy định của kỳ này không cho phép cá nhân chia lại điểm giữa các trục.",
                remedy="Bỏ mục axis_weights; điểm tối đa của các trục lấy theo khung tiêu chí.",
                citation=allowed.citation,
            )


def axis_without_work_items(subject: Subject) -> Iterator[Problem]:
    """Every axis that has points has a work item that counts in the period."""
    for evaluation, plan, framework, maxima in _weighed_plans(subject):
        if not plan.work_items:
            continue
        used = _axes_used(subject, evaluation, plan)
        empty = [
            axis.id
            for axis in framework.axes
            if axis.id not in used and not axis.by_criteria and maxima[axis.id].numerator > 0
        ]
        if empty:
            names = ", ".join(str(axis) for axis in empty)
            steps = ("axis_weights",) if _own_weights(subject, evaluation, plan) is not None else ("work_items",)
            choice = ", hoặc ghi axis_weights chỉ cho các trục thực hiện" if _own_allowed(subject, evaluation) else ""
            cutoff = subject.records.cutoff(evaluation.period)
            waiting = ", ".join(f"«{item.id}»" for item in plan.work_items if item.axis in empty and item.due > cutoff)
            left_out = f": {waiting} có hạn sau ngày đánh giá {cutoff:%d/%m/%Y}, chưa có kết quả" if waiting else ""
            done = "Việc đã làm xong thì ghi kết quả. " if waiting else ""
            yield Problem(
                code="axis-without-work-items",
                place=evaluation.place("plan", *steps, key=True),
                message=f"trục {names} có điểm tối đa nhưng không có sản phẩm, công việc nào được tính trong kỳ{left_out}.",
                remedy=f"{done}Bổ sung sản phẩm, công việc cho trục đó{choice}.",
                citation=framework.citation,
            )


def axis_without_weight(subject: Subject) -> Iterator[Problem]:
    """Every work item is on an axis that has points."""
    for evaluation, plan, framework, maxima in _weighed_plans(subject):
        weightless = [axis for axis, maximum in maxima.items() if not maximum]
        for item in plan.work_items:
            if item.axis in weightless:
                yield Problem(
                    code="axis-without-weight",
                    place=evaluation.place(*item.pointer, "axis"),
                    message=f"sản phẩm, công việc «{item.id}» thuộc trục {item.axis}, nhưng trục này có 0 điểm.",
                    remedy="Ghi điểm cho trục này trong axis_weights, hoặc chuyển sản phẩm sang trục có điểm.",
                    citation=framework.citation,
                )


def main_axis_not_heavier(subject: Subject) -> Iterator[Problem]:
    """Every main axis has more points than every supporting one (HD 02, 2.5)."""
    for evaluation, plan, _, maxima in _weighed_plans(subject):
        heavier = legal_value(subject.laws.get(evaluation.period), "result_axes", "main_axes_heavier")
        if not plan.main_axes or heavier is None or not heavier.value:
            continue
        main = {axis: maxima[axis] for axis in plan.main_axes if axis in maxima}
        support = {axis: maximum for axis, maximum in maxima.items() if axis not in main and maximum.numerator > 0}
        if not main or not support or min(main.values()) > max(support.values()):
            continue
        lightest, heaviest = min(main, key=lambda axis: main[axis]), max(support, key=lambda axis: support[axis])
        yield Problem(
            code="main-axis-not-heavier",
            place=evaluation.place("plan", "main_axes"),
            message=(
                f"trục chính {lightest} có {show_plain(main[lightest])} điểm, "
                f"không cao hơn trục phụ {heaviest} có {show_plain(support[heaviest])} điểm."
            ),
            remedy="Chia lại điểm để mọi trục chính cao hơn mọi trục phụ, hoặc xác định lại trục chính.",
            severity=Severity.WARNING,
            citation=heavier.citation,
        )


def _plans(subject: Subject) -> Iterator[tuple[Evaluation, Plan]]:
    return ((item, item.plan) for item in subject.records.evaluations if item.plan is not None)


def _weighed_plans(subject: Subject) -> tuple[tuple[Evaluation, Plan, Framework, Mapping[int, Fraction]], ...]:
    """The plans of records whose framework is known, with the points of each axis."""
    return subject.once(_weighed)


def _weighed(subject: Subject) -> tuple[tuple[Evaluation, Plan, Framework, Mapping[int, Fraction]], ...]:
    framed = ((evaluation, plan, subject.framework_of(evaluation)) for evaluation, plan in _plans(subject))
    return tuple(
        (item, plan, framework, _maxima(_own_weights(subject, item, plan), framework))
        for item, plan, framework in framed
        if framework
    )


def _own_allowed(subject: Subject, evaluation: Evaluation) -> bool:
    """Whether the law lets a person have own weights."""
    return asked(subject.laws.get(evaluation.period), "result_axes", "own_weights")


def _own_weights(subject: Subject, evaluation: Evaluation, plan: Plan) -> Mapping[int, Fraction] | None:
    """The weights of the plan; those that the law does not allow count for nothing, and are told once."""
    return plan.axis_weights if _own_allowed(subject, evaluation) else None


def _maxima(own: Mapping[int, Fraction] | None, framework: Framework) -> dict[int, Fraction]:
    """The points of each axis of the framework: the person's own where the plan has them."""
    return {axis.id: axis.max_score if own is None else own.get(axis.id, _NOTHING) for axis in framework.axes}


def _axes_used(subject: Subject, evaluation: Evaluation, plan: Plan) -> set[int]:
    """Axes of the work items that count: due by the cut-off, or with a result."""
    cutoff = subject.records.cutoff(evaluation.period)
    results = evaluation.self_assessment.results if evaluation.self_assessment else {}
    return {item.axis for item in plan.work_items if item.due <= cutoff or item.id in results}
