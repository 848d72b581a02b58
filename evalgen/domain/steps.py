"""The steps that records of persons and of collectives have in common: proposal, decision, amendments."""

import datetime as dt
import enum
from collections.abc import Mapping

from msgspec import Struct

from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer


class Proposal(Struct, frozen=True, kw_only=True):
    """Bước 3: nhận xét, đề xuất mức xếp loại."""

    by: str
    on: dt.date
    grade: Grade
    votes: Mapping[Grade, int]
    key_tasks: int | None
    """Mức độ đáp ứng đối với các mục tiêu, nhiệm vụ then chốt, 1 to 3."""

    outstanding: str
    """Why the results stand out; needed to propose EXCELLENT."""


class Decision(Struct, frozen=True, kw_only=True):
    """Bước 4: quyết định mức xếp loại. `grade` None: the body decided not to grade this period."""

    by: str
    on: dt.date
    number: str
    grade: Grade | None
    reason: str
    legal_basis: str


def weighed(day: dt.date, period: Period, decision: Decision | None) -> bool:
    """Whether what was decided on `day` is weighed in `period`: «đến thời điểm đánh giá, xếp loại» (điểm 4.4 khoản 4 Điều 11).

    What is decided later belongs to the next period.
    """
    until = max(decision.on, period.last_day) if decision is not None else None
    return period.first_day <= day and (until is None or day <= until)


class AmendmentKind(enum.Enum):
    """What became of a published result (khoản 3 Điều 15 QĐ 366)."""

    ADJUST = "Điều chỉnh"
    CANCEL = "Hủy bỏ"


class Amendment(Struct, frozen=True, kw_only=True):
    """Điều chỉnh hoặc hủy bỏ kết quả đã công bố."""

    pointer: Pointer
    kind: AmendmentKind
    by: str
    on: dt.date
    number: str
    grade: Grade | None
    reason: str


def final_grade(decision: Decision | None, amendments: tuple[Amendment, ...]) -> Grade | None:
    """The decided grade after amendments; None where there is none, or the result was cancelled."""
    if decision is None:
        return None
    return amendments[-1].grade if amendments else decision.grade
