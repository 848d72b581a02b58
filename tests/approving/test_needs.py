"""Who must approve, who has, and who never counts."""

import datetime as dt
from typing import Any

import pytest
from compared import compared, edited
from msgspec.structs import replace
from sound_records import SOUND

from evalgen.approving.needs import Granted, Need
from evalgen.approving.review import Review
from evalgen.cli.reviewing.tables import need as row_of_need
from evalgen.domain.approval import Approval, ApprovedStep, Protection
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.period import Period, PeriodKind
from evalgen.language import VIETNAMESE

AN = "2026-Q2/van-phong/le-van-an.yaml"
BINH = "2026-Q2/van-phong/tran-thi-binh.yaml"
DECISION = "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n"
QUARTER = Period(kind=PeriodKind.QUARTER, year=2026, number=2)
MEMBERS = "\n".join(
    f"  - {{person: {name}, from: 2025-07-01{until}, account: {name}}}"
    for name, until in (
        ("tran-thi-binh", ""),
        ("le-van-an", ""),
        ("vu-van-son", ""),
        ("nguoi-cu", ", to: 2026-07-02"),
    )
)
BODY = f"name: Ban Thường vụ mẫu\nroles: [approve_plan, decide, confirm]\nmembers:\n{MEMBERS}\n"
MEMBER_ALONE = BODY.replace(MEMBERS, "  - {person: le-van-an, from: 2025-07-01}")


def approval(signer: str, person: str = "le-van-an", step: ApprovedStep = ApprovedStep.DECISION) -> Approval:
    return Approval(
        document=Document(file="records/x.yaml", root=LocatedMapping()),
        period=QUARTER,
        unit="van-phong",
        record=person,
        step=step,
        signer=signer,
        body="ban-thuong-vu",
        on=dt.date(2026, 7, 3),
        record_digest="",
        rules_digest="",
        result_digest="",
        outcome="GOOD",
        signature="",
    )


def deciding(body: str = BODY, **settings: Any) -> Review:
    """The decision on a deputy is added."""
    before = edited(SOUND, {"open": True, "drop": {AN: ["decision"]}, "write": {"bodies/ban-thuong-vu.yaml": body}})
    return compared(before, edited(before, {"add": {AN: DECISION}}), **settings)


def only(plan: Review) -> Need:
    (need,) = plan.needs
    return need


def test_the_deciding_body_of_the_post_approves_and_nobody_their_own_record() -> None:
    need = only(deciding())
    assert need.names == ("Ban Thường vụ mẫu",)
    assert [(task.words, task.files, task.done) for task in need.tasks] == [
        ("quyết định xếp loại", (f"records/{AN}",), 0)
    ]
    assert need.members == ("Trần Thị Bình", "vu-van-son")
    assert (need.barred, need.given, need.left) == (("Lê Văn An",), (), 1)


def test_a_member_approves_what_is_not_about_them() -> None:
    both = {AN: ["decision"], BINH: ["decision"]}
    before = edited(SOUND, {"open": True, "drop": both, "write": {"bodies/ban-thuong-vu.yaml": MEMBER_ALONE}})
    need = only(compared(before, edited(before, {"add": {AN: DECISION, BINH: DECISION}})))
    assert (need.members, need.barred) == (("Lê Văn An",), ("Lê Văn An",))
    assert row_of_need(need, VIETNAMESE)[2] == "Lê Văn An; không tự duyệt phần của mình: Lê Văn An"
    need = only(deciding(MEMBER_ALONE))
    assert (need.members, need.barred) == ((), ("Lê Văn An",))
    assert row_of_need(need, VIETNAMESE)[2] == "không còn thành viên nào khác; không tự duyệt phần của mình: Lê Văn An"


def test_given_approvals_count_once_a_person() -> None:
    need = only(deciding(granted=Granted(approvals=(approval("vu-van-son"), approval("vu-van-son")))))
    assert (need.given, need.left) == (("vu-van-son",), 0)


