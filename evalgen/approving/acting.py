"""Which body acts in which step of a record: the one that the section of the step names."""

from evalgen.domain.approval import COLLECTIVE, ApprovedStep
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation

Record = Evaluation | Collective


def acting_body(record: Record, step: ApprovedStep) -> str | None:
    """The id of the body; None where the record has not come to the step."""
    if step is ApprovedStep.DECISION:
        return record.decision.by if record.decision else None
    if step is ApprovedStep.PROPOSAL:
        return record.proposal.by if record.proposal else None
    if step is ApprovedStep.AMENDMENT:
        return record.amendments[-1].by if record.amendments else None
    if step is ApprovedStep.VERIFICATION:
        return record.verification.by if record.verification else None
    return record.plan.approved_by if isinstance(record, Evaluation) and record.plan else None


def record_name(record: Record) -> str:
    """The name of the record among those of its unit."""
    return record.person if isinstance(record, Evaluation) else COLLECTIVE
