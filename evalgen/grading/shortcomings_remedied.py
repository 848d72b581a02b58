"""Khắc phục hạn chế, khuyết điểm.

«Đã khắc phục 100% các hạn chế, khuyết điểm được chỉ ra ở thời điểm kiểm điểm trước (nếu có)»
(điểm 1.4 khoản 1 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def shortcomings_remedied(case: Case, before: Outcome) -> Ruling | None:
    """A condition of EXCELLENT, where earlier shortcomings were pointed out at all («nếu có»)."""
    facts = case.record.facts.shortcomings
    if before is not Grade.EXCELLENT:
        return None
    step = Step(rule="shortcomings_remedied", before=before)
    required = case.value("shortcomings_remedied", "required")
    if facts is None:
        return step.note("Hồ sơ không ghi hạn chế, khuyết điểm nào được chỉ ra ở kỳ trước.", required)
    place = case.record.place(*facts.pointer)
    if facts.pointed_out == 0:
        return step.holds("Kỳ trước không có hạn chế, khuyết điểm nào được chỉ ra.", required, place)
    counted = f"Đã khắc phục {facts.remedied}/{facts.pointed_out} hạn chế, khuyết điểm được chỉ ra ở kỳ trước."
    if facts.remedied >= facts.pointed_out * case.number("shortcomings_remedied", "required"):
        return step.holds(counted, required, place)
    return step.changes_to(before.lower, counted, required, place)
