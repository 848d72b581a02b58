"""«Trục kết quả chính, chủ yếu chiếm tỷ trọng điểm cao hơn»: whether the axes of a framework allow it at all."""

from collections.abc import Iterator

from evalgen.domain.number import show_plain
from evalgen.regulation.frameworks.framework import Axis
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase

_HEAVIER = ("result_axes", "main_axes_heavier")
_OWN = ("result_axes", "own_weights")


def marked_main_axes(case: FrameworkCase) -> Iterator[Defect]:
    """Trục mà khung ghi là trục chính nặng điểm hơn mọi trục phụ của khung."""
    support = [axis for axis in case.framework.axes if not axis.main]
    if not support or not _asked(case):
        return
    heaviest = max(support, key=lambda axis: axis.max_score)
    for index, axis in enumerate(case.framework.axes):
        if axis.main and axis.max_score <= heaviest.max_score:
            yield Defect(
                code="main-axis-not-heavier",
                where=f"main:{axis.id}",
                steps=("axes", index, "max_score"),
                message=f"trục chính {axis.id} có {show_plain(axis.max_score)} điểm, không cao hơn trục phụ "
                f"{heaviest.id} có {show_plain(heaviest.max_score)} điểm",
                remedy="Sửa điểm của các trục, hoặc trục nào là trục chính (main).",
            )


def fixed_weights(case: FrameworkCase) -> Iterator[Defect]:
    """Tỷ trọng cố định theo khung thì trục nào của khung cũng có thể là trục chính: none is outweighed for ever."""
    own = case.law.values.get(_OWN)
    axes = case.framework.axes
    if own is None or own.value or not _asked(case) or case.framework.missing or any(axis.main for axis in axes):
        return
    top = max(axis.max_score for axis in axes)
    heavy = [axis for axis in axes if axis.max_score == top]
    light = [axis for axis in axes if axis.max_score < top]
    if not light and len(axes) > 1:
        message = (
            f"tỷ trọng cố định theo khung, mọi trục đều {show_plain(top)} điểm: không trục chính nào nặng hơn trục phụ"
        )
        yield _fixed(message, own.chosen)
    elif light:
        message = (
            f"tỷ trọng cố định theo khung: {_named(light)} không thể là trục chính khi {_named(heavy)} là trục phụ"
        )
        yield _fixed(message, own.chosen)


def _asked(case: FrameworkCase) -> bool:
    heavier = case.law.values.get(_HEAVIER)
    return heavier is not None and bool(heavier.value)


def _fixed(message: str, reading: str) -> Defect:
    return Defect(
        code="main-axis-cannot-be-heavier",
        where="main:all",
        steps=("axes",),
        message=message,
        remedy="Cho phân bổ tỷ trọng riêng (result_axes.own_weights: true), hoặc ghi trục chính của khung (main: true).",
        reading=reading,
    )


def _named(axes: list[Axis]) -> str:
    """«trục 2, 3 (10 điểm)», the scores as far as they are the same."""
    scores = sorted({axis.max_score for axis in axes}, reverse=True)
    listed = ", ".join(str(axis.id) for axis in axes)
    return f"trục {listed} ({' và '.join(show_plain(score) for score in scores)} điểm)"
