"""The days on which the host received approvals: they go before the days that people write.

As recorded; `audit` verifies the signatures of receipts, and `review` who may add them.
"""

import datetime as dt
from collections.abc import Mapping

from evalgen.approving.statement import approval_payload, digest_of
from evalgen.domain.approval import COLLECTIVE, ApprovedStep
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.regulation.procedure import Stage

_STAGES = {
    ApprovedStep.PLAN: Stage.PLAN,
    ApprovedStep.VERIFICATION: Stage.VERIFICATION,
    ApprovedStep.PROPOSAL: Stage.PROPOSAL,
    ApprovedStep.DECISION: Stage.DECISION,
}

Received = Mapping[tuple[Period, str, str], Mapping[Stage, dt.date]]
"""By period, unit and person (or ``collective``): the first receipt of each step."""


def received_days(records: Records) -> Received:
    """The receipts of all steps."""
    days: dict[str, dt.date] = {}
    for receipt in records.receipts:
        for digest in receipt.approvals:
            days[digest] = min(receipt.on, days.get(digest, receipt.on))
    received: dict[tuple[Period, str, str], dict[Stage, dt.date]] = {}
    for approval in records.approvals if days else ():
        day, stage = days.get(digest_of(approval_payload(approval))), _STAGES.get(approval.step)
        if day is not None and stage is not None:
            found = received.setdefault((approval.period, approval.unit, approval.record), {})
            found[stage] = min(day, found.get(stage, day))
    return received


def name_of(record: Evaluation | Collective) -> str:
    """The name under which approvals of the record lie."""
    return record.person if isinstance(record, Evaluation) else COLLECTIVE
