"""The days on which the host received steps and approvals: they go before the days that people write.

As recorded; `audit` verifies the signatures of receipts, and `review` who may add them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from evalgen.approving.acting import record_name
from evalgen.approving.statement import approval_payload, digest_of, record_digest, section_digest
from evalgen.domain.approval import Approval, ApprovedStep
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

SECTIONS = {
    "plan": Stage.PLAN,
    "self_assessment": Stage.SELF_ASSESSMENT,
    "verification": Stage.VERIFICATION,
    "proposal": Stage.PROPOSAL,
    "decision": Stage.DECISION,
}
"""The sections of a record whose coming in a receipt attests."""

Key = tuple[Period, str, str]
"""Period, unit, and person or ``collective``."""

Received = Mapping[Key, Mapping[Stage, dt.date]]
"""The first receipt of each step."""


def received_days(records: Records) -> Received:
    """The receipts of all steps: of what a record says now; of what it said before only while nothing else came in."""
    received: dict[Key, dict[Stage, dt.date]] = {}
    for key, stage, day in _of_sections(records):
        found = received.setdefault(key, {})
        found[stage] = min(day, found.get(stage, day))
    approvals = _of_approvals(records)
    known = _by_key(records) if approvals else {}
    for (key, stage), given in approvals.items():
        found = received.setdefault(key, {})
        first, section = min(day for day, _ in given), found.get(stage)
        if section is None and all(day == first for day, _ in given):
            found[stage] = first
        elif section is None or first < section:
            standing = [day for day, approval in given if _is_of_what_stands(approval, known.get(key))]
            days = [*standing, *([section] if section else [])]
            found[stage] = min(days, default=first)
    return received


def by_stage_name(received: Received) -> Mapping[Key, Mapping[str, dt.date]]:
    """The same for rooms that know steps by the names of their stages."""
    return {key: {stage.name: day for stage, day in found.items()} for key, found in received.items()}


def _of_approvals(records: Records) -> dict[tuple[Key, Stage], list[tuple[dt.date, Approval]]]:
    """The approvals of each step that were received, each with its day."""
    days: dict[str, dt.date] = {}
    for receipt in records.receipts:
        for digest in receipt.approvals:
            days[digest] = min(receipt.on, days.get(digest, receipt.on))
    found: dict[tuple[Key, Stage], list[tuple[dt.date, Approval]]] = {}
    for approval in records.approvals if days else ():
        day, stage = days.get(digest_of(approval_payload(approval))), _STAGES.get(approval.step)
        if day is not None and stage is not None:
            key = (approval.period, approval.unit, approval.record)
            found.setdefault((key, stage), []).append((day, approval))
    return found


def _is_of_what_stands(approval: Approval, record: Evaluation | Collective | None) -> bool:
    return record is not None and record_digest(record.document, approval.step) == approval.record_digest


def _by_key(records: Records) -> dict[Key, Evaluation | Collective]:
    everything: tuple[Evaluation | Collective, ...] = (*records.evaluations, *records.collectives.values())
    return {(record.period, record.unit, record_name(record)): record for record in everything}


def _of_sections(records: Records) -> Iterator[tuple[Key, Stage, dt.date]]:
    receipts = [receipt for receipt in records.receipts if receipt.submissions]
    if not receipts:
        return
    known = _by_key(records)
    for receipt in receipts:
        for path, digest in receipt.submissions.items():
            unit, name, section = path.split("/")
            # A record that moved with its person had been handed in where it lay then.
            record = known.get((receipt.period, unit, name)) or records.standing.get((receipt.period, name))
            # Nobody attests the day of their own record.
            if record is not None and receipt.signer != name and section_digest(record.document, section) == digest:
                yield (receipt.period, record.unit, name), SECTIONS[section], receipt.on
