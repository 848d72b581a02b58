"""The brake: whoever brings a change stays with the units that they answer for."""

from typing import Any

import pytest
from compared import compared, edited
from sound_records import SOUND

from evalgen.approving.file_changes import file_changes
from evalgen.approving.reach import author_of
from evalgen.approving.verdict import Gravity
from evalgen.domain.revision import EntryKind, TreeEntry

FOUR = ("van-phong", "ban-mot", "ban-hai", "ban-ba")
UNIT = "name: Ban {name}\nkind: advisory_body\nblock: party\nparent: {parent}\nfrom: 2025-07-01\n"
COLLECTIVE = "tasks:\n  - {{id: viec, title: {title}, due: 2026-06-26}}\n"


def member(person: str, account: str, extra: str = "") -> str:
    return f"  - {{person: {person}, from: 2025-07-01, account: {account}{extra}}}\n"


def base(parent: str = "van-phong", **bodies: str) -> dict[str, str]:
    """Four units, three of them below `parent`; the bodies with these members."""
    files = edited(SOUND, {"open": True})
    for unit in FOUR[1:]:
        files[f"units/{unit}.yaml"] = UNIT.format(name=unit, parent=parent).replace("parent: -\n", "")
    for unit in FOUR:
        files[f"2026-Q2/{unit}/collective.yaml"] = COLLECTIVE.format(title="Cũ")
    for body, members in bodies.items():
        name = body.replace("_", "-")
        text = files.get(f"bodies/{name}.yaml", f"name: {name}\nroles: [decide]\n")
        files[f"bodies/{name}.yaml"] = text.split("members:")[0] + f"members:\n{members}"
    return files


def touching(files: dict[str, str], count: int) -> dict[str, str]:
    names = [f"2026-Q2/{unit}/collective.yaml" for unit in FOUR[:count]]
    return {**files, **dict.fromkeys(names, COLLECTIVE.format(title="Mới"))}


def codes(files: dict[str, str], count: int, account: str) -> list[str]:
    plan = compared(files, touching(files, count), account=account)
    return [problem.code for problem in plan.transitions]


def test_without_an_account_nothing_is_judged() -> None:
    assert codes(base(), 4, "") == []


def test_a_stranger_may_touch_one_unit_and_no_more() -> None:
    assert codes(base(), 1, "ai-do") == []
    assert codes(base(), 2, "ai-do") == ["too-many-units"]


def test_who_founds_the_repository_answers_for_all_units() -> None:
    plan = compared({}, touching(base(), 4), account="ai-do")
    assert "too-many-units" not in [problem.code for problem in plan.transitions]


def test_the_words_name_the_units_and_who_brings_them() -> None:
    files = base()
    (problem,) = compared(files, touching(files, 2), account="ai-do").transitions
    assert problem.message == (
        "thay đổi này đụng đến 2 đơn vị mà tài khoản «ai-do» không phụ trách (cho phép 1): Ban ban-mot, Văn phòng mẫu."
    )
    assert problem.remedy == "Tách theo từng đơn vị, để người phụ trách trình; hoặc cơ quan thẩm định trình thay."
    assert compared(files, touching(files, 2), account="ai-do").verdict.level is Gravity.FAILED


def test_a_member_answers_for_the_units_of_the_posts_that_the_body_manages() -> None:
    files = base("-", ban_thuong_vu=member("le-van-an", "an"))
    assert codes(files, 1, "an") == []
    assert codes(files, 2, "an") == ["unit-not-answered-for"]
    assert codes(files, 3, "an") == ["too-many-units"]


def test_a_head_answers_for_what_is_below() -> None:
    files = base("van-phong", cap_khac=member("tran-thi-binh", "binh"))
    assert codes(files, 4, "binh") == []
    deputy = base("van-phong", cap_khac=member("le-van-an", "an"))
    assert codes(deputy, 3, "an") == ["too-many-units"]


MOVED = "revisions:\n  - {{from: {day}, parent: {parent}}}\n"


@pytest.mark.parametrize(
    "before,after,found",
    [("van-phong", "ban-ba", []), ("ban-ba", "van-phong", ["too-many-units"])],
    ids=["rời đi sau kỳ", "về sau kỳ"],
)
def test_a_head_answers_for_what_was_below_in_the_period(before: str, after: str, found: list[str]) -> None:
    """A unit that moves only after the period is still with its superior of the period."""
    files = base("van-phong", cap_khac=member("tran-thi-binh", "binh"))
    files["units/ban-ba.yaml"] = files["units/ban-ba.yaml"].replace("parent: van-phong\n", "")
    for unit in ("ban-mot", "ban-hai"):
        text = files[f"units/{unit}.yaml"].replace("parent: van-phong", f"parent: {before}")
        files[f"units/{unit}.yaml"] = text + MOVED.format(day="2026-07-01", parent=after)
    assert codes(files, 3, "binh") == found


