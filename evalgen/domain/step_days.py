"""The day on which a step of a record was taken, as everybody who holds it against a deadline counts it.

The first receipt of the host for what the record says goes before the day that somebody wrote, be it earlier or later: what
was received by a day had been handed in by then.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from msgspec import Struct

from evalgen.domain.place import Pointer
from evalgen.domain.record import Record


class StepDay(Struct, frozen=True, kw_only=True):
    """One step that is taken."""

    written: dt.date
    pointer: Pointer
    """Where that day stands in the record."""

    received: dt.date | None

    @property
    def counts(self) -> dt.date:
        """The day that a deadline is held against."""
        return self.written if self.received is None else self.received


_WRITTEN: Mapping[str, tuple[Pointer, Callable[[Record], dt.date | None]]] = {
    "PLAN": (("plan", "approved", "on"), lambda record: record.plan.approved_on if record.plan else None),
    "SELF_ASSESSMENT": (
        ("self_assessment", "submitted_on"),
        lambda record: record.self_assessment.submitted_on if record.self_assessment else None,
    ),
    "VERIFICATION": (("verification", "on"), lambda record: record.verification.on if record.verification else None),
    "PROPOSAL": (("proposal", "on"), lambda record: record.proposal.on if record.proposal else None),
    "DECISION": (("decision", "on"), lambda record: record.decision.on if record.decision else None),
}
"""By the name of the stage, where the day of the step is recorded, and what is recorded there."""


def step_day(record: Record, stage: str, received: dt.date | None) -> StepDay | None:
    """The day of the stage of that name, which the host received on `received`; None where no day of it is recorded."""
    if stage not in _WRITTEN:
        return None
    pointer, written_on = _WRITTEN[stage]
    written = written_on(record)
    return None if written is None else StepDay(written=written, pointer=pointer, received=received)
