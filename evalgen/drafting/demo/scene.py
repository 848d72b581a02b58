"""One seat, or one unit, in one quarter, with how it fares: what most drawing needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from evalgen.drafting.demo.calendar import Quarter
from evalgen.drafting.demo.commune import Commune
from evalgen.drafting.demo.course import Course, UnitCourse
from evalgen.drafting.demo.seats import Seat


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """One seat in one quarter."""

    commune: Commune
    quarter: Quarter
    seat: Seat
    course: Course


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitScene:
    """One unit in one quarter; `deputies` are the people in charge of fields, with how they fare."""

    commune: Commune
    quarter: Quarter
    unit: str
    course: UnitCourse
    deputies: Mapping[str, Course]
