"""What was marked: the numbers and ticks that scoring and grading start from, each with its place.

The self-assessment gives one set of marks; the verification, where it departs from it, another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evalgen.domain.evaluation import CriterionResult, Measure, WorkItem
from evalgen.domain.place import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A number as recorded."""

    value: Fraction
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionMark:
    """Đảm bảo / không đảm bảo of one general criterion."""

    criterion: str
    met: bool
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemMark:
    """Kết quả of one work item. `levels` may be empty where nothing was delivered."""

    item: WorkItem
    quantity: Mark
    levels: Mapping[Measure, Mark]

    @property
    def delivered(self) -> bool:
        """All of the planned quantity; a partly delivered item is not completed."""
        return self.quantity.value >= self.item.quantity

    @property
    def late(self) -> bool:
        """The level of timeliness is below «as required»."""
        timeliness = self.levels.get(Measure.TIMELINESS)
        return timeliness is not None and timeliness.value < 1

    @property
    def exceeded(self) -> bool:
        """Delivered above requirement: more than planned, or a level above «as required» and none below."""
        above = self.quantity.value > self.item.quantity or any(mark.value > 1 for mark in self.levels.values())
        return self.delivered and above and all(mark.value >= 1 for mark in self.levels.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class ConvertedItem:
    """A work item's result with the conversion factor of its product."""

    mark: ItemMark
    factor: Mark


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultMark:
    """Kết quả of one criterion of an axis that is scored by criteria."""

    criterion: str
    result: CriterionResult
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """All marks of one record at one stage."""

    criteria: tuple[CriterionMark, ...]
    items: tuple[ItemMark, ...]
    results: tuple[ResultMark, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Why there is no score: what is missing, and where it belongs. Missing is neither 0 nor 100 %."""

    reason: str
    place: Place
    no_work_items: bool = False
    """The plan holds no work item at all: for the competent authority, never a score from the rest alone."""
