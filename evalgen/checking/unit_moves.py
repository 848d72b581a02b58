"""Units that come below another one from a day on, and units whose superior is no more."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from evalgen.checking.names import refused
from evalgen.checking.subject import Subject
from evalgen.checking.unit_names import out_of_time
from evalgen.domain.organization import Unit, UnitParent
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity


def moved_while_not_in_force(subject: Subject) -> Iterator[Problem]:
    """A unit comes below another one after its first day, and not after its last."""
    for unit in subject.records.units.values():
        for item in unit.parents[1:]:
            if item.first is not None and (bound := out_of_time(item.first, unit.span)):
                yield Problem(
                    code="unit-moved-out-of-time",
                    place=unit.document.place(*item.pointer, "from"),
                    message=f"ngày {_move(item)} {item.first:%d/%m/%Y} {bound} của đơn vị.",
                    remedy=f"{_from_the_start(item)}; không thì kiểm tra lại ngày."
                    if item.first <= unit.span.first
                    else "Kiểm tra lại ngày chuyển, hoặc ngày kết thúc (to) của đơn vị.",
                )


def moved_to_the_same(subject: Subject) -> Iterator[Problem]:
    """The new superior is another one than before."""
    for unit in subject.records.units.values():
        for before, item in pairwise(unit.parents):
            if item.unit == before.unit:
                yield Problem(
                    code="unit-moved-to-the-same",
                    place=unit.document.place(*item.pointer, "parent"),
                    message=f"đơn vị đã {_stands(item)} từ trước, nên mục chuyển cấp trên này không đổi gì.",
                    remedy="Sửa mã đơn vị cấp trên, hoặc bỏ parent ở đây. Cấp trên cũ ghi ở parent, cấp trên mới ghi ở revisions.",
                    severity=Severity.WARNING,
                )


def _move(item: UnitParent) -> str:
    return f"chuyển về «{item.unit}»" if item.unit else "thành đơn vị cao nhất"


def _stands(item: UnitParent) -> str:
    return f"thuộc «{item.unit}»" if item.unit else "là đơn vị cao nhất"


def _from_the_start(item: UnitParent) -> str:
    if item.unit:
        return "Đơn vị thuộc cấp trên này ngay từ đầu thì ghi ở parent và bỏ mục này"
    return "Đơn vị là cao nhất ngay từ đầu thì bỏ parent và bỏ mục này"


def below_ended_unit(subject: Subject) -> Iterator[Problem]:
    """Of a superior that has ended, whoever leads in its place is judged without the units that were left below it."""
    units = subject.records.units
    for unit in units.values():
        standing = unit.parents[-1]
        above = units.get(standing.unit or "")
        if above is None or refused(subject.records, "units", above.id) or not _left_behind(unit, standing, above):
            continue
        yield Problem(
            code="unit-below-ended-unit",
            place=_place(unit, standing),
            message=f"đơn vị cấp trên «{above.id}» chỉ hoạt động đến {above.span.last:%d/%m/%Y}; đơn vị này còn hoạt động sau ngày ấy.",
            remedy=(
                "Ghi cấp trên mới với ngày bắt đầu vào revisions, không sửa parent cũ; "
                "đơn vị này cũng kết thúc thì ghi ngày kết thúc (to)."
            ),
            severity=Severity.WARNING,
        )


def _left_behind(unit: Unit, standing: UnitParent, above: Unit) -> bool:
    ended, own = above.span.last or dt.date.max, unit.span.last or dt.date.max
    return ended < own and (standing.first is None or own >= standing.first)


def _place(unit: Unit, standing: UnitParent) -> Place:
    return unit.document.place(*standing.pointer, "parent")
