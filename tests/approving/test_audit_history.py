"""The line of merges: what was taken away, and what power rests on, judged by those who held it before."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from approved import approve
from signed_records import (
    COLLECTIVE,
    DECIDED,
    DEPUTY,
    GOVERNOR,
    HEAD,
    QUARTER,
    RECEIVED,
    WORKFLOW,
    commit,
    edit,
    git,
    governed_repository,
    make_key,
    member,
    public,
    signed_repository,
)

from evalgen.domain.approval import ApprovedStep
from evalgen.errors import EvalgenError
from evalgen.pipeline.approving.audit import audit
from evalgen.pipeline.approving.protecting import protect
from evalgen.pipeline.approving.receiving import receive
from evalgen.reading.git import open_git
from evalgen.reading.history import read_contents

APPROVAL = "records/2026-Q2/approvals/van-phong/le-van-an/decision-pham-thi-hoa.yaml"
BODY = "records/bodies/ban-thuong-vu.yaml"


def codes(root: Path, since: str | None = None) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.file) for problem in audit(root, since)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository governed from above, everything approved, in one first commit."""
    governed_repository(tmp_path)
    return tmp_path


def sign(root: Path, *files: str, by: str = "vu-van-son", body: str = "") -> str:
    return protect(root, files, key=root / "keys" / by, on=DECIDED, named=body).document.file


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


@pytest.mark.parametrize("pack", ["rieng", "rules", "approvals", "receipts"])
def test_a_pack_may_bear_the_name_of_a_folder_of_statements(root: Path, pack: str) -> None:
    """What came to such a pack was once taken for a signed statement, which nobody has to sign for."""
    file = f"records/regulation/{pack}/frameworks/nhan-vien.yaml"
    (root / file).parent.mkdir(parents=True)
    (root / file).write_text("title: Khung hư cấu\n", encoding="utf-8")
    commit(root, "Thêm khung tiêu chí")
    assert ("protected-file-unapproved", file) in codes(root)


@pytest.mark.parametrize("setting", ["log.showSignature=true", "diff.relative=true", "log.decorate=full"])
def test_settings_of_the_user_hide_nothing(root: Path, setting: str) -> None:
    """Git would print signatures between the lines, or leave out what lies outside the current folder."""
    git(root, "config", "gpg.format", "ssh")
    git(root, "config", "user.signingkey", str(root / "keys" / "vu-van-son"))
    (root / WORKFLOW).write_text("on: push\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-S", "-m", "Sửa quy trình")
    git(root, "config", *setting.split("="))
    assert codes(root) == [("protected-file-unapproved", WORKFLOW)]


def test_another_repository_in_a_protected_place_is_named_and_hides_nothing(root: Path) -> None:
    commit_name = git(root, "rev-parse", "HEAD").strip()
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{commit_name},.github/actions/khac")
    git(root, "commit", "-q", "-m", "Thêm kho con")
    git(root, "rm", "-q", "--cached", ".github/actions/khac")
    git(root, "commit", "-q", "-m", "Bỏ kho con")
    assert {file for _, file in codes(root)} <= {".github/actions/khac"}


