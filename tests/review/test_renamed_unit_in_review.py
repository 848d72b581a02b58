"""A unit renamed between two quarters: a review names it as in the period that it speaks of, in every format."""

from pathlib import Path

import pytest
from commands import Run
from git_repository import Repository
from open_records import AN, BINH, COLLECTIVE, DECISION, open_records

OLD, NEW = "Văn phòng mẫu", "Văn phòng tổng hợp mẫu"
UNIT = "units/van-phong.yaml"
PERIOD = "2026-Q2/period.yaml"
NOTICE = "notices: [{id: tb-1, number: 1-TB/ĐU, date: 2026-07-06, by: ban-thuong-vu, title: Thông báo, units: [van-phong]}]\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    files = open_records()
    files[UNIT] += f"revisions: [{{from: 2026-07-01, name: {NEW}}}]\n"
    repository = Repository(tmp_path / "kho", files)
    monkeypatch.chdir(repository.folder)
    return repository


@pytest.mark.parametrize("format_name", ["text", "markdown", "json"])
@pytest.mark.parametrize("options", [(), ("--whole-repository",)], ids=["gọn", "toàn kho"])
def test_a_review_names_the_unit_as_in_the_period(
    format_name: str, options: tuple[str, ...], repository: Repository, run: Run
) -> None:
    repository.edit(COLLECTIVE, ("Chỉnh lý tài liệu", "Chỉnh lý hồ sơ"))
    repository.add(AN, DECISION)
    repository.remove([BINH])
    repository.add(PERIOD, NOTICE)
    _, out, _ = run("review", "main", "--format", format_name, *options)
    assert OLD in out
    assert NEW not in out


def test_a_person_s_file_has_the_newest_name(repository: Repository, run: Run) -> None:
    post = "  - {unit: van-phong, title: Chánh Văn phòng, standing: HEAD, peer_group: cap-truong, managed_by: ban-thuong-vu"
    repository.add(
        "people/le-van-an.yaml", f"    to: 2026-12-31\n{post}, used_by: tap-the-van-phong, from: 2027-01-01}}\n"
    )
    _, out, _ = run("review", "main")
    assert NEW in out
