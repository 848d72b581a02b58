"""What exactly is signed: one line of canonical JSON over who approves what, and over what it rests on.

A signature over a commit says nothing about the rules and the computed result, and is lost when a merge squashes. A
statement binds the approver to the record's sections, to the regulation in force and to the result computed from both.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from evalgen.domain.approval import Approval, ApprovedStep, Protection, Receipt
from evalgen.domain.document import Document
from evalgen.domain.grade import Outcome
from evalgen.domain.organization import Organization
from evalgen.regulation.law import Law

NAMESPACE = "evalgen-approval"
"""Of every signature: a key that signs commits or mail for its owner cannot be tricked into approving."""


def namespace_of(organization: Organization | None) -> str:
    """That of the signatures in the repository of `organization`: one from elsewhere is made for something else."""
    scope = organization.signing_scope if organization is not None else None
    return f"{NAMESPACE}@{scope}" if scope else NAMESPACE


_FORMAT = 1

_SECTIONS: Mapping[ApprovedStep, tuple[str, ...]] = {
    ApprovedStep.PLAN: ("framework", "plan"),
    ApprovedStep.VERIFICATION: (
        *("self_assessment", "facts", "verification", "tasks", "indicators", "self_grade"),
        *("highlights", "limitations"),
    ),
    ApprovedStep.PROPOSAL: ("proposal",),
    ApprovedStep.DECISION: ("decision",),
    ApprovedStep.AMENDMENT: ("amendments",),
}
"""What each step adds to what the steps before it rest on. Appeals and reserved opinions come and go beside them."""


def approval_payload(approval: Approval) -> bytes:
    """The bytes that the signer of `approval` signs; its place in the repository is part of them."""
    return _canonical(
        {
            "kind": "approval",
            "period": str(approval.period),
            "unit": approval.unit,
            "of": approval.record,
            "step": approval.step.key,
            "signer": approval.signer,
            "body": approval.body,
            "on": approval.on.isoformat(),
            "record": approval.record_digest,
            "rules": approval.rules_digest,
            "result": approval.result_digest,
            "outcome": approval.outcome,
        }
    )


def protection_payload(protection: Protection) -> bytes:
    """The bytes that the signer of `protection` signs."""
    return _canonical(
        {
            "kind": "protection",
            "name": protection.name,
            "signer": protection.signer,
            "body": protection.body,
            "on": protection.on.isoformat(),
            "files": dict(protection.files),
        }
    )


def receipt_payload(receipt: Receipt) -> bytes:
    """The bytes that the host signs."""
    return _canonical(
        {
            "kind": "receipt",
            "period": str(receipt.period),
            "id": receipt.id,
            "signer": receipt.signer,
            "body": receipt.body,
            "on": receipt.on.isoformat(),
            "approvals": sorted(receipt.approvals),
            **({"submissions": dict(receipt.submissions)} if receipt.submissions else {}),
        }
    )


def digest_of(data: bytes) -> str:
    """``sha256:`` and the digest of `data`."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def record_digest(document: Document, step: ApprovedStep, amendments: int = 0) -> str:
    """The digest of what a record says up to `step`; the form of the text, order and comments aside, does not matter.

    Of an amendment: up to the one of that number, so that a later one leaves the approval of it standing.
    """
    names: list[str] = []
    for at, sections in _SECTIONS.items():
        names.extend(sections)
        if at is step:
            break
    said = {name: document.root[name] for name in names if name in document.root}
    if amendments and "amendments" in said:
        said["amendments"] = list(said["amendments"])[:amendments]
    return digest_of(_canonical(said))


def section_digest(document: Document, section: str) -> str:
    """The digest of what one section of a record says."""
    return digest_of(_canonical({section: document.root.get(section)}))


def rules_in_force(law: Law) -> dict[str, str]:
    """All numbers and choices in force for a period, by name: what a later reading can be compared with, one by one.

    Kept beside the records, so that years later a changed rule is not only noticed but named, and so that a rule that
    the program learns afterwards does not make old approvals void.
    """
    values = {f"{stem}.{name}": _word(value.value) for (stem, name), value in law.values.items()}
    for framework in law.frameworks.values():
        criteria = {**framework.general_criteria, **framework.result_criteria}
        values |= {f"{framework.id}/{name}": _word(item.max_score) for name, item in criteria.items()}
        values |= {f"{framework.id}/trục {axis.id}": _word(axis.max_score) for axis in framework.axes}
    return {"pack": law.pack, **values}


def rules_digest(rules: Mapping[str, str]) -> str:
    """The digest of the rules in force."""
    return digest_of(_canonical({"rules": dict(rules)}))


def rules_name(digest: str) -> str:
    """What the file that keeps the rules of this digest is called."""
    return digest.removeprefix("sha256:")[:16]


def result_digest(score: Fraction | None, outcome: Outcome) -> str:
    """The digest of the exact score and of the highest outcome that the record qualifies for."""
    return digest_of(_canonical({"score": score, "qualifies_for": outcome.name}))


def _word(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _canonical(value: Mapping[str, Any]) -> bytes:
    plain = {"format": _FORMAT, **value}
    return (json.dumps(_plain(plain), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


_MAPPINGS, _NUMBERS = (dict, Mapping), (int, Decimal, Fraction)
"""Those met most often first: asked of every value of every record that is signed or received."""


def _plain(value: Any) -> Any:
    """Values as text that is the same wherever it is computed: 1, 1.0 and 1.00 are the same number."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, _MAPPINGS):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, _NUMBERS):
        return {"number": _number(value)}
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    return repr(value)


@lru_cache(maxsize=4096)
def _number(value: int | Decimal | Fraction) -> str:
    """The same for all that are equal."""
    return str(Fraction(value))