def test_before_the_first_commit_there_is_nothing_to_hold_against(tmp_path: Path) -> None:
    signed_repository(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    with pytest.raises(EvalgenError) as caught:
        audit(tmp_path)
    assert "Kho chưa có lần ghi nào để đối soát." in str(caught.value)


def test_a_draft_that_was_deleted_leaves_its_number_free(root: Path) -> None:
    first, second = sign(root, WORKFLOW), sign(root, BODY)
    (root / first).unlink()
    (root / first).parent.rmdir()
    third = sign(root, WORKFLOW)
    assert third == first != second


@pytest.mark.parametrize("told", ["autocrlf", "attributes", "nobody"])
def test_a_protected_file_is_signed_as_it_is_recorded(root: Path, told: str) -> None:
    """Editors of Windows end lines with CRLF, which Git takes away where somebody told it so."""
    if told == "attributes":
        (root / ".gitattributes").write_text("* text=auto eol=lf\n", encoding="utf-8")
        sign(root, ".gitattributes")
        commit(root, "Thuộc tính, cấp trên đã duyệt")
    elif told == "autocrlf":
        git(root, "config", "core.autocrlf", "true")
    body = (root / BODY).read_bytes().replace("Ban Thường vụ mẫu".encode(), "Ban Thường vụ xã mẫu".encode())
    (root / BODY).write_bytes(body.replace(b"\n", b"\r\n"))
    sign(root, BODY)
    commit(root, "Đổi tên, cấp trên đã duyệt")
    with open_git(root) as opened:
        assert (b"\r" in read_contents(opened, "HEAD", BODY.__eq__)[BODY]) == (told == "nobody")
    assert codes(root) == []


def test_a_protected_file_changes_with_a_signature_from_above(root: Path) -> None:
    (root / WORKFLOW).write_text("on: [pull_request, push]\n", encoding="utf-8")
    sign(root, WORKFLOW)
    commit(root, "Sửa quy trình, cấp trên đã duyệt")
    assert codes(root) == []
    (root / WORKFLOW).write_text("on: workflow_dispatch\n", encoding="utf-8")
    commit(root, "Sửa tiếp, chưa duyệt")
    assert codes(root) == [("protected-file-unapproved", WORKFLOW)]


def test_a_signature_for_an_empty_file_does_not_count_for_one_that_is_too_long_to_be_signed(root: Path) -> None:
    (root / WORKFLOW).write_bytes(b"")
    sign(root, WORKFLOW)
    (root / WORKFLOW).write_text("on: push\n" + "# dài\n" * 50_000, encoding="utf-8")
    commit(root, "Tệp rỗng đã duyệt")
    assert codes(root) == [("protected-file-unapproved", WORKFLOW)]


@pytest.mark.parametrize("place", [".vscode", ".gitea", ".Gitea/workflows/x.yaml", "records/2026-Q2/.GITATTRIBUTES"])
def test_what_stands_for_a_protected_file_is_protected(place: str, root: Path) -> None:
    """A link in the place of a folder, and a name that is the same on the disks of Windows and macOS."""
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to("van-phong")
    commit(root, "Đặt tạm")
    assert codes(root) == [("protected-file-unapproved", place)]


def test_what_was_merged_unsigned_is_read_and_audited_from_there_on(root: Path) -> None:
    """Neither a late signature nor taking it back makes it good: between the two, others may have rested on it."""
    old = (root / WORKFLOW).read_text(encoding="utf-8")
    (root / WORKFLOW).write_text("on: push\n", encoding="utf-8")
    changed = commit(root, "Sửa, chưa duyệt")
    sign(root, WORKFLOW)
    commit(root, "Ký sau")
    (found,) = audit(root)
    assert found.remedy.endswith(f"evalgen audit --since {changed[:12]}")
    (root / WORKFLOW).write_text(old, encoding="utf-8")
    last = commit(root, "Đưa về như trước")
    assert codes(root) == [("protected-file-unapproved", WORKFLOW)] * 2
    assert codes(root, since=last) == []


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


def test_a_statement_signed_anew_over_the_old_one(root: Path) -> None:
    """What was signed stays as it was signed, even where the new one is in order."""
    approve(root, DEPUTY, ApprovedStep.DECISION, key=root / "keys/pham-thi-hoa", on=DECIDED)
    (new,) = (root / APPROVAL).parent.glob("decision.2-*.yaml")
    (root / APPROVAL).write_bytes(new.read_bytes())
    new.unlink()
    text = (root / APPROVAL).read_text(encoding="utf-8")
    (root / APPROVAL).write_text(text + "# ký lại\n", encoding="utf-8")
    commit(root, "Ký đè")
    assert codes(root) == [("statement-changed", APPROVAL)]


def test_a_signer_signs_again_beside_what_history_holds(root: Path) -> None:
    approve(root, DEPUTY, ApprovedStep.DECISION, key=root / "keys/pham-thi-hoa", on=DECIDED)
    assert (root / APPROVAL.replace("decision-", "decision.2-")).is_file()
    commit(root, "Ký thêm lần nữa")
    assert codes(root) == []


def test_a_statement_replaced_after_it_was_deleted(root: Path) -> None:
    old = (root / APPROVAL).read_text(encoding="utf-8")
    (root / APPROVAL).unlink()
    commit(root, "Bỏ")
    (root / APPROVAL).write_text(f"# khác\n{old}", encoding="utf-8")
    commit(root, "Đặt bản khác vào chỗ cũ")
    assert ("statement-changed", APPROVAL) in codes(root)


FRIEND = """name: Tổ chức của bạn
roles: [decide, propose]
members:
  - {{person: ban-be, name: Bạn bè (hư cấu), {member}}}
"""


def test_a_friendly_body_is_made_the_judge_of_somebody(root: Path) -> None:
    """The body is signed for, the line in the person's file is not: whoever decides on somebody is not theirs to choose."""
    key = make_key(root / "keys", "ban-be")
    friend = "records/bodies/ban-be.yaml"
    (root / friend).write_text(FRIEND.format(member=member(key)), encoding="utf-8")
    sign(root, friend)
    commit(root, "Thêm tổ chức, cấp trên đã duyệt")
    assert codes(root) == []
    person = "records/people/le-van-an.yaml"
    edit(root, person, "managed_by: ban-thuong-vu", "managed_by: ban-be")
    edit(root, DEPUTY, "decision: {by: ban-thuong-vu", "decision: {by: ban-be")
    approve(root, DEPUTY, ApprovedStep.DECISION, key=key, on=DECIDED)
    receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=RECEIVED)
    commit(root, "Chuyển thẩm quyền")
    assert ("power-moved-unapproved", person) in codes(root)


