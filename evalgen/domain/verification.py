"""Bước 3: where the verification departs from the self-assessment."""

import datetime as dt
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.measures import FaultKind, Measure, UnitMeasure
from evalgen.domain.place import Pointer
from evalgen.domain.self_assessment import CriterionResult


class Difference(Struct, frozen=True, kw_only=True):
    """A point in which the verification departs from the self-assessment.

    One general criterion, one measure or count of one work item, the result of one criterion of an axis, or one measure
    of the unit.
    """

    pointer: Pointer
    criterion: str | None
    met: bool | None
    item: str | None
    measure: Measure | None
    value: Fraction | None
    reason: str
    result_criterion: str | None = None
    result: CriterionResult | None = None
    points: Fraction | None = None
    """Of a general criterion: its points as verified, deductions included."""

    count: FaultKind | None = None
    """Of a work item: faults or delays, whose number `value` replaces."""

    unit_measure: UnitMeasure | None = None


class Verification(Struct, frozen=True, kw_only=True):
    """Bước 3: thẩm định của cơ quan tham mưu."""

    by: str
    on: dt.date
    differences: tuple[Difference, ...]
    reason: str = ""
    """Why the whole differs much from the self-assessment."""
