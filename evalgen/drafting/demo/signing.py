"""Accounts and keys of the sample, so that a newcomer sees status, CODEOWNERS and approvals at work.

The keys are real in form and nobody's: they were made for the sample, their private halves thrown away unseen. Who wants to
sign adds a key of their own.
"""

from typing import Any

KEYS = {
    "dang-uy-xa/head": "AAAAC3NzaC1lZDI1NTE5AAAAIAJmsUVX+Mi3CCb99PpbvxS5irAV4U2mhuZTzgFkcnWV",
    "dang-uy-xa/deputy-1": "AAAAC3NzaC1lZDI1NTE5AAAAILuGpCTq9B6+1sJ/TUhjVj4Tc1y6WTn03b5mFWzGmesO",
    "uy-ban-nhan-dan/head": "AAAAC3NzaC1lZDI1NTE5AAAAIG0z9lw2ZpkywIU0L0PQxCb9qLX25MecNWDPxcBdmE5z",
}
"""By seat, in the first commune."""

_PROVINCE = {
    "tinh-uy-mot": "AAAAC3NzaC1lZDI1NTE5AAAAIEA4U7lMoTf82r0doqMfRyRgwxJrsXLOKyKQC8sSkVhe",
    "tinh-uy-hai": "AAAAC3NzaC1lZDI1NTE5AAAAIIs6RMHGezGyTONKLT3mi0uIhs5gDHgtYqGDJ5V8lZkH",
}
_HOST = "AAAAC3NzaC1lZDI1NTE5AAAAID7YTXQ+8cXLC3GPk9HbgkNLSOurvOHamQMBGNnB0k5F"
_SINCE = "2025-07-01"

NOTE = (
    "Khóa công khai ở đây tạo riêng cho bản minh họa, khóa riêng đã hủy: không ai ký được bằng chúng. "
    "Muốn thử ký thì tạo khóa của mình rồi thêm vào mục keys."
)
RECEIVER_PATH = "bodies/may-chu.yaml"


def signs(seat: str) -> dict[str, Any]:
    """The key of whoever holds the seat; nothing for most."""
    return {"keys": [_key(KEYS[seat])]} if seat in KEYS else {}


def province_members() -> list[dict[str, Any]]:
    """A member of the body one level up, and somebody who acts for it in part."""
    one, two = (
        {"person": person, "name": f"{name} (hư cấu)", "from": _SINCE, "account": person, "keys": [_key(key)]}
        for (person, key), name in zip(_PROVINCE.items(), ("Thành viên Ban Thường vụ", "Trưởng ban"), strict=True)
    )
    delegated = {
        "capacity": "delegate",
        "document": "07-QĐ/TU (hư cấu)",
        "scope": {"roles": ["approve_plan", "confirm"]},
    }
    return [one, two | delegated]


def receiver_record() -> dict[str, Any]:
    """The host: it attests on which day a step came in, and decides nothing."""
    host = {"person": "may-chu", "name": "Máy chủ Git (hư cấu)", "from": _SINCE, "keys": [_key(_HOST)]}
    return {"name": "Máy chủ của kho hồ sơ (hư cấu)", "roles": ["receive"], "members": [host]}


def _key(blob: str) -> dict[str, str]:
    return {"key": f"ssh-ed25519 {blob}", "from": _SINCE}
