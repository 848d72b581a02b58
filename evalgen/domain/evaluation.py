"""One cadre in one period: the record as its sections were filled in."""

import datetime as dt
import enum
from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from evalgen.domain.appeal import Appeal
from evalgen.domain.document import Document
from evalgen.domain.facts import Facts
from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.place import Place, Pointer
from evalgen.domain.self_assessment import SelfAssessment
from evalgen.domain.steps import Amendment, Decision, Proposal, final_grade
from evalgen.domain.verification import Verification


class Stage(enum.Enum):
    """How far a record is filled in; the order of the lines is the order of the steps."""

    OPENED = "Chưa bắt đầu"
    PLANNED = "Đã đăng ký nhiệm vụ"
    SELF_ASSESSED = "Đã tự đánh giá"
    VERIFIED = "Đã thẩm định"
    PROPOSED = "Đã đề xuất xếp loại"
    DECIDED = "Đã quyết định"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value

    @property
    def label_of_collective(self) -> str:
        """The same of a collective, which writes its tasks down and registers none."""
        return "Đang ghi nhiệm vụ" if self is Stage.PLANNED else self.label

    @property
    def rank(self) -> int:
        """0 for the first step."""
        return list(Stage).index(self)


class WorkItem(Struct, frozen=True, kw_only=True):
    """Sản phẩm/công việc được giao, as planned."""

    pointer: Pointer
    id: str
    axis: int
    product: str
    title: str
    quantity: Fraction
    due: dt.date
    key_task: bool
    carried_from: Period | None
    unit: str | None = None
    """The unit that gave the work, and whose catalogue counts, where it is not the unit of the record."""


class Plan(Struct, frozen=True, kw_only=True):
    """Bước 1: nhiệm vụ đăng ký, tỷ trọng các trục."""

    approved_by: str | None
    approved_on: dt.date | None
    axis_weights: Mapping[int, Fraction] | None
    """Maximum of each axis, in score points; None where the framework's own maxima apply."""

    main_axes: tuple[int, ...]
    work_items: tuple[WorkItem, ...]


class Scorable(Protocol):
    """What scoring sees of a record, be it a person's or a collective's."""

    @property
    def period(self) -> Period:
        """The period of the folder."""
        ...

    @property
    def unit(self) -> str:
        """The unit of the folder."""
        ...

    @property
    def plan(self) -> Plan | None:
        """Bước 1; a collective has none."""
        ...

    @property
    def self_assessment(self) -> SelfAssessment | None:
        """Bước 2."""
        ...

    @property
    def verification(self) -> Verification | None:
        """Bước 3."""
        ...

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """Where the value at `steps` stands in the file."""
        ...


class Evaluation(Struct, frozen=True, kw_only=True):
    """Hồ sơ đánh giá of one person in one period. Period, unit and person come from the file's place."""

    document: Document
    period: Period
    unit: str
    person: str
    framework: str | None
    plan: Plan | None
    self_assessment: SelfAssessment | None
    verification: Verification | None
    proposal: Proposal | None
    decision: Decision | None
    facts: Facts
    amendments: tuple[Amendment, ...]
    appeals: tuple[Appeal, ...] = ()
    reserved_opinion: str = ""
    """Ý kiến bảo lưu; private."""

    @property
    def stage(self) -> Stage:
        """The last step that is filled in."""
        steps = (
            (Stage.DECIDED, self.decision),
            (Stage.PROPOSED, self.proposal),
            (Stage.VERIFIED, self.verification),
            (Stage.SELF_ASSESSED, self.self_assessment),
            (Stage.PLANNED, self.plan),
        )
        return next((stage for stage, section in steps if section is not None), Stage.OPENED)

    @property
    def stage_label(self) -> str:
        """The words shown to people."""
        return self.stage.label

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """Where the value at `steps` stands in the file."""
        return self.document.place(*steps, key=key)

    @property
    def final_grade(self) -> Grade | None:
        """The decided grade after amendments; None where there is none, or the result was cancelled."""
        return final_grade(self.decision, self.amendments)
