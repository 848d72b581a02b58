"""Bị xử lý kỷ luật.

«c) Có vi phạm liên quan đến chức trách, nhiệm vụ trong thực thi công vụ bị xử lý kỷ luật từ khiển trách trở lên»
(điểm c điểm 4.2 khoản 4 Điều 11 QĐ 366); of those who lead nobody «vi phạm liên quan đến hoạt động công vụ bị xử lý kỷ
luật từ khiển trách trở lên» (điểm a điểm 4.3), except «Trường hợp tự giác nhận lỗi, tự phát hiện vi phạm và khắc phục
xong hậu quả». Which unit and which period it counts for: điểm 4.4.
"""

from msgspec.structs import replace

from evalgen.domain.facts import Discipline
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.record import Record
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import PersonCase, Step
from evalgen.grading.charge import Charge, charge, counted_for, discipline_words, why_earlier
from evalgen.grading.recorded import gravest, recorded
from evalgen.regulation.law import Law, LegalValue


def discipline(case: PersonCase, before: Outcome) -> Ruling | None:
    """Discipline decided for this period. Of several the gravest effect stands, and all are named."""
    step = Step(rule="discipline", before=before)
    found = recorded(case.records, lambda facts: facts.discipline, same_discipline)
    return gravest(_one(case, step, record, item) for record, item in found)


def same_discipline(item: Discipline) -> Discipline:
    """What tells one discipline from another: all that is said of it but whether it was remedied, wherever it stands."""
    return replace(item, pointer=(), remedied=None)


def same_decision(item: Discipline) -> Discipline:
    """What tells one decision from another where two records tell of it, each in its own words for who was punished.

    Where they tell of it differently both count, and the gravest effect stands: which is read first decides nothing.
    """
    confirmed = replace(item.confirmed, by="")
    return replace(item, pointer=(), who=None, ethics_related=False, confirmed=confirmed, remedied=None)


def grave_forms(law: Law, least: str) -> tuple[str, ...]:
    """«từ khiển trách trở lên»: the forms from the least one on."""
    forms: tuple[str, ...] = law.get("discipline", "forms").value
    return forms[forms.index(least) :]


def _one(case: PersonCase, step: Step, record: Record, item: Discipline) -> Ruling:
    below = case.value("discipline", "below")
    place = record.place(*item.pointer)
    at = item.violation_unit or record.unit
    counts = charge(item, at, case.record, case.person)
    decided = f"B{discipline_words(item)[1:]}"
    if counts is Charge.OUTSIDE:
        return step.note(f"{decided}: ngoài kỳ đánh giá này.", below, place)
    if not item.duty_related:
        return step.note(f"{decided}: vi phạm không liên quan chức trách, nhiệm vụ.", below, place)
    if item.form not in grave_forms(case.law, case.value("discipline", "least_form").value):
        return step.note(f"{decided}: hình thức này không thuộc trường hợp quy định.", below, place)
    exception = _exception(case, item, at, counts)
    if exception is None:
        duty = (
            "liên quan chức trách, nhiệm vụ"
            if at == case.record.unit
            else f"liên quan chức trách, nhiệm vụ ở đơn vị «{case.unit_called(at)}»"
        )
        return step.changes_to(outcome_named(below.value), f"{decided}, {duty}.", below, place)
    value, words = exception
    if step.before is Grade.NOT_COMPLETED:
        return step.note(f"{decided} {words}.", value, place)
    return step.changes_to(outcome_named(value.value), f"{decided} {words}.", value, place)


def _exception(case: PersonCase, item: Discipline, at: str, counts: Charge) -> tuple[LegalValue, str] | None:
    """The named exceptions: another unit (4.4 b, c), another time (4.4 a), found and remedied by the person."""
    if counts is Charge.ELSEWHERE:
        charged = counted_for(item, case.unit_called(at), case.period.kind)
        words = f"về vi phạm xảy ra ở đơn vị khác: tính cho đơn vị cũ {charged}, cấp có thẩm quyền xem xét"
        return case.value("discipline", "elsewhere"), words
    if counts is Charge.EARLIER:
        return case.value("discipline", "earlier"), why_earlier(item, case.period)
    remedied = case.stated("discipline", "remedied")
    if item.remedied is None or remedied is None:
        return None
    words = f"nhưng đã tự phát hiện, khắc phục xong hậu quả ({item.remedied.document}): cấp có thẩm quyền xem xét"
    return remedied, words
