"""Bị xử lý kỷ luật.

«c) Có vi phạm liên quan đến chức trách, nhiệm vụ trong thực thi công vụ bị xử lý kỷ luật từ khiển trách trở lên»
(điểm c điểm 4.2 khoản 4 Điều 11 QĐ 366), with the cases of 4.4: a) «khuyết điểm, vi phạm xảy ra từ năm trước, thời điểm
trước nhưng đến thời điểm đánh giá, xếp loại mới bị ... quyết định thi hành kỷ luật ... thì cấp uỷ cấp trên có thẩm
quyền căn cứ ... để đánh giá, xếp loại»; b) «vi phạm xảy ra ở tổ chức, cơ quan, đơn vị cũ ... thì tính vào kết quả
đánh giá, xếp loại của tổ chức, cơ quan, đơn vị cũ».
"""

from evalgen.domain.evaluation import Discipline
from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step

_LABELS = {
    "khien-trach": "khiển trách",
    "canh-cao": "cảnh cáo",
    "cach-chuc": "cách chức",
    "khai-tru": "khai trừ",
}


def discipline(case: Case, before: Outcome) -> Ruling | None:
    """Discipline decided in the period. Several: the gravest effect; a note where none has one."""
    step = Step(rule="discipline", before=before)
    rulings = [_one(case, step, item) for item in case.evaluation.facts.discipline]
    return min(rulings, key=_gravity, default=None)


def _gravity(ruling: Ruling) -> int:
    if ruling.after is Grade.NOT_COMPLETED and ruling.after is not ruling.before:
        return 0
    return 1 if ruling.after is Undetermined.NEEDS_DECISION else 2


def _one(case: Case, step: Step, item: Discipline) -> Ruling:
    below = case.law.get("discipline", "below")
    place = case.evaluation.place(*item.pointer)
    period = case.evaluation.period
    decided = f"Bị kỷ luật {_LABELS[item.form]} ngày {item.confirmed.on:%d/%m/%Y} ({item.confirmed.document})"
    if not period.first_day <= item.confirmed.on <= period.last_day:
        return step.note(f"{decided}: ngoài kỳ đánh giá này.", below, place)
    if not item.duty_related:
        return step.note(f"{decided}: vi phạm không liên quan chức trách, nhiệm vụ.", below, place)
    forms = list(case.law.get("discipline", "forms").value)
    if forms.index(item.form) < forms.index(case.law.get("discipline", "least_form").value):
        return step.note(f"{decided}.", below, place)
    # Exceptions of 4.4: another time (a), another unit (b, c).
    elsewhere = item.violation_unit is not None and item.violation_unit != case.post.unit
    if item.violation_on < period.first_day or elsewhere:
        where = "ở đơn vị khác" if elsewhere else f"ngày {item.violation_on:%d/%m/%Y}, trước kỳ này"
        reason = f"{decided} về vi phạm xảy ra {where}: cấp ủy cấp trên có thẩm quyền xem xét (4.4)."
        if step.before is Grade.NOT_COMPLETED:
            return step.note(reason, below, place)
        return step.changes_to(Undetermined.NEEDS_DECISION, reason, below, place)
    return step.changes_to(outcome_named(below.value), f"{decided}, liên quan chức trách, nhiệm vụ.", below, place)
