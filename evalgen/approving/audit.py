"""Every decided result, verified from the repository alone: who approved it, for whom, when, over what.

Commit dates, names of authors and signatures of commits are never evidence: they are forgeable, or lost in a merge. What
counts is the signed statement, the dated membership, the key that was valid then, and the day that the host's receipt or
a second person attests.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evalgen.approving.acting import Record, acting_body, record_name
from evalgen.approving.credentials import Refusal, refusal
from evalgen.approving.statement import (
    approval_payload,
    digest_of,
    record_digest,
    result_digest,
    rules_digest,
    rules_in_force,
)
from evalgen.domain.approval import COLLECTIVE, Approval, ApprovedStep
from evalgen.domain.body import Body
from evalgen.domain.document import Document
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.regulation.law import Law

MAX_DAYS = 7
"""Between the day that a signer writes and the day that the host received: what is later by more is backdated."""

Key = tuple[Period, str, str, ApprovedStep]
"""Period, unit, record, step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What the first room found out about the statements at a revision."""

    keys: Mapping[str, str | None]
    """File of a statement → fingerprint of the key whose good signature it bears; None where the signature is bad."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Act:
    """What somebody must have signed: the step, the body that acts, whose record it is."""

    record: Record
    name: str
    step: ApprovedStep
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Court:
    """Everything that a statement is judged by."""

    results: Results
    laws: Mapping[Period, Law]
    evidence: Evidence
    approvals: Mapping[Key, tuple[Approval, ...]]
    received: Mapping[str, dt.date]
    """Digest of a payload → the day of the host's receipt."""

    copies: Mapping[str, str]
    """Signature → the first file that bears it."""

    @property
    def records(self) -> Records:
        """The records themselves."""
        return self.results.records


def audit(results: Results, laws: Mapping[Period, Law], evidence: Evidence) -> tuple[Problem, ...]:
    """What does not hold, sorted by file; nothing where every decided result is approved as it stands."""
    court = _court(results, laws, evidence)
    found = [problem for act in _acts(results.records) for problem in _judge(act, court)]
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.sort_key))


def _court(results: Results, laws: Mapping[Period, Law], evidence: Evidence) -> _Court:
    records = results.records
    by_key: dict[Key, tuple[Approval, ...]] = {}
    copies: dict[str, str] = {}
    for item in records.approvals:
        key = (item.period, item.unit, item.record, item.step)
        by_key[key] = (*by_key.get(key, ()), item)
        copies.setdefault(item.signature, item.document.file)
    received: dict[str, dt.date] = {}
    for receipt in records.receipts:
        body, key_of = records.bodies.get(receipt.body), evidence.keys.get(receipt.document.file)
        if body is None or key_of is None or "receive" not in body.roles:
            continue
        if refusal(body, receipt.signer, key_of, receipt.on) is None:
            for digest in receipt.approvals:
                received[digest] = min(receipt.on, received.get(digest, receipt.on))
    return _Court(results=results, laws=laws, evidence=evidence, approvals=by_key, received=received, copies=copies)


def _acts(records: Records) -> Iterator[_Act]:
    """The decisions, and the amendments after them: what has legal effect."""
    for record in _records(records):
        for step in (ApprovedStep.DECISION, ApprovedStep.AMENDMENT):
            body = acting_body(record, step)
            if body is not None:
                yield _Act(record=record, name=record_name(record), step=step, body=body)


def granted(
    results: Results, laws: Mapping[Period, Law], evidence: Evidence, bodies: Mapping[str, Body]
) -> tuple[Approval, ...]:
    """The approvals that hold over the records as they stand, by the `bodies` that were in power before a change.

    The host's receipt comes after the merge; the day that the signer writes counts here as it is.
    """
    court = _court(results, laws, evidence)
    records = {(item.period, item.unit, record_name(item)): item for item in _records(results.records)}
    good: list[Approval] = []
    for approval in results.records.approvals:
        record = records.get((approval.period, approval.unit, approval.record))
        body = bodies.get(acting_body(record, approval.step) or "") if record is not None else None
        if record is None or body is None or approval.document.file not in evidence.keys:
            continue
        act = _Act(record=record, name=approval.record, step=approval.step, body=body.id)
        if _refused(approval, act, body, court) is None:
            good.append(approval)
    return tuple(good)


