"""What a review says of the statements that a change brings: who signed what for whom, where only paths stood."""

import datetime as dt
from pathlib import Path

import pytest
from approved import approve
from reviewed import plan_of
from signed_records import DECIDED, HEAD, QUARTER, WORKFLOW, commit, edit, git, governed_repository

from evalgen.approving.review import Review
from evalgen.approving.verdict import Gravity
from evalgen.cli.reviewing.words import counts
from evalgen.domain.approval import ApprovedStep
from evalgen.language import VIETNAMESE, language_of
from evalgen.language.reviewing import REVIEW
from evalgen.pipeline.approving.audit import audit
from evalgen.pipeline.approving.protecting import protect
from evalgen.pipeline.approving.receiving import receive


@pytest.fixture
def root(tmp_path: Path) -> Path:
    governed_repository(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "sua")
    return tmp_path


def reviewed(root: Path) -> Review:
    commit(root, "Ký")
    return plan_of(root, "main", "sua")


def told(root: Path) -> list[str]:
    found = (item.words for item in reviewed(root).others if "/approvals/" in item.change.path)
    return [said for (said,) in found]


def test_an_approval_and_the_receipt_for_it(root: Path) -> None:
    approve(root, HEAD, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=dt.date(2026, 7, 5))
    plan = reviewed(root)
    approval, receipt = (said for item in plan.others for said in item.words)
    assert approval == (
        "Vũ Văn Sơn thay mặt Ban Thường vụ mẫu ký ngày 03/07/2026: Quyết định xếp loại, Trần Thị Bình, mức «Hoàn thành tốt "
        "nhiệm vụ»"
    )
    assert receipt == ("Máy chủ (hư cấu) thay mặt Máy chủ mẫu ký ngày 05/07/2026: nhận 1 phê duyệt, 0 mục hồ sơ")
    assert counts(plan, VIETNAMESE) == "2 phê duyệt, biên nhận"
    assert REVIEW.say(approval, language_of("en")) == (
        "Vũ Văn Sơn signed for Ban Thường vụ mẫu on 03/07/2026: Decision on the grade, Trần Thị Bình, grade «Good completion of tasks»"
    )


@pytest.mark.parametrize(
    "day,alone,lost", [(3, True, False), (10, True, False), (11, True, True), (2, True, True), (11, False, False)]
)
def test_a_receipt_that_takes_a_signature_away_is_for_somebody_above(
    day: int,
    alone: bool,  # noqa: FBT001
    lost: bool,  # noqa: FBT001
    root: Path,
) -> None:
    """A request that lay there for ten days, or a host whose clock is wrong: the audit would fail once it is merged."""
    approve(root, HEAD, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    if alone:
        (root / "records/2026-Q2/approvals/van-phong/tran-thi-binh/decision-pham-thi-hoa.yaml").unlink()
    commit(root, "Ký")
    git(root, "branch", "-q", "-f", "main", "sua")
    receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=dt.date(2026, 7, day))
    plan = reviewed(root)
    assert [item.code for item in plan.transitions] == ["received-too-late"] * lost
    assert plan.verdict.level is (Gravity.NEEDS_HIGHER_REVIEW if lost else Gravity.OK)
    assert any("approval-backdated" in item.code for item in audit(root, history=False)) == lost


SON, HOA = (
    f"records/2026-Q2/approvals/van-phong/tran-thi-binh/decision-{name}.yaml" for name in ("vu-van-son", "pham-thi-hoa")
)


def received(root: Path, day: int, *, without: str = "") -> list[str]:
    """What is told of a receipt of that day for all but one approval; it is merged."""
    kept = (root / without).read_bytes() if without else b""
    if without:
        (root / without).unlink()
    receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=dt.date(2026, 7, day))
    if without:
        (root / without).write_bytes(kept)
    plan = reviewed(root)
    git(root, "branch", "-q", "-f", "main", "sua")
    return [item.code for item in plan.transitions]


def test_signatures_that_are_received_too_late_one_after_the_other_settle_nothing(root: Path) -> None:
    """Either would be history if the other one had come in; both end void."""
    for receipt in root.glob("records/2026-Q2/receipts/*"):
        receipt.unlink()
    received(root, 4, without=HOA)
    approve(root, HEAD, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    commit(root, "Ký")
    git(root, "branch", "-q", "-f", "main", "sua")
    assert not audit(root, history=False)
    assert received(root, 20, without=HOA) == ["received-too-late"]
    assert received(root, 21) == ["received-too-late"]
    assert {item.code for item in audit(root, history=False)} == {"approval-backdated", "approval-missing"}


@pytest.mark.parametrize(
    "file,old,new",
    [
        (HEAD, "number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU"),
        ("records/bodies/ban-thuong-vu.yaml", "pham-thi-hoa, from: 2025-07-01", "pham-thi-hoa, from: 2026-07-04"),
    ],
    ids=["hồ sơ đã sửa sau chữ ký kia", "người kia chưa là thành viên"],
)
def test_a_signature_that_does_not_count_settles_nothing(file: str, old: str, new: str, root: Path) -> None:
    """The one that is received in time is over another text, or of somebody who could not sign."""
    edit(root, file, old, new)
    approve(root, HEAD, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    commit(root, "Ký")
    git(root, "branch", "-q", "-f", "main", "sua")
    assert received(root, 20) == ["received-too-late"]


def test_a_signature_from_above_names_its_files(root: Path) -> None:
    (root / WORKFLOW).write_text("on: [pull_request, push]\n", encoding="utf-8")
    protect(root, (WORKFLOW,), key=root / "keys/vu-van-son", on=DECIDED)
    assert told(root) == [f"Vũ Văn Sơn thay mặt Cấp trên mẫu ký ngày 03/07/2026: {WORKFLOW}"]


@pytest.mark.parametrize("forged", [True, False], ids=["chữ ký giả", "ký cho nội dung khác"])
def test_a_signature_that_does_not_count_is_not_told_as_one(forged: bool, root: Path) -> None:  # noqa: FBT001
    """Nobody reads a signature by eye: what a request says of itself must not look like the word of the level above."""
    (root / WORKFLOW).write_text("on: [pull_request, push]\n", encoding="utf-8")
    file = root / protect(root, (WORKFLOW,), key=root / "keys/vu-van-son", on=DECIDED).document.file
    if forged:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("2026-07-03", "2026-07-04"), encoding="utf-8")
    else:
        (root / WORKFLOW).write_text("on: schedule\n", encoding="utf-8")
    assert told(root) == ["Chữ ký này không được tính: không đúng nội dung, người ký hoặc ngày."]
