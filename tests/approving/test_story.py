"""A quarter from plan to publication, then an appeal and an amendment: what review and audit say at each step."""

from pathlib import Path

import pytest
from quarter import PEOPLE, PERIOD, Quarter, record
from signed_records import git

from evalgen.approving.verdict import Gravity
from evalgen.cli import main
from evalgen.domain.approval import ApprovedStep
from evalgen.pipeline.approving.audit import audit

AN = record("le-van-an")


def test_from_plan_to_publication_and_on_to_the_amendment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter = Quarter.founded(tmp_path)
    said = quarter.to_proposals()
    assert audit(quarter.clone("truoc-quyet-dinh")) == ()
    said |= quarter.to_publication()

    # What the reviewers read: nothing refused, and after the signatures nothing left to approve.
    assert {name: plan.verdict.level for name, plan in said.items()} == dict.fromkeys(said, Gravity.OK)
    signed = ("duyet-ke-hoach", "tham-dinh", "de-xuat", "quyet-dinh-tap-the", "quyet-dinh", "quyet-dinh-sau")
    for name in signed:
        (need,) = said[name].needs
        assert (name, need.left) == (name, 0)
    assert len(said["tu-danh-gia"].records) == len(PEOPLE) + 1
    assert [change.come for change in said["quyet-dinh"].quotas if change.come] == [("le-van-2",)]

    published = quarter.clone("cong-bo")
    assert main(["audit", "--root", str(published)]) == 0
    assert main(["build", "--root", str(published), "--site", str(tmp_path / "site")]) == 0
    page = (tmp_path / "site/nguoi/le-van-an.html").read_text(encoding="utf-8")
    assert "Hoàn thành tốt nhiệm vụ" in page

    def appeal() -> None:
        quarter.append(AN, "appeals:\n  - {submitted_on: 2026-07-10, content: Đề nghị xem lại mức xếp loại}\n")

    def amendment() -> None:
        conclusion = (
            "content: Đề nghị xem lại mức xếp loại, conclusion: Chấp nhận, document: 29-TB/ĐU, answered_on: 2026-07-20"
        )
        quarter.replace(AN, "content: Đề nghị xem lại mức xếp loại", conclusion)
        quarter.append(
            AN,
            "amendments:\n  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-20, number: 30-QĐ/ĐU, grade: COMPLETED, "
            "reason: Kết luận giải quyết kiến nghị}\n",
        )

    assert quarter.request("kien-nghi", appeal).verdict.level is Gravity.OK
    quarter.merge("kien-nghi", "2026-07-10")
    assert audit(quarter.clone("kien-nghi")) == ()

    plan = quarter.request("dieu-chinh", amendment)
    assert [(need.names, need.left) for need in plan.needs] == [(("Ban Thường vụ mẫu",), 1)]
    git(quarter.work, "switch", "-q", "dieu-chinh")
    assert [problem.code for problem in audit(quarter.work, history=False)] == ["approval-missing"]
    quarter.sign(ApprovedStep.AMENDMENT, "vu-van-son", "2026-07-20", AN)
    git(quarter.work, "add", "-A")
    git(quarter.work, "commit", "-q", "-m", "Ký điều chỉnh")
    git(quarter.work, "switch", "-q", "main")
    quarter.merge("dieu-chinh", "2026-07-21")
    amended = quarter.clone("dieu-chinh")
    assert audit(amended) == ()
    assert main(["build", "--root", str(amended), "--site", str(tmp_path / "site")]) == 0
    page = (tmp_path / "site/nguoi/le-van-an.html").read_text(encoding="utf-8")
    assert "30-QĐ/ĐU" in page
    assert PERIOD in git(amended, "ls-files")
    assert "Mọi kết quả đã quyết định đều có phê duyệt hợp lệ." in capsys.readouterr().out
