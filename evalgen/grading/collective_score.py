"""Tập thể không có khung chấm điểm.

«Đối với tập thể: Thực hiện theo các nhóm tiêu chí quy định tại Phụ lục 1» (khoản 1 Điều 10 QĐ 366): of the year. The
instruments of the quarter ask for the tasks of the collective (Phụ lục 7) and its own grade, and print no points.
"""

from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import CollectiveCase, Step


def collective_score(case: CollectiveCase, before: Outcome) -> Ruling | None:
    """The last rule: without a score the conditions leave the grade to the competent authority, up to what they allow."""
    if case.scored or not isinstance(before, Grade) or before is Grade.NOT_COMPLETED:
        return None
    left = case.value("collective_score", "without_framework")
    reason = (
        f"Các điều kiện cho phép cao nhất mức «{before.label}»; không có điểm để xác định mức. {left.reading}".strip()
    )
    return Step(rule="collective_score", before=before).changes_to(outcome_named(left.value), reason, left)
