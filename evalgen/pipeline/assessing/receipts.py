"""The days on which the host received steps and approvals: they go before the days that people write.

As recorded; `audit` verifies the signatures of receipts, and `review` who may add them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.approval import COLLECTIVE, Approval, ApprovedStep, Receipt
from evalgen.domain.period import Period
from evalgen.domain.record import Record, record_name
from evalgen.domain.records import Records
from evalgen.pipeline.workers import shared_out
from evalgen.regulation.procedures.procedure import Stage

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

_TOGETHER = 100
"""So many records of collectives are looked at together."""

Key = tuple[Period, str, str]
"""Period, unit, and person or ``collective``."""

Received = Mapping[Key, Mapping[Stage, dt.date]]
"""The first receipt of each step."""

Rows = list[tuple[str, str, str, dict[Stage, dt.date]]]
"""The same, for other processes and for the next run."""


class Attested(Struct, frozen=True, kw_only=True):
    """What all receipts say, found by what they say it of."""

    approvals: Mapping[str, dt.date]
    """The first day of each approval, by its digest."""

    sections: Mapping[Key, tuple[tuple[str, str, str, dt.date], ...]]
    """Of each collective, and of each person wherever the record lay then (with no unit): unit, section, digest and day."""

    @classmethod
    def of(cls, receipts: Iterable[Receipt]) -> "Attested":
        """In the order of the receipts."""
        approvals: dict[str, dt.date] = {}
        sections: dict[Key, list[tuple[str, str, str, dt.date]]] = {}
        for receipt in receipts:
            for digest in receipt.approvals:
                approvals[digest] = min(receipt.on, approvals.get(digest, receipt.on))
            for path, digest in receipt.submissions.items():
                unit, name, section = path.split("/")
                if receipt.signer != name:  # Nobody attests the day of their own record.
                    found = sections.setdefault(_about((receipt.period, unit, name)), [])
                    found.append((unit, section, digest, receipt.on))
        return cls(approvals=approvals, sections={key: tuple(found) for key, found in sections.items()})


def received_days(records: Records, attested: Attested | None = None) -> Received:
    """The receipts of all steps: of what a record says now; of what it said before only while nothing else came in.

    `attested` is what the receipts say, where somebody has it in order already.
    """
    attested = attested or Attested.of(records.receipts)
    if not attested.sections and not attested.approvals:
        return {}
    known: dict[Key, Record] = {}
    if attested.sections or records.approvals:
        known = {
            (record.period, record.unit, record_name(record)): record for record in records.people_and_collectives()
        }
    received: dict[Key, dict[Stage, dt.date]] = {}
    for key, stage, day in _of_sections(known, records, attested):
        found = received.setdefault(key, {})
        found[stage] = min(day, found.get(stage, day))
    for (key, stage), given in _of_approvals(records, attested).items():
        found = received.setdefault(key, {})
        first, section = min(day for day, _ in given), found.get(stage)
        if section is None and all(day == first for day, _ in given):
            found[stage] = first
        elif section is None or first < section:
            standing = [day for day, approval in given if _is_of_what_stands(approval, known.get(key))]
            days = [*standing, *([section] if section else [])]
            found[stage] = min(days, default=first)
    return received


def received_by_collectives(records: Records, attested: Attested, processes: int) -> dict[Key, Mapping[Stage, dt.date]]:
    """The same of the records of collectives alone, whose files are looked at for it by so many processes."""
    if not attested.sections and not attested.approvals:
        return {}
    approvals: dict[tuple[Period, str], list[Approval]] = {}
    for approval in records.approvals:
        if approval.record == COLLECTIVE:
            approvals.setdefault((approval.period, approval.unit), []).append(approval)

    def received(part: Sequence[tuple[Period, str]]) -> Received:
        own = {key: records.collectives[key] for key in part}
        signed = tuple(approval for key in part for approval in approvals.get(key, ()))
        return received_days(replace(records, evaluations=(), collectives=own, approvals=signed), attested)

    keys = list(records.collectives)
    parts = [keys[start : start + _TOGETHER] for start in range(0, len(keys), _TOGETHER)]
    return {key: days for found in shared_out(parts, received, processes) for key, days in found.items()}


def rows_of(received: Received) -> Rows:
    """The receipts, a row for each record."""
    return [(str(period), unit, name, dict(days)) for (period, unit, name), days in received.items()]


def received_in(rows: Rows) -> Received:
    """The receipts of the rows. Raises ValueError for what is no period."""
    return {(period_named(period), unit, name): days for period, unit, name, days in rows}


@cache
def period_named(text: str) -> Period:
    """The period that was written so. Raises ValueError where none was."""
    found = Period.parse(text)
    if found is None:
        raise ValueError(text)
    return found


def by_stage_name(received: Received) -> Mapping[Key, Mapping[str, dt.date]]:
    """The same for rooms that know steps by the names of their stages."""
    return {key: {stage.name: day for stage, day in found.items()} for key, found in received.items()}


def _of_approvals(records: Records, attested: Attested) -> dict[tuple[Key, Stage], list[tuple[dt.date, Approval]]]:
    """The approvals of each step that were received, each with its day."""
    from evalgen.approving.statement import approval_payload, digest_of

    found: dict[tuple[Key, Stage], list[tuple[dt.date, Approval]]] = {}
    for approval in records.approvals if attested.approvals else ():
        day = attested.approvals.get(digest_of(approval_payload(approval)))
        stage = _STAGES.get(approval.step)
        if day is not None and stage is not None:
            key = (approval.period, approval.unit, approval.record)
            found.setdefault((key, stage), []).append((day, approval))
    return found


def _is_of_what_stands(approval: Approval, record: Record | None) -> bool:
    from evalgen.approving.statement import record_digest

    return record is not None and record_digest(record.document, approval.step) == approval.record_digest


def _of_sections(
    known: Mapping[Key, Record], records: Records, attested: Attested
) -> Iterator[tuple[Key, Stage, dt.date]]:
    from evalgen.approving.statement import section_digest

    for key, record in known.items():
        period, unit, name = key
        given = attested.sections.get(_about(key), ())
        standing = {section: section_digest(record.document, section) for _, section, _, _ in given}
        for where, section, digest, day in given:
            # A record that moved with its person had been handed in where it lay then.
            moved = (period, where, name) not in known and records.standing.get((period, name)) is record
            if standing[section] == digest and (where == unit or moved):
                yield key, SECTIONS[section], day


def _about(key: Key) -> Key:
    """Under which name the receipts of a record are kept."""
    period, unit, name = key
    return period, unit if name == COLLECTIVE else "", name
