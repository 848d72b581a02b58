"""Signed statements as files."""

from collections.abc import Mapping
from typing import Any

from evalgen.domain.approval import Approval, Protection, Receipt
from evalgen.drafting.yaml_text import yaml_text


def approval_text(approval: Approval) -> str:
    """The file of one approval."""
    return _text(
        "../../../../../schemas/approval.schema.json",
        "Phê duyệt có chữ ký, do lệnh evalgen approve tạo; không sửa bằng tay.",
        {
            "body": approval.body,
            "on": approval.on,
            "record": approval.record_digest,
            "rules": approval.rules_digest,
            "result": approval.result_digest,
            "outcome": approval.outcome,
            "signature": approval.signature,
        },
    )


def protection_text(protection: Protection) -> str:
    """The file of one approval of protected files."""
    return _text(
        "../../../schemas/protection.schema.json",
        "Phê duyệt tệp được bảo vệ, do lệnh evalgen approve tạo; không sửa bằng tay.",
        {
            "body": protection.body,
            "on": protection.on,
            "files": dict(protection.files),
            "signature": protection.signature,
        },
    )


def receipt_text(receipt: Receipt) -> str:
    """The file of one receipt."""
    return _text(
        "../../../schemas/receipt.schema.json",
        "Biên nhận của máy chủ, do lệnh evalgen receive tạo; không sửa bằng tay.",
        {
            "body": receipt.body,
            "signer": receipt.signer,
            "on": receipt.on,
            **({"approvals": list(receipt.approvals)} if receipt.approvals else {}),
            **({"submissions": dict(receipt.submissions)} if receipt.submissions else {}),
            "signature": receipt.signature,
        },
    )


def rules_text(values: Mapping[str, str]) -> str:
    """The rules in force for a period, as they were when somebody first approved by them."""
    about = "Quy định áp dụng cho kỳ vào lúc phê duyệt, do lệnh evalgen approve lưu; không sửa bằng tay."
    return _text("../../../schemas/rules.schema.json", about, {"values": dict(sorted(values.items()))})


def _text(schema: str, about: str, value: Mapping[str, Any]) -> str:
    return yaml_text(value, head=(f"yaml-language-server: $schema={schema}", about))