@pytest.mark.parametrize(
    "given",
    [
        approval("le-van-an"),
        approval("nguoi-cu"),
        approval("khong-phai-thanh-vien"),
        approval("vu-van-son", person="tran-thi-binh"),
        approval("vu-van-son", step=ApprovedStep.PROPOSAL),
        replace(approval("vu-van-son"), unit="don-vi-khac"),
        replace(approval("vu-van-son"), body="to-chuc-khac"),
    ],
    ids=["chính mình", "đã thôi", "người ngoài", "hồ sơ khác", "bước khác", "đơn vị khác", "thay mặt tổ chức khác"],
)
def test_approvals_that_do_not_count(given: Approval) -> None:
    need = only(deciding(granted=Granted(approvals=(given,))))
    assert (need.given, need.left) == ((), 1)


@pytest.mark.parametrize(
    "spans, signed, counts",
    [
        (["from: 2026-07-04"], "2026-07-03", False),
        (["from: 2026-07-04"], "2026-07-04", True),
        (["from: 2025-07-01, to: 2026-07-04"], "2026-07-04", True),
        (["from: 2025-07-01, to: 2026-07-04"], "2026-07-05", False),
        (["from: 2025-07-01, to: 2026-07-03"], "2026-07-03", True),
        (["from: 2025-07-01, to: 2026-07-02"], "2026-07-03", False),
        (["from: 2025-07-01, to: 2026-07-02", "from: 2026-07-06"], "2026-07-05", False),
        (["from: 2025-07-01, to: 2026-07-02", "from: 2026-07-06"], "2026-07-06", True),
    ],
    ids=[
        "chưa là thành viên khi ký",
        "thành viên từ ngày ký, sau ngày quyết định",
        "ngày cuối là thành viên",
        "đã thôi trước khi ký",
        "thôi sau ngày quyết định, ký đúng ngày ấy",
        "đã thôi trước ngày quyết định",
        "giữa hai lần là thành viên",
        "trở lại từ ngày ký",
    ],
)
def test_a_signature_counts_by_the_membership_of_its_own_day(spans: list[str], signed: str, counts: bool) -> None:  # noqa: FBT001
    """The decision is of 3 July; who signs it later acts for the body of that later day, as `audit` has it."""
    members = "".join(f"  - {{person: vu-van-son, {span}}}\n" for span in spans)
    given = replace(approval("vu-van-son"), on=dt.date.fromisoformat(signed))
    body = f"name: Ban mẫu\nroles: [decide]\nmembers:\n{members}"
    need = only(deciding(body, granted=Granted(approvals=(given,))))
    assert (need.given == ("vu-van-son",), need.left == 0) == (counts, counts)


def test_the_author_never_counts_as_approver() -> None:
    granted = Granted(approvals=(approval("vu-van-son"),))
    need = only(deciding(granted=granted, account="vu-van-son"))
    assert "vu-van-son" not in need.members
    assert (need.given, need.left) == ((), 1)


def test_a_quorum_waits_for_enough_people() -> None:
    body = BODY.replace("members:", "quorum: 2\nmembers:")
    one = only(deciding(body, granted=Granted(approvals=(approval("vu-van-son"),))))
    assert (one.quorum, one.given, one.left) == (2, ("vu-van-son",), 1)
    assert row_of_need(one, VIETNAMESE)[3] == "0/1; đã ký: vu-van-son"
    two = only(deciding(body, granted=Granted(approvals=(approval("vu-van-son"), approval("tran-thi-binh")))))
    assert two.left == 0


@pytest.mark.parametrize("day, left", [("2026-07-03", 1), ("2026-07-04", 0)])
def test_the_quorum_is_that_of_the_day_of_the_act(day: str, left: int) -> None:
    body = BODY.replace("members:", f"revisions: [{{from: {day}, quorum: 2}}]\nmembers:")
    need = only(deciding(body, granted=Granted(approvals=(approval("vu-van-son"),))))
    assert (need.quorum, need.left) == (1 + left, left)


