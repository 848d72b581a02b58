"""Not completed period after period: nothing to mend in the record, but for the competent authority to see.

«Thực hiện ngay việc thay thế những cán bộ có kết quả đánh giá, xếp loại “Không hoàn thành nhiệm vụ” từ 02 quý liên tiếp
trở lên» (HD 02-HD/BTCTW, 6.3), or what the instrument in force says instead.
"""

from collections.abc import Iterator

from evalgen.checking.assessed import assessed
from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem, Severity


def not_completed_again(subject: Subject) -> Iterator[Problem]:
    """Whoever is decided on and not completed so many periods in a row is named, with the consequence."""
    for evaluation, assessment in assessed(subject):
        flag = next((item for item in assessment.chain if item.rule == "consecutive_not_completed"), None)
        if flag is not None and evaluation.decision is not None:
            yield Problem(
                code="not-completed-again",
                place=evaluation.place("decision", "grade"),
                message=flag.reason,
                remedy="Không phải sửa; trình cấp có thẩm quyền xử lý theo quy định.",
                severity=Severity.NOTE,
                citation=flag.citation,
            )
