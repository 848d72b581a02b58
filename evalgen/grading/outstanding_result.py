"""Kết quả nổi trội.

«Chỉ xem xét xếp loại "Hoàn thành xuất sắc nhiệm vụ" đối với cá nhân có kết quả thực hiện nhiệm vụ nổi trội, có sản
phẩm chất lượng, hiệu quả cao, vượt mức yêu cầu đề ra» (HD 02-HD/BTCTW, 2.3).
"""

from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def outstanding_result(case: Case, before: Outcome) -> Ruling | None:
    """A condition of EXCELLENT: a work item of one's own above requirement. Whether it stands out, people say."""
    if before is not Grade.EXCELLENT or case.sheet is None:
        return None
    step = Step(rule="outstanding_result", before=before)
    least = case.value("outstanding_result", "exceeded_items")
    exceeded = [f"«{mark.item.title}»" for mark in case.sheet.marks.items if mark.exceeded]
    place = case.record.place("self_assessment", "results")
    if len(exceeded) < case.number("outstanding_result", "exceeded_items"):
        return step.changes_to(before.lower, "Không có sản phẩm, công việc nào vượt mức yêu cầu đề ra.", least, place)
    return step.holds(f"Có sản phẩm, công việc vượt mức yêu cầu: {', '.join(exceeded)}.", least, place)
