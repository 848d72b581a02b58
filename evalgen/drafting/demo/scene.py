"""One seat, or one unit, in one quarter, with how it fares: what most drawing needs to know."""

from collections.abc import Mapping

from msgspec import Struct

from evalgen.drafting.demo.calendar import Quarter
from evalgen.drafting.demo.commune import Commune
from evalgen.drafting.demo.course import Course, UnitCourse
from evalgen.drafting.demo.seats import Seat


class Scene(Struct, frozen=True, kw_only=True):
    """One seat in one quarter."""

    commune: Commune
    quarter: Quarter
    seat: Seat
    course: Course


class UnitScene(Struct, frozen=True, kw_only=True):
    """One unit in one quarter; `deputies` are the people in charge of fields, with how they fare."""

    commune: Commune
    quarter: Quarter
    unit: str
    course: UnitCourse
    deputies: Mapping[str, Course]
