"""Deadlines by the receipt: one day, the same in `check`, in `status` and in `review`; what somebody wrote before it is named."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from approved import approve
from case_records import read_cases, records_of
from reviewed import plan_of
from signed_records import COLLECTIVE, DEPUTY, commit, edit, git, make_key, member, signed_repository
from sound_records import write_records

from evalgen.approving.statement import digest_of
from evalgen.cli import main
from evalgen.domain.approval import ApprovedStep, Receipt
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.period import Period, PeriodKind
from evalgen.drafting.statement_file import receipt_text
from evalgen.errors import EvalgenError
from evalgen.pipeline.approving import receiving
from evalgen.pipeline.approving.audit import audit
from evalgen.pipeline.approving.receiving import receive
from evalgen.pipeline.assessing.receipts import received_days
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.watching import statuses
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.signature import sign, signing_key
from evalgen.regulation.procedures.procedure import Stage

QUARTER = Period(kind=PeriodKind.QUARTER, year=2026, number=2)
RECORD = "records/2026-Q2/van-phong/tran-thi-binh.yaml"
LAST_DAY, NEXT_DAY = dt.date(2026, 6, 24), dt.date(2026, 6, 25)
CASE = "Mọi bước đúng ngày cuối cùng của quý có hạn riêng"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Everything written on its last day, the period still open; a host that receives."""
    (case,) = [item for item in read_cases() if item["name"] == CASE]
    files = records_of(case)
    files["2026-Q2/period.yaml"] = files["2026-Q2/period.yaml"].partition("closed_on")[0]
    key = make_key(tmp_path / "keys", "may-chu")
    files["bodies/may-chu.yaml"] = (
        f"name: Máy chủ mẫu\nroles: [receive]\nmembers:\n  - {{person: may-chu, name: Máy chủ (hư cấu), {member(key)}}}\n"
    )
    write_records(tmp_path, files)
    return tmp_path


def received(root: Path, on: dt.date) -> tuple[str, ...]:
    return receive(root, QUARTER, body="may-chu", key=root / "keys/may-chu", on=on)


def said(root: Path) -> list[tuple[str, str]]:
    found = inspect(root).problems
    return [(item.code, item.place.json_path) for item in found if item.place.file == RECORD]


def test_received_on_the_last_day_is_in_time(root: Path) -> None:
    assert received(root, LAST_DAY)
    assert said(root) == []


def test_received_a_day_later_is_late_whatever_was_written(root: Path) -> None:
    received(root, NEXT_DAY)
    paths = ["$.plan.approved.on", "$.self_assessment.submitted_on", "$.verification.on", "$.proposal.on"]
    late = [path for code, path in said(root) if code == "step-after-deadline"]
    assert late == [path for code, path in said(root) if code == "day-before-receipt"]
    assert "$.self_assessment.submitted_on" in late
    assert set(late) <= set(paths)
    (problem,) = [
        item
        for item in inspect(root).problems
        if item.code == "day-before-receipt" and item.place.json_path == "$.self_assessment.submitted_on"
    ]
    assert problem.message == (
        "bản tự đánh giá được gửi ngày 24/06/2026 theo người ghi, nhưng máy chủ nhận ngày 25/06/2026, khi hạn đã qua; "
        "thời hạn tính theo ngày nhận."
    )


def test_received_in_time_is_in_time_whatever_day_was_written(root: Path) -> None:
    """One rule for all: `explain`, `check`, `status` and `review` go by the receipt, be it earlier or later."""
    edit(root, RECORD, "submitted_on: 2026-06-24", "submitted_on: 2026-06-25")
    place = "$.self_assessment.submitted_on"
    assert [code for code, path in said(root) if path == place] == ["step-after-deadline"]
    received(root, LAST_DAY)
    assert [code for code, path in said(root) if path == place] == ["day-after-receipt"]
    edit(root, RECORD, "decision: {by: ban-thuong-vu, on: 2026-06-26, number: 21-QĐ/ĐU, grade: GOOD}\n", "")
    (status,) = statuses(check_up(root), (QUARTER,), dt.date(2026, 6, 25))
    (dossier,) = [item for item in status.dossiers if item.person == "tran-thi-binh"]
    assert "SELF_ASSESSMENT" not in {item.step.name for item in dossier.late_steps}


