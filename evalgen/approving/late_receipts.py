"""Receipts that a change brings for signatures of another time: what they attest takes the ground from what was signed."""

from collections.abc import Collection, Iterator

from evalgen.approving.evidence import MAX_DAYS
from evalgen.approving.side import Comparison
from evalgen.approving.statement import approval_payload, digest_of
from evalgen.domain.approval import Approval
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records


def received_too_late(comparison: Comparison) -> Iterator[Problem]:
    """A receipt of a day on which a signature no longer counts, or does not count yet, is for somebody above to see."""
    changed = {change.path for change in comparison.files if change.before is None}
    coming = [item for item in comparison.after.records.receipts if item.document.file in changed]
    if not coming:
        return
    known = {digest for item in comparison.before.records.receipts for digest in item.approvals}
    signed = {digest_of(approval_payload(item)): item for item in comparison.after.records.approvals}
    for receipt in coming:
        attested = (signed[digest] for digest in receipt.approvals if digest in signed and digest not in known)
        late = [item for item in attested if not 0 <= (receipt.on - item.on).days <= MAX_DAYS]
        lost = [item for item in late if not _settled_without(item, late, comparison.after.records)]
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


def _settled_without(approval: Approval, late: Collection[Approval], records: Records) -> bool:
    """Whether enough others have signed the same step in time: then it is history, as for `audit`."""
    body = records.bodies.get(approval.body)
    act = (approval.period, approval.unit, approval.record, approval.step, approval.body)
    others = {
        item.signer
        for item in records.approvals
        if (item.period, item.unit, item.record, item.step, item.body) == act and item not in late
    }
    return body is not None and len(others) >= body.terms_on(approval.on).quorum
