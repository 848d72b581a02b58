"""Where the steps of a record stand against the days that the law names for them.

Judged from the receipts where there are any, else from the days that are recorded; never from the clock or from dates of
commits.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.record import Record
from evalgen.domain.step_days import step_day
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Stage, due

_STAGES = (Stage.PLAN, Stage.SELF_ASSESSMENT, Stage.VERIFICATION, Stage.PROPOSAL, Stage.DECISION)


class StepDeadline(Struct, frozen=True, kw_only=True):
    """One step with its last day; `taken_on` None: the step is still to come."""

    step: str
    words: str
    """As the law names the day."""

    last_day: dt.date
    taken_on: dt.date | None
    """By the receipt where there is one."""

    citation: Citation
    written_on: dt.date | None = None
    """What somebody wrote, where the receipt says another day."""

    @property
    def late_days(self) -> int:
        """How many days after the last one the step was taken; 0 where it was in time or is still to come."""
        return max((self.taken_on - self.last_day).days, 0) if self.taken_on else 0


def step_deadlines(
    record: Record, law: Law | None, received: Mapping[str, dt.date], route: str
) -> tuple[StepDeadline, ...]:
    """The steps taken late, and the next step with a last day; `received`: by the name of the stage; `route`: of the post."""
    if law is None:
        return ()
    held = tuple(_held(record, law, received, route))
    late = tuple(item for item in held if item.late_days)
    ahead = next((item for item in held if item.taken_on is None), None)
    return late if ahead is None or record.decision is not None else (*late, ahead)


def _held(record: Record, law: Law, received: Mapping[str, dt.date], route: str) -> Iterator[StepDeadline]:
    for stage in _STAGES:
        deadline = law.procedure.held(stage, record.period, route)
        if deadline is None:
            continue
        last, taken = due(deadline, record.period), step_day(record, stage.name, received.get(stage.name))
        if last.last_day is not None:
            yield StepDeadline(
                step=stage.value,
                words=last.printed,
                last_day=last.last_day,
                taken_on=taken.counts if taken else None,
                citation=deadline.citation,
                written_on=taken.written if taken and taken.written != taken.counts else None,
            )
