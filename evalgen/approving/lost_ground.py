"""Signatures that stand, and would not count any more: said before the file of a body that takes their ground is merged."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from evalgen.approving.acting import acting_day
from evalgen.approving.credentials import Refusal, claimed_key, disowned, refusal
from evalgen.approving.side import Comparison
from evalgen.approving.statement import approval_payload, digest_of
from evalgen.domain.approval import Approval, ApprovedStep, Receipt
from evalgen.domain.body import Body
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record, record_name
from evalgen.domain.records import Records

_Signed = Approval | Receipt
_Act = tuple[Period, str, str, ApprovedStep]


class _Given(Struct, frozen=True, kw_only=True):
    """A signature: whose, with which key, for what."""

    signed: _Signed
    key: str
    role: str
    unit: str
    days: tuple[dt.date, ...]
    """That of the signature, and that on which somebody else received it."""

    def refused(self, bodies: Mapping[str, Body]) -> Refusal | None:
        """Why it does not count by what the body says; None where it does."""
        body, signer, of = bodies[self.signed.body], self.signed.signer, {"role": self.role, "unit": self.unit}
        found = (refusal(body, signer, self.key, day, **of) for day in self.days)
        return next((reason for reason in found if reason is not None), None)


def ground_of_signatures_lost(comparison: Comparison) -> Iterator[Problem]:
    """What was signed stays signed: a membership and a key end on a day, they are not taken out, moved or replaced."""
    before, after = comparison.before.records, comparison.after.records
    changed = {name for name in after.bodies if name in before.bodies and _said(before, name) != _said(after, name)}
    if not changed:
        return
    for (body, signer), found in _lost(before, after, changed).items():
        (first, reason), *others = found
        more = f", và {len(others)} chữ ký khác" if others else ""
        yield Problem(
            code="signatures-lose-ground",
            place=after.bodies[body].document.place("members"),
            message=f"chữ ký đã có của «{signer}» không còn giá trị ({first.signed.document.file}{more}): {reason.message}",
            remedy=(
                "Giữ thành viên, khóa cũ như đã khai, ghi ngày kết thúc (to) và thêm dòng mới; nếu đúng là không được ký "
                "thì người có thẩm quyền ký lại trong cùng yêu cầu, vì sau khi hợp nhất evalgen audit không đạt."
            ),
            severity=Severity.WARNING,
        )


def _lost(
    before: Records, after: Records, bodies: Collection[str]
) -> Mapping[tuple[str, str], list[tuple[_Given, Refusal]]]:
    """By body and signer: what counted by the body as it was, and does not by what it says now."""
    stood = {item.document.file: item.signature for item in _statements(before)}
    records = {(item.period, item.unit, record_name(item)): item for item in after.people_and_collectives()}
    good: dict[_Act, set[str]] = {}
    bad: list[tuple[_Given, Refusal]] = []
    for item in _given(after, bodies):
        reason = item.refused(after.bodies)
        if reason is not None:
            bad.append((item, reason))
        elif isinstance(item.signed, Approval):
            good.setdefault(_act(item.signed), set()).add(item.signed.signer)
    lost: dict[tuple[str, str], list[tuple[_Given, Refusal]]] = {}
    for item, reason in bad:
        signed = item.signed
        if stood.get(signed.document.file) != signed.signature or item.refused(before.bodies) is not None:
            continue
        if not (isinstance(signed, Approval) and _settled(signed, item.key, after.bodies[signed.body], good, records)):
            lost.setdefault((signed.body, signed.signer), []).append((item, reason))
    return lost


def _given(records: Records, bodies: Collection[str]) -> Iterator[_Given]:
    """What was signed for one of the bodies."""
    attested: dict[str, list[tuple[dt.date, str, str]]] = {}
    for receipt in records.receipts:
        key = claimed_key(receipt.signature)
        for digest in receipt.approvals:
            attested.setdefault(digest, []).append((receipt.on, receipt.signer, key))
    for item in _statements(records):
        if item.body not in bodies:
            continue
        key = claimed_key(item.signature)
        if isinstance(item, Receipt):
            yield _Given(signed=item, key=key, role="receive", unit="", days=(item.on,))
            continue
        by_others = (
            on
            for on, signer, other in attested.get(digest_of(approval_payload(item)), ())
            if signer != item.signer and other != key
        )
        yield _Given(signed=item, key=key, role=item.step.role, unit=item.unit, days=(item.on, *sorted(by_others)[:1]))


def _statements(records: Records) -> Iterator[_Signed]:
    yield from records.approvals
    yield from records.receipts


def _said(records: Records, body: str) -> object:
    return records.bodies[body].document.root


def _act(item: Approval) -> _Act:
    return item.period, item.unit, item.record, item.step


def _settled(
    lost: Approval,
    key: str,
    body: Body,
    good: Mapping[_Act, Collection[str]],
    records: Mapping[tuple[Period, str, str], Record],
) -> bool:
    """Whether enough others have signed the same step, so that it is history as long as it is shown to be the signer's."""
    if disowned(body, lost.signer, key) is not None:
        return False
    record = records.get((lost.period, lost.unit, lost.record))
    day = (acting_day(record, lost.step) if record is not None else None) or lost.on
    return len(good.get(_act(lost), ())) >= body.terms_on(day).quorum
