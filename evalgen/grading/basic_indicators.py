"""Năm chỉ tiêu kinh tế - xã hội cơ bản.

«... hoặc không hoàn thành 5 chỉ tiêu kinh tế - xã hội cơ bản được cấp có thẩm quyền giao, phê duyệt (tốc độ tăng
trưởng kinh tế, thu ngân sách nhà nước, giải ngân vốn đầu tư công, thu nhập bình quân đầu người, giảm tỉ lệ hộ nghèo -
đối với các chức danh theo chức trách, nhiệm vụ được phân công)» (điểm a điểm 4.2, tiết d điểm 4.1 khoản 4 Điều 11 QĐ 366).

«Trường hợp không hoàn thành nhiệm vụ hoặc các chỉ tiêu nêu trên mà có lý do bất khả kháng ... thì cấp có thẩm quyền căn
cứ ... để xem xét» (đoạn cuối điểm 4.1); read of the head of such a collective as well.
"""

from evalgen.domain.collective import Indicator
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.ruling import Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import Case, Step


def basic_indicators(case: Case, before: Outcome) -> Ruling | None:
    """Read as: all five missed. Any one missed is a note for the competent authority."""
    collective = case.collective
    if collective is None or not (case.is_head or case.subject is SubjectKind.COLLECTIVE):
        return None
    missed = [indicator for indicator in collective.indicators if not indicator.achieved]
    if not missed:
        return None
    step = Step(rule="basic_indicators", before=before)
    reading = case.value("basic_indicators", "reading")
    place = collective.place(*missed[0].pointer)
    at = f" cho{case.other_unit}" if case.other_unit else ""
    counted = f"Không đạt {len(missed)}/{len(collective.indicators)} chỉ tiêu kinh tế - xã hội cơ bản được giao{at}"
    if not _triggers(case, missed):
        return step.note(f"{counted}. {reading.reading}".strip(), reading, place)
    left = case.stated("basic_indicators", "excuse")
    excused = [item for item in missed if item.force_majeure is not None and item.force_majeure.confirmed is not None]
    if left is not None and excused and not _triggers(case, [item for item in missed if item not in excused]):
        # «mà có lý do bất khả kháng»
        reason = f"{counted}; {len(excused)} chỉ tiêu vì lý do bất khả kháng đã được xác nhận."
        if before is Grade.NOT_COMPLETED:
            return step.note(reason, left, place)
        return step.changes_to(outcome_named(left.value), reason, left, place)
    below = case.value("basic_indicators", "below")
    return step.changes_to(outcome_named(below.value), f"{counted}.", below, place)


def _triggers(case: Case, missed: list[Indicator]) -> bool:
    if case.value("basic_indicators", "reading").value == "all":
        return len(missed) >= case.number("basic_indicators", "count")
    return bool(missed)
