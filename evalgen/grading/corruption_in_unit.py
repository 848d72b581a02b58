"""Tham nhũng, lãng phí, tiêu cực trong phạm vi quản lý trực tiếp.

«đ) Có tổ chức hoặc cá nhân trong phạm vi quản lý trực tiếp xảy ra tham nhũng, lãng phí, tiêu cực và bị xử lý kỷ luật.
Trường hợp cá nhân lãnh đạo, quản lý đã chủ động phát hiện, báo cáo và chỉ đạo xử lý kịp thời, khắc phục xong hậu quả
thì cấp có thẩm quyền căn cứ vào hoàn cảnh ... để xem xét, đánh giá, xếp loại»
(điểm đ điểm 4.2 khoản 4 Điều 11 QĐ 366).

«trừ trường hợp cá nhân không thể biết hoặc đã áp dụng các biện pháp cần thiết theo thẩm quyền để phòng ngừa, ngăn chặn
... thì không bị ảnh hưởng đến kết quả đánh giá, xếp loại»: only where the pack says so (Kế hoạch của xã Thanh Lâm, II.4.4).
"""

from evalgen.domain.facts import Finding
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.record import Record
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.degeneration import same_finding
from evalgen.grading.recorded import gravest, outside, recorded


def corruption_in_unit(case: Case, before: Outcome) -> Ruling | None:
    """Base rule: NOT_COMPLETED. Exceptions: could not know or prevent it; found, reported and remedied it."""
    step = Step(rule="corruption_in_unit", before=before)
    found = recorded(case.records, lambda facts: (facts.corruption_in_unit,), same_finding)
    return gravest(_one(case, step, record, finding) for record, finding in found)


def _one(case: Case, step: Step, record: Record, finding: Finding) -> Ruling:
    place = record.place(*finding.pointer)
    happened = f"Xảy ra tham nhũng, lãng phí, tiêu cực trong phạm vi quản lý trực tiếp ({finding.confirmed.document})"
    apart = outside(finding.confirmed, case.record)
    if apart:
        return step.note(f"{happened}{apart}", case.value("corruption_in_unit", "below"), place)
    exempt = case.stated("corruption_in_unit", "blameless")
    if finding.blameless is not None and exempt is not None:
        # «không thể biết hoặc đã áp dụng các biện pháp cần thiết»
        why = f"không thể biết hoặc đã áp dụng các biện pháp cần thiết ({finding.blameless.document})"
        return step.note(f"{happened}; {why}: không ảnh hưởng đến kết quả xếp loại.", exempt, place)
    if finding.remedied is None:
        below = case.value("corruption_in_unit", "below")
        return step.changes_to(outcome_named(below.value), f"{happened}.", below, place)
    # «đã chủ động phát hiện, báo cáo và chỉ đạo xử lý kịp thời, khắc phục xong hậu quả»
    remedied = case.value("corruption_in_unit", "remedied")
    reason = f"{happened}; đã chủ động phát hiện, khắc phục xong hậu quả ({finding.remedied.document})."
    if step.before is Grade.NOT_COMPLETED:
        return step.note(reason, remedied, place)
    return step.changes_to(outcome_named(remedied.value), reason, remedied, place)
