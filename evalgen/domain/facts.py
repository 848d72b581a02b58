"""Facts that conditions of grading need, each with who confirmed it; all private."""

import datetime as dt
import enum

from msgspec import Struct

from evalgen.domain.place import Pointer


class Confirmed(Struct, frozen=True, kw_only=True):
    """Who confirmed a fact, when, by which document."""

    by: str
    on: dt.date
    document: str


class ForceMajeure(Struct, frozen=True, kw_only=True):
    """Lý do khách quan, bất khả kháng for one unfinished task; `confirmed` None means: claimed, not confirmed."""

    pointer: Pointer
    item: str
    reason: str
    confirmed: Confirmed | None


class Disciplined(enum.Enum):
    """Who was disciplined, where the record is not the person's own."""

    MEMBER = "Thành viên tập thể lãnh đạo, quản lý"
    UNIT_BELOW = "Đơn vị trực thuộc"
    COLLECTIVE = "Tập thể"


class Discipline(Struct, frozen=True, kw_only=True):
    """Kỷ luật."""

    pointer: Pointer
    form: str
    """``khien-trach``, ``canh-cao``, ``cach-chuc`` or ``khai-tru``."""

    confirmed: Confirmed
    violation_on: dt.date
    violation_unit: str | None
    duty_related: bool
    ethics_related: bool
    aggravated: bool = False
    """«quyết định tăng nặng hình thức kỷ luật»: a graver form for what was disciplined before."""

    remedied: Confirmed | None = None
    """Who confirmed that the violation was found by those responsible themselves, and remedied."""

    who: Disciplined | None = None
    """In the record of a collective: who was disciplined; None in a person's own record."""


class Finding(Struct, frozen=True, kw_only=True):
    """A conclusion of a competent body; `remedied` is who confirmed that it was found and remedied in time."""

    pointer: Pointer
    summary: str
    confirmed: Confirmed
    remedied: Confirmed | None
    blameless: Confirmed | None = None
    """Who concluded that the person could not know, or had taken all measures to prevent it."""


class MisconductKind(enum.Enum):
    """Violations of those who hold no leadership post that count without a form of discipline (tiết a điểm 4.3)."""

    PARTY_PROHIBITION = "Vi phạm những điều đảng viên không được làm"
    EXAMPLE = "Vi phạm quy định về trách nhiệm nêu gương"


class Misconduct(Struct, frozen=True, kw_only=True):
    """Vi phạm that a competent body concluded."""

    pointer: Pointer
    kind: MisconductKind
    harmful: bool
    """«gây ảnh hưởng xấu đến uy tín của bản thân và tổ chức, cơ quan, đơn vị»."""

    confirmed: Confirmed
    remedied: Confirmed | None


class ConfidenceVote(Struct, frozen=True, kw_only=True):
    """Lấy phiếu tín nhiệm."""

    pointer: Pointer
    low: int
    total: int


class Shortcomings(Struct, frozen=True, kw_only=True):
    """Hạn chế, khuyết điểm được chỉ ra ở kỳ trước."""

    pointer: Pointer
    pointed_out: int
    remedied: int


class ExemptionKind(enum.Enum):
    """Cases of exemption that dates alone do not show (HD 02, 6.1 b gạch thứ tư, 6.1 c)."""

    INSPECTION = "Đang trong thời gian kiểm tra dấu hiệu vi phạm"
    OTHER = "Trường hợp khác theo hướng dẫn của cấp có thẩm quyền"


class Exemption(Struct, frozen=True, kw_only=True):
    """A recorded reason not to assess."""

    pointer: Pointer
    kind: ExemptionKind
    reason: str
    confirmed: Confirmed


class Facts(Struct, frozen=True, kw_only=True):
    """Facts that conditions need, each with who confirmed it; private."""

    force_majeure: tuple[ForceMajeure, ...] = ()
    discipline: tuple[Discipline, ...] = ()
    degeneration: Finding | None = None
    corruption_in_unit: Finding | None = None
    confidence_vote: ConfidenceVote | None = None
    shortcomings: Shortcomings | None = None
    exemption: Exemption | None = None
    former_unit_remarks: Confirmed | None = None
    misconduct: tuple[Misconduct, ...] = ()
    wrongdoing: Finding | None = None
    """Of a collective: wrongdoing in cadre work, disunity, factions (tiết a điểm 4.1)."""
