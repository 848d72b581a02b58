"""Thành viên tập thể lãnh đạo, quản lý bị kỷ luật.

«b) Có thành viên trong tập thể lãnh đạo, quản lý vi phạm liên quan đến chức trách, nhiệm vụ trong thực thi công vụ bị xử
lý kỷ luật từ khiển trách trở lên (trừ trường hợp thành viên đó bị kỷ luật mà vi phạm đó xảy ra từ thời điểm tại tổ chức,
cơ quan, đơn vị khác chuyển đến hoặc hành vi vi phạm đó không liên quan đến chức trách, thẩm quyền của tập thể lãnh đạo,
quản lý đang công tác tại thời điểm hiện tại)» (điểm 4.1 khoản 4 Điều 11 QĐ 366).

«... tập thể lãnh đạo, quản lý hoặc có thành viên của tập thể lãnh đạo, quản lý bị xử lý kỷ luật nhưng đã chủ động phát
hiện vi phạm và khắc phục kịp thời thì cấp có thẩm quyền căn cứ ... để xem xét» (đoạn cuối điểm 4.1). A violation that
belongs to this unit counts here although the member has left it (điểm 4.4 b, c).
"""

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Discipline, Disciplined
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.record import Record
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import CollectiveCase, Step
from evalgen.grading.charge import Charge, charge, counted_for, discipline_words, why_earlier
from evalgen.grading.discipline import grave_forms, same_decision
from evalgen.grading.recorded import gravest, recorded
from evalgen.regulation.law import LegalValue


def members_discipline(case: CollectiveCase, before: Outcome) -> Ruling | None:
    """Base rule: NOT_COMPLETED. Exceptions: another unit, no duty, another time, found and remedied in time."""
    step = Step(rule="members_discipline", before=before)
    found = recorded((*case.records, *case.members), lambda facts: facts.discipline, same_decision)
    return gravest(_one(case, step, record, item) for record, item in found if item.who is not Disciplined.UNIT_BELOW)


def _one(case: CollectiveCase, step: Step, record: Record, item: Discipline) -> Ruling:
    below, place = case.value("members_discipline", "below"), record.place(*item.pointer)
    decided = f"{_who(record, item)} {discipline_words(item)}"
    at = item.violation_unit or record.unit
    counts = charge(item, at, case.record)
    apart = _counts_not(case, item, at, counts)
    if apart:
        return step.note(f"{decided}: {apart}.", below, place)
    left, words = _exception(case, record, item, counts)
    if left is None:
        reason = f"{decided}, liên quan chức trách, nhiệm vụ."
        return step.changes_to(outcome_named(below.value), reason, below, place)
    if step.before is Grade.NOT_COMPLETED:
        return step.note(f"{decided} {words}.", left, place)
    return step.changes_to(outcome_named(left.value), f"{decided} {words}.", left, place)


def _counts_not(case: CollectiveCase, item: Discipline, at: str, counts: Charge) -> str:
    """Why it is not charged to this collective; empty where it is."""
    if counts is Charge.OUTSIDE:
        return "ngoài kỳ đánh giá này"
    if not item.duty_related:
        return "vi phạm không liên quan chức trách, thẩm quyền của tập thể"
    if counts is Charge.ELSEWHERE:
        return (
            f"vi phạm xảy ra ở đơn vị khác, tính cho đơn vị {counted_for(item, case.unit_called(at), case.period.kind)}"
        )
    if item.form not in grave_forms(case.law, case.value("members_discipline", "least_form").value):
        return "hình thức này không thuộc trường hợp quy định"
    return ""


def _exception(case: CollectiveCase, record: Record, item: Discipline, counts: Charge) -> tuple[LegalValue | None, str]:
    """What leaves the case to the competent authority. That the person remedied it is no merit of the collective."""
    if counts is Charge.EARLIER:
        return case.value("members_discipline", "earlier"), why_earlier(item, case.period)
    if item.remedied is not None and not isinstance(record, Evaluation):
        words = f"nhưng đã chủ động phát hiện, khắc phục kịp thời ({item.remedied.document}): cấp có thẩm quyền xem xét"
        return case.value("members_discipline", "remedied"), words
    if item.who is Disciplined.COLLECTIVE:
        # Only the exception speaks of a collective that is disciplined itself.
        return case.value("members_discipline", "itself"), "với tư cách tập thể: cấp có thẩm quyền xem xét"
    return None, ""


def _who(record: Record, item: Discipline) -> str:
    if isinstance(record, Evaluation):
        return f"Thành viên «{record.person}»"
    return "Tập thể" if item.who is Disciplined.COLLECTIVE else "Thành viên tập thể"
