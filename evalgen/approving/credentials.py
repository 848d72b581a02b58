"""Who could sign for a body on a day, and with which key."""

import base64
import binascii
import datetime as dt
import hashlib

from msgspec import Struct

from evalgen.domain.body import Body, BodyMember, SigningKey


class Refusal(Struct, frozen=True, kw_only=True):
    """Why a signature does not count."""

    code: str
    message: str


def fingerprint(key: str) -> str:
    """``SHA256:…`` of a public key as OpenSSH prints it; empty where the line holds no key."""
    try:
        blob = base64.b64decode(key.split(" ")[1], validate=True)
    except (IndexError, binascii.Error):
        return ""
    return _print_of(blob)


def claimed_key(signature: str) -> str:
    """The fingerprint of the key that an armored signature says it was made with, unverified; empty where it says none.

    By PROTOCOL.sshsig of OpenSSH: six letters, a version, and the key behind its length.
    """
    lines = (line for line in signature.splitlines() if not line.startswith("-----"))
    try:
        blob = base64.b64decode("".join(lines), validate=True)
    except binascii.Error:
        return ""
    size = int.from_bytes(blob[10:14])
    key = blob[14 : 14 + size]
    return _print_of(key) if blob.startswith(b"SSHSIG") and len(key) == size else ""


def _print_of(blob: bytes) -> str:
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def refusal(  # noqa: PLR0913 - who, with what, for whom, when, for what
    body: Body, signer: str, key: str, day: dt.date, *, role: str = "", unit: str = ""
) -> Refusal | None:
    """Why `signer` with the key of that fingerprint could not act for `body` on `day`; None where they could.

    `role` and `unit` say for what; without them only the membership is asked about.
    """
    memberships = _memberships(body, signer)
    if not memberships:
        return disowned(body, signer, key)
    current = [member for member in memberships if member.span.covers(day)]
    if not current:
        message = f"ngày {day:%d/%m/%Y} «{signer}» không là thành viên của «{body.id}»: {_spans(memberships)}."
        return Refusal(code="approval-not-a-member", message=message)
    entitled = [member for member in current if member.mandated and member.scope.covers(role, unit)]
    if not entitled:
        return _out_of_scope(body, current)
    if any(fingerprint(item.key) == key and item.span.covers(day) for member in entitled for item in member.keys):
        return None
    known = _listed(memberships, key)
    if known:
        last = known[0].span.last
        until = f", chỉ dùng từ {known[0].span.first:%d/%m/%Y}" + (f" đến hết {last:%d/%m/%Y}" if last else "")
        message = f"khóa {key} của «{signer}» không dùng được ngày {day:%d/%m/%Y}{until}."
        return Refusal(code="approval-key-expired", message=message)
    return disowned(body, signer, key)


def disowned(body: Body, signer: str, key: str) -> Refusal | None:
    """Why nothing shows that `signer` signed for `body` with the key of that fingerprint, on whatever day; None where they could."""
    memberships = _memberships(body, signer)
    if not memberships:
        message = f"«{signer}» không phải là thành viên của «{body.id}» ({body.name})."
        return Refusal(code="approval-not-a-member", message=message)
    if _listed(memberships, key):
        return None
    return Refusal(
        code="approval-unknown-key", message=f"khóa {key} không phải là khóa của «{signer}» tại «{body.id}»."
    )


def _memberships(body: Body, person: str) -> list[BodyMember]:
    return [member for member in body.members if member.person == person]


def _listed(memberships: list[BodyMember], key: str) -> list[SigningKey]:
    return [item for member in memberships for item in member.keys if fingerprint(item.key) == key]


def _out_of_scope(body: Body, members: list[BodyMember]) -> Refusal:
    """Whoever acts for a body without being a member does so by a document, and within what it says."""
    member = members[0]
    who = f"«{member.person}» ({member.capacity.value.lower()} của «{body.id}»)"
    if not member.mandated:
        return Refusal(code="approval-out-of-scope", message=f"{who} không có văn bản ủy quyền, giao phụ trách.")
    held = [f"việc {', '.join(sorted(member.scope.roles))}"] if member.scope.roles else []
    held += [f"đơn vị {', '.join(sorted(member.scope.units))}"] if member.scope.units else []
    message = f"{who} chỉ được giao {'; '.join(held)}, không phải bước này của đơn vị này."
    return Refusal(code="approval-out-of-scope", message=message)


def _spans(memberships: list[BodyMember]) -> str:
    return "; ".join(
        f"từ {item.span.first:%d/%m/%Y}" + (f" đến hết {item.span.last:%d/%m/%Y}" if item.span.last else "")
        for item in memberships
    )
