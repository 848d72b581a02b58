"""A change of a body that takes away the ground of signatures that are there: said before it is merged, as `audit` would after it."""

import datetime as dt
import re
from pathlib import Path

import pytest
from approved import approve
from reviewed import plan_of
from signed_records import COLLECTIVE, DECIDED, DEPUTY, HEAD, commit, edit, git, governed_repository, make_key, public

from evalgen.approving.credentials import claimed_key, fingerprint
from evalgen.domain.approval import ApprovedStep
from evalgen.pipeline.approving.audit import audit
from evalgen.reading.signature import sign

BODY, HOST = "records/bodies/ban-thuong-vu.yaml", "records/bodies/may-chu.yaml"
HOA = "{person: pham-thi-hoa, from: 2025-07-01, keys: "
MEMBER = re.compile(r"  - \{person: pham-thi-hoa.*\n")
KEY = re.compile(r"ssh-ed25519 [^\"]+")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Phạm Thị Hoa alone has signed everything that is decided; `sua` is the branch of the change."""
    governed_repository(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "sua")
    return tmp_path


def told(root: Path) -> list[str]:
    """What the review says of signatures that would not count any more."""
    commit(root, "Sửa tổ chức")
    plan = plan_of(root, "main", "sua")
    return [item.message for item in plan.transitions if item.code == "signatures-lose-ground"]


def lost(root: Path) -> bool:
    """Whether the audit of the files names a statement as nobody's who could have signed."""
    codes = {"approval-not-a-member", "approval-unknown-key", "approval-key-expired", "approval-out-of-scope"}
    codes |= {"approval-backdated"}
    return not codes.isdisjoint(problem.code for problem in audit(root, history=False))


def write(root: Path, file: str, text: str) -> None:
    (root / file).write_text(text, encoding="utf-8")


def test_a_member_taken_out_instead_of_ended(root: Path) -> None:
    write(root, BODY, MEMBER.sub("", (root / BODY).read_text(encoding="utf-8")))
    (message,) = told(root)
    assert message == (
        "chữ ký đã có của «pham-thi-hoa» không còn giá trị "
        "(records/2026-Q2/approvals/van-phong/collective/decision-pham-thi-hoa.yaml, và 2 chữ ký khác): "
        "«pham-thi-hoa» không phải là thành viên của «ban-thuong-vu» (Ban Thường vụ mẫu)."
    )
    assert lost(root)


@pytest.mark.parametrize(
    "entry,says",
    [
        ("to: 2026-06-30", "ngày 03/07/2026 «pham-thi-hoa» không là thành viên"),
        ("to: 2026-07-03", "ngày 04/07/2026 «pham-thi-hoa» không là thành viên"),
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {roles: [confirm]}", "chỉ được giao việc confirm"),
        ("to: 2026-07-31", ""),
    ],
    ids=["thôi trước ngày ký", "thôi trước ngày nhận", "ủy quyền bị thu hẹp", "thôi về sau"],
)
def test_a_membership_that_ends_or_becomes_narrower(entry: str, says: str, root: Path) -> None:
    edit(root, BODY, HOA, HOA.replace("keys: ", f"{entry}, keys: "))
    found = told(root)
    assert (len(found), lost(root)) == (int(bool(says)), bool(says))
    assert all(says in message for message in found)


@pytest.mark.parametrize("file,signer", [(BODY, "pham-thi-hoa"), (HOST, "may-chu")])
def test_a_key_replaced_instead_of_ended(file: str, signer: str, root: Path) -> None:
    text = (root / file).read_text(encoding="utf-8")
    write(root, file, KEY.sub(public(make_key(root / "keys", "moi")), text, count=1))
    (message,) = told(root)
    assert f"chữ ký đã có của «{signer}» không còn giá trị" in message
    assert "không phải là khóa của" in message
    assert audit(root, history=False) != ()


