"""Whom the host asks, line by line."""

import datetime as dt
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.errors import EvalgenError
from evalgen.pipeline.approving.owning import check_codeowners, write_codeowners

DAY = dt.date(2026, 7, 1)
ORGANIZATION = SOUND["organization.yaml"].replace("fictional: true\n", "fictional: true\ngoverned_by: cap-tren\n")
ABOVE = (
    "name: Cấp trên mẫu\nroles: [decide]\nmembers:\n  - {person: le-van-an, from: 2025-07-01, account: cap-tren-1}\n"
)
DECIDING = """\
name: Ban Thường vụ mẫu
roles: [approve_plan, decide, confirm]
members:
  - {person: tran-thi-binh, from: 2025-07-01, account: binh}
  - {person: le-van-an, from: 2025-07-01, to: 2026-06-30, account: an-cu}
"""


def repository(root: Path) -> Path:
    files = {
        **SOUND,
        "organization.yaml": ORGANIZATION,
        "bodies/cap-tren.yaml": ABOVE,
        "bodies/ban-thuong-vu.yaml": DECIDING,
    }
    write_records(root, files)
    return root


def rules(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_every_path_has_an_owner_and_nobody_is_asked_about_themself(tmp_path: Path) -> None:
    lines = rules(write_codeowners(repository(tmp_path), DAY))
    assert lines[:5] == [
        "* @cap-tren-1",
        "/records/*/van-phong/ @binh",
        "/records/*/approvals/van-phong/ @binh",
        "/records/*/van-phong/tran-thi-binh.yaml @cap-tren-1",
        "/records/*/approvals/van-phong/tran-thi-binh/ @cap-tren-1",
    ]
    assert lines[5:] == [f"{line.split()[0]} @cap-tren-1" for line in lines[5:]]
    assert "/records/bodies/ @cap-tren-1" in lines[5:]
    assert "/.github/ @cap-tren-1" in lines[5:]


def test_membership_is_of_the_day(tmp_path: Path) -> None:
    lines = rules(write_codeowners(repository(tmp_path), dt.date(2026, 6, 30)))
    assert "/records/*/van-phong/ @an-cu @binh" in lines
    assert "/records/*/van-phong/tran-thi-binh.yaml @an-cu" in lines


MOVED = """\
name: Trần Thị Bình
posts:
  - {{unit: van-phong, title: Chánh Văn phòng, standing: HEAD, peer_group: dung-dau, managed_by: ban-thuong-vu,
     used_by: ban-thuong-vu, from: 2025-07-01, to: {last}}}
  - {{unit: {unit}, title: Trưởng phòng, standing: HEAD, peer_group: dung-dau, managed_by: ban-thuong-vu,
     used_by: ban-thuong-vu, from: 2026-07-01}}
"""
OWN_RECORD = "/records/*/van-phong/tran-thi-binh.yaml "
OWN_STATEMENTS = "/records/*/approvals/van-phong/tran-thi-binh/ "


def of_who_left(root: Path, day: dt.date, *, last: str = "2026-06-30", deciding: str = DECIDING) -> list[str]:
    """The lines of a person who has gone from `van-phong` to another unit and still sits in the deciding body."""
    repository(root)
    (root / "records/units/phong-moi.yaml").write_text(SOUND["units/van-phong.yaml"], encoding="utf-8")
    person = MOVED.format(last=last, unit="phong-moi")
    (root / "records/people/tran-thi-binh.yaml").write_text(person, encoding="utf-8")
    (root / "records/bodies/ban-thuong-vu.yaml").write_text(deciding, encoding="utf-8")
    return [line for line in rules(write_codeowners(root, day)) if line.startswith((OWN_RECORD, OWN_STATEMENTS))]


@pytest.mark.parametrize("last", ["2026-06-30", "2026-07-01"], ids=["đã chuyển", "còn giữ đến hôm nay"])
def test_nobody_is_asked_about_the_records_of_a_unit_that_they_have_left(last: str, tmp_path: Path) -> None:
    assert of_who_left(tmp_path, DAY, last=last) == [f"{OWN_RECORD}@cap-tren-1", f"{OWN_STATEMENTS}@cap-tren-1"]


def test_the_others_of_the_body_are_asked_about_them(tmp_path: Path) -> None:
    deciding = f"{DECIDING}  - {{person: nguoi-khac, name: Người khác (hư cấu), from: 2025-07-01, account: khac}}\n"
    assert of_who_left(tmp_path, DAY, deciding=deciding) == [f"{OWN_RECORD}@khac", f"{OWN_STATEMENTS}@khac"]


def test_whoever_would_not_be_asked_gets_no_line_for_a_unit_that_they_have_left(tmp_path: Path) -> None:
    deciding = DECIDING.replace("person: tran-thi-binh", "person: nguoi-khac, name: Người khác (hư cấu)")
    assert of_who_left(tmp_path, DAY, deciding=deciding) == []


def test_nor_is_anybody_one_level_up_asked_about_their_own_record(tmp_path: Path) -> None:
    """The record of a member of the governor goes to the others there, in a unit that has people and in one that has none."""
    above = ABOVE.replace("le-van-an", "tran-thi-binh")
    other = "  - {person: nguoi-khac, name: Người khác (hư cấu), from: 2025-07-01, account: cap-tren-2}\n"
    root = repository(tmp_path)
    (root / "records/bodies/cap-tren.yaml").write_text(above + other, encoding="utf-8")
    (root / "records/bodies/ban-thuong-vu.yaml").write_text(DECIDING.partition("members:")[0], encoding="utf-8")
    lines = rules(write_codeowners(root, DAY))
    assert lines[0] == "* @cap-tren-1 @cap-tren-2"
    assert f"{OWN_RECORD}@cap-tren-2" in lines
    (root / "records/people/le-van-an.yaml").unlink()
    person = MOVED.format(last="2026-06-30", unit="phong-moi")
    (root / "records/people/tran-thi-binh.yaml").write_text(person, encoding="utf-8")
    lines = rules(write_codeowners(root, DAY))
    assert f"{OWN_RECORD}@cap-tren-2" in lines
    assert not any(line.startswith("/records/*/van-phong/ ") for line in lines)


def test_where_nobody_else_is_left_the_governor_keeps_the_record(tmp_path: Path) -> None:
    """A line without an account would leave the record to anybody."""
    root = repository(tmp_path)
    (root / "records/bodies/cap-tren.yaml").write_text(ABOVE.replace("le-van-an", "tran-thi-binh"), encoding="utf-8")
    assert f"{OWN_RECORD}@cap-tren-1" in rules(write_codeowners(root, DAY))


def test_without_an_account_above_there_is_no_file(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "records/bodies/cap-tren.yaml").write_text(ABOVE.replace(", account: cap-tren-1", ""), encoding="utf-8")
    with pytest.raises(EvalgenError, match="không có tài khoản nào của cấp trên giám sát"):
        write_codeowners(root, DAY)


def test_check_tells_a_missing_an_outdated_and_a_good_file(tmp_path: Path) -> None:
    root = repository(tmp_path)
    assert [item.code for item in check_codeowners(root, "CODEOWNERS", DAY)] == ["codeowners-outdated"]
    (root / "CODEOWNERS").write_text(write_codeowners(root, DAY), encoding="utf-8")
    assert check_codeowners(root, "CODEOWNERS", DAY) == ()
    found = check_codeowners(root, "CODEOWNERS", dt.date(2026, 6, 30))
    assert [item.code for item in found] == ["codeowners-outdated"]
