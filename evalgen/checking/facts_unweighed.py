"""Facts that the regulation of the period does not weigh: kept for the year, they change nothing here."""

from collections.abc import Iterator, Mapping

from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem, Severity

_RULES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "force_majeure": ("lý do bất khả kháng", ("task_completion", "unit_completion")),
    "discipline": ("kỷ luật", ("discipline",)),
    "degeneration": ("kết luận về biểu hiện suy thoái", ("degeneration",)),
    "corruption_in_unit": ("tham nhũng, lãng phí, tiêu cực trong phạm vi quản lý", ("corruption_in_unit",)),
    "confidence_vote": ("phiếu tín nhiệm", ("low_confidence",)),
    "shortcomings": ("khắc phục hạn chế, khuyết điểm", ("shortcomings_remedied",)),
    "exemption": ("lý do chưa đánh giá", ("exemption",)),
    "former_unit_remarks": ("nhận xét của nơi công tác cũ", ("transfer",)),
    "misconduct": ("vi phạm", ("misconduct",)),
}
"""Each kind of fact: its name for people, and the rules that weigh it."""


def fact_not_weighed(subject: Subject) -> Iterator[Problem]:
    """Whoever records a fact learns whether the regulation of the period weighs it."""
    for evaluation in subject.records.evaluations:
        law = subject.laws.get(evaluation.period)
        for name, (words, rules) in _RULES.items():
            if law is not None and getattr(evaluation.facts, name) and not any(law.speaks_of(stem) for stem in rules):
                yield Problem(
                    code="fact-not-weighed",
                    place=evaluation.place("facts", name, key=True),
                    message=f"{law.title} không xét {words} khi xếp loại; sự việc được lưu, không làm thay đổi mức của kỳ này.",
                    remedy="Không phải sửa; sự việc được xét khi đánh giá năm. Cần thì cấp có thẩm quyền nêu căn cứ trong quyết định.",
                    severity=Severity.NOTE,
                )
