"""Signatures that stand, and would not count any more: said before what takes their ground is merged.

That is the file of a body, or the name of the repository (`signing_scope`) that they were made for.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from evalgen.approving.acting import acting_day
from evalgen.approving.audit import binding_acts
from evalgen.approving.credentials import claimed_key, disowned, refusal
from evalgen.approving.evidence import Act
from evalgen.approving.receipts import why_not_valid
from evalgen.approving.side import Comparison
from evalgen.approving.statement import approval_payload, digest_of, namespace_of, record_digest
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
    days: tuple[dt.date, ...] = ()
    """Of an approval: that of the signature, and that on which somebody else received it."""

    def refused(self, bodies: Mapping[str, Body]) -> str:
        """Why it does not count by what the body says; empty where it does."""
        body, item = bodies.get(self.signed.body), self.signed
        if isinstance(item, Receipt):
            return why_not_valid(item, body, self.key)
        if body is None:
            return f"không có tổ chức «{item.body}»."
        of = {"role": item.step.role, "unit": item.unit}
        found = (refusal(body, item.signer, self.key, day, **of) for day in self.days)
        return next((reason.message for reason in found if reason is not None), "")


def ground_of_signatures_lost(comparison: Comparison) -> Iterator[Problem]:
    """What was signed stays signed: a membership, a key and a quorum end on a day, they are not taken out, moved or replaced."""
    before, after = comparison.before.records, comparison.after.records
    yield from _made_for_another_name(before, after)
    changed = {name for name, body in before.bodies.items() if _is_another(body, after)}
    if not changed:
        return
    yield from _no_longer_enough(before, after, changed)
    for (body, signer), found in _lost(before, after, changed).items():
        (first, reason), *others = found
        more = f", và {len(others)} chữ ký khác" if others else ""
        yield Problem(
            code="signatures-lose-ground",
            place=after.bodies[body].document.place("members")
            if body in after.bodies
            else before.bodies[body].document.place(),
            message=f"chữ ký đã có của «{signer}» không còn giá trị ({first.signed.document.file}{more}): {reason}",
            remedy=(
                "Giữ thành viên, khóa cũ như đã khai, ghi ngày kết thúc (to) và thêm dòng mới; nếu đúng là không được ký "
                "thì người có thẩm quyền ký lại trong cùng yêu cầu, vì sau khi hợp nhất evalgen audit không đạt."
            ),
            severity=Severity.WARNING,
        )


def _is_another(body: Body, after: Records) -> bool:
    """Whether the body says something else, or is gone; one that cannot be read is a problem of its own."""
    found = after.bodies.get(body.id)
    if found is None:
        return body.document.file not in after.unreadable
    return found.document.root != body.document.root


def _made_for_another_name(before: Records, after: Records) -> Iterator[Problem]:
    """Every signature is made for the repository by its name: under another one none of them counts."""
    old, new = before.organization, after.organization
    if old is None or new is None or namespace_of(old) == namespace_of(new):
        return
    stood = _signatures(before)
    lost = [item for item in _statements(after) if stood.get(item.document.file) == item.signature]
    if lost:
        first, *others = lost
        more = f", và {len(others)} chữ ký khác" if others else ""
        names = (f"«{scope}»" if scope else "không có" for scope in (old.signing_scope, new.signing_scope))
        yield Problem(
            code="signatures-lose-ground",
            place=new.document.place("signing_scope"),
            message=(
                f"mã riêng của kho (signing_scope) đổi: {' → '.join(names)}; chữ ký đã có được ký cho mã cũ nên không còn "
                f"giá trị ({first.document.file}{more})."
            ),
            remedy=(
                "Trả lại signing_scope như cũ: mã này chỉ đặt trước chữ ký đầu tiên; đổi thì mọi người ký lại trong cùng "
                "yêu cầu, vì sau khi hợp nhất evalgen audit không đạt."
            ),
            severity=Severity.WARNING,
        )


def _no_longer_enough(before: Records, after: Records, bodies: Collection[str]) -> Iterator[Problem]:
    """As many have signed as had to; a quorum raised, or a body put above, in place asks for more of them, or for others."""
    stood, was = _signatures(before), {(_act_of(act), act.amendments): act for act in binding_acts(before)}
    given: dict[_Act, list[_Given]] = {}
    for item in _given(after, before.bodies.keys() | after.bodies.keys()):
        if isinstance(item.signed, Approval):
            given.setdefault(_act(item.signed), []).append(item)
    short: dict[tuple[str, str], list[tuple[Act, int]]] = {}
    for act in binding_acts(after):
        old = was.get((_act_of(act), act.amendments))
        answered, answers = before.bodies.get(old.body if old else ""), after.bodies.get(act.body)
        if old is None or answered is None or answers is None:
            continue
        asked, asks = answered.terms_on(old.on).quorum, answers.terms_on(act.on).quorum
        if not (asked < asks if old.body == act.body else old.record.document.root == act.record.document.root):
            continue
        of_step = given.get(_act_of(act), [])
        had = [item for item in of_step if stood.get(item.signed.document.file) == item.signed.signature]
        count = _signers([item for item in of_step if _is_for(item.signed, act)], after.bodies)
        if count < asks and _signers([item for item in had if _is_for(item.signed, old)], before.bodies) >= asked:
            rewritten = old.body if act.body not in bodies and old.body in after.bodies else act.body
            short.setdefault((rewritten, act.body), []).append((act, count))
    for (rewritten, body), found in short.items():
        (act, count), *others = found
        more = f", và {len(others)} quyết định khác" if others else ""
        yield Problem(
            code="signatures-lose-ground",
            place=after.bodies[rewritten].document.place("quorum" if rewritten == body else "above"),
            message=(
                f"chữ ký đã có không còn đủ ({act.record.document.file}{more}): ngày {act.on:%d/%m/%Y} cần "
                f"{after.bodies[body].terms_on(act.on).quorum} thành viên của «{body}» ký, mới có {count}."
            ),
            remedy=(
                "Giữ quorum, above cũ, ghi điều mới trong revisions từ ngày bắt đầu áp dụng (from); nếu đúng là phải có "
                "thêm người ký thì họ ký trong cùng yêu cầu, vì sau khi hợp nhất evalgen audit không đạt."
            ),
            severity=Severity.WARNING,
        )


def _signers(given: Collection[_Given], bodies: Mapping[str, Body]) -> int:
    """How many of them count, as `audit` counts: people, and one key is one person's."""
    good = [item for item in given if not item.refused(bodies)]
    return min(len({item.signed.signer for item in good}), len({item.key for item in good}))


