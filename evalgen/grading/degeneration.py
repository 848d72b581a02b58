"""Kết luận suy thoái.

«d) Bị cấp có thẩm quyền kết luận có biểu hiện suy thoái về tư tưởng chính trị, đạo đức, lối sống, "tự diễn biến",
"tự chuyển hoá"» (điểm d điểm 4.2 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Outcome, outcome_named
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def degeneration(case: Case, before: Outcome) -> Ruling | None:
    """Concluded by a competent body: NOT_COMPLETED, without exception."""
    finding = case.evaluation.facts.degeneration
    if finding is None:
        return None
    below = case.law.get("degeneration", "below")
    confirmed = finding.confirmed
    return Step(rule="degeneration", before=before).changes_to(
        outcome_named(below.value),
        f"Có kết luận về biểu hiện suy thoái (văn bản {confirmed.document} ngày {confirmed.on:%d/%m/%Y}).",
        below,
        case.evaluation.place(*finding.pointer),
    )
