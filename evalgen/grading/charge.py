"""Kỷ luật tính cho đơn vị nào, kỳ nào (điểm 4.4 khoản 4 Điều 11 QĐ 366).

«a) ... khuyết điểm, vi phạm xảy ra từ năm trước, thời điểm trước nhưng đến thời điểm đánh giá, xếp loại mới bị cấp có
thẩm quyền quyết định thi hành kỷ luật hoặc ... quyết định tăng nặng hình thức kỷ luật trong kỳ đánh giá, xếp loại thì
cấp uỷ cấp trên có thẩm quyền căn cứ ... để đánh giá, xếp loại ở thời điểm đánh giá hiện tại».
«b) ... xảy ra ở tổ chức, cơ quan, đơn vị cũ nhưng bị xử lý kỷ luật ... ở ... đơn vị mới chuyển đến thì tính vào kết quả
đánh giá, xếp loại của tổ chức, cơ quan, đơn vị cũ (không quy trách nhiệm cho tổ chức, cơ quan, đơn vị mới)».
«c) ... xảy ra ở cả ... đơn vị cũ và ... đơn vị mới ... thì tính hình thức kỷ luật vào kết quả đánh giá, xếp loại theo
thời điểm xác định hành vi vi phạm tại mỗi cơ quan, đơn vị».

a and c look back from the day of the grading: what was done after the period is of the next one, however soon it was decided.
b is of who moved: «đơn vị cũ», «đơn vị mới chuyển đến». Who holds posts in two units answers for what was done in either.
"""

import enum

from evalgen.domain.facts import Discipline
from evalgen.domain.organization import Person
from evalgen.domain.period import Period, PeriodKind, period_of
from evalgen.domain.record import Record
from evalgen.domain.steps import weighed

_LABELS = {
    "khien-trach": "khiển trách",
    "canh-cao": "cảnh cáo",
    "cach-chuc": "cách chức",
    "khai-tru": "khai trừ",
}


class Charge(enum.Enum):
    """How a discipline counts for one unit in one period."""

    OUTSIDE = "ngoài kỳ đánh giá này"
    ELSEWHERE = "của đơn vị khác"
    """b, c: the violation belongs to another unit."""

    EARLIER = "vi phạm từ trước, hoặc tăng nặng"
    """a: judged now, by the higher committee."""

    NOW = "trong kỳ"


def charge(item: Discipline, at: str, judged: Record, person: Person | None = None) -> Charge:
    """How `item`, for a violation at the unit `at`, counts for the record that is judged, be it one of `person`."""
    decided, period = item.confirmed.on, judged.period
    if item.violation_on > period.last_day or not weighed(decided, period, judged.decision):
        return Charge.OUTSIDE
    if at != judged.unit and (person is None or _left_behind(item, at, judged, person)):
        return Charge.ELSEWHERE
    if item.aggravated or item.violation_on < period.first_day or decided > period.last_day:
        return Charge.EARLIER
    return Charge.NOW


def _left_behind(item: Discipline, at: str, judged: Record, person: Person) -> bool:
    """Whether `at` is «đơn vị cũ»: left when the discipline was decided, and before the person came to the record's unit."""
    violated = item.violation_on
    if not person.held_in(at, violated):
        return True
    return not person.held_in(at, item.confirmed.on) and not person.held_in(judged.unit, violated)


def discipline_words(item: Discipline) -> str:
    """What was decided, in words."""
    form = ("tăng nặng hình thức kỷ luật lên " if item.aggravated else "kỷ luật ") + _LABELS[item.form]
    return f"bị {form} ngày {item.confirmed.on:%d/%m/%Y} ({item.confirmed.document})"


def why_earlier(item: Discipline, period: Period) -> str:
    """Which case of a it is."""
    if item.aggravated:
        return "trong kỳ: cấp ủy cấp trên có thẩm quyền xem xét"
    if item.violation_on < period.first_day:
        when = f"{item.violation_on:%d/%m/%Y}"
        return f"về vi phạm xảy ra ngày {when}, trước kỳ này: cấp ủy cấp trên có thẩm quyền xem xét"
    return "sau ngày cuối kỳ, trước khi xếp loại: cấp ủy cấp trên có thẩm quyền xem xét"


def counted_for(item: Discipline, called: str, kind: PeriodKind) -> str:
    """The unit, by its name, and the period that a violation there counts for."""
    label = period_of(item.violation_on, kind).label
    return f"«{called}», {label[0].lower()}{label[1:]}"
