"""The numbers of groups and criteria in printed order: a number out of order or left out is a line lost or misplaced."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evalgen.regulation.lint.framework_case import Defect, FrameworkCase, Steps, printed_groups

_NUMBERED = re.compile(r"[A-Za-z]*\d+(?:\.\d+)*")
"""«1.1», «T6.4», «3.1.2»; what is lettered or worded has no order that a rule could know."""


def numbers_out_of_order(case: FrameworkCase) -> Iterator[Defect]:
    """Mã xếp tăng dần như in."""
    for listed in _lists(case):
        for (_, earlier), (steps, later) in pairwise(listed):
            if _numbers(later) <= _numbers(earlier):
                yield Defect(
                    code="number-out-of-order",
                    where=f"order:{later}",
                    steps=(*steps, "id"),
                    message=f"mã {later} đứng sau mã {earlier}",
                    remedy="Xếp lại theo thứ tự in, hoặc sửa mã.",
                )


def numbers_left_out(case: FrameworkCase) -> Iterator[Defect]:
    """Mã tiêu chí không bị bỏ cách: a number left out is a line that may be lost.

    Axes may be left out: a local framework keeps the numbers of those that it takes over, and a lost one breaks the sum.
    """
    if case.framework.missing:
        return
    for listed in _criteria(case):
        for (_, earlier), (steps, later) in pairwise(listed):
            before, after = _numbers(earlier), _numbers(later)
            if before[:-1] == after[:-1] and after[-1] > before[-1] + 1:
                yield Defect(
                    code="number-left-out",
                    where=f"order:{later}",
                    steps=(*steps, "id"),
                    message=f"sau mã {earlier} là mã {later}: có thể thiếu một dòng",
                    remedy="Bổ sung phần còn thiếu; văn bản mất trang thì ghi ở missing.",
                )


def _lists(case: FrameworkCase) -> Iterator[Sequence[tuple[Steps, str]]]:
    """The lists of a framework as printed: the groups, the axes, and the criteria of each; with their places."""
    for key, listed in printed_groups(case.framework):
        yield _numbered([((key, index), str(group.id)) for index, group in enumerate(listed)])
    yield from _criteria(case)


def _criteria(case: FrameworkCase) -> Iterator[Sequence[tuple[Steps, str]]]:
    for key, listed in printed_groups(case.framework):
        for index, group in enumerate(listed):
            steps: list[Steps] = [(key, index, "criteria", number) for number in range(len(group.criteria))]
            yield _numbered(list(zip(steps, (criterion.id for criterion in group.criteria), strict=True)))


def _numbered(listed: list[tuple[Steps, str]]) -> Sequence[tuple[Steps, str]]:
    return listed if all(_NUMBERED.fullmatch(name) for _, name in listed) else ()


def _numbers(name: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", name))