@pytest.mark.parametrize("day, body", [("2026-07-03", "cap-tren"), ("2026-07-04", "ban-thuong-vu")])
def test_the_body_above_is_that_of_the_day_of_the_act(day: str, body: str) -> None:
    revised = BODY.replace("members:", f"revisions: [{{from: {day}, above: cap-tren}}]\nmembers:")
    assert only(deciding(revised)).bodies == (body,)


def test_what_a_body_decides_on_its_own_member_is_for_the_one_above() -> None:
    alone = "name: Ban mẫu\nroles: [decide, approve_plan, confirm]\nabove: cap-tren\nmembers:\n  - {person: le-van-an, from: 2025-07-01}\n"
    assert only(deciding(alone)).bodies == ("cap-tren",)
    two = f"{alone}  - {{person: vu-van-son, from: 2025-07-01}}\n"
    assert only(deciding(two)).bodies == ("cap-tren",)
    left = two.replace("le-van-an, from: 2025-07-01", "le-van-an, from: 2025-07-01, to: 2026-07-02")
    assert only(deciding(left)).bodies == ("ban-thuong-vu",)
    assert only(deciding(two.replace("above: cap-tren\n", ""))).bodies == ("ban-thuong-vu",)
    assert only(deciding(f"{alone}  - {{person: vu-van-son, from: 2026-07-04}}\n")).bodies == ("cap-tren",)


@pytest.mark.parametrize(
    "members, body",
    [
        (["le-van-an"], "cap-tren"),
        (["le-van-an", "vu-van-son"], "ban-xay-dung-dang"),
        (["vu-van-son"], "ban-xay-dung-dang"),
        ([], "ban-xay-dung-dang"),
    ],
    ids=["chỉ có chính người ấy", "còn người khác", "không có người ấy", "không có ai"],
)
def test_what_decides_nothing_goes_above_only_where_nobody_but_the_person_could_do_it(
    members: list[str], body: str
) -> None:
    listed = "".join(f"\n  - {{person: {name}, from: 2025-07-01}}" for name in members) or " []"
    verifying = f"name: Ban mẫu\nroles: [verify]\nabove: cap-tren\nmembers:{listed}\n"
    before = edited(SOUND, {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}})
    before["bodies/ban-xay-dung-dang.yaml"] = verifying
    verified = SOUND[AN].partition("verification:")[2].partition("\nproposal:")[0]
    need = only(compared(before, edited(before, {"add": {AN: f"verification:{verified}\n"}})))
    assert ([task.words for task in need.tasks], need.bodies) == (["thẩm định hồ sơ"], (body,))


@pytest.mark.parametrize(
    "entry, allowed",
    [
        ("capacity: delegate, document: 12-QĐ/ĐU", True),
        ("capacity: acting, document: 12-QĐ/ĐU", True),
        ("capacity: delegate", False),
        ("capacity: acting", False),
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {roles: [decide]}", True),
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {roles: [approve_plan]}", False),
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {units: [van-phong]}", True),
        ("capacity: delegate, document: 12-QĐ/ĐU, scope: {units: [phong-khac]}", False),
        ("capacity: delegate, document: 12-QĐ/ĐU, to: 2026-07-03", True),
        ("capacity: delegate, document: 12-QĐ/ĐU, to: 2026-07-02", False),
    ],
)
def test_a_delegate_acts_by_a_document_within_its_scope_and_days(entry: str, allowed: bool) -> None:  # noqa: FBT001
    body = f"name: Ban mẫu\nroles: [decide]\nmembers:\n  - {{person: vu-van-son, from: 2025-07-01, {entry}}}\n"
    need = only(deciding(body, granted=Granted(approvals=(approval("vu-van-son"),))))
    assert (need.members == ("vu-van-son",), need.left == 0) == (allowed, allowed)


