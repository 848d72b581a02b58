"""Kết quả của tập thể in one period (Phụ lục 7)."""

import datetime as dt

from msgspec import Struct, field

from evalgen.domain.appeal import Appeal
from evalgen.domain.document import Document
from evalgen.domain.evaluation import Plan, Stage
from evalgen.domain.facts import Facts, ForceMajeure
from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.place import Place, Pointer
from evalgen.domain.self_assessment import SelfAssessment
from evalgen.domain.steps import Amendment, Decision, Proposal, final_grade
from evalgen.domain.verification import Verification


class CollectiveTask(Struct, frozen=True, kw_only=True):
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
    substandard: bool = False
    """Judged not to assure quality or effect."""

    ad_hoc: bool = False
    """Given during the period, besides programme and plan."""

    def waits(self, cutoff: dt.date) -> bool:
        """Due after an early cut-off and nothing said of it yet: it comes back in the next period."""
        return self.completed is None and self.due > cutoff


class Indicator(Struct, frozen=True, kw_only=True):
    """One of the five basic socio-economic indicators."""

    pointer: Pointer
    id: str
    achieved: bool
    force_majeure: ForceMajeure | None = None
    """Why it was missed, where that was beyond control."""


class Collective(Struct, frozen=True, kw_only=True):
    """Kết quả của tập thể in one period."""

    document: Document
    period: Period
    unit: str
    tasks: tuple[CollectiveTask, ...]
    indicators: tuple[Indicator, ...]
    self_grade: Grade | None
    """The grade that it gives itself; with a self-assessment, the one proposed there."""

    proposal: Proposal | None
    decision: Decision | None
    amendments: tuple[Amendment, ...]
    framework: str | None = None
    self_assessment: SelfAssessment | None = None
    verification: Verification | None = None
    facts: Facts = field(default_factory=Facts)
    appeals: tuple[Appeal, ...] = ()
    reserved_opinion: str = ""
    """Ý kiến bảo lưu; private."""

    @property
    def plan(self) -> Plan | None:
        """None: what a collective has to do stands in its tasks, which are counted and not scored."""
        return None

    @property
    def stage(self) -> Stage:
        """The last step that is filled in; PLANNED while tasks alone are written down."""
        steps = (
            (Stage.DECIDED, self.decision),
            (Stage.PROPOSED, self.proposal),
            (Stage.VERIFIED, self.verification),
            (Stage.SELF_ASSESSED, self.self_assessment or self.self_grade),
            (Stage.PLANNED, self.tasks or None),
        )
        return next((stage for stage, section in steps if section is not None), Stage.OPENED)

    @property
    def stage_label(self) -> str:
        """The words shown to people."""
        return self.stage.label_of_collective

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """Where the value at `steps` stands in the file."""
        return self.document.place(*steps, key=key)

    @property
    def final_grade(self) -> Grade | None:
        """The decided grade after amendments."""
        return final_grade(self.decision, self.amendments)
