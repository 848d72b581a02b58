"""Facts that conditions of grading need, each with who confirmed it; all private."""

import datetime as dt
import enum
from dataclasses import dataclass

from evalgen.domain.place import Pointer


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmed:
    """Who confirmed a fact, when, by which document."""

    by: str
    on: dt.date
    document: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ForceMajeure:
    """Lý do khách quan, bất khả kháng for one unfinished task; `confirmed` None means: claimed, not confirmed."""

    pointer: Pointer
    item: str
    reason: str
    confirmed: Confirmed | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Discipline:
    """Kỷ luật."""

    pointer: Pointer
    form: str
    """``khien-trach``, ``canh-cao``, ``cach-chuc`` or ``khai-tru``."""

    confirmed: Confirmed
    violation_on: dt.date
    violation_unit: str | None
    duty_related: bool
    ethics_related: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A conclusion of a competent body; `remedied` is who confirmed that it was found and remedied in time."""

    pointer: Pointer
    summary: str
    confirmed: Confirmed
    remedied: Confirmed | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfidenceVote:
    """Lấy phiếu tín nhiệm."""

    pointer: Pointer
    low: int
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortcomings:
    """Hạn chế, khuyết điểm được chỉ ra ở kỳ trước."""

    pointer: Pointer
    pointed_out: int
    remedied: int


class ExemptionKind(enum.Enum):
    """Cases of exemption that dates alone do not show (HD 02, 6.1 b gạch thứ tư, 6.1 c)."""

    INSPECTION = "Đang trong thời gian kiểm tra dấu hiệu vi phạm"
    OTHER = "Trường hợp khác theo hướng dẫn của cấp có thẩm quyền"


@dataclass(frozen=True, kw_only=True, slots=True)
class Exemption:
    """A recorded reason not to assess."""

    pointer: Pointer
    kind: ExemptionKind
    reason: str
    confirmed: Confirmed


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Facts that conditions need, each with who confirmed it; private."""

    force_majeure: tuple[ForceMajeure, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    degeneration: Finding | None = None
    corruption_in_unit: Finding | None = None
    confidence_vote: ConfidenceVote | None = None
    shortcomings: Shortcomings | None = None
    exemption: Exemption | None = None
    former_unit_remarks: Confirmed | None = None
