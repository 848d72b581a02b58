"""What a request brings that is signed and does not count is refused before the merge: afterwards it stays for good."""

import datetime as dt
from pathlib import Path

import pytest
from approved import approve
from reviewed import plan_of
from signed_records import (
    COLLECTIVE,
    DECIDED,
    DEPUTY,
    HEAD,
    QUARTER,
    RECEIVED,
    commit,
    deciding_body,
    edit,
    git,
    make_key,
    member,
    signed_repository,
)

from evalgen.approving.verdict import Gravity
from evalgen.domain.approval import ApprovedStep
from evalgen.pipeline.approving.audit import audit
from evalgen.pipeline.approving.receiving import receive

APPROVALS = "records/2026-Q2/approvals/van-phong"
OLD = f"{APPROVALS}/le-van-an/decision-pham-thi-hoa.yaml"
NEW = f"{APPROVALS}/le-van-an/decision-vu-van-son.yaml"


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, Path]:
    """The repository in which everything is approved and received, on `main`."""
    keys = dict(signed_repository(tmp_path))
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Mở kho")
    return keys


def refused(root: Path) -> list[tuple[str, str]]:
    """What `review` refuses of the working tree, all of which `audit` would name after the merge."""
    plan = plan_of(root, "main", None)
    found = [(item.code, item.place.file) for item in plan.transitions]
    assert (plan.verdict.level is Gravity.FAILED) == bool(found)
    return found


def audited(root: Path) -> list[tuple[str, str]]:
    """What `audit` names of the records as they stand."""
    return [(item.code, item.place.file) for item in audit(root, history=False)]


def test_an_approval_that_holds_is_not_named(tmp_path: Path, keys: dict[str, Path]) -> None:
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=dt.date(2026, 7, 5))
    assert refused(tmp_path) == []


def test_a_signature_of_somebody_else(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    (tmp_path / NEW).write_text((tmp_path / OLD).read_text(encoding="utf-8"), encoding="utf-8")
    assert refused(tmp_path) == [("approval-copied", NEW)]
    assert ("approval-copied", NEW) in {(item.code, item.place.file) for item in audit(tmp_path, history=False)}


def test_an_approval_of_what_is_not_there(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    strange = f"{APPROVALS}/nguoi-la/decision-vu-van-son.yaml"
    (tmp_path / strange).parent.mkdir()
    (tmp_path / strange).write_text((tmp_path / OLD).read_text(encoding="utf-8"), encoding="utf-8")
    assert refused(tmp_path) == [("approved-record-missing", strange)]


def test_a_record_that_was_edited_after_its_signature(tmp_path: Path, keys: dict[str, Path]) -> None:
    """In one request, as it happens: signed, then mended once more."""
    git(tmp_path, "rm", "-q", OLD)
    edit(tmp_path, DEPUTY, "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n", "")
    commit(tmp_path, "Chưa quyết định")
    decision = "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n"
    record = tmp_path / DEPUTY
    record.write_text(record.read_text(encoding="utf-8") + decision, encoding="utf-8")
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    edit(tmp_path, DEPUTY, "number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU")
    assert ("approval-record-changed", NEW) in refused(tmp_path)


def test_a_day_so_early_that_the_host_must_refuse_it(tmp_path: Path, keys: dict[str, Path]) -> None:
    """The day is that of the signature, not that of the decision, which may lie long before."""
    git(tmp_path, "rm", "-q", f"{APPROVALS}/tran-thi-binh/decision-pham-thi-hoa.yaml")
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=dt.date(2026, 7, 20))
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 20))
    commit(tmp_path, "Biên nhận ngày 20")
    approve(tmp_path, HEAD, ApprovedStep.DECISION, key=keys["vu-van-son"], on=dt.date(2026, 7, 12))
    late = f"{APPROVALS}/tran-thi-binh/decision-vu-van-son.yaml"
    (found,) = plan_of(tmp_path, "main", None).transitions
    assert (found.code, found.place.file) == ("approval-backdated", late)
    assert found.message == "ghi ngày ký 12/07/2026 nhưng máy chủ nhận không sớm hơn ngày 20/07/2026."
    approve(tmp_path, HEAD, ApprovedStep.DECISION, key=keys["vu-van-son"], on=dt.date(2026, 7, 13))
    assert refused(tmp_path) == []