def test_review_goes_by_an_earlier_receipt_as_well(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    commit(root, "Mở kho")
    git(root, "switch", "-q", "-c", "bien-nhan")
    edit(root, RECORD, "submitted_on: 2026-06-24", "submitted_on: 2026-06-25")
    received(root, LAST_DAY)
    commit(root, "Biên nhận")
    (record,) = plan_of(root, "main", "bien-nhan").records
    assert "Tự đánh giá" not in {item.step for item in record.deadlines if item.late_days}


@pytest.mark.parametrize("days, named", [(7, False), (8, True)])
def test_a_day_long_after_the_receipt_is_named_even_without_a_deadline(days: int, named: bool, root: Path) -> None:  # noqa: FBT001
    edit(root, "records/organization.yaml", "pack: thanhlam", "pack: hd02")
    received(root, LAST_DAY - dt.timedelta(days=days))
    assert (("day-after-receipt", "$.self_assessment.submitted_on") in said(root)) is named


@pytest.mark.parametrize("days, named", [(7, False), (8, True)])
def test_a_day_long_before_the_receipt_is_named_even_without_a_deadline(days: int, named: bool, root: Path) -> None:  # noqa: FBT001
    edit(root, "records/organization.yaml", "pack: thanhlam", "pack: hd02")
    received(root, LAST_DAY + dt.timedelta(days=days))
    assert (("day-before-receipt", "$.self_assessment.submitted_on") in said(root)) is named


def test_what_is_too_much_for_one_receipt_is_attested_by_several(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST", 3)
    written = received(root, NEXT_DAY)
    assert len(written) > 1
    assert [path.rpartition("/")[2] for path in written] == [f"2026-06-25-{n + 1}.yaml" for n in range(len(written))]
    found = inspect(root)
    assert max(len(item.submissions) for item in found.records.receipts) == 3
    assert "step-after-deadline" in {code for code, _ in said(root)}
    assert received(root, NEXT_DAY) == ()


def test_a_full_receipt_with_the_longest_names_can_be_read() -> None:
    steps = {f"{number:0>64}/{'x' * 64}/self_assessment": digest_of(b"") for number in range(receiving.MOST)}
    receipt = Receipt(
        document=Document(file="records/2026-Q2/receipts/2026-06-25-1.yaml", root=LocatedMapping()),
        period=QUARTER,
        id="2026-06-25-1",
        signer="x" * 64,
        body="x" * 64,
        on=NEXT_DAY,
        approvals=(),
        submissions=steps,
        signature="x" * 2000,
    )
    assert len(receipt_text(receipt).encode()) < MAX_BYTES


def test_what_is_changed_after_its_receipt_came_in_later(root: Path) -> None:
    """The receipt is for what was said; other words came in with the next one."""
    received(root, LAST_DAY)
    edit(root, RECORD, "quality: 1.2", "quality: 1")
    received(root, NEXT_DAY)
    assert [path for code, path in said(root) if code == "step-after-deadline"] == ["$.self_assessment.submitted_on"]
    assert received(root, NEXT_DAY) == ()


def test_an_approval_of_an_earlier_plan_attests_no_day_of_the_one_that_stands(root: Path) -> None:
    """The plan was approved and received in time, then changed, approved anew and received a day too late."""
    keys = {name: make_key(root / "keys", name) for name in ("vu-van-son", "pham-thi-hoa")}
    with (root / "records/bodies/ban-thuong-vu.yaml").open("a", encoding="utf-8") as body:
        body.writelines(f"  - {{person: {name}, name: Thành viên, {member(key)}}}\n" for name, key in keys.items())
    approve(root, RECORD, ApprovedStep.PLAN, key=keys["vu-van-son"], on=LAST_DAY)
    received(root, LAST_DAY)
    late = ("step-after-deadline", "$.plan.approved.on")
    assert late not in said(root)
    edit(root, RECORD, "Báo cáo hằng tháng", "Báo cáo tháng")
    assert late not in said(root)
    approve(root, RECORD, ApprovedStep.PLAN, key=keys["pham-thi-hoa"], on=NEXT_DAY)
    received(root, NEXT_DAY)
    assert late in said(root)


SIGNED, LATER = dt.date(2026, 7, 4), dt.date(2026, 7, 6)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A closed quarter, of which approvals alone are received: of every decision on 4 July."""
    signed_repository(tmp_path)
    return tmp_path


def decided_on(root: Path, name: str = "le-van-an") -> dt.date:
    return received_days(inspect(root).records)[QUARTER, "van-phong", name][Stage.DECISION]


def signed_anew(root: Path, file: str) -> None:
    approve(root, file, ApprovedStep.DECISION, key=root / "keys/vu-van-son", on=LATER)
    received(root, LATER)


def test_a_second_signature_over_the_same_text_moves_no_day(closed: Path) -> None:
    signed_anew(closed, DEPUTY)
    assert decided_on(closed) == SIGNED


def test_an_approval_over_another_text_counts_only_while_there_is_no_later_one(closed: Path) -> None:
    edit(closed, DEPUTY, "quality: 1.2", "quality: 1")
    assert decided_on(closed) == SIGNED
    signed_anew(closed, DEPUTY)
    assert decided_on(closed) == LATER


def test_the_decision_on_a_collective_that_was_signed_anew_is_of_the_later_day(closed: Path) -> None:
    edit(closed, COLLECTIVE, "Chỉnh lý tài liệu", "Chỉnh lý hồ sơ")
    signed_anew(closed, COLLECTIVE)
    assert decided_on(closed, "collective") == LATER
    assert decided_on(closed) == SIGNED


def test_a_fact_that_an_amendment_brings_leaves_the_decision_its_day(closed: Path) -> None:
    with (closed / DEPUTY).open("a", encoding="utf-8") as record:
        record.write(
            "facts:\n  confidence_vote: {low: 3, total: 4}\namendments:\n  - {kind: ADJUST, by: ban-thuong-vu, "
            "on: 2026-07-10, number: 30-QĐ/ĐU, grade: NOT_COMPLETED, reason: Tín nhiệm thấp}\n"
        )
    assert decided_on(closed) == SIGNED


def test_what_was_received_before_the_person_moved_is_in_time(root: Path) -> None:
    received(root, LAST_DAY)
    moved = RECORD.replace("/van-phong/", "/phong-a/")
    (root / moved).parent.mkdir()
    (root / RECORD).rename(root / moved)
    unit = (root / "records/units/van-phong.yaml").read_text(encoding="utf-8")
    (root / "records/units/phong-a.yaml").write_text(unit, encoding="utf-8")
    edit(root, "records/people/tran-thi-binh.yaml", "unit: van-phong", "unit: phong-a")
    received(root, NEXT_DAY)
    found = [(item.code, item.place.file) for item in inspect(root).problems]
    assert ("step-after-deadline", moved) not in found


def test_nobody_attests_the_day_of_their_own_record(root: Path) -> None:
    """Receipts by a person count like those of a machine, but not for the person's own record."""
    edit(root, "records/bodies/may-chu.yaml", "person: may-chu, name: Máy chủ (hư cấu)", "person: tran-thi-binh")
    received(root, NEXT_DAY)
    assert said(root) == []
    clerk = make_key(root / "keys", "van-thu")
    entry = f"  - {{person: van-thu, name: Văn thư (hư cấu), {member(clerk)}}}\n"
    with (root / "records/bodies/may-chu.yaml").open("a", encoding="utf-8") as body:
        body.write(entry)
    receive(root, QUARTER, body="may-chu", key=clerk, on=NEXT_DAY)
    assert ("day-before-receipt", "$.self_assessment.submitted_on") in said(root)


def test_status_shows_the_day_of_the_receipt_and_what_was_written(root: Path) -> None:
    received(root, NEXT_DAY)
    edit(root, RECORD, "decision: {by: ban-thuong-vu, on: 2026-06-26, number: 21-QĐ/ĐU, grade: GOOD}\n", "")
    (status,) = statuses(check_up(root), (QUARTER,), dt.date(2026, 6, 25))
    (dossier,) = [item for item in status.dossiers if item.person == "tran-thi-binh"]
    late = {item.step.name: (item.taken_on, item.written_on, item.days) for item in dossier.late_steps}
    assert late["SELF_ASSESSMENT"] == (NEXT_DAY, LAST_DAY, 1)


def test_status_tells_it_in_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    received(root, NEXT_DAY)
    edit(root, RECORD, "decision: {by: ban-thuong-vu, on: 2026-06-26, number: 21-QĐ/ĐU, grade: GOOD}\n", "")
    main(["status", "2026-Q2", "--on", "2026-06-25", "--root", str(root)])
    words = " ".join(capsys.readouterr().out.split())
    assert "Tự đánh giá: chậm 1 ngày (25/06/2026)" in words
    assert "người ghi đề ngày 24/06/2026; tính theo ngày máy chủ nhận" in words


def test_review_judges_by_the_same_day(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    commit(root, "Mở kho")
    git(root, "switch", "-q", "-c", "bien-nhan")
    received(root, NEXT_DAY)
    edit(root, RECORD, "quality: 1.2", "quality: 1.20")
    commit(root, "Biên nhận")
    (record,) = plan_of(root, "main", "bien-nhan").records
    late = {item.step: (item.taken_on, item.written_on) for item in record.deadlines if item.late_days}
    assert late["Tự đánh giá"] == (NEXT_DAY, LAST_DAY)


def test_a_receipt_that_the_host_has_not_signed_is_refused_in_review_and_audit(root: Path) -> None:
    """Whoever brings an early receipt with the record that it is to save is stopped, and named afterwards."""
    git(root, "init", "-q", "-b", "main")
    commit(root, "Mở kho")
    (file,) = received(root, NEXT_DAY)
    edit(root, file, "on: 2026-06-25", "on: 2026-06-20")
    found = plan_of(root, "main", None)
    assert [(item.code, item.place.file) for item in found.transitions] == [("receipt-not-valid", file)]
    assert ("receipt-not-valid", file) in {(item.code, item.place.file) for item in audit(root, history=False)}


def test_a_closed_period_receives_no_steps(root: Path) -> None:
    """What was handed in before there were receipts is not made late by them."""
    with (root / "records/2026-Q2/period.yaml").open("a", encoding="utf-8") as period:
        period.write("closed_on: 2026-07-04\n")
    assert received(root, dt.date(2026, 11, 21)) == ()


def test_whoever_names_a_body_that_nobody_knows_is_told_the_nearest(root: Path) -> None:
    with pytest.raises(EvalgenError) as caught:
        receive(root, QUARTER, body="may-chur", key=root / "keys/may-chu", on=LAST_DAY)
    assert caught.value.message == "Không có tổ chức «may-chur»."
    assert caught.value.remedy.startswith("Gần nhất: may-chu, ")


def test_whoever_is_no_member_any_more_is_told_who_may_sign(root: Path) -> None:
    with pytest.raises(
        EvalgenError, match="Không phê duyệt được: ngày 01/01/2020 «may-chu» không là thành viên"
    ) as caught:
        received(root, dt.date(2020, 1, 1))
    assert caught.value.remedy.startswith("Để một người đang là thành viên phê duyệt")


def test_a_stranger_receives_nothing(root: Path) -> None:
    with pytest.raises(EvalgenError, match="không phải là khóa của thành viên nào"):
        receive(root, QUARTER, body="may-chu", key=make_key(root / "keys", "la"), on=LAST_DAY)


def test_a_name_that_another_command_took_meanwhile_is_told_and_not_kept_silent(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sign_after_another(payload: bytes, key: Path, namespace: str) -> str:
        taken = root / "records/2026-Q2/receipts/2026-06-24-1.yaml"
        taken.parent.mkdir()
        taken.write_text("của lệnh kia\n", encoding="utf-8")
        return sign(payload, key, namespace)

    monkeypatch.setattr(receiving, "sign", sign_after_another)
    with pytest.raises(EvalgenError, match="vừa được một lệnh khác ghi"):
        received(root, LAST_DAY)


def test_receipts_of_other_periods_are_verified_where_they_speak_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host goes through all periods after each merge: with ten years of receipts it would verify each of them forty times."""
    signed_repository(tmp_path)
    own = next((tmp_path / "records/2026-Q2/receipts").iterdir())
    folder = tmp_path / "records/2026-Q1/receipts"
    folder.mkdir(parents=True)
    (folder / "cung-phe-duyet.yaml").write_bytes(own.read_bytes())
    other = re.sub("sha256:[0-9a-f]+", f"sha256:{'0' * 64}", own.read_text(encoding="utf-8"))
    (folder / "khac.yaml").write_text(other, encoding="utf-8")
    verified: list[str] = []
    verify = signing_key

    def told(signature: str, payload: bytes, namespace: str) -> str | None:
        verified.append(str(json.loads(payload)["id"]))
        return verify(signature, payload, namespace)

    monkeypatch.setattr(receiving, "signing_key", told)
    assert received(tmp_path, dt.date(2026, 7, 5)) == ()
    assert sorted(verified) == [own.stem, "cung-phe-duyet"]
