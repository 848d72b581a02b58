"""Units that other files name."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from evalgen.checking.names import suggestion, unit_known
from evalgen.checking.subject import Subject
from evalgen.domain.organization import Unit
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.records import Records

MAX_LEVELS = 10
"""From a team of a commune up to the country there are fewer."""

_SHOWN = 20
"""So many units of a circle at most are named."""

_Above = Mapping[str, str | None]
"""By unit, the one above it on a day."""


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
    found: tuple[Record, ...] = (*records.collectives.values(), *records.evaluations)
    for record in found:
        folder = record.period, record.unit
        if folder not in folders:
            folders[folder] = record.place()
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
    for record in subject.records.people_and_collectives():
        for item in record.facts.discipline:
            if item.violation_unit is not None and not unit_known(records, item.violation_unit):
                place = record.place(*item.pointer, "violation_unit")
                yield _unknown(records, place, item.violation_unit, "đơn vị nơi xảy ra vi phạm")


def unit_cycle(subject: Subject) -> Iterator[Problem]:
    """No unit stands above itself on any day; a circle that comes again is told once."""
    records, told = subject.records, set[tuple[str, ...]]()
    for day, above, changed in _trees(records):
        found = set(_circles(above, changed)) - told
        told |= found
        for circle in sorted(found):
            shown = circle if len(circle) <= _SHOWN else (*circle[:_SHOWN], f"… {len(circle) - _SHOWN}")
            yield Problem(
                code="unit-cycle",
                place=_place_of_parent(records.units[circle[0]], day),
                message=f"các đơn vị là cấp trên của nhau theo vòng tròn{_since(day)}: {' → '.join((*shown, circle[0]))}.",
                remedy="Sửa mục parent của một trong các đơn vị này.",
            )


def _trees(records: Records) -> Iterator[tuple[dt.date, _Above, Iterable[str]]]:
    """The unit above each, in the beginning and on each day on which units came below others; with those that did.

    Only what is new on a day is new in its tree: where many units move on many days, whole trees would be too many.
    """
    above = {unit.id: unit.parents[0].unit for unit in records.units.values()}
    yield dt.date.min, above, above
    moves: dict[dt.date, dict[str, str | None]] = {}
    for unit in records.units.values():
        for item in unit.parents[1:]:
            moves.setdefault(item.first or dt.date.min, {})[unit.id] = item.unit
    for day in sorted(moves):
        above = above | moves[day]
        yield day, above, moves[day]


def _circles(above: _Above, changed: Iterable[str]) -> Iterator[tuple[str, ...]]:
    passed: dict[str, str] = {}
    for unit in changed:
        at: str | None = unit
        while at is not None and at in above and at not in passed:
            passed[at] = unit
            at = above[at]
        if at is not None and passed.get(at) == unit:
            yield _from_the_first(_circle(above, at))


def _circle(above: _Above, unit: str) -> list[str]:
    circle, at = [unit], above[unit]
    while at is not None and at != unit:
        circle.append(at)
        at = above[at]
    return circle


def _from_the_first(circle: list[str]) -> tuple[str, ...]:
    """The same circle, beginning with its first name by the alphabet."""
    at = circle.index(min(circle))
    return (*circle[at:], *circle[:at])


def unit_too_deep(subject: Subject) -> Iterator[Problem]:
    """The tree of units is on no day deeper than any administration; said of the first units that lie too deep."""
    records, told = subject.records, set[str]()
    for day, above, changed in _trees(records):
        for unit in _with_those_below(above, changed):
            if unit not in told and _levels(above, unit) == MAX_LEVELS + 1:
                told.add(unit)
                yield Problem(
                    code="unit-too-deep",
                    place=_place_of_parent(records.units[unit], day),
                    message=f"đơn vị «{unit}» nằm dưới {MAX_LEVELS} cấp đơn vị{_since(day)}; cây đơn vị sâu nhất {MAX_LEVELS} cấp.",
                    remedy="Kiểm tra mục parent của đơn vị này và các đơn vị cấp trên.",
                )


def _with_those_below(above: _Above, changed: Iterable[str]) -> Iterable[str]:
    """The units that changed, and those below them as far down as a tree may reach."""
    below: dict[str, list[str]] = {}
    for unit, parent in above.items():
        if parent is not None:
            below.setdefault(parent, []).append(unit)
    found, row = dict.fromkeys(changed), list(changed)
    for _ in range(MAX_LEVELS):
        row = [unit for at in row for unit in below.get(at, ()) if unit not in found]
        found |= dict.fromkeys(row)
    return found


def _levels(above: _Above, unit: str) -> int | None:
    """How many there are from the unit to the top; None where there are more than one too many."""
    at: str | None = unit
    for levels in range(MAX_LEVELS + 2):
        if at is None:
            return levels
        at = above.get(at)
    return None


def _since(day: dt.date) -> str:
    return "" if day == dt.date.min else f" từ {day:%d/%m/%Y}"


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
