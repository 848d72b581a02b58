"""Tình trạng một hồ sơ: the step it has reached, the next one, who takes it, until when, and what is late."""

import datetime as dt
import enum

from msgspec import Struct

from evalgen.domain.actor import Actor
from evalgen.domain.citation import Citation
from evalgen.domain.due_day import DueDay
from evalgen.domain.evaluation import Stage
from evalgen.domain.grade import Grade


class Step(enum.Enum):
    """What is to be done with a dossier; the order of the lines is the order of the steps."""

    MEND = "Sửa tệp không đọc được"
    OPEN = "Lập hồ sơ"
    PLAN = "Lập kế hoạch"
    PLAN_APPROVAL = "Phê duyệt kế hoạch"
    SELF_ASSESSMENT = "Tự đánh giá"
    VERIFICATION = "Thẩm định, nhận xét"
    PROPOSAL = "Đề xuất mức xếp loại"
    DECISION = "Quyết định mức xếp loại"
    NOTICE = "Thông báo kết quả"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value

    @property
    def key(self) -> str:
        """The name for machines."""
        return self.name.lower()

    @property
    def rank(self) -> int:
        """0 for the first."""
        return list(Step).index(self)


class DossierState(enum.Enum):
    """What there is of a dossier."""

    UNREADABLE = "Tệp không đọc được"
    MISSING = "Chưa có hồ sơ"
    EXEMPT = "Thuộc diện chưa đánh giá, xếp loại"
    UNDER_WAY = "Đang thực hiện"
    TO_ANNOUNCE = "Đã quyết định, chưa thông báo"
    COMPLETE = "Đã xong"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class Urgency(enum.Enum):
    """How pressing the next step is; the order of the lines is the order of the page."""

    LATE = "Quá hạn"
    TODAY = "Hôm nay là ngày cuối"
    SOON = "Còn không quá 7 ngày"
    LATER = "Còn hơn 7 ngày"
    UNDATED = "Văn bản không đặt ngày"
    DONE = "Đã xong"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


SOON_DAYS = 7


class Blocker(Struct, frozen=True, kw_only=True):
    """The dossier that must be decided on first (khoản 2 Điều 12 QĐ 366)."""

    file: str
    name: str
    missing: bool
    """There is no such record yet."""

    citation: Citation


class LateStep(Struct, frozen=True, kw_only=True):
    """A step that was taken after its day, or is still to be taken."""

    step: Step
    due: DueDay
    taken_on: dt.date | None
    days: int
    written_on: dt.date | None
    """What somebody wrote, where the receipt says another day; `taken_on` is then that of the receipt."""

    lowered: tuple[Grade, Grade] | None
    """Where the document speaks of a lower grade: the grade proposed, and the one to be considered instead."""


class Dossier(Struct, frozen=True, kw_only=True):
    """One person or one collective in one period."""

    file: str
    """Where the record lies, or where it is to lie."""

    unit: str
    unit_name: str
    person: str
    """Empty for a collective."""

    name: str
    title: str
    """Of the post; empty for a collective."""

    state: DossierState
    reached: Stage | None
    """None where there is no record, or none that can be read."""

    handed_in: bool
    next_step: Step | None
    """None where nothing is left to do."""

    actor: Actor | None
    due: DueDay | None
    blocked_by: Blocker | None = None
    late_steps: tuple[LateStep, ...] = ()
    errors: int = 0
    """What `check` calls errors in the file."""

    exempt_by: Citation | None = None
    open_appeals: tuple[dt.date, ...] = ()
    """The days of the appeals that have no answer in writing yet."""

    reserved_opinion: bool = False

    @property
    def decided(self) -> bool:
        """Whether there is a decision."""
        return self.reached is Stage.DECIDED

    @property
    def late(self) -> bool:
        """Whether the day of the next step is over."""
        return self.next_step is not None and self.due is not None and self.due.past

    @property
    def barred(self) -> bool:
        """Whether the person is one of those who act for the body, and so must leave this dossier to the others."""
        members = (member for body in (self.actor.bodies if self.actor else ()) for member in body.members)
        return any(member.person == self.person for member in members)

    @property
    def reminders(self) -> tuple[LateStep, ...]:
        """The late steps that whoever decides is to know of; none after the decision."""
        return () if self.decided else self.late_steps

    @property
    def was_late(self) -> bool:
        """Whether an earlier step was late, while the dossier is still to be decided on."""
        return any(item.taken_on is not None for item in self.reminders)

    @property
    def urgency(self) -> Urgency:
        """How pressing the next step is."""
        if self.next_step is None:
            return Urgency.DONE
        left = self.due.days_left if self.due is not None else None
        if left is None:
            return Urgency.UNDATED
        if left <= 0:
            return Urgency.LATE if left < 0 else Urgency.TODAY
        return Urgency.SOON if left <= SOON_DAYS else Urgency.LATER

    @property
    def reached_words(self) -> str:
        """How far it has come, in words."""
        if self.reached is None:
            return self.state.label
        return self.reached.label if self.person else self.reached.label_of_collective
