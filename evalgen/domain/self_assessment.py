"""Bước 2: what a record says of itself."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct, field

from evalgen.domain.facts import Confirmed
from evalgen.domain.grade import Grade
from evalgen.domain.measures import FaultKind, Measure, UnitMeasure
from evalgen.domain.place import Pointer


class ObjectiveCause(Struct, frozen=True, kw_only=True):
    """Nguyên nhân khách quan of some of the faults or delays; `confirmed` None means: claimed, not confirmed."""

    pointer: Pointer
    kind: FaultKind
    count: int
    reason: str
    confirmed: Confirmed | None


class ItemResult(Struct, frozen=True, kw_only=True):
    """Kết quả một sản phẩm/công việc: levels or counts of faults, whichever the law marks by."""

    pointer: Pointer
    quantity: Fraction
    quality: Fraction | None
    """Level reached; None where nothing was delivered, so that there is nothing to judge."""

    timeliness: Fraction | None
    leadership: Fraction | None
    note: str
    evidence: tuple[str, ...]
    key_response: int | None
    """Mức độ đáp ứng yêu cầu, 1 to 3; for key tasks."""

    faults: int | None = None
    """How many times it was judged not satisfactory; None where nothing is said."""

    delays: int | None = None
    objective: tuple[ObjectiveCause, ...] = ()

    @property
    def levels(self) -> tuple[tuple[Measure, Fraction | None], ...]:
        """The three measures that are judged by level, with the level reached; None where none is given."""
        return (
            (Measure.QUALITY, self.quality),
            (Measure.TIMELINESS, self.timeliness),
            (Measure.LEADERSHIP, self.leadership),
        )

    def level(self, measure: Measure) -> Fraction | None:
        """The level of a measure, None where none is given."""
        return dict(self.levels).get(measure)

    def count(self, kind: FaultKind) -> int | None:
        """The faults or delays recorded, None where nothing is said."""
        return self.faults if kind is FaultKind.FAULTS else self.delays


class CriterionResult(Struct, frozen=True, kw_only=True):
    """Kết quả một tiêu chí of an axis that is scored by criteria: exactly one of the five is given."""

    pointer: Pointer
    actual: Fraction | None = None
    level: str | None = None
    done: bool | None = None
    score: Fraction | None = None
    not_applicable: bool = False

    @property
    def given(self) -> str:
        """The name of the field that is given."""
        names = ("actual", "level", "done", "score")
        return next((name for name in names if getattr(self, name) is not None), "not_applicable")


class Deduction(Struct, frozen=True, kw_only=True):
    """Điểm trừ of one general criterion."""

    pointer: Pointer
    criterion: str
    points: Fraction
    reason: str


class GeneralCriteria(Struct, frozen=True, kw_only=True):
    """Nhóm tiêu chí chung: which criteria are met. `default_met` None means that each must be listed."""

    default_met: bool | None
    met: tuple[str, ...]
    not_met: tuple[str, ...]
    awards: Mapping[str, Fraction] = field(default_factory=dict)
    """Points of criteria that get neither their maximum nor nothing, where the law awards points."""

    deductions: tuple[Deduction, ...] = ()


class UnitMeasureResult(Struct, frozen=True, kw_only=True):
    """What a leader is measured by besides own work items, with its ground."""

    pointer: Pointer
    value: Fraction
    reason: str


class SelfAssessment(Struct, frozen=True, kw_only=True):
    """Bước 2: tự đánh giá."""

    submitted_on: dt.date
    general_criteria: GeneralCriteria
    results: Mapping[str, ItemResult]
    proposed_grade: Grade
    criteria_results: Mapping[str, CriterionResult] = field(default_factory=dict)
    """By the criterion's id; for axes that are scored by criteria."""

    unit_measures: Mapping[UnitMeasure, UnitMeasureResult] = field(default_factory=dict)
    """Of leaders, where the law measures their unit."""
