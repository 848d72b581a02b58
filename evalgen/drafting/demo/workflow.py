"""Bước 3 and 4: verification, proposal, decision."""

from random import Random
from typing import Any

from evalgen.domain.grade import Grade
from evalgen.drafting.demo.course import Record, Work
from evalgen.drafting.demo.scene import Scene

_COMMENTS = {
    Grade.EXCELLENT: "Kết quả nổi trội trong nhóm; đề nghị ghi nhận.",
    Grade.GOOD: "Hoàn thành đầy đủ nhiệm vụ, cần tiếp tục nâng chất lượng văn bản.",
    Grade.COMPLETED: "Hoàn thành nhiệm vụ nhưng còn hạn chế về tiến độ, chất lượng.",
    Grade.NOT_COMPLETED: "Chưa hoàn thành nhiệm vụ được giao trong quý.",
}


def draw_verification(scene: Scene, items: list[Record]) -> dict[str, Any]:
    """The section `verification`."""
    differences = scene.course.differences(items) if scene.course.differences else []
    return {"by": scene.commune.id("ban-xay-dung-dang"), "on": scene.quarter.verified_on, "differences": differences}


def draw_proposal(source: Random, scene: Scene, grade: Grade) -> Record:
    """The section `proposal`."""
    strong = scene.course.work in {Work.STRONG, Work.LATE}
    response = 3 if grade is Grade.NOT_COMPLETED else 1 if strong else source.choice((1, 2, 2))
    return {
        "by": scene.commune.id(scene.seat.used_by),
        "on": scene.quarter.proposed_on,
        "grade": grade.name,
        "votes": draw_votes(source, grade),
        "key_tasks": response,
        **({"outstanding": scene.course.outstanding} if scene.course.outstanding else {}),
        "comment": _COMMENTS[grade],
    }


def draw_votes(source: Random, grade: Grade) -> dict[str, int]:
    """Votes of a small body: most for `grade`, sometimes one or two for the next."""
    total, against = source.choice((5, 7, 7, 9)), source.choice((0, 0, 1, 1, 2))
    other = Grade.GOOD if grade is not Grade.GOOD else Grade.COMPLETED
    return {grade.name: total - against, **({other.name: against} if against else {})}


def draw_decision(scene: Scene) -> Record:
    """The section `decision`."""
    course, by = scene.course, scene.seat.managed_by
    outcome = {"grade": course.decided.name} if course.decided else {"not_assessed": True}
    return {
        "by": scene.commune.id(by),
        "on": scene.quarter.decided_on,
        "number": scene.quarter.numbers[by],
        **outcome,
        **({"reason": course.reason} if course.reason else {}),
        **({"legal_basis": course.legal_basis} if course.legal_basis else {}),
    }
