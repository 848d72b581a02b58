"""Bị xử lý kỷ luật.

«c) Có vi phạm liên quan đến chức trách, nhiệm vụ trong thực thi công vụ bị xử lý kỷ luật từ khiển trách trở lên»
(điểm c điểm 4.2 khoản 4 Điều 11 QĐ 366), with the cases of 4.4: a) «khuyết điểm, vi phạm xảy ra từ năm trước, thời điểm
trước nhưng đến thời điểm đánh giá, xếp loại mới bị ... quyết định thi hành kỷ luật ... thì cấp uỷ cấp trên có thẩm
quyền căn cứ ... để đánh giá, xếp loại»; b) «vi phạm xảy ra ở tổ chức, cơ quan, đơn vị cũ ... thì tính vào kết quả
đánh giá, xếp loại của tổ chức, cơ quan, đơn vị cũ».
"""

from dataclasses import replace

from evalgen.domain.facts import Discipline
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.ruling import Effect, Ruling
from evalgen.grading.case import Case, Step
from evalgen.regulation.law import Law

_LABELS = {
    "khien-trach": "khiển trách",
    "canh-cao": "cảnh cáo",
    "cach-chuc": "cách chức",
    "khai-tru": "khai trừ",
}


def discipline(case: Case, before: Outcome) -> Ruling | None:
    """Discipline decided for this period. Of several the gravest effect stands, and all are named."""
    step = Step(rule="discipline", before=before)
    rulings = sorted((_one(case, step, item) for item in case.evaluation.facts.discipline), key=_gravity)
    if not rulings:
        return None
    return replace(rulings[0], reason=" ".join(ruling.reason for ruling in rulings))


def _gravity(ruling: Ruling) -> int:
    if ruling.effect is not Effect.CHANGES:
        return 2
    return 0 if ruling.after is Grade.NOT_COMPLETED else 1


def _one(case: Case, step: Step, item: Discipline) -> Ruling:
    below = case.law.get("discipline", "below")
    place = case.evaluation.place(*item.pointer)
    period = case.evaluation.period
    decided = f"Bị kỷ luật {_LABELS[item.form]} ngày {item.confirmed.on:%d/%m/%Y} ({item.confirmed.document})"
    if item.confirmed.on < period.first_day or _after_grading(case, item):
        return step.note(f"{decided}: ngoài kỳ đánh giá này.", below, place)
    if not item.duty_related:
        return step.note(f"{decided}: vi phạm không liên quan chức trách, nhiệm vụ.", below, place)
    if item.form not in _grave_forms(case.law):
        return step.note(f"{decided}: hình thức này không thuộc trường hợp quy định.", below, place)
    exception = _exception(case, item)
    if exception is None:
        return step.changes_to(outcome_named(below.value), f"{decided}, liên quan chức trách, nhiệm vụ.", below, place)
    name, words = exception
    value = case.law.get("discipline", name)
    if step.before is Grade.NOT_COMPLETED:
        return step.note(f"{decided} {words}.", value, place)
    return step.changes_to(outcome_named(value.value), f"{decided} {words}.", value, place)


def _grave_forms(law: Law) -> tuple[str, ...]:
    """«từ khiển trách trở lên»: the forms from the least one on."""
    forms: tuple[str, ...] = law.get("discipline", "forms").value
    return forms[forms.index(law.get("discipline", "least_form").value) :]


def _exception(case: Case, item: Discipline) -> tuple[str, str] | None:
    """The named exceptions of 4.4: another unit (b, c), another time (a)."""
    period = case.evaluation.period
    if item.violation_unit is not None and item.violation_unit != case.post.unit:
        return "elsewhere", "về vi phạm xảy ra ở đơn vị khác: tính cho đơn vị cũ, cấp có thẩm quyền xem xét"
    if item.violation_on < period.first_day:
        when = f"{item.violation_on:%d/%m/%Y}"
        return "earlier", f"về vi phạm xảy ra ngày {when}, trước kỳ này: cấp ủy cấp trên có thẩm quyền xem xét"
    if item.confirmed.on > period.last_day:
        return "earlier", "sau ngày cuối kỳ, trước khi xếp loại: cấp ủy cấp trên có thẩm quyền xem xét"
    return None


def _after_grading(case: Case, item: Discipline) -> bool:
    """«đến thời điểm đánh giá, xếp loại»: what is decided later belongs to the next period."""
    decision = case.evaluation.decision
    return decision is not None and item.confirmed.on > max(decision.on, case.evaluation.period.last_day)
