"""What verifies years later, and what each attack is caught by."""

import datetime as dt
from pathlib import Path

import pytest
from approved import approve
from msgspec.structs import replace
from signed_records import (
    COLLECTIVE,
    DECIDED,
    DEPUTY,
    HEAD,
    QUARTER,
    RECEIVED,
    deciding_body,
    edit,
    make_key,
    member,
    signed_repository,
)

from evalgen.domain.approval import ApprovedStep
from evalgen.errors import EvalgenError
from evalgen.pipeline.approving.audit import audit
from evalgen.pipeline.approving.receiving import receive

APPROVAL = "records/2026-Q2/approvals/van-phong/le-van-an/decision-pham-thi-hoa.yaml"


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.file) for problem in audit(root, history=False)]


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, Path]:
    return dict(signed_repository(tmp_path))


def test_everything_approved_verifies(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    assert codes(tmp_path) == []


def test_the_form_of_the_text_does_not_matter(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    edit(tmp_path, DEPUTY, "quantity: 3, quality: 1,", "quality: 1.00, quantity: 3,  ")
    assert codes(tmp_path) == []


def test_unsigned_squash(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Whatever merged without statements: a signature of the commit, lost or not, is none."""
    assert keys
    (tmp_path / APPROVAL).unlink()
    assert codes(tmp_path) == [("approval-missing", DEPUTY)]


def test_edited_after_approval(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    edit(tmp_path, DEPUTY, "ke-hoach-quy: {quantity: 1, quality: 1.2", "ke-hoach-quy: {quantity: 1, quality: 1")
    assert codes(tmp_path) == [("approval-record-changed", APPROVAL), ("approval-missing", DEPUTY)]


def test_replayed_statement(tmp_path: Path, keys: dict[str, Path]) -> None:
    """An older approval of the same step is put back over a decision that has changed since."""
    old = (tmp_path / APPROVAL).read_text(encoding="utf-8")
    edit(tmp_path, DEPUTY, "number: 21-QĐ/ĐU, grade: GOOD", "number: 22-QĐ/ĐU, grade: COMPLETED, reason: Sửa")
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["pham-thi-hoa"], on=RECEIVED)
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    assert codes(tmp_path) == []
    (tmp_path / APPROVAL).write_text(old, encoding="utf-8")
    assert ("approval-record-changed", APPROVAL) in codes(tmp_path)


def test_copied_statement_of_another_person(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    other = "records/2026-Q2/approvals/van-phong/tran-thi-binh/decision-pham-thi-hoa.yaml"
    (tmp_path / other).write_text((tmp_path / APPROVAL).read_text(encoding="utf-8"), encoding="utf-8")
    assert codes(tmp_path) == [("approval-copied", other), ("approval-missing", HEAD)]


def test_altered_statement(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    edit(tmp_path, APPROVAL, "on: 2026-07-03", "on: 2026-07-02")
    assert codes(tmp_path) == [("approval-signature-invalid", APPROVAL), ("approval-missing", DEPUTY)]


def test_self_approval_is_refused_when_signing_and_when_verifying(tmp_path: Path, keys: dict[str, Path]) -> None:
    with pytest.raises(EvalgenError, match="không phê duyệt hồ sơ của chính mình"):
        approve(tmp_path, HEAD, ApprovedStep.DECISION, key=keys["tran-thi-binh"], on=DECIDED)
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["tran-thi-binh"], on=DECIDED)
    forged = "records/2026-Q2/approvals/van-phong/tran-thi-binh/decision-tran-thi-binh.yaml"
    _forge(tmp_path, keys["tran-thi-binh"], forged)
    assert ("approval-of-own-record", forged) in codes(tmp_path)


def test_expired_key(tmp_path: Path, keys: dict[str, Path]) -> None:
    _members(tmp_path, {"pham-thi-hoa": member(keys["pham-thi-hoa"], key_until="2026-07-02")})
    assert {code for code, _ in codes(tmp_path)} == {"approval-key-expired", "approval-missing"}


@pytest.mark.parametrize("until, found", [("2026-07-04", "sound"), ("2026-07-03", "broken"), ("2026-07-02", "broken")])
def test_removed_member(tmp_path: Path, keys: dict[str, Path], until: str, found: str) -> None:
    """A member signs to the last day, and the host must have received it by then."""
    _members(tmp_path, {"pham-thi-hoa": member(keys["pham-thi-hoa"], until=until)})
    assert ("broken" if codes(tmp_path) else "sound") == found


@pytest.mark.parametrize("since, found", [("2026-07-03", "sound"), ("2026-07-04", "broken"), ("2026-07-05", "broken")])
def test_new_member(tmp_path: Path, keys: dict[str, Path], since: str, found: str) -> None:
    """A member signs from the first day on."""
    _members(tmp_path, {"pham-thi-hoa": member(keys["pham-thi-hoa"], since=since)})
    assert ("broken" if codes(tmp_path) else "sound") == found


def test_a_new_member_signs_what_was_decided_before(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Whoever acts for the body on the day of the signature: else nobody could sign for a body that was renewed meanwhile."""
    for statement in (tmp_path / "records/2026-Q2/approvals").rglob("*.yaml"):
        statement.unlink()
    _members(tmp_path, {"vu-van-son": member(keys["vu-van-son"], since="2026-07-04")})
    for file in (COLLECTIVE, HEAD, DEPUTY):
        with pytest.raises(EvalgenError, match="không là thành viên"):
            approve(tmp_path, file, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
        approve(tmp_path, file, ApprovedStep.DECISION, key=keys["vu-van-son"], on=RECEIVED)
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    assert codes(tmp_path) == []


def test_backdated_by_a_removed_member(tmp_path: Path, keys: dict[str, Path]) -> None:
    _members(tmp_path, {"pham-thi-hoa": member(keys["pham-thi-hoa"], until="2026-07-03")})
    assert ("approval-backdated", APPROVAL) in codes(tmp_path)


@pytest.mark.parametrize("step", [ApprovedStep.DECISION, ApprovedStep.PROPOSAL])
def test_whoever_signs_anew_with_the_true_day_mends_a_wrong_one(tmp_path: Path, step: ApprovedStep) -> None:
    """What was signed stays for good; it could be mended in no other way."""
    keys = signed_repository(tmp_path)
    proposing = f"name: Tập thể\nroles: [propose]\nmembers:\n  - {{person: vu-van-son, {member(keys['vu-van-son'])}}}\n"
    (tmp_path / "records/bodies/tap-the-van-phong.yaml").write_text(proposing, encoding="utf-8")
    for statement in (tmp_path / "records/2026-Q2/approvals/van-phong/le-van-an").iterdir():
        statement.unlink()
    decider = keys["pham-thi-hoa" if step is ApprovedStep.PROPOSAL else "vu-van-son"]
    approve(tmp_path, DEPUTY, step, key=keys["vu-van-son"], on=DECIDED)
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 20))
    assert "approval-backdated" in {code for code, _ in codes(tmp_path)}
    early = next((tmp_path / "records/2026-Q2/approvals/van-phong/le-van-an").iterdir())
    early.rename(early.with_name("giu-lai"))
    approve(tmp_path, DEPUTY, step, key=keys["vu-van-son"], on=dt.date(2026, 7, 20))
    early.rename(early.with_name(f"{step.key}.2-vu-van-son.yaml"))
    if step is ApprovedStep.PROPOSAL:
        approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=decider, on=dt.date(2026, 7, 20))
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 20))
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    "received, found", [("2026-07-10", "sound"), ("2026-07-11", "broken"), ("2026-07-02", "broken")]
)
def test_backdated_by_days(tmp_path: Path, received: str, found: str) -> None:
    """Seven days from signing to the host are fine, eight are not; nor is a day that had not come yet."""
    keys = signed_repository(tmp_path)
    for receipt in (tmp_path / "records/2026-Q2/receipts").iterdir():
        receipt.unlink()
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date.fromisoformat(received))
    assert ("broken" if codes(tmp_path) else "sound") == found


