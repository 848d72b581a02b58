"""Receipts that do not hold: a day that the organization has not attested is nobody's evidence."""

from collections.abc import Iterable, Iterator, Mapping

from evalgen.approving.credentials import refusal
from evalgen.approving.evidence import Evidence
from evalgen.domain.approval import Receipt
from evalgen.domain.body import Body
from evalgen.domain.problem import Problem


def receipt_problems(receipts: Iterable[Receipt], bodies: Mapping[str, Body], evidence: Evidence) -> Iterator[Problem]:
    """Of the receipts that the evidence has looked at, those that are not signed by whoever receives for the organization."""
    for receipt in receipts:
        if receipt.document.file in evidence.keys:
            reason = why_not_valid(receipt, bodies.get(receipt.body), evidence.keys[receipt.document.file])
            if reason:
                yield Problem(
                    code="receipt-not-valid",
                    place=receipt.document.place(),
                    message=f"biên nhận không có giá trị: {reason}",
                    remedy="Bỏ tệp này; máy chủ hoặc người tiếp nhận của tổ chức ký biên nhận khác bằng evalgen receive.",
                )


def why_not_valid(receipt: Receipt, body: Body | None, key: str | None) -> str:
    """Why a receipt signed with `key` does not hold, None: with none that fits; empty where it does."""
    if body is None:
        return f"không có tổ chức «{receipt.body}»."
    if "receive" not in body.roles:
        return f"«{body.id}» ({body.name}) không có việc tiếp nhận (receive)."
    if key is None:
        return "chữ ký không đúng với nội dung."
    refused = refusal(body, receipt.signer, key, receipt.on, role="receive")
    return refused.message if refused is not None else ""
