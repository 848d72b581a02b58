"""The grade by which a record counts among others while the steps are still being taken."""

from evalgen.domain.collective import Collective
from evalgen.domain.grade import Grade
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
