"""What a collective's record says of itself."""

from collections.abc import Iterator

from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem, Severity


def self_grade_twice(subject: Subject) -> Iterator[Problem]:
    """A collective that assesses itself proposes its grade there, not once more."""
    for collective in subject.records.collectives.values():
        if collective.self_assessment is not None and "self_grade" in collective.document.sections:
            yield Problem(
                code="self-grade-twice",
                place=collective.place("self_grade", key=True),
                message="mức tự xếp loại ghi hai nơi: self_grade và self_assessment.proposed_grade; chỉ mức sau được tính.",
                remedy="Bỏ mục self_grade.",
                severity=Severity.WARNING,
            )
