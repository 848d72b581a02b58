"""Năm chỉ tiêu kinh tế - xã hội cơ bản.

«... hoặc không hoàn thành 5 chỉ tiêu kinh tế - xã hội cơ bản được cấp có thẩm quyền giao, phê duyệt (tốc độ tăng
trưởng kinh tế, thu ngân sách nhà nước, giải ngân vốn đầu tư công, thu nhập bình quân đầu người, giảm tỉ lệ hộ nghèo -
đối với các chức danh theo chức trách, nhiệm vụ được phân công)» (điểm a điểm 4.2 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Outcome, outcome_named
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def basic_indicators(case: Case, before: Outcome) -> Ruling | None:
    """Read as: all five missed. Any one missed is a note for the competent authority."""
    if not case.is_head or case.collective is None or not case.collective.indicators:
        return None
    missed = [indicator for indicator in case.collective.indicators if not indicator.achieved]
    if not missed:
        return None
    step = Step(rule="basic_indicators", before=before)
    count = case.law.get("basic_indicators", "count")
    reading = case.law.get("basic_indicators", "reading")
    place = case.collective.place(*missed[0].pointer)
    counted = f"Không đạt {len(missed)}/{len(case.collective.indicators)} chỉ tiêu kinh tế - xã hội cơ bản được giao"
    triggers = len(missed) >= count.value if reading.value == "all" else bool(missed)
    if not triggers:
        return step.note(f"{counted}. {reading.reading}".strip(), reading, place)
    below = case.law.get("basic_indicators", "below")
    return step.changes_to(outcome_named(below.value), f"{counted}.", below, place)
