"""Who could sign for a body on a day, and with which key: each refusal in its words, each limit on both sides."""

import base64
import datetime as dt

import pytest
from msgspec.structs import replace

from evalgen.approving.credentials import Refusal, disowned, fingerprint, refusal
from evalgen.domain.body import Body, BodyMember, Capacity, Scope, SigningKey
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.organization import Span

DAY = dt.date(2026, 7, 3)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
KEY, OTHER = (f"ssh-ed25519 {base64.b64encode(word).decode()}" for word in (b"khoa mot", b"khoa hai"))
ALWAYS = Span(first=dt.date(2025, 7, 1))


def key(line: str = KEY, first: dt.date = ALWAYS.first, last: dt.date | None = None) -> SigningKey:
    return SigningKey(key=line, span=Span(first=first, last=last))


def member(person: str = "vu-van-son", *, span: Span = ALWAYS, keys: tuple[SigningKey, ...] = (key(),)) -> BodyMember:
    return BodyMember(person=person, span=span, keys=keys)


def delegate(document: str = "12-QĐ/ĐU", roles: str = "", units: str = "") -> BodyMember:
    return replace(
        member(),
        capacity=Capacity.DELEGATE,
        document_number=document,
        scope=Scope(roles=frozenset(roles.split()), units=frozenset(units.split())),
    )


def body(*members: BodyMember) -> Body:
    root = LocatedMapping()
    named = Document(file="records/bodies/ban-thuong-vu.yaml", root=root)
    return Body(
        document=named, id="ban-thuong-vu", name="Ban Thường vụ mẫu", roles=frozenset({"decide"}), members=members
    )


def asked(*members: BodyMember, line: str = KEY) -> Refusal | None:
    return refusal(body(*members), "vu-van-son", fingerprint(line), DAY, role="decide", unit="van-phong")


@pytest.mark.parametrize(
    "members",
    [
        [member()],
        [member(span=Span(first=DAY, last=DAY))],
        [member(keys=(key(first=DAY, last=DAY),))],
        [member(keys=(key(OTHER), key()))],
        [delegate(roles="decide", units="van-phong")],
        [member(span=Span(first=ALWAYS.first, last=BEFORE), keys=()), member(span=Span(first=DAY))],
        [delegate(units="phong-khac"), member()],
    ],
    ids=[
        "thành viên",
        "chỉ trong ngày ấy",
        "khóa chỉ dùng trong ngày ấy",
        "khóa thứ hai",
        "được ủy quyền đúng việc, đúng đơn vị",
        "trở lại làm thành viên",
        "vừa được ủy quyền việc khác vừa là thành viên",
    ],
)
def test_these_sign(members: list[BodyMember]) -> None:
    assert asked(*members) is None


UNKNOWN = f"khóa {fingerprint(KEY)} không phải là khóa của «vu-van-son» tại «ban-thuong-vu»."
ABSENT = "ngày 03/07/2026 «vu-van-son» không là thành viên của «ban-thuong-vu»:"
DELEGATE = "«vu-van-son» (người được ủy quyền của «ban-thuong-vu»)"
GONE = f"khóa {fingerprint(KEY)} của «vu-van-son» không dùng được ngày 03/07/2026, chỉ dùng từ "


@pytest.mark.parametrize(
    "members,code,message",
    [
        (
            [member("nguoi-khac")],
            "approval-not-a-member",
            "«vu-van-son» không phải là thành viên của «ban-thuong-vu» (Ban Thường vụ mẫu).",
        ),
        (
            [member(span=Span(first=ALWAYS.first, last=BEFORE)), member(span=Span(first=AFTER))],
            "approval-not-a-member",
            f"{ABSENT} từ 01/07/2025 đến hết 02/07/2026; từ 04/07/2026.",
        ),
        (
            [delegate(document="")],
            "approval-out-of-scope",
            f"{DELEGATE} không có văn bản ủy quyền, giao phụ trách.",
        ),
        (
            [delegate(roles="verify confirm")],
            "approval-out-of-scope",
            f"{DELEGATE} chỉ được giao việc confirm, verify, không phải bước này của đơn vị này.",
        ),
        (
            [delegate(roles="decide", units="phong-khac")],
            "approval-out-of-scope",
            f"{DELEGATE} chỉ được giao việc decide; đơn vị phong-khac, không phải bước này của đơn vị này.",
        ),
        ([member(keys=(key(last=BEFORE),))], "approval-key-expired", f"{GONE}01/07/2025 đến hết 02/07/2026."),
        ([member(keys=(key(first=AFTER),))], "approval-key-expired", f"{GONE}04/07/2026."),
        (
            [member(span=Span(first=ALWAYS.first, last=BEFORE)), member(span=Span(first=DAY), keys=(key(OTHER),))],
            "approval-key-expired",
            f"{GONE}01/07/2025.",
        ),
        ([member(keys=(key(OTHER),))], "approval-unknown-key", UNKNOWN),
        ([member(keys=()), member("nguoi-khac")], "approval-unknown-key", UNKNOWN),
    ],
    ids=[
        "người ngoài",
        "chưa, hoặc không còn là thành viên",
        "được ủy quyền mà không có văn bản",
        "được ủy quyền việc khác",
        "được ủy quyền ở đơn vị khác",
        "khóa hết hạn hôm trước",
        "khóa dùng từ hôm sau",
        "khóa của lần làm thành viên trước",
        "khóa khác",
        "khóa của thành viên khác",
    ],
)
def test_these_do_not(members: list[BodyMember], code: str, message: str) -> None:
    assert asked(*members) == Refusal(code=code, message=message)


def test_whose_key_it_ever_was() -> None:
    """Whatever the day: an old signature by a key that is listed no more is nobody's."""
    left = member(span=Span(first=ALWAYS.first, last=BEFORE), keys=(key(last=BEFORE),))
    assert disowned(body(left), "vu-van-son", fingerprint(KEY)) is None
    assert disowned(body(left), "vu-van-son", fingerprint(OTHER)) == Refusal(
        code="approval-unknown-key", message=UNKNOWN.replace(fingerprint(KEY), fingerprint(OTHER))
    )
    found = disowned(body(left), "nguoi-khac", fingerprint(KEY))
    assert found is not None
    assert found.code == "approval-not-a-member"


def test_without_a_matter_only_the_membership_is_asked_about() -> None:
    limited = delegate(roles="verify")
    assert refusal(body(limited), "vu-van-son", fingerprint(KEY), DAY) is None
