"""Which body acts in which step of a record: the one that the section of the step names, or the one above it."""

import datetime as dt
from collections.abc import Mapping

from evalgen.domain.approval import ApprovedStep
from evalgen.domain.body import Body
from evalgen.domain.record import Record
from evalgen.domain.steps import Amendment, Decision, Proposal
from evalgen.domain.verification import Verification

_BINDING = frozenset({ApprovedStep.DECISION, ApprovedStep.AMENDMENT})


def acting_body(record: Record, step: ApprovedStep) -> str | None:
    """The id of the body; None where the record has not come to the step."""
    if step is ApprovedStep.PLAN:
        return record.plan.approved_by if record.plan else None
    taken = _taken(record, step)
    return taken.by if taken else None


def acting_day(record: Record, step: ApprovedStep) -> dt.date | None:
    """The day that the record names for the step; None where there is none."""
    if step is ApprovedStep.PLAN:
        return record.plan.approved_on if record.plan else None
    taken = _taken(record, step)
    return taken.on if taken else None


def _taken(record: Record, step: ApprovedStep) -> Verification | Proposal | Decision | Amendment | None:
    """What the record says of a step after the plan; of amendments the last one."""
    if step is ApprovedStep.VERIFICATION:
        return record.verification
    if step is ApprovedStep.PROPOSAL:
        return record.proposal
    if step is ApprovedStep.DECISION:
        return record.decision
    return record.amendments[-1] if record.amendments else None


def answering_body(  # noqa: PLR0913 - which body, for whose record, in which step
    bodies: Mapping[str, Body], body: str, *, step: ApprovedStep, person: str, unit: str, on: dt.date
) -> str:
    """The body whose members must sign: that one, or the one above it, where it names one.

    What a body decides on one of its own members is for the body above; any other step only where nobody but the person
    could take it. `person` is empty for a collective.
    """
    found = bodies.get(body)
    above = found.terms_on(on).above if found is not None else ""
    if found is None or not above or not person:
        return body
    acting = {member.person for member in found.members_on(on, role=step.role, unit=unit)}
    if step in _BINDING:
        return above if any(member.person == person for member in found.members_on(on)) else body
    return above if acting and acting <= {person} else body