def test_the_judge_is_not_changed_by_deleting_and_writing_the_person_anew(root: Path) -> None:
    person = "records/people/vu-van-son.yaml"
    text = (root / person).read_text(encoding="utf-8")
    (root / person).unlink()
    commit(root, "Bỏ")
    (root / person).write_text(text.replace("managed_by: ban-thuong-vu", "managed_by: cap-tren"), encoding="utf-8")
    commit(root, "Lập lại")
    assert ("power-moved-unapproved", person) in codes(root)


@pytest.mark.parametrize("signer, allowed", [("vu-van-son", True), ("pham-thi-hoa", True), ("tran-thi-binh", False)])
def test_power_over_somebody_moves_with_a_signature(signer: str, allowed: bool, root: Path) -> None:  # noqa: FBT001
    """Of one level up, or of the body that had it; never with that of the person."""
    person = "records/people/tran-thi-binh.yaml"
    edit(root, person, "managed_by: ban-thuong-vu", "managed_by: cap-tren")
    sign(root, person, by=signer)
    commit(root, "Chuyển thẩm quyền, đã ký")
    assert (("power-moved-unapproved", person) in codes(root)) is not allowed


SECOND_BODY = """name: Ban thứ hai mẫu
roles: [decide]
members:
  - {{person: pham-thi-hoa, {member}}}
"""


def test_whoever_sits_in_two_bodies_says_for_which_one_they_sign(root: Path) -> None:
    """One key, two deciding bodies: only the one that had the power may hand it over."""
    second = "records/bodies/a-ban-thu-hai.yaml"
    (root / second).write_text(SECOND_BODY.format(member=member(root / "keys/pham-thi-hoa")), encoding="utf-8")
    sign(root, second)
    commit(root, "Thêm tổ chức, cấp trên đã duyệt")
    person = "records/people/tran-thi-binh.yaml"
    edit(root, person, "managed_by: ban-thuong-vu", "managed_by: cap-tren")
    with pytest.raises(EvalgenError) as caught:
        sign(root, person, by="pham-thi-hoa")
    assert "nhiều tổ chức: «a-ban-thu-hai», «ban-thuong-vu»" in str(caught.value)
    sign(root, person, by="pham-thi-hoa", body="ban-thuong-vu")
    commit(root, "Chuyển thẩm quyền, đã ký")
    assert ("power-moved-unapproved", person) not in codes(root)