def test_a_key_that_nobody_listed(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Signed in a copy in which it was listed."""
    bodies = tmp_path / "records/bodies/ban-thuong-vu.yaml"
    listed, strange = bodies.read_text(encoding="utf-8"), make_key(tmp_path / "keys", "la")
    bodies.write_text(deciding_body({"vu-van-son": member(strange)}), encoding="utf-8")
    approve(tmp_path, COLLECTIVE, ApprovedStep.DECISION, key=strange, on=DECIDED)
    bodies.write_text(listed, encoding="utf-8")
    assert keys
    # Somebody else has signed as they should; what nothing shows to be the signer's is named all the same.
    forged = [("approval-unknown-key", f"{APPROVALS}/collective/decision-vu-van-son.yaml")]
    assert refused(tmp_path) == forged
    commit(tmp_path, "Ai đó hợp nhất bất chấp")
    assert audited(tmp_path) == forged


@pytest.mark.parametrize("body", ["ban-thuong-vu", "may-chu"])
def test_a_name_that_the_body_never_listed(tmp_path: Path, keys: dict[str, Path], body: str) -> None:
    """Signed in a copy in which it was listed; also in the name of a body that has no say in the matter."""
    bodies = tmp_path / "records/bodies/ban-thuong-vu.yaml"
    listed, strange = bodies.read_text(encoding="utf-8"), make_key(tmp_path / "keys", "la")
    bodies.write_text(deciding_body({"le-van-an": member(strange)}), encoding="utf-8")
    if body == "may-chu":
        (tmp_path / "records/bodies/may-chu.yaml").rename(tmp_path / "may-chu.yaml")
        bodies.rename(tmp_path / "records/bodies/may-chu.yaml")
        edit(tmp_path, COLLECTIVE, "by: ban-thuong-vu", "by: may-chu")
    approve(tmp_path, COLLECTIVE, ApprovedStep.DECISION, key=strange, on=DECIDED)
    if body == "may-chu":
        edit(tmp_path, COLLECTIVE, "by: may-chu", "by: ban-thuong-vu")
        (tmp_path / "may-chu.yaml").rename(tmp_path / "records/bodies/may-chu.yaml")
    bodies.write_text(listed, encoding="utf-8")
    assert keys
    file = f"{APPROVALS}/collective/decision-le-van-an.yaml"
    assert ("approval-wrong-body" if body == "may-chu" else "approval-not-a-member", file) in refused(tmp_path)
    commit(tmp_path, "Ai đó hợp nhất bất chấp")
    assert audited(tmp_path) == [("approval-not-a-member", file)]


def test_what_would_be_history_afterwards_is_left_out_before(tmp_path: Path, keys: dict[str, Path]) -> None:
    """The key has expired; enough others have signed, so that nothing is taken away once it is merged."""
    bodies = tmp_path / "records/bodies/ban-thuong-vu.yaml"
    members = {"pham-thi-hoa": member(keys["pham-thi-hoa"]), "vu-van-son": member(keys["vu-van-son"])}
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    signed = (tmp_path / NEW).read_text(encoding="utf-8")
    (tmp_path / NEW).unlink()
    members["vu-van-son"] = member(keys["vu-van-son"], key_until="2026-06-30")
    bodies.write_text(deciding_body(members), encoding="utf-8")
    commit(tmp_path, "Khóa hết hạn")
    (tmp_path / NEW).write_text(signed, encoding="utf-8")
    assert refused(tmp_path) == [("approval-key-expired", NEW)]
    commit(tmp_path, "Ai đó hợp nhất bất chấp")
    assert audited(tmp_path) == []


def later(root: Path, keys: dict[str, Path]) -> None:
    """The host receives something else, weeks after everything."""
    approve(root, HEAD, ApprovedStep.DECISION, key=keys["vu-van-son"], on=dt.date(2026, 7, 20))
    receive(root, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 20))
    commit(root, "Biên nhận ngày 20")


def test_a_deleted_approval_comes_back(tmp_path: Path, keys: dict[str, Path]) -> None:
    """As `audit` demands it. It was received in time, whatever the host has received since."""
    later(tmp_path, keys)
    text = (tmp_path / OLD).read_text(encoding="utf-8")
    git(tmp_path, "rm", "-q", OLD)
    commit(tmp_path, "Xóa nhầm")
    assert ("statement-deleted", OLD) in {(item.code, item.place.file) for item in audit(tmp_path)}
    (tmp_path / OLD).parent.mkdir(exist_ok=True)
    (tmp_path / OLD).write_text(text, encoding="utf-8")
    assert refused(tmp_path) == []
    commit(tmp_path, "Khôi phục")
    assert audit(tmp_path) == ()


def test_a_deleted_approval_that_is_history_comes_back(tmp_path: Path, keys: dict[str, Path]) -> None:
    """It counted for nothing where it stood, and does not where it is put back."""
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=dt.date(2026, 7, 20))
    bodies = tmp_path / "records/bodies/ban-thuong-vu.yaml"
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 20))
    members = {"pham-thi-hoa": member(keys["pham-thi-hoa"]), "vu-van-son": member(keys["vu-van-son"])}
    members["vu-van-son"] = member(keys["vu-van-son"], until="2026-06-30")
    bodies.write_text(deciding_body(members), encoding="utf-8")
    commit(tmp_path, "Đã thôi là thành viên từ trước")
    assert audited(tmp_path) == []
    text = (tmp_path / NEW).read_text(encoding="utf-8")
    git(tmp_path, "rm", "-q", NEW)
    commit(tmp_path, "Xóa nhầm")
    (tmp_path / NEW).write_text(text, encoding="utf-8")
    assert refused(tmp_path) == []


def test_a_deleted_approval_comes_back_where_nobody_issues_receipts(tmp_path: Path, keys: dict[str, Path]) -> None:
    """What lay there on the line of merges is no new approval; one that never did, or says something else, is."""
    git(tmp_path, "rm", "-q", "-r", "records/2026-Q2/receipts")
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    bodies = tmp_path / "records/bodies/ban-thuong-vu.yaml"
    members = {"pham-thi-hoa": member(keys["pham-thi-hoa"]), "vu-van-son": member(keys["vu-van-son"])}
    members["vu-van-son"] = member(keys["vu-van-son"], key_until="2026-06-30")
    bodies.write_text(deciding_body(members), encoding="utf-8")
    commit(tmp_path, "Khóa hết hạn từ trước, phê duyệt là lịch sử")
    text, before = (tmp_path / NEW).read_text(encoding="utf-8"), audited(tmp_path)
    git(tmp_path, "rm", "-q", NEW)
    commit(tmp_path, "Xóa nhầm")
    assert ("statement-deleted", NEW) in {(item.code, item.place.file) for item in audit(tmp_path)}
    (tmp_path / NEW).write_text(text + "# khác\n", encoding="utf-8")
    assert refused(tmp_path) == [("approval-key-expired", NEW)]
    (tmp_path / NEW).write_text(text, encoding="utf-8")
    assert refused(tmp_path) == []
    commit(tmp_path, "Khôi phục")
    assert audited(tmp_path) == before
    assert ("statement-deleted", NEW) not in {(item.code, item.place.file) for item in audit(tmp_path)}


def test_an_approval_comes_with_its_receipt(tmp_path: Path, keys: dict[str, Path]) -> None:
    """From a branch on which somebody took it in the day after, while the host has received others since."""
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    git(tmp_path, "add", "-A", "records")
    git(tmp_path, "stash", "-q")
    later(tmp_path, keys)
    git(tmp_path, "stash", "pop", "-q")
    assert refused(tmp_path) == []
    receipts = git(tmp_path, "diff", "--name-only", "HEAD", "--", "records/2026-Q2/receipts").splitlines()
    git(tmp_path, "rm", "-q", "-f", *receipts)
    assert refused(tmp_path) == [("approval-backdated", NEW)]


def test_a_receipt_is_verified_where_it_comes_or_is_needed(tmp_path: Path, keys: dict[str, Path]) -> None:
    """One that does not hold is for `audit`, whatever file a request changes, and attests nothing to what comes."""
    assert keys
    (receipt,) = (tmp_path / "records/2026-Q2/receipts").glob("*.yaml")
    edit(tmp_path, receipt.relative_to(tmp_path).as_posix(), "on: 2026-07-04", "on: 2026-07-05")
    (tmp_path / "README.md").write_text("Kho hồ sơ\n", encoding="utf-8")
    commit(tmp_path, "Ai đó sửa biên nhận")
    (tmp_path / "README.md").write_text("Kho hồ sơ của xã\n", encoding="utf-8")
    assert refused(tmp_path) == []
