"""Vi phạm của người không giữ chức vụ lãnh đạo, quản lý.

«... vi phạm những điều đảng viên không được làm, vi phạm quy định về trách nhiệm nêu gương, gây ảnh hưởng xấu đến uy
tín của bản thân và tổ chức, cơ quan, đơn vị» (điểm a điểm 4.3 khoản 4 Điều 11 QĐ 366).

«Trường hợp tự giác nhận lỗi, tự phát hiện vi phạm và khắc phục xong hậu quả thì cấp có thẩm quyền căn cứ ... để xem
xét, đánh giá, xếp loại» (đoạn cuối điểm 4.3).
"""

from msgspec.structs import replace

from evalgen.domain.facts import Misconduct
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.record import Record
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.recorded import gravest, outside, recorded


def misconduct(case: Case, before: Outcome) -> Ruling | None:
    """Base rule: NOT_COMPLETED where it harmed the reputation. Exception: admitted, found and remedied by the person."""
    step = Step(rule="misconduct", before=before)
    found = recorded(case.records, lambda facts: facts.misconduct, _same)
    return gravest(_one(case, step, record, item) for record, item in found)


def _same(item: Misconduct) -> Misconduct:
    """One document may conclude several: what tells one from another is all that is said of it, wherever it stands.

    Whether it was remedied is said of the same one.
    """
    return replace(item, pointer=(), remedied=None)


def _one(case: Case, step: Step, record: Record, item: Misconduct) -> Ruling:
    place = record.place(*item.pointer)
    document = f"văn bản {item.confirmed.document} ngày {item.confirmed.on:%d/%m/%Y}"
    what = f"{item.kind.value} ({document})"
    below = case.value("misconduct", "below")
    apart = outside(item.confirmed, case.record)
    if apart:
        return step.note(f"{what}{apart}", below, place)
    if not item.harmful:
        return step.note(f"{what}: chưa kết luận là gây ảnh hưởng xấu đến uy tín.", below, place)
    if item.remedied is None:
        return step.changes_to(outcome_named(below.value), f"{what}, gây ảnh hưởng xấu đến uy tín.", below, place)
    remedied = case.value("misconduct", "remedied")
    reason = f"{what}; đã tự giác nhận lỗi, tự phát hiện và khắc phục xong hậu quả ({item.remedied.document})."
    if step.before is Grade.NOT_COMPLETED:
        return step.note(reason, remedied, place)
    return step.changes_to(outcome_named(remedied.value), reason, remedied, place)