def test_a_day_needs_a_receipt_or_a_second_signature(tmp_path: Path, keys: dict[str, Path]) -> None:
    for receipt in (tmp_path / "records/2026-Q2/receipts").iterdir():
        receipt.unlink()
    assert {code for code, _ in codes(tmp_path)} == {"approval-undated"}
    for file in (COLLECTIVE, HEAD, DEPUTY):
        approve(tmp_path, file, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    assert codes(tmp_path) == []


def test_a_receipt_of_somebody_else_attests_nothing(tmp_path: Path, keys: dict[str, Path]) -> None:
    edit(tmp_path, "records/bodies/may-chu.yaml", "roles: [receive]", "roles: [verify]")
    assert keys
    assert {code for code, _ in codes(tmp_path)} == {"approval-undated", "receipt-not-valid"}


def test_rule_change_smuggled_in(tmp_path: Path, keys: dict[str, Path]) -> None:
    """The rules that an approval rests on are kept beside it; what changed is named."""
    assert keys
    kept = next((tmp_path / "records/2026-Q2/rules").iterdir())
    assert "excellent_quota.rate" in kept.read_text(encoding="utf-8")
    edit(tmp_path, "records/organization.yaml", "{pack: hd02, from: 2026-04-01}", "{pack: thanhlam, from: 2026-04-01}")
    found = [problem for problem in audit(tmp_path, history=False) if problem.code == "approval-rules-changed"]
    assert len(found) == 3
    assert "«pack»: hd02 → thanhlam" in found[0].message


def test_rules_kept_beside_the_approvals_cannot_be_rewritten(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    kept = next((tmp_path / "records/2026-Q2/rules").iterdir())
    edit(tmp_path, kept.relative_to(tmp_path).as_posix(), "pack: hd02", "pack: hd03")
    assert {code for code, _ in codes(tmp_path)} == {"approval-rules-missing", "approval-missing"}


def test_nobody_signs_by_rules_that_are_not_what_they_are_named_for(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Brought before the first signature they would lie where the rules belong that approvals rest on."""
    kept = next((tmp_path / "records/2026-Q2/rules").iterdir())
    edit(tmp_path, kept.relative_to(tmp_path).as_posix(), "pack: hd02", "pack: hd03")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(EvalgenError, match=f"«records/2026-Q2/rules/{kept.name}» không chứa quy định đúng như tên"):
        approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("quorum, found", [(1, set()), (2, {"approval-quorum"})])
def test_quorum(tmp_path: Path, keys: dict[str, Path], quorum: int, found: set[str]) -> None:
    _members(tmp_path, {}, quorum=quorum, keys=keys)
    assert {code for code, _ in codes(tmp_path)} == found


@pytest.mark.parametrize(
    "terms, found",
    [
        ("{from: 2026-07-04, quorum: 2}", set()),
        ("{from: 2026-07-03, quorum: 2}", {"approval-quorum"}),
        ("{from: 2026-07-03, quorum: 2}, {from: 2026-07-04, quorum: 1}", {"approval-quorum"}),
    ],
    ids=["ngày sau", "từ đúng ngày quyết định", "sau đó lại bớt"],
)
def test_a_decision_is_judged_by_the_quorum_of_its_day(
    terms: str, found: set[str], tmp_path: Path, keys: dict[str, Path]
) -> None:
    _members(tmp_path, {}, keys=keys)
    edit(tmp_path, "records/bodies/ban-thuong-vu.yaml", "members:", f"revisions: [{terms}]\nmembers:")
    assert {code for code, _ in codes(tmp_path)} == found


def test_each_of_two_acts_is_judged_by_the_quorum_of_its_own_day(tmp_path: Path, keys: dict[str, Path]) -> None:
    """The decision of 3 July stands with one signature, the amendment of 10 July needs two."""
    _members(tmp_path, {}, keys=keys)
    revised = "revisions: [{from: 2026-07-10, quorum: 2}]\nmembers:"
    edit(tmp_path, "records/bodies/ban-thuong-vu.yaml", "members:", revised)
    with_fact(tmp_path, keys)
    assert codes(tmp_path) == [
        ("approval-record-changed", APPROVAL),
        ("approval-missing", DEPUTY),
        ("approval-quorum", DEPUTY),
    ]
    approve(tmp_path, DEPUTY, ApprovedStep.AMENDMENT, key=keys["vu-van-son"], on=dt.date(2026, 7, 10))
    assert codes(tmp_path) == []


def test_the_same_person_does_not_make_a_quorum_twice(tmp_path: Path, keys: dict[str, Path]) -> None:
    _members(tmp_path, {}, quorum=2, keys=keys)
    for file in (COLLECTIVE, HEAD, DEPUTY):
        approve(tmp_path, file, ApprovedStep.DECISION, key=keys["pham-thi-hoa"], on=DECIDED)
    assert {code for code, _ in codes(tmp_path)} == {"approval-quorum"}
    for file in (COLLECTIVE, HEAD, DEPUTY):
        approve(tmp_path, file, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    assert codes(tmp_path) == []


def test_a_stranger_cannot_sign(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    stranger = make_key(tmp_path / "keys", "la-mat")
    with pytest.raises(EvalgenError, match="không phải là khóa của thành viên nào"):
        approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=stranger, on=DECIDED)


def test_an_amendment_needs_an_approval_of_its_own(tmp_path: Path, keys: dict[str, Path]) -> None:
    added = "\namendments:\n  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-10, number: 30-QĐ/ĐU, grade: COMPLETED, reason: Sửa}\n"
    path = tmp_path / DEPUTY
    path.write_text(path.read_text(encoding="utf-8").rstrip() + added, encoding="utf-8")
    assert codes(tmp_path) == [("approval-missing", DEPUTY)]
    approve(tmp_path, DEPUTY, ApprovedStep.AMENDMENT, key=keys["vu-van-son"], on=dt.date(2026, 7, 10))
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 10))
    assert codes(tmp_path) == []


def test_a_decided_record_that_vanishes_is_missed(tmp_path: Path, keys: dict[str, Path]) -> None:
    """The statement stays, and tells of the record that was taken away with its result."""
    assert keys
    (tmp_path / DEPUTY).unlink()
    assert ("approved-record-missing", APPROVAL) in codes(tmp_path)


def test_a_plan_signed_before_the_person_moved_is_history(tmp_path: Path, keys: dict[str, Path]) -> None:
    """A step on the way is approved anew by the new unit; a decision that vanishes with its record is not forgotten."""
    approve(tmp_path, DEPUTY, ApprovedStep.PLAN, key=keys["vu-van-son"], on=dt.date(2026, 4, 6))
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 4, 7))
    assert codes(tmp_path) == []
    there = tmp_path / DEPUTY.replace("/van-phong/", "/phong-a/")
    there.parent.mkdir()
    (tmp_path / DEPUTY).rename(there)
    gone = [code for code in codes(tmp_path) if code[0] == "approved-record-missing"]
    assert gone == [("approved-record-missing", APPROVAL)]


def test_a_decision_taken_back_in_silence(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    edit(tmp_path, DEPUTY, "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n", "")
    assert ("approved-record-missing", APPROVAL) in codes(tmp_path)


def test_each_of_several_amendments_keeps_its_own_approval(tmp_path: Path, keys: dict[str, Path]) -> None:
    path = tmp_path / DEPUTY
    first = "amendments:\n  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-10, number: 30-QĐ/ĐU, grade: COMPLETED, reason: Sửa}\n"
    second = "  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-20, number: 31-QĐ/ĐU, grade: GOOD, reason: Sửa lại}\n"
    path.write_text(path.read_text(encoding="utf-8") + first, encoding="utf-8")
    _amend(tmp_path, keys["vu-van-son"], keys["may-chu"], dt.date(2026, 7, 10))
    path.write_text(path.read_text(encoding="utf-8") + second, encoding="utf-8")
    assert codes(tmp_path) == [("approval-missing", DEPUTY)]
    _amend(tmp_path, keys["pham-thi-hoa"], keys["may-chu"], dt.date(2026, 7, 20))
    assert codes(tmp_path) == []
    edit(tmp_path, DEPUTY, "reason: Sửa}", "reason: Khác}")
    assert {code for code, _ in codes(tmp_path)} == {"approval-record-changed", "approval-missing"}


FACT = """
facts:
  confidence_vote: {low: 3, total: 4}
amendments:
  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-10, number: 30-QĐ/ĐU, grade: NOT_COMPLETED, reason: Tín nhiệm thấp}
"""
"""A fact that became known after the decision, and the amendment that rests on it."""


def with_fact(root: Path, keys: dict[str, Path]) -> None:
    path = root / DEPUTY
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + FACT, encoding="utf-8")
    approve(root, DEPUTY, ApprovedStep.AMENDMENT, key=keys["pham-thi-hoa"], on=dt.date(2026, 7, 10))
    receive(root, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 10))


def test_an_amendment_comes_with_the_fact_that_it_rests_on(tmp_path: Path, keys: dict[str, Path]) -> None:
    with_fact(tmp_path, keys)
    assert codes(tmp_path) == []


def test_a_record_edited_after_such_an_amendment_is_bound_as_any_other(tmp_path: Path, keys: dict[str, Path]) -> None:
    with_fact(tmp_path, keys)
    edit(tmp_path, DEPUTY, "low: 3", "low: 4")
    assert {code for code, _ in codes(tmp_path)} == {"approval-record-changed", "approval-missing"}


def test_the_decision_before_such_an_amendment_must_have_been_signed(tmp_path: Path, keys: dict[str, Path]) -> None:
    with_fact(tmp_path, keys)
    (tmp_path / APPROVAL).unlink()
    assert codes(tmp_path) == [("approval-missing", DEPUTY)]


def test_an_amendment_of_an_unknown_body_covers_nothing(tmp_path: Path, keys: dict[str, Path]) -> None:
    with_fact(tmp_path, keys)
    edit(tmp_path, DEPUTY, "ADJUST, by: ban-thuong-vu", "ADJUST, by: khong-co")
    assert ("approval-record-changed", APPROVAL) in codes(tmp_path)


def test_a_receipt_is_signed_for_a_body_that_may_receive(tmp_path: Path, keys: dict[str, Path]) -> None:
    with pytest.raises(EvalgenError) as caught:
        receive(tmp_path, QUARTER, body="ban-thuong-vu", key=keys["pham-thi-hoa"], on=RECEIVED)
    assert "không có vai trò receive" in str(caught.value)


def test_a_fact_without_an_amendment_is_an_edit(tmp_path: Path, keys: dict[str, Path]) -> None:
    assert keys
    path = tmp_path / DEPUTY
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + FACT.partition("amendments:")[0], encoding="utf-8")
    assert {("approval-record-changed", APPROVAL), ("approval-missing", DEPUTY)} <= set(codes(tmp_path))


def test_a_second_amendment_may_bring_its_fact_as_well(tmp_path: Path, keys: dict[str, Path]) -> None:
    path = tmp_path / DEPUTY
    first = "\namendments:\n  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-08, number: 29-QĐ/ĐU, grade: COMPLETED, reason: Sai số liệu}\n"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + first, encoding="utf-8")
    approve(tmp_path, DEPUTY, ApprovedStep.AMENDMENT, key=keys["pham-thi-hoa"], on=dt.date(2026, 7, 8))
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 8))
    assert codes(tmp_path) == []
    fact, _, amendment = FACT.partition("amendments:\n")
    path.write_text(path.read_text(encoding="utf-8") + amendment + fact.lstrip("\n"), encoding="utf-8")
    statement = next((tmp_path / APPROVAL).parent.glob("amendment-*"))
    kept = statement.read_bytes()
    statement.unlink()  # As if it were committed, so that the next one takes a name of its own.
    approve(tmp_path, DEPUTY, ApprovedStep.AMENDMENT, key=keys["pham-thi-hoa"], on=dt.date(2026, 7, 10))
    statement.rename(statement.with_name(statement.name.replace("amendment-", "amendment.2-")))
    statement.write_bytes(kept)
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=dt.date(2026, 7, 10))
    assert codes(tmp_path) == []


def test_whoever_signs_an_edited_record_anew_mends_it(tmp_path: Path, keys: dict[str, Path]) -> None:
    """The first statement stays where it was committed, and is history."""
    edit(tmp_path, DEPUTY, "quality: 1.2", "quality: 1")
    old = (tmp_path / APPROVAL).read_bytes()
    (tmp_path / APPROVAL).unlink()
    approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["pham-thi-hoa"], on=RECEIVED)
    (tmp_path / APPROVAL).rename((tmp_path / APPROVAL).with_name("decision.2-pham-thi-hoa.yaml"))
    (tmp_path / APPROVAL).write_bytes(old)
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    assert codes(tmp_path) == []


def test_a_member_of_the_host_does_not_attest_their_own_signature(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Nor does the host's key in another name: the day needs a second person."""
    for receipt in (tmp_path / "records/2026-Q2/receipts").iterdir():
        receipt.unlink()
    own = make_key(tmp_path / "keys", "khoa-hai")
    host = f"name: Máy chủ mẫu\nroles: [receive]\nmembers:\n  - {{person: pham-thi-hoa, {member(own)}}}\n"
    (tmp_path / "records/bodies/may-chu.yaml").write_text(host, encoding="utf-8")
    receive(tmp_path, QUARTER, body="may-chu", key=own, on=RECEIVED)
    assert keys
    assert {code for code, _ in codes(tmp_path)} == {"approval-undated"}


def test_two_names_with_one_key_are_one_person(tmp_path: Path, keys: dict[str, Path]) -> None:
    shared = {"pham-thi-hoa": member(keys["pham-thi-hoa"]), "vu-van-son": member(keys["pham-thi-hoa"])}
    (tmp_path / "records/bodies/ban-thuong-vu.yaml").write_text(deciding_body(shared, quorum=2), encoding="utf-8")
    twin = APPROVAL.replace("pham-thi-hoa", "vu-van-son")
    _forge(tmp_path, keys["pham-thi-hoa"], twin, record="le-van-an", signer="vu-van-son")
    found = codes(tmp_path)
    assert ("approval-quorum", DEPUTY) in found
    assert ("key-of-two-people", "records/bodies/ban-thuong-vu.yaml") in found


@pytest.mark.parametrize("day, judged", [("2026-07-04", "sound"), ("2026-07-03", "broken")])
def test_who_stands_above_later_did_not_decide_before(
    day: str, judged: str, tmp_path: Path, keys: dict[str, Path]
) -> None:
    one_above(tmp_path, keys, f"revisions: [{{from: {day}, above: cap-tren}}]\n")
    assert ("broken" if codes(tmp_path) else "sound") == judged


def one_above(root: Path, keys: dict[str, Path], line: str) -> Path:
    """The head of the unit sits in the deciding body, of which `line` says who stands above; answers with a key of theirs."""
    everybody = {name: member(key) for name, key in keys.items() if name != "may-chu"}
    (root / "records/bodies/ban-thuong-vu.yaml").write_text(deciding_body(everybody) + line, encoding="utf-8")
    above = make_key(root / "keys", "nguoi-cap-tren")
    (root / "records/bodies/cap-tren.yaml").write_text(
        f"name: Cấp trên mẫu\nroles: [decide]\nmembers:\n  - {{person: nguoi-cap-tren, name: Người cấp trên (hư cấu), {member(above)}}}\n",
        encoding="utf-8",
    )
    return above


def test_a_member_is_decided_on_one_level_up(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Colleagues do not decide on one of themselves where the body names one above it."""
    above = one_above(tmp_path, keys, "above: cap-tren\n")
    own = "records/2026-Q2/approvals/van-phong/tran-thi-binh/decision-pham-thi-hoa.yaml"
    assert codes(tmp_path) == [("approval-wrong-body", own), ("approval-missing", HEAD)]
    (tmp_path / own).unlink()
    with pytest.raises(EvalgenError, match="là của thành viên «ban-thuong-vu», nên bước này do cấp trên"):
        approve(tmp_path, HEAD, ApprovedStep.DECISION, key=keys["vu-van-son"], on=DECIDED)
    approve(tmp_path, HEAD, ApprovedStep.DECISION, key=above, on=DECIDED)
    receive(tmp_path, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    "entry, found",
    [
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {roles: [decide], units: [van-phong]}", set()),
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {units: [phong-khac]}", {"approval-out-of-scope"}),
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {roles: [verify]}", {"approval-out-of-scope"}),
        ("capacity: acting, document: 13-QĐ/ĐU", set()),
        ("capacity: acting", {"approval-out-of-scope", "mandate-without-document"}),
        ("capacity: delegate, document: 12-QĐ/ĐU, to: 2026-07-02", {"approval-not-a-member"}),
    ],
)
def test_a_delegate_signs_by_the_document_of_the_day(
    entry: str, found: set[str], tmp_path: Path, keys: dict[str, Path]
) -> None:
    _members(tmp_path, {"pham-thi-hoa": f"{member(keys['pham-thi-hoa'])}, {entry}"})
    said = {code for code, _ in codes(tmp_path)}
    assert said - {"approval-missing"} - {"unknown-unit"} == found
    if "approval-out-of-scope" in found:
        with pytest.raises(EvalgenError, match=r"chỉ được giao|không có văn bản"):
            approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys["pham-thi-hoa"], on=DECIDED)


def test_a_forged_approval_of_a_step_on_the_way(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Nobody asks for it, and still it must not say what is not so."""
    forged = "records/2026-Q2/approvals/van-phong/le-van-an/proposal-pham-thi-hoa.yaml"
    _forge(tmp_path, keys["pham-thi-hoa"], forged, record="le-van-an", signer="pham-thi-hoa")
    assert codes(tmp_path) == [("approval-copied", forged)]


def test_a_signature_made_for_something_else(tmp_path: Path, keys: dict[str, Path]) -> None:
    """The member signed just these bytes, but as a letter or a commit: in another namespace."""
    from evalgen.approving.statement import approval_payload
    from evalgen.drafting.statement_file import approval_text
    from evalgen.pipeline.inspecting.inspection import inspect
    from evalgen.reading.signature import sign

    model = next(item for item in inspect(tmp_path).records.approvals if item.record == "le-van-an")
    letter = replace(model, signature=sign(approval_payload(model), keys["pham-thi-hoa"], "file"))
    (tmp_path / APPROVAL).write_text(approval_text(letter), encoding="utf-8")
    assert codes(tmp_path) == [("approval-signature-invalid", APPROVAL), ("approval-missing", DEPUTY)]


def test_a_renamed_account_changes_nothing(tmp_path: Path, keys: dict[str, Path]) -> None:
    """Whoever takes over the account name of a member is asked by the host, and still cannot sign."""
    _members(tmp_path, {"pham-thi-hoa": f"{member(keys['pham-thi-hoa'])}, account: ten-moi"})
    assert codes(tmp_path) == []
    thief = make_key(tmp_path / "keys", "ten-moi")
    with pytest.raises(EvalgenError, match="không phải là khóa của thành viên nào"):
        approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=thief, on=DECIDED)


def _amend(root: Path, key: Path, host: Path, on: dt.date) -> None:
    approve(root, DEPUTY, ApprovedStep.AMENDMENT, key=key, on=on)
    receive(root, QUARTER, body="may-chu", key=host, on=on)


def _members(root: Path, entries: dict[str, str], *, quorum: int = 1, keys: dict[str, Path] | None = None) -> None:
    everybody = {name: member(key) for name, key in (keys or {}).items() if name != "may-chu"}
    text = deciding_body({**everybody, **entries}, quorum=quorum)
    (root / "records/bodies/ban-thuong-vu.yaml").write_text(text, encoding="utf-8")


def _forge(root: Path, key: Path, file: str, *, record: str = "tran-thi-binh", signer: str = "tran-thi-binh") -> None:
    """A statement like a good one, signed by hand with a key that is in order."""
    from evalgen.approving.statement import NAMESPACE, approval_payload
    from evalgen.drafting.statement_file import approval_text
    from evalgen.pipeline.inspecting.inspection import inspect
    from evalgen.reading.signature import sign

    records = inspect(root).records
    model = next(item for item in records.approvals if item.record == record)
    forged = replace(model, signer=signer, signature="")
    forged = replace(forged, signature=sign(approval_payload(forged), key, NAMESPACE))
    (root / file).write_text(approval_text(forged), encoding="utf-8")
