"""In which order a reviewer reads changed records, in a comment and on a terminal alike."""

from evalgen.approving.record_review import RecordReview
from evalgen.approving.review import Review
from evalgen.domain.grade import Grade
from evalgen.domain.problem import Severity


def by_importance(review: Review) -> list[RecordReview]:
    """Records at fault, those for somebody above, those whose grade or result moves, then the best and the worst.

    The others follow; among equals by period, unit and name.
    """
    found = (*review.transitions, *review.problems.new)
    faulty = {problem.place.file for problem in found if problem.severity is Severity.ERROR}
    above = {file for reason in review.verdict.reasons for file in reason.files}

    def rank(item: RecordReview) -> tuple[bool, ...]:
        file, grade = item.pair.file, item.pair.after.final_grade if item.pair.after else None
        extreme = grade in {Grade.EXCELLENT, Grade.NOT_COMPLETED}
        return file not in faulty, file not in above, not item.regraded, not item.result_moved, not extreme

    return sorted(review.records, key=rank)
