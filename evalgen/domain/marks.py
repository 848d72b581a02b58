"""What was marked: the numbers and ticks that scoring and grading start from, each with its place.

The self-assessment gives one set of marks; the verification, where it departs from it, another.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction

from msgspec import Struct, field

from evalgen.domain.evaluation import Scorable, WorkItem
from evalgen.domain.frozen import Frozen, frozen
from evalgen.domain.measures import Measure, UnitMeasure
from evalgen.domain.number import is_below
from evalgen.domain.place import Place, Pointer
from evalgen.domain.self_assessment import CriterionResult

_set = object.__setattr__


@frozen
class Mark(Frozen):
    """A number as recorded."""

    __slots__ = ("place", "value")
    value: Fraction
    place: Place

    def __init__(self, *, value: Fraction, place: Place) -> None:
        _set(self, "value", value)
        _set(self, "place", place)


class DeferredMark(Mark):
    """A number as recorded, whose place is looked up when somebody asks: nearly all are only reckoned with."""

    __slots__ = ("_source",)
    _source: tuple[Scorable, Pointer, str]

    def __init__(self, value: Fraction, record: Scorable, pointer: Pointer, key: str) -> None:
        """`pointer` names what it belongs to, `key` the field there that holds it."""
        _set(self, "value", value)
        _set(self, "_source", (record, pointer, key))

    @property
    def place(self) -> Place:
        """Where it stands in the record."""
        record, pointer, key = self._source
        return record.place(*pointer, key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mark) and (self.value, self.place) == (other.value, other.place)

    def __hash__(self) -> int:
        return hash((self.value, self.place))

    def __reduce__(self) -> tuple[Callable[..., Mark], tuple[Fraction, Place]]:
        return _at, (self.value, self.place)


def _at(value: Fraction, place: Place) -> Mark:
    return Mark(value=value, place=place)


class CriterionMark(Struct, frozen=True, kw_only=True):
    """Đảm bảo / không đảm bảo of one general criterion, or its points where the law awards points."""

    criterion: str
    met: bool
    place: Place
    award: Fraction | None = None
    """Points awarded; None: the maximum where met, else nothing."""

    deductions: tuple[Mark, ...] = ()


class FaultMark(Struct, frozen=True, kw_only=True):
    """Faults or delays of one work item: those recorded, and those of them that are excused."""

    recorded: Mark
    excused: Mark | None = None
    """Of objective cause, confirmed."""

    @property
    def counted(self) -> Fraction:
        """Those that cost points."""
        return max(self.recorded.value - (self.excused.value if self.excused else 0), Fraction(0))


class ItemMark(Struct, frozen=True, kw_only=True):
    """Kết quả of one work item. `levels` or `faults` may be empty where nothing was delivered."""

    item: WorkItem
    quantity: Mark
    levels: Mapping[Measure, Mark]
    faults: Mapping[Measure, FaultMark] = field(default_factory=dict)
    """In place of levels, where the law counts faults and delays."""

    @property
    def delivered(self) -> bool:
        """All of the planned quantity; a partly delivered item is not completed."""
        return not is_below(self.quantity.value, self.item.quantity)

    @property
    def timed(self) -> bool:
        """Whether anything is said of its timeliness."""
        return Measure.TIMELINESS in self.levels or Measure.TIMELINESS in self.faults

    @property
    def late(self) -> bool:
        """The level of timeliness is below «as required», or a delay counts."""
        timeliness, delays = self.levels.get(Measure.TIMELINESS), self.faults.get(Measure.TIMELINESS)
        return (timeliness is not None and is_below(timeliness.value, 1)) or (delays is not None and delays.counted > 0)

    @property
    def exceeded(self) -> bool:
        """Delivered above requirement: more than planned, or better or sooner than required, and no level below «as required».

        «Trường hợp vượt mục tiêu nhiệm vụ và kế hoạch đề ra, thì được xem xét, ghi nhận trong việc chấm điểm KPI về tiến
        độ, chất lượng, đây là cơ sở xem xét về mức độ nổi trội» (HD 02, Phụ lục 2, mục 2, i): how it was led is none.
        """
        if not self.delivered:
            return False
        above = is_below(self.item.quantity, self.quantity.value)
        for measure, mark in self.levels.items():
            upper, lower = mark.value.as_integer_ratio()
            if upper < lower:
                return False
            above = above or (upper > lower and measure is not Measure.LEADERSHIP)
        return above and not any(mark.counted > 0 for mark in self.faults.values())


class ConvertedItem(Struct, frozen=True, kw_only=True):
    """A work item's result with the conversion factor of its product."""

    mark: ItemMark
    factor: Mark


class ResultMark(Struct, frozen=True, kw_only=True):
    """Kết quả of one criterion of an axis that is scored by criteria."""

    criterion: str
    result: CriterionResult
    place: Place


class Marks(Struct, frozen=True, kw_only=True):
    """All marks of one record at one stage."""

    criteria: tuple[CriterionMark, ...]
    items: tuple[ItemMark, ...]
    results: tuple[ResultMark, ...] = ()
    unit: Mapping[UnitMeasure, Mark] = field(default_factory=dict)
    """Of leaders, where the law measures their unit: the values that people state."""


class Gap(Struct, frozen=True, kw_only=True):
    """Why there is no score: what is missing, and where it belongs. Missing is neither 0 nor 100 %."""

    reason: str
    place: Place
    no_work_items: bool = False
    """The plan holds no work item at all: for the competent authority, never a score from the rest alone."""


class ManagedPerson(Struct, frozen=True, kw_only=True):
    """Người thuộc quyền quản lý of a leader, with the own score of the same period."""

    name: str
    score: Fraction | None
    """None where there is none yet."""

    assessed: bool = True
    """False: not assessed in this period, so that no score is missing."""

    decided_on: dt.date | None = None