def _records(records: Records) -> tuple[Record, ...]:
    return (*records.evaluations, *records.collectives.values())


def _judge(act: _Act, court: _Court) -> Iterator[Problem]:
    body = court.records.bodies.get(act.body)
    if body is None:
        return  # An unknown body is a problem of the record itself, which `check` names.
    given = court.approvals.get((act.record.period, act.record.unit, act.name, act.step), ())
    good: list[Approval] = []
    for approval in given:
        refused = _refused(approval, act, body, court)
        if refused is None:
            good.append(approval)
        else:
            yield _problem(approval.document, refused)
    signers = {approval.signer for approval in good}
    if len(signers) < body.quorum:
        yield _short(act, body, len(signers))
        return
    for approval in good:
        if _day_of(approval, court) is None and len(signers) == 1:
            message = (
                f"ngày ký {approval.on:%d/%m/%Y} do một mình «{approval.signer}» ghi: không có biên nhận của máy chủ, "
                "cũng không có người thứ hai cùng ký."
            )
            yield _problem(approval.document, Refusal(code="approval-undated", message=message))


def _refused(approval: Approval, act: _Act, body: Body, court: _Court) -> Refusal | None:
    for check in (_signature, _whose, _authority, _content, _rules, _result):
        refused = check(approval, act, body, court)
        if refused is not None:
            return refused
    return None


def _signature(approval: Approval, _act: _Act, _body: Body, court: _Court) -> Refusal | None:
    """Chữ ký đúng với nội dung và với chỗ của tệp."""
    if court.evidence.keys.get(approval.document.file) is not None:
        return None
    first = court.copies[approval.signature]
    if first != approval.document.file:
        return Refusal(code="approval-copied", message=f"chữ ký chép từ {first}, không phải ký cho hồ sơ và bước này.")
    return Refusal(code="approval-signature-invalid", message="chữ ký không đúng với nội dung của phê duyệt.")


def _whose(approval: Approval, act: _Act, _body: Body, _court: _Court) -> Refusal | None:
    """Không ai phê duyệt hồ sơ của chính mình; ai cũng chỉ ký thay tổ chức có thẩm quyền của hồ sơ."""
    if approval.signer == approval.record:
        return Refusal(code="approval-of-own-record", message=f"«{approval.signer}» tự phê duyệt hồ sơ của mình.")
    if approval.body != act.body:
        message = f"ký thay «{approval.body}», trong khi hồ sơ do «{act.body}» {act.step.label.lower()}."
        return Refusal(code="approval-wrong-body", message=message)
    return None


def _authority(approval: Approval, _act: _Act, body: Body, court: _Court) -> Refusal | None:
    """Là thành viên, có khóa còn hiệu lực, vào ngày ký và vào ngày máy chủ nhận."""
    key = court.evidence.keys[approval.document.file] or ""
    refused = refusal(body, approval.signer, key, approval.on)
    received = _day_of(approval, court)
    if refused is not None or received is None:
        return refused
    if not dt.timedelta(0) <= received - approval.on <= dt.timedelta(days=MAX_DAYS):
        message = f"ghi ngày ký {approval.on:%d/%m/%Y} nhưng máy chủ nhận ngày {received:%d/%m/%Y}."
        return Refusal(code="approval-backdated", message=message)
    late = refusal(body, approval.signer, key, received)
    if late is not None:
        message = (
            f"ghi lùi ngày về {approval.on:%d/%m/%Y}; máy chủ nhận ngày {received:%d/%m/%Y}, khi đó {late.message}"
        )
        return Refusal(code="approval-backdated", message=message)
    return None