def test_a_member_of_the_level_above_may_sign_for_the_deciding_body(root: Path) -> None:
    file = sign(root, "records/people/le-van-an.yaml", by="vu-van-son", body="ban-thuong-vu")
    assert "body: ban-thuong-vu\n" in (root / file).read_text(encoding="utf-8")
    file = sign(root, "records/people/le-van-an.yaml", by="vu-van-son")
    assert f"body: {GOVERNOR}\n" in (root / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file, body",
    [(WORKFLOW, "ban-thuong-vu"), ("records/people/le-van-an.yaml", "may-chu"), (WORKFLOW, "khong-co")],
    ids=["tệp được bảo vệ là của cấp trên", "tổ chức không quyết định", "tổ chức không có"],
)
def test_nobody_signs_for_a_body_that_may_not(file: str, body: str, root: Path) -> None:
    with pytest.raises(EvalgenError) as caught:
        sign(root, file, body=body)
    assert f"«{body}» không ký được" in str(caught.value)
    assert f"«{GOVERNOR}»" in (caught.value.remedy or "")


def test_a_new_post_under_the_same_body_needs_no_signature(root: Path) -> None:
    path = root / "records/people/vu-van-son.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("from: 2026-07-05}", "from: 2026-07-05, to: 2026-08-01}"), encoding="utf-8")
    commit(root, "Thôi giữ chức vụ")
    assert codes(root) == []


RATE = """raised_rates:
  - {peer_group: cap-pho, rate: 0.25, number: 9-QĐ/ĐU, by: ban-thuong-vu, date: 2026-07-01, reason: Tập thể xuất sắc}
"""


@pytest.mark.parametrize("signer", ["", "pham-thi-hoa", "vu-van-son"])
def test_a_raised_rate_smuggled_into_the_period(signer: str, root: Path) -> None:
    """One line more, and one place more: the body that raises it, or one level up, has signed."""
    file = "records/2026-Q2/period.yaml"
    (root / file).write_text((root / file).read_text(encoding="utf-8") + RATE, encoding="utf-8")
    if signer:
        sign(root, file, by=signer)
    commit(root, "Thêm thông tin kỳ")
    assert (("power-moved-unapproved", file) in codes(root)) is not bool(signer)


def test_a_raised_rate_dated_anew(root: Path) -> None:
    """The later of two decisions stands: whose day is changed unsigned could put an old rate in its place."""
    file = "records/2026-Q2/period.yaml"
    (root / file).write_text((root / file).read_text(encoding="utf-8") + RATE, encoding="utf-8")
    sign(root, file, by="pham-thi-hoa")
    commit(root, "Nâng tỷ lệ, đã ký")
    assert codes(root) == []
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(
        text.replace("date: 2026-07-01, reason: Tập", "date: 2026-07-03, reason: Tập"), encoding="utf-8"
    )
    commit(root, "Sửa ngày quyết định")
    assert ("power-moved-unapproved", file) in codes(root)


UNIT_RATE = RATE.replace("peer_group: cap-pho", "unit: van-phong")
LOWERED = "  - {unit: van-phong, rate: 0.22, number: 11-QĐ/ĐU, by: ban-thuong-vu, date: 2026-07-03, reason: Xét lại}\n"


@pytest.mark.parametrize(
    "taken, signer, allowed",
    [
        (LOWERED, "", False),
        (LOWERED, "pham-thi-hoa", True),
        (LOWERED, "vu-van-son", True),
        (UNIT_RATE + LOWERED, "", True),
    ],
    ids=["quyết định hạ", "cấp quyết định đã ký", "cấp trên đã ký", "cả hai quyết định"],
)
def test_a_lowered_rate_taken_out(taken: str, signer: str, root: Path, *, allowed: bool) -> None:
    """Nothing is added, and the unit's earlier, higher rate stands again; without either the usual rate does."""
    file = "records/2026-Q2/period.yaml"
    before = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(before + UNIT_RATE + LOWERED, encoding="utf-8")
    sign(root, file, by="pham-thi-hoa")
    commit(root, "Nâng tỷ lệ rồi hạ bớt, đã ký")
    assert ("power-moved-unapproved", file) not in codes(root)
    (root / file).write_text((before + UNIT_RATE + LOWERED).replace(taken, ""), encoding="utf-8")
    if signer:
        sign(root, file, by=signer)
    commit(root, "Bỏ quyết định")
    assert (("power-moved-unapproved", file) in codes(root)) is not allowed


