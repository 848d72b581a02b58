"""How far a record has come, and which step of the law's procedure is next."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from evalgen.domain.collective import Collective
from evalgen.domain.dossier import Step
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.record import Record
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Stage

STAGES: Mapping[Step, Stage] = MappingProxyType(
    {
        Step.PLAN: Stage.PLAN,
        Step.PLAN_APPROVAL: Stage.PLAN,
        Step.SELF_ASSESSMENT: Stage.SELF_ASSESSMENT,
        Step.VERIFICATION: Stage.VERIFICATION,
        Step.PROPOSAL: Stage.PROPOSAL,
        Step.DECISION: Stage.DECISION,
        Step.NOTICE: Stage.NOTICE,
    }
)
"""The stage of the procedure that each step belongs to."""

_OF_COLLECTIVES = frozenset({Stage.SELF_ASSESSMENT, Stage.PROPOSAL, Stage.DECISION})
_VERIFIED = _OF_COLLECTIVES | {Stage.VERIFICATION}


def steps_of_person(law: Law | None) -> tuple[Step, ...]:
    """The steps that everybody's procedure has; all of them where the law names none."""
    stages = law.procedure.everybodys_stages() if law is not None else frozenset()
    return tuple(step for step, stage in STAGES.items() if not stages or stage in stages)


def steps_of_collective(law: Law | None, *, scored: bool) -> tuple[Step, ...]:
    """Those of them that a collective goes through; where it is not scored there is nothing to verify."""
    own = _VERIFIED if scored else _OF_COLLECTIVES
    return tuple(step for step in steps_of_person(law) if STAGES[step] in own or step is Step.NOTICE)


def next_step(record: Record, period: PeriodRecord, steps: tuple[Step, ...]) -> Step | None:
    """The first step that is not taken yet; after a decision only the notice, and none after one not to assess."""
    if record.decision is not None:
        announced = record.final_grade is None or is_announced(record, period)
        return Step.NOTICE if Step.NOTICE in steps and not announced else None
    taken = dict(taken_steps(record))
    return next((step for step in steps if step not in taken), None)


def is_announced(record: Record, period: PeriodRecord) -> bool:
    """Whether some notice publishes the decision."""
    return record.decision is not None and period.notice_of(record.unit, record.decision.on) is not None


def taken_steps(record: Record) -> Iterator[tuple[Step, dt.date | None]]:
    """The steps that are taken, with the day as far as one is recorded."""
    plan = record.plan
    if plan is not None:
        yield Step.PLAN, None
        if plan.approved_on is not None:
            yield Step.PLAN_APPROVAL, plan.approved_on
    if record.self_assessment is not None:
        yield Step.SELF_ASSESSMENT, record.self_assessment.submitted_on
    elif isinstance(record, Collective) and record.self_grade is not None:
        yield Step.SELF_ASSESSMENT, None
    if record.verification is not None:
        yield Step.VERIFICATION, record.verification.on
    if record.proposal is not None:
        yield Step.PROPOSAL, record.proposal.on
    if record.decision is not None:
        yield Step.DECISION, record.decision.on