def _content(approval: Approval, act: _Act, _body: Body, _court: _Court) -> Refusal | None:
    """Hồ sơ vẫn đúng như khi ký."""
    if record_digest(act.record.document, act.step) == approval.record_digest:
        return None
    message = f"hồ sơ đã bị sửa sau khi «{approval.signer}» phê duyệt ngày {approval.on:%d/%m/%Y}."
    return Refusal(code="approval-record-changed", message=message)


def _rules(approval: Approval, act: _Act, _body: Body, court: _Court) -> Refusal | None:
    """Quy định vẫn đúng như khi ký."""
    law = court.laws.get(act.record.period)
    name = approval.rules_digest.removeprefix("sha256:")[:16]
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


def _result(approval: Approval, act: _Act, _body: Body, court: _Court) -> Refusal | None:
    """Kết quả tính ra vẫn đúng như khi ký."""
    if result_of(court.results, act.record.period, act.name) == approval.result_digest:
        return None
    message = "điểm hoặc mức đủ điều kiện tính ra hôm nay khác với khi ký."
    return Refusal(code="approval-result-changed", message=message)


def result_of(results: Results, period: Period, name: str) -> str:
    """The digest of what was computed for a record; of a collective that no frame scores, of nothing."""
    assessment = results.assessments.get((period, name))
    if name == COLLECTIVE or assessment is None:
        return digest_of(b"")
    sheet = assessment.sheet
    return result_digest(sheet.score if sheet else None, assessment.qualifies_for)


def _day_of(approval: Approval, court: _Court) -> dt.date | None:
    return court.received.get(digest_of(approval_payload(approval)))


def _problem(document: Document, refused: Refusal) -> Problem:
    return Problem(code=refused.code, place=document.place(), message=refused.message, remedy=_REMEDIES[refused.code])


def _short(act: _Act, body: Body, count: int) -> Problem:
    need = f"cần {body.quorum} thành viên của {body.name} ký, mới có {count}"
    message = (
        f"{act.step.label.lower()}: {need}."
        if count
        else f"{act.step.label.lower()}: chưa có phê duyệt hợp lệ; {need}."
    )
    return Problem(
        code="approval-quorum" if count else "approval-missing",
        place=act.record.document.place(act.step.key if act.step is not ApprovedStep.AMENDMENT else "amendments"),
        message=message,
        remedy=f"Thành viên có thẩm quyền chạy: evalgen approve {act.record.document.file} --step {act.step.key}",
    )


_REMEDIES: Mapping[str, str] = {
    "approval-signature-invalid": "Bỏ tệp này; người có thẩm quyền ký lại bằng evalgen approve.",
    "approval-copied": "Bỏ tệp này; mỗi hồ sơ, mỗi bước phải được ký riêng.",
    "approval-of-own-record": "Bỏ tệp này; để thành viên khác của tổ chức có thẩm quyền phê duyệt.",
    "approval-wrong-body": "Ký lại thay mặt đúng tổ chức có thẩm quyền của hồ sơ.",
    "approval-not-a-member": "Để một người đang là thành viên phê duyệt; hoặc sửa thời gian trong records/bodies/ nếu ghi sai.",
    "approval-key-expired": "Ký lại bằng khóa còn hiệu lực.",
    "approval-unknown-key": "Ký lại bằng khóa đã khai trong records/bodies/, hoặc khai khóa mới qua cấp trên trước.",
    "approval-backdated": "Ký lại với ngày hiện tại; thời hạn tính theo ngày máy chủ nhận.",
    "approval-record-changed": "Khôi phục hồ sơ như khi ký; muốn sửa kết quả thì lập quyết định điều chỉnh ở mục amendments.",
    "approval-rules-missing": "Khôi phục tệp quy định đã lưu của kỳ.",
    "approval-rules-changed": "Khôi phục giá trị cũ; giá trị mới phải có ngày hiệu lực sau kỳ này.",
    "approval-result-changed": "Xem evalgen explain; nếu cách tính đã sửa cho đúng thì trình phê duyệt lại.",
    "approval-undated": "Để máy chủ ghi biên nhận (evalgen receive), hoặc để thành viên thứ hai cùng ký.",
}
