"""Thành viên tập thể lãnh đạo, quản lý có biểu hiện suy thoái.

«c) Có thành viên trong tập thể lãnh đạo, quản lý bị cấp có thẩm quyền kết luận có biểu hiện suy thoái về tư tưởng chính
trị, đạo đức, lối sống, "tự diễn biến", "tự chuyển hoá"» (điểm 4.1 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Outcome
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import CollectiveCase, Step
from evalgen.grading.degeneration import concluded, concluded_against, same_finding
from evalgen.grading.recorded import gravest, recorded


def members_degeneration(case: CollectiveCase, before: Outcome) -> Ruling | None:
    """Concluded of a member, in the member's own record or in the collective's: NOT_COMPLETED, without exception."""
    step, below = Step(rule="members_degeneration", before=before), case.value("members_degeneration", "below")
    found = recorded((*case.records, *case.present), lambda facts: (facts.degeneration,), same_finding)
    return gravest(
        concluded_against(
            case,
            step,
            f"Có thành viên bị kết luận có biểu hiện suy thoái ({concluded(finding)})",
            finding,
            below,
            record,
        )
        for record, finding in found
    )
