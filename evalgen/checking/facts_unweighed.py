"""Facts that the regulation of the period does not weigh, or not of such a person: kept, they change nothing here."""

from collections.abc import Iterator, Mapping

from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.subject_kind import SubjectKind

_RULES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "force_majeure": ("lý do bất khả kháng", ("task_completion", "unit_completion", "failed_tasks")),
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

_OTHERS = frozenset({SubjectKind.STAFF, SubjectKind.PARTY_MEMBER})
_WHOSE: Mapping[str, tuple[frozenset[SubjectKind], str]] = {
    # Tiết b, đ điểm 4.2 khoản 4 Điều 11 QĐ 366.
    "corruption_in_unit": (frozenset({SubjectKind.LEADER}), "người giữ chức vụ lãnh đạo, quản lý"),
    "confidence_vote": (frozenset({SubjectKind.LEADER}), "người giữ chức vụ lãnh đạo, quản lý"),
    # Tiết a điểm 4.3: of those who lead, only what was disciplined counts.
    "misconduct": (_OTHERS, "người không giữ chức vụ lãnh đạo, quản lý"),
}
"""Kinds of fact that the law weighs of some subjects only, and these in words."""


def fact_not_weighed(subject: Subject) -> Iterator[Problem]:
    """Whoever records a fact learns whether the regulation of the period weighs it."""
    for evaluation, law in subject.under_law():
        for name, (words, rules) in _RULES.items():
            if law is not None and getattr(evaluation.facts, name) and not any(law.speaks_of(stem) for stem in rules):
                yield Problem(
                    code="fact-not-weighed",
                    place=evaluation.place("facts", name, key=True),
                    message=f"{law.title} không xét {words} khi xếp loại; sự việc được lưu, không làm thay đổi mức của kỳ này.",
                    remedy="Không phải sửa; sự việc được xét khi đánh giá năm. Cần thì cấp có thẩm quyền nêu căn cứ trong quyết định.",
                    severity=Severity.NOTE,
                )


def fact_of_other_subject(subject: Subject) -> Iterator[Problem]:
    """A fact is recorded of whom the law weighs it; of anybody else it would be passed over in silence."""
    for evaluation, law in subject.under_law():
        for name, (subjects, words) in _WHOSE.items():
            if law is None or not getattr(evaluation.facts, name):
                continue
            post, weighed = subject.records.post_of(evaluation), any(law.speaks_of(stem) for stem in _RULES[name][1])
            if weighed and post is not None and post.standing.subject not in subjects:
                yield Problem(
                    code="fact-of-other-subject",
                    place=evaluation.place("facts", name, key=True),
                    message=f"quy định chỉ xét {_RULES[name][0]} đối với {words}; chức vụ này là «{post.standing.label.lower()}».",
                    remedy="Chuyển sự việc sang mục phù hợp (ví dụ discipline), hoặc sửa vị trí (standing) của chức vụ.",
                    severity=Severity.WARNING,
                )
