"""The words of a threshold against the number and the sign taken from them."""

from collections.abc import Iterator

from msgspec import Struct

from evalgen.domain.number import show_plain
from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, Steps, all_criteria
from evalgen.regulation.lint.printed_numbers import PrintedNumber, printed_numbers
from evalgen.regulation.threshold import Threshold

_WHOLE = 100
_AT_LEAST = {">=", ">"}


class _Placed(Struct, frozen=True, kw_only=True):
    """A threshold with a number: its criterion, where it stands, and its number in its words."""

    steps: Steps
    criterion: str
    threshold: Threshold
    printed: PrintedNumber | None
    """None where the words do not hold the number."""


def threshold_unreachable(case: FrameworkCase) -> Iterator[Defect]:
    """Ngưỡng tính bằng phần trăm không quá 100%."""
    for placed in _numeric(case):
        threshold, value = placed.threshold, placed.threshold.value or 0
        strict = threshold.comparison == ">" and value == _WHOLE
        if threshold.unit.strip() == "%" and threshold.comparison in _AT_LEAST and (value > _WHOLE or strict):
            message = f"ngưỡng {threshold.words} của tiêu chí {placed.criterion} không thể đạt"
            remedy = "Sửa số hoặc chiều so sánh (comparison) của ngưỡng."
            yield _defect("threshold-unreachable", placed, f"{message}: tỷ lệ cao nhất là {_WHOLE}%", remedy)


def threshold_differs(case: FrameworkCase) -> Iterator[Defect]:
    """Số, dấu phần trăm và chiều so sánh của ngưỡng là số, dấu và chiều in trong lời của ngưỡng."""
    for placed in _numeric(case):
        threshold, printed = placed.threshold, placed.printed
        if printed is None:
            wrong = f"không có số {show_plain(threshold.value)}" if threshold.value is not None else ""
        elif threshold.unit.startswith("%") and not printed.percent:
            wrong = f"in số {show_plain(printed.value)} không có dấu %"
        elif len(printed.signs) == 1 and threshold.comparison not in printed.signs:
            wrong = f"in chiều {printed.signs[0]}, dữ liệu lấy {threshold.comparison}"
        else:
            continue
        message = f"lời của ngưỡng ở tiêu chí {placed.criterion} {wrong}: «{threshold.text}»"
        yield _defect("threshold-differs", placed, message, "Sửa ngưỡng cho đúng lời in.")


def threshold_unclear(case: FrameworkCase) -> Iterator[Defect]:
    """Lời của ngưỡng in đúng một chiều so sánh và một số; không in chiều nào thì phải đạt đúng số ấy."""
    for placed in _numeric(case):
        threshold, printed = placed.threshold, placed.printed
        if printed is None:
            continue
        if len(printed.signs) > 1:
            wrong = f"in hai chiều so sánh, {' và '.join(printed.signs)}"
        elif not printed.signs and threshold.comparison != "==":
            wrong = "in số mà không in chiều so sánh"
        elif printed.signed_twice:
            wrong = "in chiều so sánh hai lần"
        elif printed.signs and printed.opens_range:
            wrong = f"in chiều {printed.signs[0]} cho một khoảng"
        else:
            continue
        message = f"lời của ngưỡng ở tiêu chí {placed.criterion} {wrong}: «{threshold.text}»"
        yield _defect("threshold-unclear", placed, message, "Ghi cách hiểu được chọn ở reading của ngưỡng.")


def _numeric(case: FrameworkCase) -> Iterator[_Placed]:
    for placed in all_criteria(case.framework):
        for index, threshold in enumerate(placed.criterion.thresholds):
            if threshold.value is not None and threshold.kind == "numeric":
                numbers = printed_numbers(threshold.text)
                yield _Placed(
                    steps=(*placed.steps, "thresholds", index),
                    criterion=placed.criterion.id,
                    threshold=threshold,
                    printed=next((number for number in numbers if number.value == threshold.value), None),
                )


def _defect(code: str, placed: _Placed, message: str, remedy: str) -> Defect:
    return Defect(
        code=code,
        where=f"target:{placed.threshold.id}",
        steps=placed.steps,
        message=message,
        remedy=remedy,
        reading=placed.threshold.reading,
    )