def test_power_is_read_from_before_the_change() -> None:
    before = edited(SOUND, {"open": True, "drop": {AN: ["decision"]}})
    after = edited(
        before,
        {
            "add": {AN: DECISION.replace("ban-thuong-vu", "cua-toi")},
            "write": {"bodies/cua-toi.yaml": "name: Của tôi\nroles: [decide]\n"},
            "change": {"people/le-van-an.yaml": [["managed_by: ban-thuong-vu", "managed_by: cua-toi"]]},
        },
    )
    deciding_bodies = [need.bodies for need in compared(before, after).needs if need.tasks[0].words.startswith("quyết")]
    assert deciding_bodies == [("ban-thuong-vu",)]


def test_every_step_asks_the_body_that_takes_it() -> None:
    before = edited(SOUND, {"open": True, "remove": [AN]})
    plan = compared(before, edited(before, {"restore": {AN: []}}))
    assert [(need.bodies, [task.words for task in need.tasks]) for need in plan.needs] == [
        (("ban-thuong-vu",), ["duyệt kế hoạch", "quyết định xếp loại"]),
        (("ban-xay-dung-dang",), ["thẩm định hồ sơ"]),
        (("tap-the-van-phong",), ["đề xuất xếp loại"]),
    ]


REVISED = [("revisions: [{from: 2026-07-04, quorum: 2}]", 0), ("revisions: [{from: 2026-07-03, quorum: 2}]", 1)]
ABOVE = {"write": {"bodies/cap-tren.yaml": "name: Cấp trên\nroles: [decide]\n"}}
GOVERNED = {"add": {"organization.yaml": "governed_by: cap-tren\n"}}


@pytest.mark.parametrize(
    "edit,settings,bodies",
    [
        ({"add": {"bodies/ban-thuong-vu.yaml": "quorum: 1\n"}}, {}, ("cap-tren",)),
        ({"add": {"bodies/tap-the-van-phong.yaml": "above: cap-tren\n"}}, {}, ("ban-thuong-vu", "cap-tren")),
        ({"add": {"bodies/ban-thuong-vu.yaml": "quorum: 1\n"}}, GOVERNED, ("cap-tren",)),
        ({"add": {"units/van-phong.yaml": "to: 2027-01-01\n"}}, {}, ("ban-thuong-vu", "cap-tren")),
        ({"add": {"units/van-phong.yaml": "to: 2027-01-01\n"}}, GOVERNED, ("cap-tren",)),
        ({"add": {"people/le-van-an.yaml": "birth_date: 1980-01-01\n"}}, GOVERNED, ("ban-thuong-vu",)),
        (
            {"change": {"catalogues/van-phong.yaml": [["chuyên đề, points: 120", "chuyên đề, points: 121"]]}},
            GOVERNED,
            ("ban-thuong-vu",),
        ),
        ({"change": {"2026-Q2/period.yaml": [["11-TB/ĐU", "12-TB/ĐU"]]}}, GOVERNED, ("ban-thuong-vu",)),
    ],
    ids=[
        "tổ chức",
        "tổ chức khác",
        "tổ chức, có cấp trên",
        "đơn vị",
        "đơn vị, có cấp trên",
        "cán bộ",
        "danh mục",
        "kỳ",
    ],
)
def test_files_that_power_rests_on_ask_one_level_up(
    edit: dict[str, Any], settings: dict[str, Any], bodies: tuple[str, ...]
) -> None:
    before = edited(SOUND, ABOVE | settings)
    assert only(compared(before, edited(before, edit))).bodies == bodies


@pytest.mark.parametrize("terms, left", [("quorum: 1", 0), ("quorum: 2", 1), *REVISED])
def test_a_protection_that_names_the_file_counts(terms: str, left: int) -> None:
    """By the quorum of the day on which it was signed: a file has no day of its own."""
    body = f"name: Cấp trên\nroles: [decide]\n{terms}\nmembers:\n  - {{person: vu-van-son, from: 2025-07-01}}\n"
    before = edited(SOUND, {"write": {"bodies/cap-tren.yaml": body}} | GOVERNED)
    after = edited(before, {"add": {"units/van-phong.yaml": "to: 2027-01-01\n"}})
    protection = Protection(
        document=Document(file="records/approvals/x.yaml", root=LocatedMapping()),
        name="x",
        signer="vu-van-son",
        body="cap-tren",
        on=dt.date(2026, 7, 3),
        files={"records/units/van-phong.yaml": "sha256:x"},
        signature="",
    )
    assert only(compared(before, after)).left == 1
    assert only(compared(before, after, granted=Granted(protections=(protection,)))).left == left


