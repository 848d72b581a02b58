"""Kết quả của tập thể in one period (Phụ lục 7)."""

import datetime as dt
from dataclasses import dataclass

from evalgen.domain.document import Document
from evalgen.domain.facts import (
    ForceMajeure,
)
from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.place import Place, Pointer
from evalgen.domain.steps import Amendment, Decision, Proposal, final_grade


@dataclass(frozen=True, kw_only=True, slots=True)
class CollectiveTask:
    """Nhiệm vụ, công việc, chỉ tiêu chủ yếu of a collective (Phụ lục 7)."""

    pointer: Pointer
    id: str
    axis: int | None
    title: str
    due: dt.date
    completed: bool | None
    """None while the period runs and nothing is said yet."""

    late: bool
    exceeded: bool
    in_charge: tuple[str, ...]
    """People in charge of the field that the task belongs to."""

    force_majeure: ForceMajeure | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """One of the five basic socio-economic indicators."""

    pointer: Pointer
    id: str
    achieved: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Collective:
    """Kết quả của tập thể in one period."""

    document: Document
    period: Period
    unit: str
    tasks: tuple[CollectiveTask, ...]
    indicators: tuple[Indicator, ...]
    self_grade: Grade | None
    proposal: Proposal | None
    decision: Decision | None
    amendments: tuple[Amendment, ...]

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """Where the value at `steps` stands in the file."""
        return self.document.place(*steps, key=key)

    @property
    def final_grade(self) -> Grade | None:
        """The decided grade after amendments."""
        return final_grade(self.decision, self.amendments)