def _is_for(item: _Signed, act: Act) -> bool:
    """Whether it was given for the body that acts, and of several amendments for this one."""
    if item.body != act.body or not isinstance(item, Approval):
        return False
    return not act.amendments or item.record_digest == record_digest(act.record.document, act.step, act.amendments)


def _lost(
    before: Records, after: Records, bodies: Collection[str]
) -> Mapping[tuple[str, str], list[tuple[_Given, str]]]:
    """By body and signer: what counted by the body as it was, and does not by what it says now."""
    stood = _signatures(before)
    records = {(item.period, item.unit, record_name(item)): item for item in after.people_and_collectives()}
    good: dict[_Act, set[str]] = {}
    bad: list[tuple[_Given, str]] = []
    for item in _given(after, bodies):
        reason = item.refused(after.bodies)
        if reason:
            bad.append((item, reason))
        elif isinstance(item.signed, Approval):
            good.setdefault(_act(item.signed), set()).add(item.signed.signer)
    lost: dict[tuple[str, str], list[tuple[_Given, str]]] = {}
    for item, reason in bad:
        signed = item.signed
        if stood.get(signed.document.file) != signed.signature or item.refused(before.bodies):
            continue
        if not (
            isinstance(signed, Approval) and _settled(signed, item.key, after.bodies.get(signed.body), good, records)
        ):
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
            yield _Given(signed=item, key=key)
            continue
        by_others = (
            on
            for on, signer, other in attested.get(digest_of(approval_payload(item)), ())
            if signer != item.signer and other != key
        )
        yield _Given(signed=item, key=key, days=(item.on, *sorted(by_others)[:1]))


def _statements(records: Records) -> Iterator[_Signed]:
    yield from records.approvals
    yield from records.receipts


def _signatures(records: Records) -> Mapping[str, str]:
    """By the file of the statement."""
    return {item.document.file: item.signature for item in _statements(records)}


def _act(item: Approval) -> _Act:
    return item.period, item.unit, item.record, item.step


def _act_of(act: Act) -> _Act:
    return act.record.period, act.record.unit, act.name, act.step


def _settled(
    lost: Approval,
    key: str,
    body: Body | None,
    good: Mapping[_Act, Collection[str]],
    records: Mapping[tuple[Period, str, str], Record],
) -> bool:
    """Whether enough others have signed the same step, so that it is history as long as it is shown to be the signer's."""
    if body is None or disowned(body, lost.signer, key) is not None:
        return False
    record = records.get((lost.period, lost.unit, lost.record))
    day = (acting_day(record, lost.step) if record is not None else None) or lost.on
    return len(good.get(_act(lost), ())) >= body.terms_on(day).quorum
