"""Revisions of units: another name or another superior from a day on, in days of the unit and other than before."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeVar

from evalgen.checking.subject import Subject
from evalgen.domain.organization import Unit, UnitName, UnitParent
from evalgen.domain.problem import Problem, Severity

Revision = TypeVar("Revision", UnitName, UnitParent)


def renamed_while_not_in_force(subject: Subject) -> Iterator[Problem]:
    """A unit is renamed after its first day, and not after its last: else one of its names was never borne."""
    for unit, item, too_early, words in _out_of_time(subject, lambda unit: unit.names):
        yield Problem(
            code="unit-renamed-out-of-time",
            place=unit.document.place(*item.pointer, "from"),
            message=f"ngày đổi tên {words} của đơn vị.",
            remedy="Đơn vị mang tên này ngay từ đầu thì ghi tên ấy ở name và bỏ mục này; không thì kiểm tra lại ngày."
            if too_early
            else "Kiểm tra lại ngày đổi tên, hoặc ngày kết thúc (to) của đơn vị.",
        )


def moved_while_not_in_force(subject: Subject) -> Iterator[Problem]:
    """A unit comes below another one after its first day, and not after its last."""
    for unit, item, too_early, words in _out_of_time(subject, lambda unit: unit.parents):
        move = f"chuyển về «{item.unit}»" if item.unit else "thành đơn vị cao nhất"
        yield Problem(
            code="unit-moved-out-of-time",
            place=unit.document.place(*item.pointer, "from"),
            message=f"ngày {move} {words} của đơn vị.",
            remedy=f"{_from_the_start(item)}; không thì kiểm tra lại ngày."
            if too_early
            else "Kiểm tra lại ngày chuyển, hoặc ngày kết thúc (to) của đơn vị.",
        )


def _from_the_start(item: UnitParent) -> str:
    if item.unit:
        return "Đơn vị thuộc cấp trên này ngay từ đầu thì ghi ở parent và bỏ mục này"
    return "Đơn vị là cao nhất ngay từ đầu thì bỏ parent và bỏ mục này"


def _out_of_time(
    subject: Subject, dated: Callable[[Unit], tuple[Revision, ...]]
) -> Iterator[tuple[Unit, Revision, bool, str]]:
    """What is revised on a day on which nothing of the unit changes; whether that is too early, and the day in words."""
    for unit in subject.records.units.values():
        first, last = unit.span.first, unit.span.last
        for item in dated(unit)[1:]:
            if item.first is None:
                continue
            if item.first <= first:
                yield unit, item, True, f"{item.first:%d/%m/%Y} không sau ngày đầu tiên ({first:%d/%m/%Y})"
            elif last is not None and item.first > last:
                yield unit, item, False, f"{item.first:%d/%m/%Y} sau ngày cuối cùng ({last:%d/%m/%Y})"


def renamed_to_the_same(subject: Subject) -> Iterator[Problem]:
    """A new name differs from the one before."""
    for unit in subject.records.units.values():
        for before, item in pairwise(unit.names):
            if (item.name, item.short_name) == (before.name, before.short_name):
                yield Problem(
                    code="unit-renamed-to-the-same",
                    place=unit.document.place(*item.pointer, "name"),
                    message=f"tên «{item.name}» giống hệt tên trước đó, nên mục đổi tên này không đổi gì.",
                    remedy="Sửa tên, hoặc bỏ mục này. Tên cũ ghi ở name, tên mới ghi ở revisions.",
                    severity=Severity.WARNING,
                )


def moved_to_the_same(subject: Subject) -> Iterator[Problem]:
    """The new superior is another one than before."""
    for unit in subject.records.units.values():
        for before, item in pairwise(unit.parents):
            if item.unit == before.unit:
                stands = f"thuộc «{item.unit}»" if item.unit else "là đơn vị cao nhất"
                yield Problem(
                    code="unit-moved-to-the-same",
                    place=unit.document.place(*item.pointer, "parent"),
                    message=f"đơn vị đã {stands} từ trước, nên mục chuyển cấp trên này không đổi gì.",
                    remedy="Sửa mã đơn vị cấp trên, hoặc bỏ parent ở đây. Cấp trên cũ ghi ở parent, cấp trên mới ghi ở revisions.",
                    severity=Severity.WARNING,
                )
