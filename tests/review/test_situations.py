"""What a merge would do, in repositories: moved on, contradicting, renamed, deleted, linked, unrelated."""

from pathlib import Path

import pytest
from git_repository import Repository
from open_records import AN, BINH, DECISION, open_records, plan
from reviewed import plan_of
from sound_records import SOUND

from evalgen.approving.file_changes import ChangeKind
from evalgen.approving.review import Review
from evalgen.approving.verdict import Gravity
from evalgen.domain.problem import Severity
from evalgen.domain.ruling import QuotaResult
from evalgen.errors import EvalgenError


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "kho", open_records())


def codes(review: Review) -> list[tuple[str, str, Severity]]:
    return [(item.code, item.place.file.removeprefix("records/"), item.severity) for item in review.transitions]


def test_the_working_tree_against_its_branch(repository: Repository) -> None:
    repository.add(AN, DECISION)
    state = repository.state()
    review = plan(repository)
    assert (review.verdict.level, review.verdict.reasons) == (Gravity.OK, ())
    assert [(item.name, item.kind) for item in review.records] == [("Lê Văn An", ChangeKind.CHANGED)]
    assert (review.basis.head, review.basis.head_commit) == ("", repository.git("rev-parse", "HEAD"))
    assert repository.state() == state


def test_a_branch_against_its_target(repository: Repository) -> None:
    repository.branch("thay-doi")
    repository.add(AN, DECISION)
    head = repository.commit()
    review = plan(repository, "thay-doi")
    assert review.basis.head_commit == head
    assert not review.basis.behind
    assert [item.pair.file for item in review.records] == [f"records/{AN}"]


def test_nothing_to_merge_is_fine(repository: Repository) -> None:
    review = plan(repository, "main")
    assert (review.verdict.level, review.records, review.others) == (Gravity.OK, (), ())


def test_a_head_that_lies_behind_its_target_changes_nothing(repository: Repository) -> None:
    repository.branch("cu")
    repository.git("checkout", "--quiet", "main")
    repository.add(AN, DECISION)
    repository.commit()
    review = plan(repository, "cu")
    assert (review.records, review.others, review.basis.behind) == ((), (), True)


def test_a_target_that_has_moved_on_counts_with_the_branch(repository: Repository) -> None:
    """What is shown is the merged result: what the target did meanwhile is not undone, nor told as a change."""
    repository.branch("thay-doi")
    repository.add(AN, DECISION)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.add(BINH, DECISION)
    repository.write("README.md", "x\n")
    repository.commit()
    review = plan(repository, "thay-doi")
    assert review.basis.behind
    assert [item.pair.file for item in review.records] == [f"records/{AN}"]
    assert review.others == ()
    (unit,) = review.units
    assert unit.whole


def excellent(repository: Repository, branch: str, person: str) -> None:
    """One deputy is proposed EXCELLENT on a branch of its own."""
    repository.branch(branch)
    repository.edit(
        f"2026-Q2/van-phong/{person}.yaml",
        ("on: 2026-07-02, grade: GOOD", "on: 2026-07-02, grade: EXCELLENT, outstanding: Sớm hai ngày"),
    )
    repository.commit()


def test_two_pull_requests_that_touch_one_quota_group(tmp_path: Path) -> None:
    """Each alone is within the quota; after the first is merged, the second shows the count of both."""
    repository = Repository(tmp_path / "kho", open_records(people=6))
    excellent(repository, "mot", "le-van-2")
    excellent(repository, "hai", "le-van-3")
    (alone,) = plan(repository, "hai").quotas
    assert alone.after is not None
    assert (len(alone.after.excellent), alone.after.result) == (1, QuotaResult.WITHIN)
    assert not alone.moved_on_target
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message=x", "mot")
    (both,) = plan(repository, "hai").quotas
    assert both.before is not None
    assert both.after is not None
    assert (len(both.before.excellent), both.after.excellent) == (1, ("le-van-2", "le-van-3"))
    assert both.after.result is QuotaResult.EXCEEDED
    assert both.moved_on_target


def test_both_sides_change_the_same_line(repository: Repository) -> None:
    repository.branch("thay-doi")
    repository.edit(AN, ("on: 2026-07-02, grade: GOOD", "on: 2026-07-02, grade: COMPLETED"))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.edit(AN, ("on: 2026-07-02, grade: GOOD", "on: 2026-07-02, grade: NOT_COMPLETED"))
    repository.commit()
    review = plan(repository, "thay-doi")
    assert review.verdict.level is Gravity.FAILED
    assert codes(review)[0] == ("merge-conflict", AN, Severity.ERROR)
    (record,) = review.records
    assert "Đề xuất · Mức đề xuất: Không hoàn thành nhiệm vụ → Hoàn thành nhiệm vụ" in record.words


def test_one_side_deletes_what_the_other_changes(repository: Repository) -> None:
    repository.branch("thay-doi")
    repository.remove([AN])
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.add(AN, DECISION)
    repository.commit()
    review = plan(repository, "thay-doi")
    assert ("merge-conflict", AN, Severity.ERROR) in codes(review)
    assert ("record-deleted", AN, Severity.ERROR) in codes(review)


