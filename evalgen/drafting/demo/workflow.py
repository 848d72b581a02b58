"""Bước 3 and 4: verification, proposal, decision."""

from random import Random
from typing import Any

from evalgen.domain.grade import Grade
from evalgen.drafting.demo.calendar import Quarter
from evalgen.drafting.demo.commune import Commune
from evalgen.drafting.demo.course import Course, Record, Work
from evalgen.drafting.demo.seats import Seat

_COMMENTS = {
    Grade.EXCELLENT: "Kết quả nổi trội trong nhóm; đề nghị ghi nhận.",
    Grade.GOOD: "Hoàn thành đầy đủ nhiệm vụ, cần tiếp tục nâng chất lượng văn bản.",
    Grade.COMPLETED: "Hoàn thành nhiệm vụ nhưng còn hạn chế về tiến độ, chất lượng.",
    Grade.NOT_COMPLETED: "Chưa hoàn thành nhiệm vụ được giao trong quý.",
}


def draw_verification(course: Course, commune: Commune, quarter: Quarter, items: list[Record]) -> dict[str, Any]:
    """The section `verification`."""
    differences = course.differences(items) if course.differences else []
    return {"by": commune.id("ban-xay-dung-dang"), "on": quarter.verified_on, "differences": differences}


def draw_proposal(
    source: Random, course: Course, commune: Commune, quarter: Quarter, seat: Seat, grade: Grade
) -> Record:
    """The section `proposal`."""
    strong = course.work in {Work.STRONG, Work.LATE}
    response = 3 if grade is Grade.NOT_COMPLETED else 1 if strong else source.choice((1, 2, 2))
    return {
        "by": commune.id(seat.used_by),
        "on": quarter.proposed_on,
        "grade": grade.name,
        "votes": draw_votes(source, grade),
        "key_tasks": response,
        **({"outstanding": course.outstanding} if course.outstanding else {}),
        "comment": _COMMENTS[grade],
    }


def draw_votes(source: Random, grade: Grade) -> dict[str, int]:
    """Votes of a small body: most for `grade`, sometimes one or two for the next."""
    total, against = source.choice((5, 7, 7, 9)), source.choice((0, 0, 1, 1, 2))
    other = Grade.GOOD if grade is not Grade.GOOD else Grade.COMPLETED
    return {grade.name: total - against, **({other.name: against} if against else {})}


def draw_decision(course: Course, commune: Commune, quarter: Quarter, managed_by: str) -> Record:
    """The section `decision`."""
    outcome = {"grade": course.decided.name} if course.decided else {"not_assessed": True}
    return {
        "by": commune.id(managed_by),
        "on": quarter.decided_on,
        "number": quarter.numbers[managed_by],
        **outcome,
        **({"reason": course.reason} if course.reason else {}),
        **({"legal_basis": course.legal_basis} if course.legal_basis else {}),
    }