@pytest.mark.parametrize(
    "signer, body, left",
    [
        ("vu-van-son", "ban-thuong-vu", 0),
        ("vu-van-son", "cap-tren", 1),
        ("nguoi-cap-tren", "cap-tren", 0),
        ("nguoi-cap-tren", "ban-thuong-vu", 1),
    ],
)
def test_a_person_is_signed_for_by_the_deciding_body_or_the_one_that_governs(signer: str, body: str, left: int) -> None:
    """Each signature counts for the body that it names, where the signer is a member of that one."""
    above = "name: Cấp trên\nroles: [decide]\nmembers:\n  - {person: nguoi-cap-tren, from: 2025-07-01}\n"
    before = edited(SOUND, {"write": {"bodies/cap-tren.yaml": above, "bodies/ban-thuong-vu.yaml": BODY}} | GOVERNED)
    after = edited(before, {"add": {"people/le-van-an.yaml": "birth_date: 1980-01-01\n"}})
    protection = Protection(
        document=Document(file="records/approvals/x.yaml", root=LocatedMapping()),
        name="x",
        signer=signer,
        body=body,
        on=dt.date(2026, 7, 3),
        files={"records/people/le-van-an.yaml": "sha256:x"},
        signature="",
    )
    need = only(compared(before, after, granted=Granted(protections=(protection,))))
    assert (need.bodies, need.left) == (("ban-thuong-vu",), left)


def test_a_body_with_another_above_it_is_for_the_governor_as_well() -> None:
    """So `audit` has it, and so `protect` signs."""
    before = edited(SOUND, ABOVE | GOVERNED)
    before = edited(before, {"add": {"bodies/tap-the-van-phong.yaml": "above: ban-thuong-vu\n"}})
    after = edited(before, {"add": {"bodies/tap-the-van-phong.yaml": "quorum: 1\n"}})
    assert only(compared(before, after)).bodies == ("cap-tren",)


def test_a_person_who_changed_posts_is_for_the_body_of_the_last_one() -> None:
    moved = SOUND["people/le-van-an.yaml"].replace("from: 2025-07-01", "from: 2025-07-01\n    to: 2026-07-31") + (
        "  - {unit: van-phong, title: Phó Chánh Văn phòng, standing: DEPUTY, peer_group: cap-pho, "
        "managed_by: cap-tren, used_by: tap-the-van-phong, from: 2026-08-01}\n"
    )
    before = edited(SOUND, {"write": {**ABOVE["write"], "people/le-van-an.yaml": moved}})
    after = edited(before, {"add": {"people/le-van-an.yaml": "birth_date: 1980-01-01\n"}})
    assert only(compared(before, after)).bodies == ("cap-tren",)


def test_whoever_has_left_the_body_is_not_asked_about_a_file() -> None:
    """A file has no day of its own: those who are there now are asked."""
    before = edited(SOUND, {"write": {"bodies/ban-thuong-vu.yaml": BODY}})
    after = edited(before, {"add": {"people/le-van-an.yaml": "birth_date: 1980-01-01\n"}})
    need = only(compared(before, after))
    assert need.members == ("Trần Thị Bình", "Lê Văn An", "vu-van-son")


def test_a_catalogue_is_approved_by_the_body_that_it_named_before() -> None:
    before = edited(SOUND, ABOVE | GOVERNED)
    after = edited(before, {"change": {"catalogues/van-phong.yaml": [["by: ban-thuong-vu", "by: tap-the-van-phong"]]}})
    assert only(compared(before, after)).bodies == ("ban-thuong-vu",)


