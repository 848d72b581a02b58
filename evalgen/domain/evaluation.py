"""One cadre in one period: the record as its sections were filled in."""

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from evalgen.domain.document import Document
from evalgen.domain.facts import (
    Facts,
)
from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.place import Place, Pointer
from evalgen.domain.steps import Amendment, Decision, Proposal, final_grade


class Stage(enum.Enum):
    """How far a record is filled in; the order of the lines is the order of the steps."""

    OPENED = "Chưa lập kế hoạch"
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
    def rank(self) -> int:
        """0 for the first step."""
        return list(Stage).index(self)


class Measure(enum.Enum):
    """The four measures of a work item (HD 02, Phụ lục 2, mục 1)."""

    QUANTITY = "Số lượng"
    QUALITY = "Chất lượng"
    TIMELINESS = "Tiến độ"
    LEADERSHIP = "Lãnh đạo, chỉ đạo, điều hành"

    @property
    def key(self) -> str:
        """The name of the field in a record."""
        return self.name.lower()

    @property
    def letter(self) -> str:
        """A to D, as Phụ lục 2 names them."""
        return "ABCD"[list(Measure).index(self)]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkItem:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Bước 1: nhiệm vụ đăng ký, tỷ trọng các trục."""

    approved_by: str | None
    approved_on: dt.date | None
    axis_weights: Mapping[int, Fraction] | None
    """Maximum of each axis, in score points; None where the framework's own maxima apply."""

    main_axes: tuple[int, ...]
    work_items: tuple[WorkItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemResult:
    """Kết quả một sản phẩm/công việc."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionResult:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class GeneralCriteria:
    """Nhóm tiêu chí chung: which criteria are met. `default_met` None means that each must be listed."""

    default_met: bool | None
    met: tuple[str, ...]
    not_met: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SelfAssessment:
    """Bước 2: tự đánh giá."""

    submitted_on: dt.date
    general_criteria: GeneralCriteria
    results: Mapping[str, ItemResult]
    proposed_grade: Grade
    criteria_results: Mapping[str, CriterionResult] = field(default_factory=dict)
    """By the criterion's id; for axes that are scored by criteria."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A point in which the verification departs from the self-assessment.

    One general criterion, one measure of one work item, or the result of one criterion of an axis.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """Bước 3: thẩm định của cơ quan tham mưu."""

    by: str
    on: dt.date
    differences: tuple[Difference, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
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

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """Where the value at `steps` stands in the file."""
        return self.document.place(*steps, key=key)

    @property
    def final_grade(self) -> Grade | None:
        """The decided grade after amendments; None where there is none, or the result was cancelled."""
        return final_grade(self.decision, self.amendments)