def test_each_period_is_asked_of_who_was_above_in_it() -> None:
    files = base("van-phong", cap_khac=member("tran-thi-binh", "binh"))
    files["units/ban-ba.yaml"] = files["units/ban-ba.yaml"].replace("parent: van-phong\n", "")
    files["2026-Q3/period.yaml"] = "opened_on: 2026-07-01\n"
    for unit in ("ban-mot", "ban-hai"):
        files[f"units/{unit}.yaml"] += MOVED.format(day="2026-07-01", parent="ban-ba")
        files[f"2026-Q3/{unit}/collective.yaml"] = COLLECTIVE.format(title="Cũ").replace("06-26", "09-25")
    assert codes(files, 3, "binh") == []
    later = {f"2026-Q3/{unit}/collective.yaml": COLLECTIVE.format(title="Mới") for unit in ("ban-mot", "ban-hai")}
    plan = compared(files, {**touching(files, 3), **later}, account="binh")
    assert "too-many-units" in [problem.code for problem in plan.transitions]


def test_a_verifying_body_answers_for_all() -> None:
    assert codes(base("-", ban_xay_dung_dang=member("le-van-an", "an")), 4, "an") == []


@pytest.mark.parametrize("until,found", [("2026-03-31", ["too-many-units"]), ("2026-04-01", [])])
def test_who_has_left_the_body_before_the_period_answers_for_nothing(until: str, found: list[str]) -> None:
    files = base("-", ban_xay_dung_dang=member("nguoi-ngoai", "ngoai", f", to: {until}"))
    assert codes(files, 2, "ngoai") == found


def test_accounts_are_compared_as_hosts_do() -> None:
    records = compared(base(), base()).comparison.before.records
    assert author_of("", records).person == ""
    files = base("-", ban_xay_dung_dang=member("le-van-an", "Le-Van-An"))
    records = compared(files, files).comparison.before.records
    assert author_of("le-van-an", records).person == "le-van-an"


def test_an_account_that_two_people_claim_is_nobodys() -> None:
    files = base("-", ban_xay_dung_dang=member("le-van-an", "an") + member("tran-thi-binh", "an"))
    assert codes(files, 2, "an") == ["too-many-units"]


LIMIT: dict[str, Any] = {"add": {"organization.yaml": "review: {max_units: 2}\n"}}


def test_the_organization_sets_its_own_limit() -> None:
    files = edited(base(), LIMIT)
    assert codes(files, 2, "ai-do") == []
    assert codes(files, 3, "ai-do") == ["too-many-units"]
    none = edited(base(), {"add": {"organization.yaml": "review: {max_units: 0}\n"}})
    assert codes(none, 1, "ai-do") == ["too-many-units"]


def test_with_a_limit_but_without_an_account_somebody_above_looks() -> None:
    files = edited(base(), LIMIT)
    assert codes(files, 2, "") == []
    assert codes(files, 3, "") == ["many-units"]


def test_the_limit_is_read_from_before_the_change() -> None:
    before = base()
    plan = compared(before, edited(touching(before, 2), LIMIT), account="ai-do")
    assert [problem.code for problem in plan.transitions] == ["too-many-units"]


@pytest.mark.parametrize(
    "paths,found",
    [
        (["ban-mot/bao-cao.pdf"], []),
        (["ban-mot/bao-cao.pdf", "ban-hai/minh-chung/bao-cao.pdf"], ["too-many-units"]),
        (["ban-mot/bao-cao.pdf", "minh-chung/bao-cao.pdf", "chung.pdf", "approvals/ban-hai/x.txt"], []),
    ],
    ids=["một đơn vị", "hai đơn vị", "không của đơn vị nào"],
)
def test_evidence_of_other_units_is_touched_as_their_records_are(paths: list[str], found: list[str]) -> None:
    """It is what a verifier will look at, and no signature holds it before the decision."""
    files = base()
    evidence = {f"records/2026-Q2/{path}": TreeEntry(kind=EntryKind.FILE, content="x") for path in paths}
    for changes in (file_changes(evidence, {}), file_changes({}, evidence)):
        plan = compared(files, files, files=changes, account="ai-do")
        assert [code for code in (problem.code for problem in plan.transitions) if code == "too-many-units"] == found
