"""All files of the sample organization, commune by commune."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from evalgen.domain.evaluation import Stage
from evalgen.drafting.demo.bodies import BODIES, PROVINCE_PATH, body_record, organization_record, province_record
from evalgen.drafting.demo.calendar import Quarter, quarters
from evalgen.drafting.demo.collectives import collective_record, unit_course
from evalgen.drafting.demo.commune import Commune
from evalgen.drafting.demo.course import Course
from evalgen.drafting.demo.evaluations import course_of, evaluation_record, stage_of
from evalgen.drafting.demo.names import Register
from evalgen.drafting.demo.people import CAREERS, Holder, settle, sitting
from evalgen.drafting.demo.periods import period_record
from evalgen.drafting.demo.place_in_repository import head_of
from evalgen.drafting.demo.products import catalogue_record
from evalgen.drafting.demo.scene import UnitScene
from evalgen.drafting.demo.seats import SEATS
from evalgen.drafting.demo.signing import NOTE, RECEIVER_PATH, receiver_record
from evalgen.drafting.demo.units import UNITS
from evalgen.drafting.yaml_text import yaml_text

DEFAULT_SEED = 366
DEFAULT_PEOPLE = len(CAREERS)
"""The people of one full commune."""

_ENOUGH = 60
"""With fewer people the peer groups of a commune are too small for anybody but heads to stand out."""

DEFAULT_PERIODS = 2
"""One quarter that is decided and published, one in progress."""

_CASE = "Trường hợp minh họa: "


def draft_demo(
    *, seed: int = DEFAULT_SEED, people: int = DEFAULT_PEOPLE, periods: int = DEFAULT_PERIODS
) -> Iterator[tuple[str, str]]:
    """Pairs of a path below `records/` and its text. The same arguments give the same files."""
    drawn = quarters(periods)
    communes = max(1, -(-people // len(CAREERS)))
    yield _file("organization.yaml", "organization", organization_record(communes))
    yield _file(PROVINCE_PATH, "body", province_record(), note=NOTE)
    yield _file(RECEIVER_PATH, "body", receiver_record(), note=NOTE)
    register = Register()
    for number in range(1, communes + 1):
        count = min(people - (number - 1) * len(CAREERS), len(CAREERS))
        commune = Commune(number=number, complete=count >= _ENOUGH)
        holders = settle(commune, seed, register, count)
        if number == 1:
            for quarter in drawn:
                yield _file(f"{quarter.id}/period.yaml", "period", period_record(quarter, _units_of(holders)))
        yield from _commune_files(commune, seed, holders, drawn)


def _commune_files(
    commune: Commune, seed: int, holders: Sequence[Holder], drawn: Sequence[Quarter]
) -> Iterator[tuple[str, str]]:
    seated = sitting(tuple(holders))
    present = _units_of(holders)
    for unit in present:
        yield _file(f"units/{commune.id(unit)}.yaml", "unit", UNITS[unit].record(commune))
    for plan in BODIES:
        record = body_record(plan, commune, seated)
        signing = any("keys" in member for member in record.get("members", ()))
        yield _file(f"bodies/{commune.id(plan.id)}.yaml", "body", record, note=NOTE if signing else "")
    for unit in present:
        record = catalogue_record(unit, commune.id("ban-thuong-vu"))
        yield _file(f"catalogues/{commune.id(unit)}.yaml", "catalogue", record)
    for holder in holders:
        yield _file(f"people/{holder.id}.yaml", "person", holder.record(commune), holder.career.shows)
    for quarter in drawn:
        yield from _quarter_files(commune, seed, holders, quarter)


def _units_of(holders: Sequence[Holder]) -> tuple[str, ...]:
    """The units in which somebody holds or held a post, and the units above them, in printed order."""
    needed: set[str] = set()
    for holder in holders:
        for tenure in holder.career.tenures:
            unit = SEATS[tenure.seat].unit
            while unit:
                needed.add(unit)
                unit = UNITS[unit].parent
    return tuple(unit for unit in UNITS if unit in needed)


def _quarter_files(
    commune: Commune, seed: int, holders: Sequence[Holder], quarter: Quarter
) -> Iterator[tuple[str, str]]:
    here = [holder for holder in holders if holder.career.seat_in(quarter.id)]
    by_unit: dict[str, list[Holder]] = {}
    for holder in here:
        by_unit.setdefault(SEATS[holder.career.seat_in(quarter.id)].unit, []).append(holder)
    for unit in UNITS:
        if unit not in by_unit:
            continue
        folder = f"{quarter.id}/{commune.id(unit)}"
        scene = UnitScene(
            commune=commune,
            quarter=quarter,
            unit=unit,
            course=unit_course(quarter, unit),
            deputies=_deputies(commune, quarter, by_unit[unit]),
        )
        yield _file(f"{folder}/collective.yaml", "collective", collective_record(scene, seed), scene.course.shows)
        for holder in by_unit[unit]:
            course = course_of(commune, quarter, holder.career.seat_in(quarter.id))
            record = evaluation_record(commune, seed, holder, quarter)
            yield _file(f"{folder}/{holder.id}.yaml", "evaluation", record, course.shows)


def _deputies(commune: Commune, quarter: Quarter, holders: Sequence[Holder]) -> dict[str, Course]:
    """Who is in charge of fields: the deputies who are there and are to be assessed."""
    deputies: dict[str, Course] = {}
    for holder in holders:
        seat = holder.career.seat_in(quarter.id)
        course = course_of(commune, quarter, seat)
        opened = stage_of(quarter, seat, course) is Stage.OPENED
        if SEATS[seat].standing == "DEPUTY" and not course.exempt and not opened:
            deputies[holder.id] = course
    return deputies


def _file(path: str, kind: str, record: Mapping[str, Any], shows: str = "", *, note: str = "") -> tuple[str, str]:
    notes = wrap(_CASE + shows, width=110) if shows else wrap(note, width=110)
    return path, yaml_text(record, head=head_of(path, kind, *notes))
