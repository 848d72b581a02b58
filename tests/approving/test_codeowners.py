"""Whom the host asks, line by line."""

import datetime as dt
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.errors import EvalgenError
from evalgen.pipeline.owning import check_codeowners, write_codeowners

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
