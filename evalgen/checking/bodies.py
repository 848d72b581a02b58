"""Who may act for a body: everybody by a key of their own, and whoever is no member by a document.

«Cấp có thẩm quyền quản lý cán bộ thì quyết định» (HD 02-HD/BTCTW, 2.2): whoever acts for that body without being one of it has
the power from a paper, and the paper has a number.
"""

from collections.abc import Iterator

from evalgen.checking.subject import Subject
from evalgen.domain.body import Capacity
from evalgen.domain.problem import Problem

_RSA_BITS = 2048
"""Shorter RSA keys are disallowed by NIST SP 800-131A; OpenSSH itself still signs with 1024 bits."""

_RSA = "ssh-rsa"
_KINDS = frozenset(
    {
        *(_RSA, "ssh-dss", "ssh-ed25519", "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"),
        *("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"),
    }
)
"""What OpenSSH knows as a key; anything else it refuses, and no signature is made by it."""


def mandate_without_document(subject: Subject) -> Iterator[Problem]:
    """A delegate, and whoever is acting head, has a document; without one nobody acts."""
    for body in subject.records.bodies.values():
        for index, member in enumerate(body.members):
            if not member.mandated:
                what = "ủy quyền" if member.capacity is Capacity.DELEGATE else "giao phụ trách, giao quyền"
                yield Problem(
                    code="mandate-without-document",
                    place=body.document.place("members", index),
                    message=(
                        f"«{member.person}» thay mặt «{body.id}» với tư cách {member.capacity.value.lower()} "
                        f"nhưng không ghi văn bản {what}; chữ ký của người này không được tính."
                    ),
                    remedy="Ghi số văn bản vào mục document; phạm vi được giao (nếu có) ghi vào mục scope.",
                )


def key_of_two_people(subject: Subject) -> Iterator[Problem]:
    """One key is one person's: with a shared key, one person would count as two."""
    owners: dict[bytes, str] = {}
    for body in subject.records.bodies.values():
        for index, member in enumerate(body.members):
            for number, item in enumerate(member.keys):
                owner = owners.setdefault(_code(item.key), member.person)
                if owner != member.person:
                    yield Problem(
                        code="key-of-two-people",
                        place=body.document.place("members", index, "keys", number, "key"),
                        message=f"khóa này được khai cho cả «{owner}» và «{member.person}».",
                        remedy="Mỗi người một khóa riêng; bỏ khóa ở người không giữ nó, hoặc tạo khóa mới.",
                    )


def weak_key(subject: Subject) -> Iterator[Problem]:
    """Nobody signs with a key that others could work out from its public half, or that is of another kind than it says."""
    for body in subject.records.bodies.values():
        for index, member in enumerate(body.members):
            for number, item in enumerate(member.keys):
                said, kind = item.key.split(" ")[0], _kind(item.key)
                taken_for = kind if kind in _KINDS else said
                bits = _rsa_bits(item.key) if taken_for == _RSA else _RSA_BITS
                place = body.document.place("members", index, "keys", number, "key")
                if bits < _RSA_BITS:
                    yield Problem(
                        code="weak-key",
                        place=place,
                        message=f"khóa RSA của «{member.person}» dài {bits} bit, người khác có thể tìm ra khóa riêng.",
                        remedy=f"Tạo khóa mới (ssh-keygen -t ed25519) rồi ký lại; khóa RSA phải từ {_RSA_BITS} bit.",
                    )
                elif taken_for != said:
                    yield Problem(
                        code="weak-key",
                        place=place,
                        message=f"khóa của «{member.person}» ghi là {said}, nhưng phần mã là của khóa {kind}.",
                        remedy="Chép lại đúng dòng trong tệp .pub của người ấy, không có ghi chú ở cuối.",
                    )


def _code(key: str) -> bytes:
    """What a key is known by, however it is written: its code; the line itself where that is none."""
    import base64
    import binascii

    try:
        return base64.b64decode(key.split(" ")[1], validate=True)
    except binascii.Error:
        return key.encode()


def _kind(key: str) -> str:
    """What OpenSSH takes the key for: the first part of its code, whatever stands before the code."""
    code = _code(key)
    return code[4 : 4 + int.from_bytes(code[:4])].decode("ascii", "replace")


def _rsa_bits(key: str) -> int:
    """The length of the modulus, the last of the three parts of the code; 0 where it is none."""
    if _kind(key) != _RSA:
        return 0
    rest, last = _code(key), b""
    while rest:
        length = int.from_bytes(rest[:4])
        last, rest = rest[4 : 4 + length], rest[4 + length :]
    return int.from_bytes(last).bit_length()
