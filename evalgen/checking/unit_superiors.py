"""Units whose superior is no more, or not yet."""

import datetime as dt
from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from evalgen.checking.names import refused
from evalgen.checking.subject import Subject
from evalgen.domain.organization import Unit, UnitParent
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records


def below_ended_unit(subject: Subject) -> Iterator[Problem]:
    """Of a superior that has ended, whoever leads in its place is judged without the units that were left below it."""
    for unit, placed, above in _below_others(subject.records):
        if above.span.last is None or above.span.last >= placed.last:
            continue
        until = f"đơn vị cấp trên «{above.id}» chỉ hoạt động đến {above.span.last:%d/%m/%Y}"
        if placed.moves_on:
            message = f"{until}, mà {placed.last:%d/%m/%Y} đơn vị này còn thuộc về đó."
            remedy = "Sửa ngày chuyển sang cấp trên sau, hoặc ghi cấp trên của những ngày ở giữa vào revisions."
        else:
            message = f"{until}; đơn vị này còn hoạt động sau ngày ấy."
            remedy = (
                "Ghi cấp trên mới với ngày bắt đầu vào revisions, không sửa parent cũ (không còn cấp trên nào thì ghi mã "
                "của chính đơn vị này); đơn vị này cũng kết thúc thì ghi ngày kết thúc (to)."
            )
        yield Problem(
            code="unit-below-ended-unit",
            place=_place(unit, placed.parent),
            message=message,
            remedy=remedy,
            severity=Severity.WARNING,
        )


def below_later_unit(subject: Subject) -> Iterator[Problem]:
    """A superior is there when a unit comes below it."""
    # Units are often older than what stands above them since the last reform; no result asks for the years before.
    cutoffs = [period.cutoff for period in subject.records.periods.values()]
    for unit, placed, above in _below_others(subject.records):
        begins, moved = above.span.first, placed.parent.first is not None
        if begins <= placed.first or not (moved or any(placed.first <= day < begins for day in cutoffs)):
            continue
        yield Problem(
            code="unit-below-later-unit",
            place=_place(unit, placed.parent),
            message=f"đơn vị cấp trên «{above.id}» hoạt động từ {begins:%d/%m/%Y}, mà đơn vị này thuộc về đó từ {placed.first:%d/%m/%Y}.",
            remedy="Kiểm tra lại ngày chuyển, hoặc ngày bắt đầu (from) của đơn vị cấp trên."
            if moved
            else (
                "Ghi cấp trên của những ngày trước đó ở parent (không có thì bỏ parent), cấp trên này với ngày bắt đầu ở "
                "revisions; hoặc kiểm tra lại ngày bắt đầu (from) của đơn vị cấp trên."
            ),
            severity=Severity.WARNING,
        )


class _Placed(Struct, frozen=True, kw_only=True):
    """From which day to which a unit, while it is in force, is below one other."""

    parent: UnitParent
    first: dt.date
    last: dt.date
    moves_on: bool
    """Whether it is below another one, or none, afterwards."""


def _below_others(records: Records) -> Iterator[tuple[Unit, _Placed, Unit]]:
    """Each unit with each that it is below of, as far as that could be read."""
    for unit in records.units.values():
        for placed in _places(unit):
            above = records.units.get(placed.parent.unit or "")
            if above is not None and not refused(records, "units", above.id):
                yield unit, placed, above


def _places(unit: Unit) -> Iterator[_Placed]:
    end = unit.span.last or dt.date.max
    for parent, following in zip_longest(unit.parents, unit.parents[1:]):
        first, last = max(parent.first or unit.span.first, unit.span.first), end
        if moves_on := following is not None and following.first is not None and following.first <= end:
            last = following.first - dt.timedelta(days=1)
        if first <= last:
            yield _Placed(parent=parent, first=first, last=last, moves_on=moves_on)


def _place(unit: Unit, standing: UnitParent) -> Place:
    return unit.document.place(*standing.pointer, "parent")