def test_without_a_level_above_nothing_protected_may_change(tmp_path: Path) -> None:
    """A gap is nobody's permission: what was changed is named until somebody has read it, and says from where to go on."""
    signed_repository(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "Mở kho")
    (tmp_path / BODY).write_text((tmp_path / BODY).read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
    changed = commit(tmp_path, "Sửa")
    (found,) = audit(tmp_path)
    assert (found.code, "chưa khai cấp trên" in found.message) == ("protected-file-unapproved", True)
    assert audit(tmp_path, changed) == ()


def test_a_history_written_anew_is_noticed(root: Path) -> None:
    trusted = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "-q", "--orphan", "la")
    commit(root, "Viết lại lịch sử")
    with pytest.raises(EvalgenError, match="Lịch sử đã bị viết lại"):
        audit(root, trusted)


def test_whoever_left_the_level_above_signs_no_earlier_day(root: Path) -> None:
    """No receipt attests the day of such a signature; those that lay there before the change say how late it was."""
    above = f"records/bodies/{GOVERNOR}.yaml"
    edit(root, above, "from: 2025-07-01,", "from: 2025-07-01, to: 2026-07-31,")
    sign(root, above)
    commit(root, "Thôi là thành viên từ tháng Tám")
    (root / WORKFLOW).write_text("on: push\n", encoding="utf-8")
    sign(root, WORKFLOW)
    git(root, "add", "-A")
    stashed = git(root, "stash", "create")
    git(root, "reset", "-q", "--hard", "HEAD")
    approve(root, DEPUTY, ApprovedStep.DECISION, key=root / "keys/pham-thi-hoa", on=dt.date(2026, 8, 31))
    receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=dt.date(2026, 9, 1))
    commit(root, "Nhận")
    assert codes(root) == []
    git(root, "checkout", "-q", stashed, "--", ".github", "records/approvals")
    commit(root, "Sửa quy trình, ký lùi ngày")
    (found,) = audit(root)
    assert (found.code, found.place.file) == ("protected-file-unapproved", WORKFLOW)
    assert "không là thành viên của «cap-tren»" in found.message


def test_the_published_line_is_not_swapped_for_another(root: Path) -> None:
    """The branch is merged into somebody's own, which takes its name: no push was forced, and a statement is gone unseen."""
    first = git(root, "rev-parse", "HEAD")
    approve(root, DEPUTY, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=DECIDED)
    published = commit(root, "Ký thêm")
    git(root, "checkout", "-q", "-b", "rieng", first)
    git(root, "commit", "-q", "--allow-empty", "-m", "Việc riêng")
    git(root, "merge", "-q", "-s", "ours", "-m", "Hợp nhất", "main")
    git(root, "checkout", "-q", "-B", "main")
    assert git(root, "merge-base", "HEAD", published) == published
    with pytest.raises(EvalgenError, match="không còn nằm trên dòng hợp nhất"):
        audit(root, published)
    assert codes(root, first) == []


def test_a_shallow_clone_is_no_evidence(root: Path, tmp_path: Path) -> None:
    (root / "x.txt").write_text("x\n", encoding="utf-8")
    commit(root, "Thêm")
    clone = tmp_path / "nong"
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), str(clone))
    with pytest.raises(EvalgenError, match="phần lịch sử gần nhất"):
        audit(clone)
    assert audit(clone, history=False) == ()


def test_a_sparse_checkout_is_no_evidence(root: Path) -> None:
    """What is left out of the folder is not missed by Git, and what is not there has no faults."""
    git(root, "sparse-checkout", "set", "records/people")
    with pytest.raises(EvalgenError, match="chỉ lấy một phần hồ sơ"):
        audit(root)


