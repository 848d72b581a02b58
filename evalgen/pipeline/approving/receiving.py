"""Taking approvals and steps in on the host: what came in since the last time, in receipts that can be read again."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from evalgen.approving.credentials import fingerprint
from evalgen.approving.statement import approval_payload, digest_of, namespace_of, receipt_payload, section_digest
from evalgen.domain.approval import Receipt
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.period import Period
from evalgen.domain.record import record_name
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.pipeline.approving.signing import signer_of, taken_meanwhile
from evalgen.pipeline.assessing.receipts import SECTIONS
from evalgen.pipeline.names_asked import body_named
from evalgen.reading.layout import Slot
from evalgen.reading.repository import read_selected
from evalgen.reading.signature import public_key, sign, signing_key

MOST = 1000
"""So many approvals and steps at most in one receipt: with the longest names there are it stays below the length of a record."""

Portion = tuple[tuple[str, ...], dict[str, str]]
"""The approvals of one receipt by their digests, and its steps, each with its digest."""


def receive(root: Path, period: Period, *, body: str, key: Path, on: dt.date) -> tuple[str, ...]:
    """Sign that what is new in `period` came in on `on`: approvals, and steps of records; nothing where nothing is new.

    The receipts that were written, by their paths; one, unless much came in at once. A closed period takes no steps any
    more, so that only approvals are received. Raises EvalgenError where the body may not receive, or the key is nobody's.
    """
    from evalgen.drafting.statement_file import receipt_text
    from evalgen.drafting.writing import write_new

    records = read_selected(root, lambda slot: _matters(slot, period)).records
    receiving = body_named(body, records.bodies)
    if "receive" not in receiving.roles:
        raise EvalgenError(
            "«{body}» không có vai trò receive, nên biên nhận của tổ chức ấy không có giá trị.",
            remedy="Chọn tổ chức có vai trò receive trong records/bodies/.",
            body=body,
        )
    own = fingerprint(public_key(key))
    signer = signer_of(receiving, own, on)
    portions = list(_portions(*_fresh(records, period, own)))
    names = _names(root / f"records/{period}/receipts", on)
    unsigned = [
        Receipt(
            document=Document(file=f"records/{period}/receipts/{name}.yaml", root=LocatedMapping()),
            period=period,
            id=name,
            signer=signer,
            body=body,
            on=on,
            approvals=approvals,
            submissions=steps,
            signature="",
        )
        for (approvals, steps), name in zip(portions, names, strict=False)
    ]
    namespace = namespace_of(records.organization)
    receipts = [replace(item, signature=sign(receipt_payload(item), key, namespace)) for item in unsigned]
    written, kept = write_new(root, [(item.document.file, receipt_text(item)) for item in receipts])
    if kept:
        raise taken_meanwhile(kept[0])
    return tuple(written)


def _matters(slot: Slot, period: Period) -> bool:
    """Who may receive, all receipts, and of the period everything that is received."""
    return slot.kind in {"organization", "body", "receipt"} or (slot.period == period and slot.kind != "rules")


def _fresh(records: Records, period: Period, own: str) -> tuple[list[str], dict[str, str]]:
    """What this key has not attested yet: approvals by their digests, steps with theirs.

    Of the receipts of all periods only those are verified that say something of this one: the host goes through all periods,
    each time that something is merged.
    """
    namespace = namespace_of(records.organization)
    payloads = {digest_of(approval_payload(item)) for item in records.approvals if item.period == period}
    told = (item for item in records.receipts if item.period == period or not payloads.isdisjoint(item.approvals))
    mine = [receipt for receipt in told if signing_key(receipt.signature, receipt_payload(receipt), namespace) == own]
    known = {digest for receipt in mine for digest in receipt.approvals}
    seen = {item for receipt in mine if receipt.period == period for item in receipt.submissions.items()}
    return sorted(payloads - known), dict(sorted(item for item in _submissions(records, period) if item not in seen))


def _portions(approvals: Sequence[str], steps: Mapping[str, str]) -> Iterator[Portion]:
    """As many receipts as it takes: first the approvals, then the steps."""
    lines = [(item, "") for item in approvals] + list(steps.items())
    for start in range(0, len(lines), MOST):
        own = lines[start : start + MOST]
        yield tuple(name for name, digest in own if not digest), {name: digest for name, digest in own if digest}


def _names(folder: Path, on: dt.date) -> Iterator[str]:
    """The names that are free for receipts of that day."""
    taken = {path.stem for path in folder.glob("*.yaml")}
    return (name for number in count(1) if (name := f"{on.isoformat()}-{number}") not in taken)


def _submissions(records: Records, period: Period) -> Iterator[tuple[str, str]]:
    """The steps of the records of an open period, each with its place and digest."""
    known = records.periods.get(period)
    if known is None or known.closed_on is not None:
        return
    for record in records.people_and_collectives():
        for section in SECTIONS if record.period == period else ():
            if section in record.document.root:
                yield f"{record.unit}/{record_name(record)}/{section}", section_digest(record.document, section)