def test_git_joins_what_both_sides_changed_elsewhere(repository: Repository) -> None:
    repository.branch("thay-doi")
    repository.edit(AN, ("id: bao-cao-thang, axis: 4", "id: bao-cao-thang, axis:  4"))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.add(AN, f"\n\n\n{DECISION}")
    repository.commit()
    review = plan(repository, "thay-doi")
    assert codes(review) == [("content-joined", AN, Severity.WARNING)]
    assert review.verdict.level is Gravity.NEEDS_HIGHER_REVIEW


def test_both_sides_add_the_same_record(repository: Repository) -> None:
    """The same on both sides is no change at all."""
    for branch in ("mot", "hai"):
        repository.branch(branch)
        repository.add(AN, DECISION)
        repository.commit()
    assert plan(repository, "hai", base="mot").records == ()


@pytest.mark.parametrize("settled", [False, True], ids=["chưa quyết định", "đã quyết định"])
def test_a_record_moved_to_another_unit(settled: bool, tmp_path: Path) -> None:  # noqa: FBT001
    other = "name: Ban Xây dựng mẫu\nkind: advisory_body\nblock: party\nfrom: 2025-07-01\n"
    files = open_records() | {"units/ban-xay-dung.yaml": other}
    repository = Repository(tmp_path / "kho", files | ({AN: files[AN] + DECISION} if settled else {}))
    repository.branch("chuyen")
    (repository.folder / "records/2026-Q2/ban-xay-dung").mkdir()
    repository.git("mv", f"records/{AN}", "records/2026-Q2/ban-xay-dung/le-van-an.yaml")
    repository.edit("2026-Q2/ban-xay-dung/le-van-an.yaml", ("Báo cáo hằng tháng", "Báo cáo mỗi tháng"))
    repository.commit()
    review = plan(repository, "chuyen")
    (record,) = review.records
    assert record.kind is ChangeKind.RENAMED
    assert record.unit == "Ban Xây dựng mẫu"
    assert "Chuyển đơn vị: Văn phòng mẫu → Ban Xây dựng mẫu" in record.words
    moved = next(item for item in codes(review) if item[0] == "record-moved")
    assert moved[2] is (Severity.ERROR if settled else Severity.WARNING)


def test_a_file_renamed_to_another_person(repository: Repository) -> None:
    repository.write("records/people/le-van-tu.yaml", SOUND["people/le-van-an.yaml"].replace("An", "Tú"))
    repository.git("mv", f"records/{AN}", "records/2026-Q2/van-phong/le-van-tu.yaml")
    review = plan(repository)
    assert ("record-handed-over", "2026-Q2/van-phong/le-van-tu.yaml", Severity.WARNING) in codes(review)


def test_deleted_records_are_named(repository: Repository) -> None:
    repository.remove([AN])
    review = plan(repository)
    assert codes(review) == [("record-deleted", AN, Severity.WARNING)]
    assert [item.kind for item in review.records] == [ChangeKind.DELETED]
    assert review.units[0].missing == ("Lê Văn An",)


def test_a_whole_period_deleted(repository: Repository) -> None:
    repository.remove(["2026-Q2"])
    review = plan(repository)
    assert {code for code, _, _ in codes(review)} == {"record-deleted", "period-deleted"}
    assert review.verdict.level is Gravity.FAILED


def test_a_period_opened_by_mistake_is_taken_back_in_sight_of_somebody_above(repository: Repository) -> None:
    repository.write("records/2026-Q3/period.yaml", "opened_on: 2026-07-01\n")
    repository.write("records/2026-Q3/van-phong/le-van-an.yaml", "framework: hd02-pl3\n")
    repository.commit()
    repository.remove(["2026-Q3"])
    review = plan(repository)
    assert {code for code, _, _ in codes(review)} == {"record-deleted", "period-deleted"}
    assert review.verdict.level is Gravity.NEEDS_HIGHER_REVIEW
    assert review.units == ()


def test_a_record_made_executable(repository: Repository) -> None:
    (repository.folder / "records" / AN).chmod(0o755)
    review = plan(repository)
    assert codes(review) == [("executable-record", AN, Severity.WARNING)]
    (record,) = review.records
    assert record.words == ("Chỉ đổi cách trình bày hoặc chú thích; nội dung giữ nguyên.",)


def test_a_record_made_a_link(repository: Repository) -> None:
    path = repository.folder / "records" / AN
    path.unlink()
    path.symlink_to("/etc/passwd")
    review = plan(repository)
    assert [(item.code, item.place.file) for item in review.problems.new] == [("symlink", f"records/{AN}")]
    assert review.verdict.level is Gravity.FAILED
    assert [item.kind for item in review.records] == [ChangeKind.CHANGED]
    assert codes(review) == []


def test_what_lies_outside_the_records(repository: Repository) -> None:
    repository.write(".github/workflows/x.yml", "on: push\n")
    repository.write("schemas/person.schema.json", "{}\n")
    repository.write("evalgen/grading/chain.py", "x = 1\n")
    review = plan(repository)
    assert review.verdict.level is Gravity.NEEDS_HIGHER_REVIEW
    assert [(item.change.area.label, item.change.path) for item in review.others] == [
        ("quy trình tự động", ".github/workflows/x.yml"),
        ("chương trình", "evalgen/grading/chain.py"),
        ("lược đồ", "schemas/person.schema.json"),
    ]


