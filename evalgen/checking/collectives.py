"""What a collective's record says of itself."""

from collections.abc import Iterator

from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem, Severity


def collective_of_ended_unit(subject: Subject) -> Iterator[Problem]:
    """The collective of a unit that ended before the cut-off is counted nowhere; whether it is graded people decide."""
    records = subject.records
    for collective in records.collectives.values():
        unit, cutoff = records.units.get(collective.unit), records.cutoff(collective.period)
        ended = unit.span.last if unit is not None else None
        if ended is None or not collective.period.first_day <= ended < cutoff or collective.decision is not None:
            continue
        yield Problem(
            code="collective-of-ended-unit",
            place=collective.place(),
            message=(
                f"đơn vị «{collective.unit}» chỉ hoạt động đến {ended:%d/%m/%Y}, trước thời điểm đánh giá ({cutoff:%d/%m/%Y}); "
                "kết quả của tập thể này không tính cho đơn vị cấp trên."
            ),
            remedy=(
                "Vẫn xếp loại thì làm tiếp các bước; không xếp loại thì quyết định not_assessed: true, hoặc xóa tệp khi đơn vị này "
                "không còn hồ sơ cá nhân nào trong kỳ. Việc còn lại ghi cho đơn vị tiếp nhận."
            ),
            severity=Severity.NOTE,
        )


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
