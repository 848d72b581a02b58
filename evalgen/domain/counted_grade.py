"""The grade by which a record counts among others while the steps are still being taken, and where it stands."""

from evalgen.domain.collective import Collective
from evalgen.domain.grade import Grade
from evalgen.domain.place import Pointer
from evalgen.domain.record import Record


def counted_grade(record: Record) -> Grade | None:
    """The decided grade; before that the one proposed last, by others or by the person or collective itself."""
    if record.decision is not None:
        return record.final_grade
    if record.proposal is not None:
        return record.proposal.grade
    if isinstance(record, Collective):
        return record.self_grade
    return record.self_assessment.proposed_grade if record.self_assessment is not None else None


def counted_grade_at(record: Record) -> Pointer:
    """Where that grade stands in the file, amendments included; where it would stand while there is none."""
    if record.decision is not None:
        return (*record.amendments[-1].pointer, "grade") if record.amendments else ("decision", "grade")
    if record.proposal is not None:
        return ("proposal", "grade")
    if isinstance(record, Collective) and record.self_assessment is None:
        return ("self_grade",)
    return ("self_assessment", "proposed_grade")