def test_schemas_of_the_pull_request_do_not_judge_it(repository: Repository) -> None:
    """The program's own schemas are what counts, whatever the pull request brings."""
    repository.write("schemas/evaluation.schema.json", "{}\n")
    repository.add(AN, "la: 1\n")
    assert [item.code for item in plan(repository).problems.new] == ["unknown-key"]


def test_a_body_that_the_change_itself_brings_decides_nothing(repository: Repository) -> None:
    repository.write("records/bodies/cua-toi.yaml", "name: Của tôi\nroles: [decide]\n")
    repository.edit("people/le-van-an.yaml", ("managed_by: ban-thuong-vu", "managed_by: cua-toi"))
    repository.add(AN, DECISION.replace("ban-thuong-vu", "cua-toi"))
    review = plan(repository)
    assert ("authority-not-in-base", AN, Severity.WARNING) in codes(review)
    assert review.verdict.level is not Gravity.OK


def test_histories_without_a_common_root(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "la")
    repository.add(AN, DECISION)
    repository.commit()
    review = plan(repository, "la")
    assert review.basis.merge_base is None
    assert review.verdict.level is Gravity.FAILED
    assert [item.pair.file for item in review.records] == [f"records/{AN}"]


def test_before_the_first_commit_of_a_branch(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "moi")
    review = plan(repository)
    assert (review.basis.head_commit, review.basis.merge_base) == ("", None)


def parted_and_cloned(repository: Repository, depth: int, folder: Path) -> Path:
    """A decision on each of two branches, and a clone that holds so many of the last revisions of both."""
    repository.branch("thay-doi")
    repository.add(AN, DECISION)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.add(BINH, DECISION)
    repository.commit()
    source = repository.folder.as_uri()
    repository.git("clone", "--quiet", f"--depth={depth}", "--no-single-branch", source, str(folder))
    return folder


def test_a_shallow_repository_says_what_it_lacks(repository: Repository, tmp_path: Path) -> None:
    clone = parted_and_cloned(repository, 1, tmp_path / "nong")
    with pytest.raises(EvalgenError, match="phần lịch sử gần nhất") as error:
        plan_of(clone, "origin/main", "origin/thay-doi")
    assert "fetch-depth: 0" in error.value.remedy


def test_a_clone_that_reaches_back_to_the_common_revision_is_enough(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Từ đây bản sao có đủ")
    clone = parted_and_cloned(repository, 2, tmp_path / "nong")
    shallow = plan_of(clone, "origin/main", "origin/thay-doi")
    whole = plan(repository, "thay-doi")
    assert (shallow.records, shallow.basis.behind) == (whole.records, True)
    assert shallow.basis.merge_base == whole.basis.merge_base


def test_the_first_records_of_a_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "kho", {})
    repository.branch("dau-tien")
    for name, text in SOUND.items():
        repository.write(f"records/{name}", text)
    repository.commit()
    review = plan(repository, "dau-tien")
    assert review.verdict.level is Gravity.NEEDS_HIGHER_REVIEW
    assert {"first-records", "several-steps-at-once", "power-changed"} == {item.code for item in review.verdict.reasons}
    assert len(review.records) == 3


def test_a_broken_target_is_mended(repository: Repository) -> None:
    repository.write(f"records/{AN}", "plan: [\n")
    repository.commit()
    repository.write(f"records/{AN}", open_records()[AN])
    review = plan(repository)
    assert (len(review.problems.new), review.problems.old) == (0, 0)
    assert review.problems.mended == 1
    assert codes(review) == [("record-unread-before", AN, Severity.WARNING)]


def test_a_merge_commit_in_the_branch_is_no_trouble(repository: Repository) -> None:
    repository.branch("thay-doi")
    repository.add(AN, DECISION)
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.add(BINH, DECISION)
    repository.commit()
    repository.git("checkout", "--quiet", "thay-doi")
    repository.git("merge", "--quiet", "--no-ff", "--message=x", "main")
    review = plan(repository, "thay-doi")
    assert not review.basis.behind
    assert [item.pair.file for item in review.records] == [f"records/{AN}"]


def test_the_same_revisions_give_the_same_plan(repository: Repository) -> None:
    repository.add(AN, DECISION)
    first, second = plan(repository), plan(repository)
    assert (first.records, first.verdict, first.needs) == (second.records, second.verdict, second.needs)
    assert first.to_do == second.to_do


def test_amendments_without_a_decision_cancel_nothing(repository: Repository) -> None:
    repository.add(
        AN,
        "amendments: [{kind: ADJUST, by: ban-thuong-vu, on: 2026-07-30, number: 30-QĐ, grade: GOOD, reason: Lý do}]\n",
    )
    (record,) = plan(repository).records
    assert record.opinions is not None
    assert (record.opinions.decided, record.opinions.final) == ("", "")
