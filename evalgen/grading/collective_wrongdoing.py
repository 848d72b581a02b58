"""Sai phạm của tập thể lãnh đạo, quản lý.

«a) Bị cấp có thẩm quyền kết luận có sai phạm trong công tác cán bộ, mất đoàn kết nội bộ, bè phái, chạy chức, chạy quyền
trong phạm vi phụ trách» (điểm 4.1 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.grade import Outcome
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import CollectiveCase, Step
from evalgen.grading.degeneration import concluded, concluded_against, same_finding
from evalgen.grading.recorded import gravest, recorded

_WHAT = "Bị kết luận có sai phạm trong công tác cán bộ, mất đoàn kết nội bộ, bè phái"


def collective_wrongdoing(case: CollectiveCase, before: Outcome) -> Ruling | None:
    """Concluded by a competent body: NOT_COMPLETED. A complaint alone is no conclusion, and is not recorded here."""
    step, below = Step(rule="collective_wrongdoing", before=before), case.value("collective_wrongdoing", "below")
    found = recorded(case.records, lambda facts: (facts.wrongdoing,), same_finding)
    return gravest(
        concluded_against(case, step, f"{_WHAT} ({concluded(finding)})", finding, below, record)
        for record, finding in found
    )
