"""A person who moves to another unit within the period: from `new` to `score`, `explain`, `status` and `review`."""

import json
from pathlib import Path

import pytest
from commands import Run
from git_repository import Repository
from open_records import AN, DECISION, open_records
from sound_records import UNIT

THERE = f"records/{AN}"
HERE = THERE.replace("/van-phong/", "/phong-a/")
NEW_POST = (
    "\n  - {unit: phong-a, title: Phó Trưởng phòng, standing: DEPUTY, peer_group: cap-pho, "
    "managed_by: ban-thuong-vu, used_by: tap-the-van-phong, from: 2026-06-01}"
)
MOVE = ("from: 2025-07-01", f"from: 2025-07-01\n    to: 2026-05-31{NEW_POST}")
OWN_CATALOGUE = """\
approved: {by: ban-thuong-vu, on: 2026-03-30, number: 06-QĐ/ĐU}
standard_product: bao-cao
products:
  - {id: bao-cao, title: Báo cáo tháng, points: 50}
  - {id: ke-hoach, title: Kế hoạch chuyên đề, points: 150}
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The unit `phong-a` with another catalogue; the person has planned and assessed in `van-phong`, and moved."""
    files = {**open_records(), "units/phong-a.yaml": UNIT, "catalogues/phong-a.yaml": OWN_CATALOGUE}
    repository = Repository(tmp_path / "kho", files)
    repository.edit("people/le-van-an.yaml", MOVE)
    repository.commit("Điều động")
    monkeypatch.chdir(repository.folder)
    return repository


def move(repository: Repository) -> None:
    (repository.folder / HERE).parent.mkdir(exist_ok=True)
    repository.git("mv", THERE, HERE)


def name_the_former_unit(repository: Repository) -> None:
    own = HERE.removeprefix("records/")
    repository.edit(own, ("product: bao-cao,", "product: bao-cao, unit: van-phong,"))
    repository.edit(own, ("product: ke-hoach,", "product: ke-hoach, unit: van-phong,"))


def score(run: Run, record: str) -> str:
    code, out, err = run("score", record, "--json")
    assert (code, err) == (0, "")
    return str(json.loads(out)[0]["results"]["exact"])


def test_new_writes_no_second_record_and_says_where_the_first_belongs(repository: Repository, run: Run) -> None:
    code, out, _ = run("new", "2026-Q2")
    assert code == 0
    assert f"{THERE}: người này nay ở đơn vị khác; chuyển tệp về {HERE} (git mv), không lập hồ sơ thứ hai.\n" in out
    assert not (repository.folder / HERE).exists()
    assert json.loads(run("new", "2026-Q2", "--json")[1])["elsewhere"] == {THERE: HERE}
    move(repository)
    assert "git mv" not in run("new", "2026-Q2")[1]


def test_new_moves_no_record_that_check_leaves_where_it_was_decided(repository: Repository, run: Run) -> None:
    record = repository.folder / THERE
    record.write_text(record.read_text(encoding="utf-8") + DECISION, encoding="utf-8")
    assert "không chuyển tệp" in run("check")[1]
    assert "git mv" not in run("new", "2026-Q2")[1]


def test_a_record_that_cannot_be_read_is_one_all_the_same(repository: Repository, run: Run) -> None:
    (repository.folder / THERE).write_text("plan: [\n", encoding="utf-8")
    code, out, _ = run("new", "2026-Q2")
    assert (code, f"chuyển tệp về {HERE}" in out) == (0, True)
    assert not (repository.folder / HERE).exists()


def test_new_names_files_that_it_could_not_read(repository: Repository, run: Run) -> None:
    (repository.folder / "records/people/le-van-an.yaml").write_text("name: [\n", encoding="utf-8")
    _, out, _ = run("new", "2026-Q2")
    assert "records/people/le-van-an.yaml có lỗi nên chưa được xét; sửa theo evalgen check" in out


def test_work_of_the_former_unit_counts_by_its_own_catalogue(repository: Repository, run: Run) -> None:
    before = score(run, THERE)
    move(repository)
    name_the_former_unit(repository)
    assert score(run, HERE) == before
    code, out, _ = run("explain", HERE)
    assert code == 0
    assert "Phó Trưởng phòng, Văn phòng mẫu (Cấp phó)" in out
    assert "cần nhận xét của nơi công tác cũ" in out
    assert "1,2 " in next(line for line in out.splitlines() if "ke-hoach-quy" in line)
    assert "record-in-former-unit" not in run("check")[1]


def test_the_form_shows_the_product_of_the_former_unit(repository: Repository, run: Run) -> None:
    move(repository)
    name_the_former_unit(repository)
    code, page, _ = run("form", "hd02-danh-muc", HERE)
    row = page[page.index("Kế hoạch quý") :].split("</tr>")[0]
    assert (code, "Kế hoạch chuyên đề" in row or "1,2" in row) == (0, True)


def test_status_names_the_record_once_in_the_new_unit(repository: Repository, run: Run) -> None:
    move(repository)
    name_the_former_unit(repository)
    found = json.loads(run("status", "2026-Q2", "--on", "2026-06-30", "--json")[1])
    own = [item for item in found["periods"][0]["dossiers"] if item["person"] == "le-van-an"]
    assert [(item["unit"], item["file"]) for item in own] == [("phong-a", HERE)]


def test_a_review_takes_the_move_for_what_it_is(repository: Repository, run: Run) -> None:
    repository.branch("chuyen-don-vi")
    move(repository)
    name_the_former_unit(repository)
    repository.commit()
    code, out, _ = run("review", "main")
    assert code == 0
    assert "record-moved" in out
    assert "approved-section-changed" not in out


def test_of_two_records_the_one_of_the_new_unit_stands(repository: Repository, run: Run) -> None:
    (repository.folder / HERE).parent.mkdir()
    (repository.folder / HERE).write_text((repository.folder / THERE).read_text(encoding="utf-8"), encoding="utf-8")
    code, out, _ = run("check")
    assert code == 1
    assert f"{THERE}:1:1  record-twice" in out
    assert f"Gộp nội dung vào {HERE}" in out
    assert run("score", HERE)[0] == 0
    code, _, err = run("explain", THERE)
    assert code == 2
    assert f"«{THERE}» chưa được chấm: người này còn hồ sơ cùng kỳ ở {HERE}." in err
