"""Receipts that a change brings for signatures of another time: what they attest takes the ground from what was signed."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from evalgen.approving.acting import acting_day
from evalgen.approving.credentials import claimed_key, refusal
from evalgen.approving.evidence import MAX_DAYS, Evidence, Reception, attested_on, by_step, receptions
from evalgen.approving.side import Comparison
from evalgen.approving.statement import approval_payload, digest_of, record_digest
from evalgen.domain.approval import Approval, ApprovedStep
from evalgen.domain.body import Body
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record, record_name
from evalgen.domain.records import Records


class _Received(Struct, frozen=True, kw_only=True):
    """An approval, the key that it says it was made with, and when it came in."""

    approval: Approval
    key: str
    attested: dt.date | None
    """None where nobody has received it."""

    on: dt.date
    """The same; where nobody has, the earliest day that is left."""

    @property
    def in_time(self) -> bool:
        """Whether it came in soon enough, or still can."""
        return 0 <= (self.on - self.approval.on).days <= MAX_DAYS


def received_too_late(comparison: Comparison) -> Iterator[Problem]:
    """A receipt of a day on which a signature no longer counts, or does not count yet, is for somebody above to see."""
    changed = {change.path for change in comparison.files if change.before is None}
    coming = [item for item in comparison.after.records.receipts if item.document.file in changed]
    if not coming:
        return
    attested = {digest for receipt in coming for digest in receipt.approvals}
    missed = dict(_lost(comparison, attested, today=max(receipt.on for receipt in coming)))
    for receipt in coming:
        found = (missed[digest] for digest in receipt.approvals if digest in missed)
        lost = [item.approval for item in found if item.attested == receipt.on]
        if lost:
            first, *others = sorted(lost, key=lambda item: item.document.file)
            more = f", và {len(others)} chữ ký khác" if others else ""
            yield Problem(
                code="received-too-late",
                place=receipt.document.place("on"),
                message=f"biên nhận ngày {receipt.on:%d/%m/%Y} cho chữ ký ghi ngày {first.on:%d/%m/%Y} "
                f"({first.document.file}{more}): không trong {MAX_DAYS} ngày kể từ ngày ký, nên chữ ký ấy không còn được tính.",
                remedy="Người ký ký lại với ngày hiện tại, vì sau khi hợp nhất evalgen audit không đạt; biên nhận sai ngày (đồng "
                "hồ của máy chủ) thì bỏ tệp này, để máy chủ ký biên nhận khác.",
                severity=Severity.WARNING,
            )


def _lost(comparison: Comparison, attested: Collection[str], today: dt.date) -> Iterator[tuple[str, _Received]]:
    """By their digests those of the `attested` that nobody received before, come in at a wrong day, and are missed."""
    after = comparison.after.records
    stood, now = (_receptions(side.records, after.bodies) for side in (comparison.before, comparison.after))
    records = {(item.period, item.unit, record_name(item)): item for item in after.people_and_collectives()}
    for (period, unit, name, step), given in by_step(after.approvals).items():
        digests = [digest_of(approval_payload(item)) for item in given]
        if not any(digest in attested for digest in digests):
            continue
        record = records.get((period, unit, name))
        day, texts = (acting_day(record, step), _texts(record, step)) if record is not None else (None, {})
        received = [_received(item, now, today) for item in given]
        counts = _in_time(received, texts, after.bodies)
        for digest, item in zip(digests, received, strict=True):
            late = digest in attested and item.attested is not None and not item.in_time
            body = after.bodies.get(item.approval.body)
            if not late or attested_on(item.approval, item.key, stood) is not None:
                continue
            count = counts.get(_act(item.approval, texts), 0)
            if body is None or count < body.terms_on(day or item.approval.on).quorum:
                yield digest, item


def _receptions(records: Records, bodies: Mapping[str, Body]) -> Mapping[str, tuple[Reception, ...]]:
    """The receipts by what they are for, by what they say of their keys: whether they are signed is looked at elsewhere."""
    keys = {item.document.file: claimed_key(item.signature) for item in records.receipts}
    return receptions(records.receipts, bodies, Evidence(keys=keys))


def _received(approval: Approval, received: Mapping[str, tuple[Reception, ...]], today: dt.date) -> _Received:
    key = claimed_key(approval.signature)
    attested = attested_on(approval, key, received)
    return _Received(approval=approval, key=key, attested=attested, on=attested or max(approval.on, today))


def _in_time(
    given: Iterable[_Received], texts: Mapping[str, int], bodies: Mapping[str, Body]
) -> Mapping[tuple[str, int], int]:
    """How many have signed each act in time, counted as by `audit`: where they are enough, the rest is history."""
    good: dict[tuple[str, int], list[_Received]] = {}
    for item in given:
        approval, body = item.approval, bodies.get(item.approval.body)
        if body is None or not item.in_time or approval.signer == approval.record:
            continue
        of = {"role": approval.step.role, "unit": approval.unit}
        could = all(refusal(body, approval.signer, item.key, day, **of) is None for day in (approval.on, item.on))
        if could and (not texts or approval.record_digest in texts):
            good.setdefault(_act(approval, texts), []).append(item)
    return {
        act: min(len({item.approval.signer for item in found}), len({item.key for item in found}))
        for act, found in good.items()
    }


def _texts(record: Record, step: ApprovedStep) -> Mapping[str, int]:
    """What must have been signed, with its number among the amendments; nothing where the record may have moved on since."""
    if step is ApprovedStep.AMENDMENT:
        counts = range(1, len(record.amendments) + 1)
        return {record_digest(record.document, step, count): count for count in counts}
    if step is ApprovedStep.DECISION and not record.amendments:
        return {record_digest(record.document, step): 0}
    return {}


def _act(approval: Approval, texts: Mapping[str, int]) -> tuple[str, int]:
    """For whom it was signed, and of several amendments which one: what fits none is held against the last."""
    return approval.body, texts.get(approval.record_digest, max(texts.values(), default=0))
