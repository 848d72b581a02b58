"""Tham nhũng, lãng phí, tiêu cực trong phạm vi quản lý trực tiếp.

«đ) Có tổ chức hoặc cá nhân trong phạm vi quản lý trực tiếp xảy ra tham nhũng, lãng phí, tiêu cực và bị xử lý kỷ luật.
Trường hợp cá nhân lãnh đạo, quản lý đã chủ động phát hiện, báo cáo và chỉ đạo xử lý kịp thời, khắc phục xong hậu quả
thì cấp có thẩm quyền căn cứ vào hoàn cảnh ... để xem xét, đánh giá, xếp loại»
(điểm đ điểm 4.2 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def corruption_in_unit(case: Case, before: Outcome) -> Ruling | None:
    """Base rule: NOT_COMPLETED. Exception: found, reported and remedied by the leader, for the body to decide."""
    finding = case.evaluation.facts.corruption_in_unit
    if finding is None:
        return None
    step = Step(rule="corruption_in_unit", before=before)
    place = case.evaluation.place(*finding.pointer)
    happened = f"Xảy ra tham nhũng, lãng phí, tiêu cực trong phạm vi quản lý trực tiếp ({finding.confirmed.document})"
    if finding.remedied is None:
        below = case.law.get("corruption_in_unit", "below")
        return step.changes_to(outcome_named(below.value), f"{happened}.", below, place)
    remedied = case.law.get("corruption_in_unit", "remedied")
    reason = f"{happened}; đã chủ động phát hiện, khắc phục xong hậu quả ({finding.remedied.document})."
    if before is Grade.NOT_COMPLETED:
        return step.note(reason, remedied, place)
    return step.changes_to(outcome_named(remedied.value), reason, remedied, place)