def test_where_others_have_signed_the_end_of_a_membership_takes_nothing_away(root: Path) -> None:
    for file in (COLLECTIVE, HEAD, DEPUTY):
        approve(root, file, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    edit(root, BODY, HOA, HOA.replace("keys: ", "to: 2026-06-30, keys: "))
    assert told(root) == []
    assert not lost(root)
    write(root, BODY, MEMBER.sub("", (root / BODY).read_text(encoding="utf-8")))
    assert len(told(root)) == 1
    assert lost(root)


QUORUM = "quorum: 1\n"


@pytest.mark.parametrize(
    "terms,others",
    [
        ("quorum: 2\n", "2"),
        ("quorum: 1\nrevisions: [{from: 2026-07-03, quorum: 2}]\n", "1"),
        ("quorum: 1\nrevisions: [{from: 2026-07-04, quorum: 2}]\n", ""),
        ("quorum: 2\nrevisions: [{from: 2026-07-02, quorum: 1}]\n", ""),
    ],
    ids=["sửa tại chỗ", "từ ngày quyết định", "từ ngày sau", "chỉ trước ngày quyết định"],
)
def test_a_quorum_raised_in_place(terms: str, others: str, root: Path) -> None:
    """The collective was decided on a day earlier than its people."""
    edit(root, BODY, QUORUM, terms)
    said = (
        f"chữ ký đã có không còn đủ ({DEPUTY}, và {others} quyết định khác): ngày 03/07/2026 cần 2 thành viên của "
        "«ban-thuong-vu» ký, mới có 1."
    )
    assert told(root) == [said] * bool(others)
    assert [problem.code for problem in audit(root, history=False)] == ["approval-quorum"] * (int(others or -1) + 1)


def test_a_raised_quorum_asks_for_nothing_where_the_others_sign_with_it(root: Path) -> None:
    edit(root, BODY, QUORUM, "quorum: 2\n")
    for file in (COLLECTIVE, HEAD):
        approve(root, file, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    (message,) = told(root)
    assert message.startswith(f"chữ ký đã có không còn đủ ({DEPUTY}): ")
    approve(root, DEPUTY, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    assert told(root) == []


@pytest.mark.parametrize(
    "terms,lost_to",
    [
        ("above: cap-tren\n", "cap-tren"),
        ("revisions: [{from: 2026-07-03, above: cap-tren}]\n", "cap-tren"),
        ("revisions: [{from: 2026-07-04, above: cap-tren}]\n", ""),
    ],
    ids=["ghi tại chỗ", "từ ngày quyết định", "từ ngày sau"],
)
def test_a_body_put_above_in_place_decides_on_the_members(terms: str, lost_to: str, root: Path) -> None:
    """The head of the unit is a member of the deciding body; nobody above has signed."""
    edit(root, BODY, QUORUM, QUORUM + terms)
    said = f"chữ ký đã có không còn đủ ({HEAD}): ngày 03/07/2026 cần 1 thành viên của «{lost_to}» ký, mới có 0."
    assert told(root) == [said] * bool(lost_to)
    assert bool(audit(root, history=False)) == bool(lost_to)
    assert {item.place.file for item in plan_of(root, "main", "sua").transitions} <= {BODY}


def test_another_body_above_takes_the_place_of_one_that_is_removed(root: Path) -> None:
    above = root / "records/bodies/cap-tren.yaml"
    git(root, "checkout", "-q", "main")
    edit(root, BODY, QUORUM, f"{QUORUM}above: cap-tren\n")
    write(
        root,
        "records/bodies/cap-moi.yaml",
        KEY.sub(public(make_key(root / "keys", "moi")), above.read_text(encoding="utf-8")),
    )
    approve(root, HEAD, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    commit(root, "Cấp trên")
    git(root, "checkout", "-q", "-B", "sua")
    edit(root, BODY, "above: cap-tren", "above: cap-moi")
    edit(root, "records/organization.yaml", "governed_by: cap-tren", "governed_by: cap-moi")
    said = f"chữ ký đã có không còn đủ ({HEAD}): ngày 03/07/2026 cần 1 thành viên của «cap-moi» ký, mới có 0."
    assert told(root) == [said]
    above.unlink()
    enough, gone = told(root)
    assert (enough, gone.endswith("không có tổ chức «cap-tren».")) == (said, True)


def test_a_raised_quorum_is_held_against_the_signatures_of_each_amendment(root: Path) -> None:
    """One of two has signed the second amendment: what was short before loses nothing."""
    git(root, "checkout", "-q", "main")
    lines = [
        f"  - {{kind: ADJUST, by: ban-thuong-vu, on: 2026-07-{day}, number: {day}-QĐ/ĐU, grade: COMPLETED, reason: Sửa}}\n"
        for day in (10, 12)
    ]
    path = root / DEPUTY
    for line, signer in zip(("amendments:\n" + lines[0], lines[1]), ("pham-thi-hoa", "vu-van-son"), strict=True):
        path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
        day = dt.date(2026, 7, 10 if signer == "pham-thi-hoa" else 12)
        approve(root, DEPUTY, ApprovedStep.AMENDMENT, key=root / "keys" / signer, on=day)
    commit(root, "Điều chỉnh")
    git(root, "checkout", "-q", "-B", "sua")
    edit(root, BODY, QUORUM, "quorum: 1\nrevisions: [{from: 2026-07-10, quorum: 2}]\n")
    (message,) = told(root)
    assert message.startswith(f"chữ ký đã có không còn đủ ({DEPUTY}, và 1 quyết định khác): ngày 10/07/2026 cần 2")


@pytest.mark.parametrize(
    "roles,why",
    [
        ("roles: [verify]", "«may-chu» (Máy chủ mẫu) không có việc tiếp nhận (receive)."),
        ("", "không có tổ chức «may-chu»."),
        ("roles: [receive, verify]", ""),
    ],
    ids=["mất việc tiếp nhận", "xóa tổ chức", "thêm việc"],
)
def test_receipts_of_a_host_that_no_longer_receives(roles: str, why: str, root: Path) -> None:
    if roles:
        edit(root, HOST, "roles: [receive]", roles)
    else:
        (root / HOST).unlink()
    (receipt,) = (root / "records/2026-Q2/receipts").iterdir()
    file = receipt.relative_to(root).as_posix()
    assert told(root) == [f"chữ ký đã có của «may-chu» không còn giá trị ({file}): {why}"] * bool(why)
    assert ("receipt-not-valid" in {problem.code for problem in audit(root, history=False)}) == bool(why)


def test_signatures_for_a_body_that_is_gone(root: Path) -> None:
    (root / BODY).unlink()
    (message,) = told(root)
    assert message.endswith("không có tổ chức «ban-thuong-vu».")


def test_a_body_that_cannot_be_read_is_told_as_that(root: Path) -> None:
    write(root, BODY, "name: [\n")
    assert told(root) == []


def test_another_name_of_the_repository(root: Path) -> None:
    named = "fictional: true\nsigning_scope: kho-moi\n"
    edit(root, "records/organization.yaml", "fictional: true\n", named)
    (message,) = told(root)
    assert message == (
        "mã riêng của kho (signing_scope) đổi: không có → «kho-moi»; chữ ký đã có được ký cho mã cũ nên không còn giá trị "
        "(records/2026-Q2/approvals/van-phong/collective/decision-pham-thi-hoa.yaml, và 3 chữ ký khác)."
    )
    assert "approval-signature-invalid" in {problem.code for problem in audit(root, history=False)}
    git(root, "checkout", "-q", "-B", "main")
    edit(root, "records/organization.yaml", "name: ", "name: Một ")
    git(root, "checkout", "-q", "-B", "sua")
    assert told(root) == []


def test_the_key_that_a_signature_claims(tmp_path: Path) -> None:
    key = make_key(tmp_path, "khoa")
    signature = sign(b"x", key, "thu")
    assert claimed_key(signature) == fingerprint(public(key)) != ""
    head, *lines, end = signature.strip().split("\n")
    assert [claimed_key("\n".join(text)) for text in ([head, "??", end], [head, lines[0][4:], end], [])] == ["", "", ""]
