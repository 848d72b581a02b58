"""What a request brings that is signed and does not count is refused before the merge: afterwards it stays for good."""

import datetime as dt
from pathlib import Path

import pytest
from approved import approve
from signed_records import (
    COLLECTIVE,
    DECIDED,
    DEPUTY,
    HEAD,
    QUARTER,
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
from evalgen.pipeline.auditing import audit
from evalgen.pipeline.receiving import receive
from evalgen.pipeline.reviewing import review_revisions

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
    plan = review_revisions(root, "main", None).review
    found = [(item.code, item.place.file) for item in plan.transitions]
    assert (plan.verdict.level is Gravity.FAILED) == bool(found)
    return found


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
    (found,) = review_revisions(tmp_path, "main", None).review.transitions
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
    # Somebody else has signed as they should, so that it takes nothing away, neither here nor in `audit`.
    assert refused(tmp_path) == []
    git(tmp_path, "rm", "-q", f"{APPROVALS}/collective/decision-pham-thi-hoa.yaml")
    assert ("approval-unknown-key", f"{APPROVALS}/collective/decision-vu-van-son.yaml") in refused(tmp_path)