def test_a_removed_member_is_not_brought_back_by_the_signature_of_before(root: Path) -> None:
    """What was once signed for is signed for once: the same content later needs a signature of its own."""
    first = (root / BODY).read_text(encoding="utf-8")
    with_friend = f"{first}  - {{person: ban-be, name: Bạn bè (hư cấu), from: 2025-07-01}}\n"
    for text, words in ((with_friend, "Thêm thành viên, đã ký"), (first, "Bớt thành viên, đã ký")):
        (root / BODY).write_text(text, encoding="utf-8")
        sign(root, BODY)
        commit(root, words)
    assert codes(root) == []
    (root / BODY).write_text(with_friend, encoding="utf-8")
    back = commit(root, "Trả lại như trước")
    (found,) = audit(root)
    assert (found.code, found.place.file) == ("protected-file-unapproved", BODY)
    assert "không dùng lại được" in found.message
    assert back[:12] in found.message


@pytest.mark.parametrize(
    "quorum, signers, allowed",
    [
        ("quorum: 2", 1, False),
        ("quorum: 2", 2, True),
        ("revisions: [{from: 2026-07-04, quorum: 2}]", 1, True),
        ("revisions: [{from: 2026-07-03, quorum: 2}]", 1, False),
        ("revisions: [{from: 2026-07-03, quorum: 2}]", 2, True),
    ],
)
def test_the_level_above_signs_with_its_quorum(quorum: str, signers: int, allowed: bool, root: Path) -> None:  # noqa: FBT001
    above = f"records/bodies/{GOVERNOR}.yaml"
    second = make_key(root / "keys", "nguoi-hai")
    text = (root / above).read_text(encoding="utf-8").replace("members:", f"{quorum}\nmembers:")
    text += f"  - {{person: nguoi-hai, name: Người thứ hai (hư cấu), {member(second)}}}\n"
    (root / above).write_text(text, encoding="utf-8")
    sign(root, above)
    commit(root, "Cấp trên có hai người")
    (root / WORKFLOW).write_text("on: push\n", encoding="utf-8")
    for name in ("vu-van-son", "nguoi-hai")[:signers]:
        sign(root, WORKFLOW, by=name)
    commit(root, "Sửa quy trình")
    assert (codes(root) == []) is allowed


def scoped(root: Path, scope: str) -> None:
    """The whole history anew as one first commit of a repository with that name in its signatures."""
    shutil.rmtree(root / ".git")
    edit(root, "records/organization.yaml", "fictional: true\n", f"fictional: true\nsigning_scope: {scope}\n")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Mở kho")


def test_what_is_signed_in_one_repository_counts_in_no_other(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """One governing body stands above many communes, and their files have the same names."""
    other = tmp_path_factory.mktemp("kho") / "kia"
    shutil.copytree(root, other)
    for folder in ("approvals", "receipts"):
        shutil.rmtree(root / "records/2026-Q2" / folder)
    scoped(root, "kho-nay")
    for file in (COLLECTIVE, HEAD, DEPUTY):
        approve(root, file, ApprovedStep.DECISION, key=root / "keys/pham-thi-hoa", on=DECIDED)
    (receipt,) = receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=RECEIVED)
    assert receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=RECEIVED) == ()
    (root / WORKFLOW).write_text("on: [pull_request, push]\n", encoding="utf-8")
    protection = sign(root, WORKFLOW)
    commit(root, "Mọi thứ ký tại kho này")
    assert codes(root) == []

    scoped(other, "kho-kia")
    for folder in ("approvals", "receipts"):
        shutil.copytree(root / "records/2026-Q2" / folder, other / "records/2026-Q2" / folder, dirs_exist_ok=True)
    for file in (protection, WORKFLOW):
        (other / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / file, other / file)
    commit(other, "Chép sang")
    found = codes(other)
    assert ("protected-file-unapproved", WORKFLOW) in found
    assert ("approval-signature-invalid", APPROVAL) in found
    assert ("receipt-not-valid", receipt) in found