@pytest.mark.parametrize(
    "body,answers,transitions",
    [("cap-tren", "cap-tren", []), ("khac", "ban-thuong-vu", ["authority-not-in-base"])],
    ids=["cấp trên", "tổ chức khác cùng vai trò"],
)
def test_an_amendment_of_a_level_above_is_signed_by_that_level(body: str, answers: str, transitions: list[str]) -> None:
    """Khoản 3 Điều 13, khoản 3 Điều 15: whoever stands above the deciding body may adjust as well, and nobody else."""
    above = {f"bodies/{name}.yaml": f"name: {name}\nroles: [decide]\n" for name in ("cap-tren", "khac")}
    organization = SOUND["organization.yaml"] + "governed_by: cap-tren\n"
    before = edited(SOUND, {"write": {**above, "organization.yaml": organization}})
    amended = (
        f"amendments:\n  - {{kind: ADJUST, by: {body}, on: 2026-07-20, number: 1-QĐ, grade: COMPLETED, reason: Sửa}}\n"
    )
    plan = compared(before, edited(before, {"add": {AN: amended}}))
    assert [need.bodies for need in plan.needs] == [(answers,)]
    assert [problem.code for problem in plan.transitions] == transitions


CONFIRMED = "confirmed: {by: ban-thuong-vu, on: 2026-06-20, document: 1-TB/ĐU}"
EXEMPT = f"facts:\n  exemption: {{kind: OTHER, reason: Nghỉ, {CONFIRMED}}}\n"
EXCUSED = f"facts:\n  force_majeure:\n    - {{item: bao-cao-thang, reason: Mưa lũ, {CONFIRMED}}}\n"


@pytest.mark.parametrize("facts", [EXEMPT, EXCUSED], ids=["chưa đánh giá trong kỳ", "bất khả kháng"])
def test_a_fact_that_a_body_is_said_to_have_confirmed_is_asked_of_that_body(facts: str) -> None:
    """Whoever writes it into their own record would end the assessment, or take a failure out of the count."""
    before = edited(SOUND, {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}})
    plan = compared(before, edited(before, {"add": {AN: facts}}))
    need = only(plan)
    assert (need.bodies, need.tasks[0].words, need.left) == (("ban-thuong-vu",), "xác nhận sự việc", 1)
    said = edited(before, {"add": {AN: facts}})
    reason = "reason: Nghỉ" if facts == EXEMPT else "reason: Mưa lũ"
    assert only(compared(said, edited(said, {"change": {AN: [[reason, f"{reason} to"]]}}))).left == 1
    assert compared(said, edited(said, {"change": {AN: [["quality: 1.2", "quality: 1"]]}})).needs == ()


REMARKS = "facts:\n  former_unit_remarks: {by: ban-thuong-vu, on: 2026-06-20, document: 1-NX}\n"


def test_remarks_that_did_not_change_are_asked_for_once() -> None:
    """They stand among the facts by themselves: what is recorded beside them is nobody's to confirm."""
    before = edited(SOUND, {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}})
    said = edited(before, {"add": {AN: REMARKS}})
    assert only(compared(before, said)).bodies == ("ban-thuong-vu",)
    votes = {"change": {AN: [["facts:\n", "facts:\n  confidence_vote: {low: 1, total: 30}\n"]]}}
    assert compared(said, edited(said, votes)).needs == ()
    assert only(compared(said, edited(said, {"change": {AN: [["document: 1-NX", "document: 2-NX"]]}}))).left == 1


def test_a_fact_that_nobody_is_said_to_have_confirmed_asks_for_nobody() -> None:
    before = edited(SOUND, {"open": True, "drop": {AN: ["verification", "proposal", "decision"]}})
    claimed = EXCUSED.replace(f", {CONFIRMED}", "")
    assert compared(before, edited(before, {"add": {AN: claimed}})).needs == ()


def test_a_fact_that_the_step_of_the_same_body_signs_is_asked_for_once() -> None:
    before = edited(SOUND, {"open": True, "drop": {AN: ["decision"]}})
    need = only(compared(before, edited(before, {"add": {AN: EXCUSED + DECISION}})))
    assert [task.words for task in need.tasks] == ["quyết định xếp loại"]
