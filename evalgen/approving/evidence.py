"""What one statement is judged by, and why it does not count: signature, signer, power on the day, content, rules, result."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from evalgen.approving.credentials import Refusal, refusal
from evalgen.approving.statement import (
    approval_payload,
    digest_of,
    record_digest,
    result_digest,
    rules_digest,
    rules_in_force,
    rules_name,
)
from evalgen.domain.approval import Approval, ApprovedStep, Receipt
from evalgen.domain.body import Body
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.record import Record, record_name
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Judgement
from evalgen.regulation.law import Law

MAX_DAYS = 7
"""Between the day that a signer writes and the day that the host received: what is later by more is backdated."""

_BAD = "approval-signature-invalid"
_COPIED = "approval-copied"
OF_SIGNATURES = frozenset((_BAD, _COPIED))
"""Told of signatures that do not hold, by what all other statements bear."""

Key = tuple[Period, str, str, ApprovedStep]
"""Period, unit, record, step."""


class Evidence(Struct, frozen=True, kw_only=True):
    """What the first room found out about the statements at a revision."""

    keys: Mapping[str, str | None]
    """File of a statement → fingerprint of the key whose good signature it bears; None where the signature is bad."""

    coming: Collection[str] = ()
    """Files of approvals that a change brings, which no receipt from before it attests."""

    not_before: dt.date | None = None
    """The host receives nothing of what is coming on an earlier day; None where it receives nothing at all."""


class Act(Struct, frozen=True, kw_only=True):
    """What somebody must have signed: the step, the body that acts, whose record it is."""

    record: Record
    name: str
    step: ApprovedStep
    body: str
    on: dt.date
    """The day that the record names for it."""

    amendments: int = 0
    """Of an amendment: which one, counted from 1."""


class Reception(Struct, frozen=True, kw_only=True):
    """A receipt that holds: the day, and whose word it is."""

    on: dt.date
    signer: str
    key: str


class Court(Struct, frozen=True, kw_only=True):
    """Everything that a statement is judged by."""

    results: Results
    laws: Mapping[Period, Law]
    evidence: Evidence
    approvals: Mapping[Key, tuple[Approval, ...]]
    received: Mapping[str, tuple[Reception, ...]]
    """Digest of a payload → the receipts for it."""

    copies: Mapping[str, str]
    """Signature → the first file that bears it."""

    @classmethod
    def of(
        cls, results: Results, laws: Mapping[Period, Law], evidence: Evidence, bodies: Mapping[str, Body]
    ) -> "Court":
        """All statements of the records, ordered; `bodies` tell whose receipts hold."""
        given = by_step(results.records.approvals)
        copies: dict[str, str] = {}
        for item in results.records.approvals:
            copies.setdefault(item.signature, item.document.file)
        received = receptions(results.records.receipts, bodies, evidence)
        return cls(results=results, laws=laws, evidence=evidence, approvals=given, received=received, copies=copies)

    @property
    def records(self) -> Records:
        """The records themselves."""
        return self.results.records

    def key_of(self, approval: Approval) -> str:
        """The fingerprint of the key that signed; empty where the signature is bad."""
        return self.evidence.keys.get(approval.document.file) or ""

    def is_coming(self, approval: Approval) -> bool:
        """Whether nobody has received it yet."""
        return approval.document.file in self.evidence.coming

    def attested_on(self, approval: Approval) -> dt.date | None:
        """When it came in by the word of somebody else than its signer; None where nobody attests a day."""
        return attested_on(approval, self.key_of(approval), self.received)

    def day_of(self, approval: Approval) -> dt.date | None:
        """When it came in, or will at the earliest; None where nobody attests a day."""
        attested = self.attested_on(approval)
        if attested is None and self.is_coming(approval) and self.evidence.not_before is not None:
            return max(approval.on, self.evidence.not_before)
        return attested


def by_step(approvals: Iterable[Approval]) -> dict[Key, tuple[Approval, ...]]:
    """The approvals of each step of each record, in their order."""
    found: dict[Key, list[Approval]] = {}
    for item in approvals:
        found.setdefault((item.period, item.unit, item.record, item.step), []).append(item)
    return {key: tuple(given) for key, given in found.items()}


def attested_on(approval: Approval, key: str, received: Mapping[str, tuple[Reception, ...]]) -> dt.date | None:
    """The first day on which somebody else than its signer, with another key, `received` it; None where nobody did."""
    receptions = received.get(digest_of(approval_payload(approval)), ())
    return min((item.on for item in receptions if item.signer != approval.signer and item.key != key), default=None)


def receptions(
    receipts: Iterable[Receipt], bodies: Mapping[str, Body], evidence: Evidence
) -> dict[str, tuple[Reception, ...]]:
    """The receipts that hold, by what they are for."""
    found: dict[str, list[Reception]] = {}
    for receipt in receipts:
        body, key = bodies.get(receipt.body), evidence.keys.get(receipt.document.file)
        if body is None or key is None or "receive" not in body.roles:
            continue
        if refusal(body, receipt.signer, key, receipt.on, role="receive") is None:
            reception = Reception(on=receipt.on, signer=receipt.signer, key=key)
            for digest in receipt.approvals:
                found.setdefault(digest, []).append(reception)
    return {digest: tuple(given) for digest, given in found.items()}


def refused(approval: Approval, act: Act, body: Body, court: Court) -> Refusal | None:
    """Why the approval does not count for the act; None where it does."""
    for check in (_signature, _whose, _authority, _content, _rules, _result):
        found = check(approval, act, body, court)
        if found is not None:
            return found
    return None


def refused_on_the_way(approval: Approval, act: Act, body: Body, court: Court) -> Refusal | None:
    """The same for a step before the decision, whose content, rules and result may still have moved on."""
    for check in (_signature, _whose, _authority):
        found = check(approval, act, body, court)
        if found is not None:
            return found
    return None


def _signature(approval: Approval, _act: Act, _body: Body, court: Court) -> Refusal | None:
    """Chữ ký đúng với nội dung và với chỗ của tệp."""
    if court.evidence.keys.get(approval.document.file) is not None:
        return None
    first = court.copies[approval.signature]
    if first != approval.document.file:
        return Refusal(code=_COPIED, message=f"chữ ký chép từ {first}, không phải ký cho hồ sơ và bước này.")
    return Refusal(code=_BAD, message="chữ ký không đúng với nội dung của phê duyệt.")


def _whose(approval: Approval, act: Act, _body: Body, _court: Court) -> Refusal | None:
    """Không ai phê duyệt hồ sơ của chính mình; ai cũng chỉ ký thay tổ chức có thẩm quyền của hồ sơ."""
    if approval.signer == approval.record:
        return Refusal(code="approval-of-own-record", message=f"«{approval.signer}» tự phê duyệt hồ sơ của mình.")
    if approval.body != act.body:
        message = f"ký thay «{approval.body}», trong khi hồ sơ do «{act.body}» {act.step.label.lower()}."
        return Refusal(code="approval-wrong-body", message=message)
    return None


def _authority(approval: Approval, act: Act, body: Body, court: Court) -> Refusal | None:
    """Là thành viên, có khóa còn hiệu lực, vào ngày ký và vào ngày máy chủ nhận; đúng phạm vi được ủy quyền."""
    key = court.key_of(approval)
    found = refusal(body, approval.signer, key, approval.on, role=act.step.role, unit=act.record.unit)
    received = court.day_of(approval)
    if found is not None or received is None:
        return found
    at_the_earliest = "không sớm hơn " if court.attested_on(approval) is None else ""
    when = f"máy chủ nhận {at_the_earliest}ngày {received:%d/%m/%Y}"
    if not dt.timedelta(0) <= received - approval.on <= dt.timedelta(days=MAX_DAYS):
        message = f"ghi ngày ký {approval.on:%d/%m/%Y} nhưng {when}."
        return Refusal(code="approval-backdated", message=message)
    late = refusal(body, approval.signer, key, received, role=act.step.role, unit=act.record.unit)
    if late is not None:
        message = f"ghi lùi ngày về {approval.on:%d/%m/%Y}; {when}, khi đó {late.message}"
        return Refusal(code="approval-backdated", message=message)
    return None


def _content(approval: Approval, act: Act, _body: Body, _court: Court) -> Refusal | None:
    """Hồ sơ vẫn đúng như khi ký."""
    if record_digest(act.record.document, act.step, act.amendments) == approval.record_digest:
        return None
    message = f"hồ sơ đã bị sửa sau khi «{approval.signer}» phê duyệt ngày {approval.on:%d/%m/%Y}."
    return Refusal(code="approval-record-changed", message=message)


def _rules(approval: Approval, act: Act, _body: Body, court: Court) -> Refusal | None:
    """Quy định vẫn đúng như khi ký."""
    law = court.laws.get(act.record.period)
    name = rules_name(approval.rules_digest)
    kept = court.records.rules_in_force.get((act.record.period, name))
    if kept is None or rules_digest(kept.values) != approval.rules_digest:
        message = f"không còn tệp records/{act.record.period}/rules/{name}.yaml đúng như khi ký."
        return Refusal(code="approval-rules-missing", message=message)
    now = rules_in_force(law) if law else {}
    changed = [name for name, value in kept.values.items() if now.get(name) != value]
    if not changed:
        return None
    shown = ", ".join(f"«{name}»: {kept.values[name]} → {now.get(name, 'không còn')}" for name in changed[:3])
    message = f"quy định áp dụng cho kỳ đã đổi {len(changed)} giá trị sau khi phê duyệt: {shown}."
    return Refusal(code="approval-rules-changed", message=message)


def _result(approval: Approval, act: Act, _body: Body, court: Court) -> Refusal | None:
    """Kết quả tính ra vẫn đúng như khi ký."""
    if result_of(court.results, act.record) == approval.result_digest:
        return None
    message = "điểm hoặc mức đủ điều kiện tính ra hôm nay khác với khi ký."
    return Refusal(code="approval-result-changed", message=message)


def result_of(results: Results, record: Record) -> str:
    """The digest of what was computed for a record; of nothing where nothing was."""
    judgement: Judgement | None
    if isinstance(record, Evaluation):
        judgement = results.assessments.get((record.period, record_name(record)))
    else:
        judgement = results.collectives.get((record.period, record.unit))
    if judgement is None:
        return digest_of(b"")
    return result_digest(judgement.sheet.score if judgement.sheet else None, judgement.qualifies_for)
