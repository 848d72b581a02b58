"""How one evaluation, or one unit's quarter, runs: what was achieved, asked for, proposed and decided, and what it shows."""

import enum
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from evalgen.domain.evaluation import Stage
from evalgen.domain.grade import Grade

Record = dict[str, Any]

LOW, FULL, HIGH = Decimal("0.75"), Decimal(1), Decimal("1.2")
"""The levels of a measure."""


class Work(enum.Enum):
    """How well the work items went."""

    SOLID = "đủ, đúng hạn, vài việc phải sửa"
    MODEST = "đủ, nhưng phần lớn phải sửa"
    STRONG = "đủ, đúng hạn, có việc vượt mức"
    LATE = "đủ, có việc vượt mức, một việc chậm"
    MISSING = "một việc không có sản phẩm"
    PARTLY = "một việc chỉ có một phần sản phẩm"


class Course(Struct, frozen=True, kw_only=True):
    """One evaluation. `facts` and `differences` are told the work items, because they speak of them."""

    shows: str = ""
    work: Work = Work.SOLID
    asked: Grade = Grade.GOOD
    proposed: Grade | None = Grade.GOOD
    """None: no proposal, because the person is exempt."""

    decided: Grade | None = Grade.GOOD
    """None: decided not to assess this quarter."""

    reason: str = ""
    legal_basis: str = ""
    outstanding: str = ""
    not_met: tuple[str, ...] | None = None
    """General criteria not met; None: by lot."""

    listed: bool = False
    """Whether the criteria that are met are listed one by one."""

    items: tuple[Record, ...] | None = None
    """Work items of its own instead of drawn ones."""

    weights: Mapping[str, int] | None = None
    """The weights of the axes that go with `items`."""

    results: Mapping[str, Record] | None = None
    field_exceeds: bool = True
    """Whether strong work goes with tasks of the field, in the unit's record, that exceed what was required."""

    few_items: bool = False
    """Whether the person was there for a small part of the quarter only."""

    carried: bool = False
    """Whether what was left from the quarter before is considered now."""

    stage: Stage | None = None
    """Where it stands, if not where its unit stands."""

    unapproved: bool = False
    facts: Callable[[list[Record]], Record] | None = None
    differences: Callable[[list[Record]], list[Record]] | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    """Sections at the end: reserved opinion, appeals, amendments."""

    @property
    def exempt(self) -> bool:
        """Whether the quarter is not assessed."""
        return self.decided is None


class UnitCourse(Struct, frozen=True, kw_only=True):
    """A unit's quarter."""

    shows: str = ""
    stage: Stage | None = None
    """Where the unit itself stands; None: decided before its people are verified, as Điều 12.2 wants it."""

    tasks: int = 7
    undone: int = 0
    excused: int = 0
    """Of the undone tasks: those for which force majeure is confirmed."""

    late: int = 0
    exceeded: int = 1
    """Tasks done beyond what was required, besides those in charge of deputies who stand out."""

    grade: Grade = Grade.GOOD
    asked: Grade | None = None
    """The collective's own grade where it differs."""

    outstanding: str = ""
    reason: str = ""
    legal_basis: str = ""
    limitations: tuple[Mapping[str, str], ...] = ()
    indicators: Mapping[str, bool] = field(default_factory=dict)
    facts: Callable[[], Record] | None = None
    """What is confirmed about the collective."""


def confirmed(by: str, on: str, document: str) -> Record:
    """Who confirmed a fact, when, by which document."""
    return {"by": by, "on": on, "document": document}
