"""A decision, its approval, its merge into a bare repository, and its amendment: what review and audit say at each step."""

import datetime as dt
import json
from pathlib import Path

import pytest
from signed_records import DECIDED, DEPUTY, QUARTER, commit, edit, git, signed_repository

from evalgen.cli import main
from evalgen.domain.approval import ApprovedStep
from evalgen.pipeline.approving import approve, receive
from evalgen.pipeline.auditing import audit


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository before the deputy's decision, pushed to a bare one that stands in for the host."""
    work = tmp_path / "kho"
    work.mkdir()
    signed_repository(work)
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "may-chu.git")
    git(work, "init", "-q", "-b", "main")
    for path in (work / "records/2026-Q2/approvals/van-phong/le-van-an").iterdir():
        path.unlink()
    edit(work, DEPUTY, "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n", "")
    edit(work, "records/2026-Q2/period.yaml", "closed_on: 2026-07-04\n", "")
    for receipt in (work / "records/2026-Q2/receipts").iterdir():
        receipt.unlink()
    receive(work, QUARTER, body="may-chu", key=work / "keys/may-chu", on=dt.date(2026, 7, 4))
    commit(work, "Trước khi quyết định")
    git(work, "push", "-q", str(tmp_path / "may-chu.git"), "main")
    monkeypatch.chdir(work)
    return work


def plan(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    main(["review", "main", "--format", "json"])
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_from_decision_to_amendment(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "-q", "-b", "quyet-dinh")
    path = root / DEPUTY
    decision = "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n"
    path.write_text(path.read_text(encoding="utf-8") + decision, encoding="utf-8")
    assert plan(capsys)["to_do"] == ["Ban Thường vụ mẫu phê duyệt: quyết định xếp loại (1)."]

    approve(root, DEPUTY, ApprovedStep.DECISION, key=root / "keys/pham-thi-hoa", on=DECIDED)
    assert plan(capsys)["to_do"] == []
    commit(root, "Quyết định và phê duyệt")

    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--squash", "quyet-dinh")
    commit(root, "Gộp: chữ ký của phiên bản không còn, phê duyệt thì còn")
    receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=dt.date(2026, 7, 5))
    commit(root, "Biên nhận")
    git(root, "push", "-q", str(root.parent / "may-chu.git"), "main")
    assert audit(root) == ()

    clone = root.parent / "kiem-tra"
    git(root.parent, "clone", "-q", str(root.parent / "may-chu.git"), str(clone))
    assert audit(clone) == ()

    amendment = (
        "amendments:\n  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-20, number: 30-QĐ/ĐU, grade: COMPLETED, "
        "reason: Kết luận giải quyết khiếu nại}\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + amendment, encoding="utf-8")
    commit(root, "Điều chỉnh, chưa phê duyệt")
    assert [problem.code for problem in audit(root)] == ["approval-missing"]
    approve(root, DEPUTY, ApprovedStep.AMENDMENT, key=root / "keys/vu-van-son", on=dt.date(2026, 7, 20))
    receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=dt.date(2026, 7, 21))
    commit(root, "Phê duyệt điều chỉnh")
    assert audit(root) == ()
