"""The line of merges: what was taken away, and what power rests on, judged by those who held it before."""

from pathlib import Path

import pytest
from signed_records import DECIDED, commit, edit, git, make_key, member, public, signed_repository

from evalgen.pipeline.approving import protect
from evalgen.pipeline.auditing import audit

APPROVAL = "records/2026-Q2/approvals/van-phong/le-van-an/decision-pham-thi-hoa.yaml"
WORKFLOW = ".github/workflows/evalgen.yml"
BODY = "records/bodies/ban-thuong-vu.yaml"
GOVERNOR = "cap-tren"


def codes(root: Path, since: str | None = None) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.file) for problem in audit(root, since)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository governed from above, everything approved, in one first commit."""
    keys = signed_repository(tmp_path)
    above = f"name: Cấp trên mẫu\nroles: [decide]\nmembers:\n  - {{person: vu-van-son, {member(keys['vu-van-son'])}}}\n"
    (tmp_path / f"records/bodies/{GOVERNOR}.yaml").write_text(above, encoding="utf-8")
    edit(tmp_path, "records/organization.yaml", "fictional: true\n", f"fictional: true\ngoverned_by: {GOVERNOR}\n")
    (tmp_path / WORKFLOW).parent.mkdir(parents=True)
    (tmp_path / WORKFLOW).write_text("on: pull_request\n", encoding="utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Mở kho")
    return tmp_path


def sign(root: Path, *files: str, by: str = "vu-van-son") -> str:
    return protect(root, files, key=root / "keys" / by, on=DECIDED)


def test_everything_approved_verifies(root: Path) -> None:
    assert codes(root) == []


def test_deleted_statement(root: Path) -> None:
    (root / APPROVAL).unlink()
    commit(root, "Dọn dẹp")
    assert ("statement-deleted", APPROVAL) in codes(root)
    git(root, "checkout", "HEAD^", "--", APPROVAL)
    commit(root, "Khôi phục")
    assert codes(root) == []


@pytest.mark.parametrize(
    "path", [WORKFLOW, BODY, "records/organization.yaml", "CODEOWNERS", "records/2026-Q2/.gitattributes"]
)
def test_changed_workflow_and_other_protected_files(root: Path, path: str) -> None:
    file = root / path
    file.write_text((file.read_text(encoding="utf-8") if file.exists() else "") + "# sửa\n", encoding="utf-8")
    changed = commit(root, "Sửa quy trình")
    found = audit(root)
    assert [(item.code, item.place.file) for item in found] == [("protected-file-unapproved", path)]
    assert changed[:12] in found[0].message
    assert codes(root, since=changed) == []


def test_a_protected_file_changes_with_a_signature_from_above(root: Path) -> None:
    (root / WORKFLOW).write_text("on: [pull_request, push]\n", encoding="utf-8")
    sign(root, WORKFLOW)
    commit(root, "Sửa quy trình, cấp trên đã duyệt")
    assert codes(root) == []
    (root / WORKFLOW).write_text("on: workflow_dispatch\n", encoding="utf-8")
    commit(root, "Sửa tiếp, chưa duyệt")
    assert codes(root) == [("protected-file-unapproved", WORKFLOW)]


def test_a_deleted_protected_file_needs_a_signature_too(root: Path) -> None:
    (root / WORKFLOW).unlink()
    sign(root, WORKFLOW)
    commit(root, "Bỏ quy trình, cấp trên đã duyệt")
    assert codes(root) == []
    assert "none" in next((root / "records/approvals").rglob("*.yaml")).read_text(encoding="utf-8")


def test_a_key_added_by_the_change_itself_does_not_count_for_it(root: Path) -> None:
    """Whoever adds themselves one level up, and signs with the new key in the same merge, is judged by the merge before."""
    key = make_key(root / "keys", "ke-gian")
    above = f"records/bodies/{GOVERNOR}.yaml"
    entry = f'  - {{person: pham-thi-hoa, from: 2025-07-01, keys: [{{key: "{public(key)}", from: 2025-07-01}}]}}\n'
    (root / above).write_text((root / above).read_text(encoding="utf-8") + entry, encoding="utf-8")
    sign(root, above, by="ke-gian")
    commit(root, "Thêm thành viên")
    assert codes(root) == [("protected-file-unapproved", above)]


def test_a_protection_for_another_content_does_not_count(root: Path) -> None:
    (root / WORKFLOW).write_text("on: push\n", encoding="utf-8")
    sign(root, WORKFLOW)
    (root / WORKFLOW).write_text("on: schedule\n", encoding="utf-8")
    commit(root, "Sửa sau khi duyệt")
    assert codes(root) == [("protected-file-unapproved", WORKFLOW)]


def test_commit_dates_and_names_are_no_evidence(root: Path) -> None:
    """A commit backdated under somebody else's name, without a statement, approves nothing."""
    (root / APPROVAL).unlink()
    edit(root, "records/2026-Q2/van-phong/le-van-an.yaml", "number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU")
    git(root, "add", "-A")
    name = "Phạm Thị Hoa <hoa@example.invalid>"
    git(root, "commit", "-q", "-m", "Duyệt", f"--author={name}", "--date=2026-07-03T08:00:00+07:00")
    assert {code for code, _ in codes(root)} == {"approval-missing", "statement-deleted"}
