"""Units that other files name."""

import datetime as dt
from collections.abc import Iterator

from evalgen.checking.names import suggestion, unit_known, upwards
from evalgen.checking.subject import Subject
from evalgen.domain.organization import Unit
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records

MAX_LEVELS = 10
"""From a team of a commune up to the country there are fewer."""

_SHOWN = 20
"""So many units of a circle at most are named."""


def unknown_parent(subject: Subject) -> Iterator[Problem]:
    """The parent of a unit is a unit."""
    records = subject.records
    for unit in records.units.values():
        for item in unit.parents:
            if item.unit is not None and not unit_known(records, item.unit):
                yield _unknown(records, unit.document.place(*item.pointer, "parent"), item.unit, "đơn vị cấp trên")


def unknown_unit_of_post(subject: Subject) -> Iterator[Problem]:
    """A post is in a unit."""
    records = subject.records
    for person in records.people.values():
        for post in person.posts:
            if not unit_known(records, post.unit):
                place = person.document.place(*post.pointer, "unit")
                yield _unknown(records, place, post.unit, "đơn vị của chức vụ")


def unknown_unit_folder(subject: Subject) -> Iterator[Problem]:
    """A folder of a period bears the name of a unit."""
    records = subject.records
    folders: dict[tuple[Period, str], Place] = {}
    for collective in records.collectives.values():
        folders.setdefault((collective.period, collective.unit), collective.place())
    for evaluation in records.evaluations:
        folders.setdefault((evaluation.period, evaluation.unit), evaluation.place())
    for (_, unit), place in folders.items():
        if not unit_known(records, unit):
            yield _unknown(records, place, unit, "thư mục mang mã đơn vị")


def unknown_unit_of_catalogue(subject: Subject) -> Iterator[Problem]:
    """A catalogue bears the name of the unit that it belongs to."""
    records = subject.records
    for unit, catalogue in records.catalogues.items():
        if not unit_known(records, unit):
            yield _unknown(records, catalogue.document.place(), unit, "danh mục mang mã đơn vị")


def unknown_unit_of_notice(subject: Subject) -> Iterator[Problem]:
    """A notice names units."""
    records = subject.records
    for period in records.periods.values():
        for notice in period.notices:
            for index, unit in enumerate(notice.units or ()):
                if not unit_known(records, unit):
                    place = period.document.place(*notice.pointer, "units", index)
                    yield _unknown(records, place, unit, "đơn vị trong thông báo")


def unknown_unit_of_rate(subject: Subject) -> Iterator[Problem]:
    """A rate is raised for a known unit."""
    records = subject.records
    for period in records.periods.values():
        for raised in period.raised_rates:
            if raised.unit is not None and not unit_known(records, raised.unit):
                place = period.document.place(*raised.pointer, "unit")
                yield _unknown(records, place, raised.unit, "đơn vị được nâng tỷ lệ")


def unknown_unit_served(subject: Subject) -> Iterator[Problem]:
    """A party organization serves a unit."""
    records = subject.records
    for unit in records.units.values():
        if unit.serves is not None and not unit_known(records, unit.serves):
            yield _unknown(records, unit.document.place("serves"), unit.serves, "cơ quan, đơn vị cùng nơi")


def unknown_unit_of_violation(subject: Subject) -> Iterator[Problem]:
    """A violation that is disciplined happened at a unit: its result is what the discipline counts for."""
    records = subject.records
    for record in subject.people_and_collectives():
        for item in record.facts.discipline:
            if item.violation_unit is not None and not unit_known(records, item.violation_unit):
                place = record.place(*item.pointer, "violation_unit")
                yield _unknown(records, place, item.violation_unit, "đơn vị nơi xảy ra vi phạm")


_DAYS = (dt.date.min, dt.date.max)
"""The tree of units is looked at as it was in the beginning, and as it was revised last."""


def unit_cycle(subject: Subject) -> Iterator[Problem]:
    """No unit stands above itself."""
    for day in _DAYS:
        yield from _circles(subject.records, day)


def _circles(records: Records, day: dt.date) -> Iterator[Problem]:
    circles: list[list[str]] = []
    passed: dict[str, str] = {}
    for unit in records.units:
        at: str | None = unit
        while at is not None and at in records.units and at not in passed:
            passed[at] = unit
            at = records.units[at].parent_on(day)
        if at is not None and passed.get(at) == unit:
            circles.append(_from_the_first(upwards(records, at, day)))
    for circle in sorted(circles):
        shown = circle if len(circle) <= _SHOWN else [*circle[:_SHOWN], f"… {len(circle) - _SHOWN}"]
        yield Problem(
            code="unit-cycle",
            place=_place_of_parent(records.units[circle[0]], day),
            message=f"các đơn vị là cấp trên của nhau theo vòng tròn: {' → '.join((*shown, circle[0]))}.",
            remedy="Sửa mục parent của một trong các đơn vị này.",
        )


def _from_the_first(circle: tuple[str, ...]) -> list[str]:
    """The same circle, beginning with its first name by the alphabet."""
    at = circle.index(min(circle))
    return [*circle[at:], *circle[:at]]


def unit_too_deep(subject: Subject) -> Iterator[Problem]:
    """The tree of units is no deeper than any administration; said of the first unit that lies too deep."""
    for day in _DAYS:
        yield from _too_deep(subject.records, day)


def _too_deep(records: Records, day: dt.date) -> Iterator[Problem]:
    for unit in records.units.values():
        at: str | None = unit.id
        levels = 0
        while at is not None and levels <= MAX_LEVELS + 1:
            found, levels = records.units.get(at), levels + 1
            at = found.parent_on(day) if found else None
        if at is None and levels == MAX_LEVELS + 1:
            yield Problem(
                code="unit-too-deep",
                place=_place_of_parent(unit, day),
                message=f"đơn vị «{unit.id}» nằm dưới {MAX_LEVELS} cấp đơn vị; cây đơn vị sâu nhất {MAX_LEVELS} cấp.",
                remedy="Kiểm tra mục parent của đơn vị này và các đơn vị cấp trên.",
            )


def _place_of_parent(unit: Unit, day: dt.date) -> Place:
    standing = next(item for item in reversed(unit.parents) if item.first is None or item.first <= day)
    return unit.document.place(*standing.pointer, "parent")


def _unknown(records: Records, place: Place, unit: str, what: str) -> Problem:
    return Problem(
        code="unknown-unit",
        place=place,
        message=f"{what} «{unit}» không có trong danh sách đơn vị.",
        remedy=f"{suggestion(unit, records.units)}Sửa mã đơn vị, hoặc tạo tệp records/units/{unit}.yaml trước.",
    )
