"""Names of units by date: each stands for some days of the unit, and is another one than before."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from evalgen.checking.subject import Subject
from evalgen.domain.organization import Span
from evalgen.domain.problem import Problem, Severity


def renamed_while_not_in_force(subject: Subject) -> Iterator[Problem]:
    """A unit is renamed after its first day, and not after its last: else one of its names was never borne."""
    for unit in subject.records.units.values():
        for item in unit.names[1:]:
            if item.first is not None and (bound := out_of_time(item.first, unit.span)):
                yield Problem(
                    code="unit-renamed-out-of-time",
                    place=unit.document.place(*item.pointer, "from"),
                    message=f"ngày đổi tên {item.first:%d/%m/%Y} {bound} của đơn vị.",
                    remedy="Đơn vị mang tên này ngay từ đầu thì ghi tên ấy ở name và bỏ mục này; không thì kiểm tra lại ngày."
                    if item.first <= unit.span.first
                    else "Kiểm tra lại ngày đổi tên, hoặc ngày kết thúc (to) của đơn vị.",
                )


def out_of_time(first: dt.date, span: Span) -> str:
    """Why nothing of a unit that is in force for `span` changes on the day `first`; empty where something may."""
    if first <= span.first:
        return f"không sau ngày đầu tiên ({span.first:%d/%m/%Y})"
    return "" if span.covers(first) else f"sau ngày cuối cùng ({span.last:%d/%m/%Y})"


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
