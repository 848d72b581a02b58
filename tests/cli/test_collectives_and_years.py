"""What the commands tell of a collective, and of those who may be EXCELLENT in a year."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from year_records import write_commune

from evalgen.cli import main

COLLECTIVE = "records/2026-Q2/phong-a/collective.yaml"


@pytest.fixture
def commune(tmp_path: Path) -> Path:
    """Three quarters and a year of a fictional commune, in which three deputies did everything as it should be."""
    write_commune(tmp_path, 1)
    for unit in ("xa", "phong-a", "phong-b"):
        tasks = [{"id": "nv-1", "title": "Việc", "due": "2026-05-20", "completed": True, "exceeded": True}]
        _write(tmp_path / f"records/2026/{unit}/collective.yaml", {"tasks": tasks})
    for record in commune_heads(tmp_path):
        record.unlink()
    for person, unit, grades in (
        ("pho-xa", "xa", ("EXCELLENT", "GOOD", "GOOD")),
        ("pho-a", "phong-a", ("EXCELLENT", "EXCELLENT", "GOOD")),
        ("pho-b", "phong-b", ("GOOD", "EXCELLENT", "GOOD")),
    ):
        for period, grade in zip(("2026-Q2", "2026-Q3", "2026-Q4"), grades, strict=True):
            step = {"by": "ban-thuong-vu", "on": "2026-12-29", "grade": grade}
            _write(
                tmp_path / f"records/{period}/{unit}/{person}.yaml",
                {"proposal": step, "decision": step | {"number": "01-QĐ/ĐU"}},
            )
        item = {"id": "viec", "axis": 1, "product": "viec", "title": "Việc", "quantity": 1, "due": "2026-11-20"}
        done = {"quantity": 1, "quality": 1.2, "timeliness": 1.0}
        _write(
            tmp_path / f"records/2026/{unit}/{person}.yaml",
            {
                "plan": {"approved": {"by": "ban-thuong-vu", "on": "2026-01-05"}, "work_items": [item]},
                "self_assessment": {
                    "submitted_on": "2026-12-20",
                    "general_criteria": {"awards": {"I": 30}},
                    "criteria_results": {"II": {"score": 65}},
                    "results": {"viec": done},
                    "proposed_grade": "EXCELLENT",
                },
            },
        )
    return tmp_path


def commune_heads(root: Path) -> list[Path]:
    """The yearly records of everybody else who leads."""
    return [path for name in ("truong-*", "uy-vien-*") for path in root.glob(f"records/2026/*/{name}.yaml")]


def _write(path: Path, record: object) -> None:
    path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) in {0, 1}
    return capsys.readouterr().out


def test_the_chain_of_a_collective_ends_with_what_its_conditions_allow(
    commune: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    task = {"id": "nv-1", "title": "Việc", "due": "2026-05-20", "completed": True, "late": True}
    _write(commune / COLLECTIVE, {"tasks": [task | {"id": f"nv-{at}", "late": at == 0} for at in range(5)]})
    out = _told(capsys, "explain", "--root", str(commune), str(commune / COLLECTIVE))
    assert "Tập thể: Phòng A – Quý II năm 2026" in out
    assert "không có khung chấm điểm tập thể" in out
    assert "Mức cao nhất đủ điều kiện: Cần cấp có thẩm quyền quyết định" in out
    assert "Các điều kiện cho phép cao nhất: Hoàn thành nhiệm vụ" in out


def test_a_collective_is_told_to_machines(commune: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(_told(capsys, "explain", "--json", "--root", str(commune), str(commune / COLLECTIVE)))
    assert (told["period"], told["unit"], told["file"]) == ("2026-Q2", "phong-a", COLLECTIVE)
    assert told["chain"][0]["rule"] == "score_band"
    assert told["total"] is None


def test_the_year_lists_whom_the_body_may_choose_from(commune: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = _told(capsys, "score", "--root", str(commune))
    ranking = out.split("THỨ TỰ ƯU TIÊN XUẤT SẮC CẢ NĂM: Lãnh đạo\n")[1].split("\n")
    assert [line.strip().split(":")[0] for line in ranking[:3]] == ["1. Pho A", "2. Pho B", "2. Pho Xa"]
    assert ranking[0].endswith("2 kỳ xuất sắc; quý cuối: Hoàn thành tốt nhiệm vụ")
    assert ranking[3].strip() == "Bằng nhau thì cấp có thẩm quyền lựa chọn."
    assert ranking[4].strip() == "căn cứ: gạch đầu dòng thứ hai mục 6.3 Hướng dẫn 02-HD/BTCTW"


def test_the_order_stands_beside_the_yearly_record_of_a_candidate(
    commune: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    yearly = str(commune / "records/2026/phong-a/pho-a.yaml")
    quarter = str(commune / "records/2026-Q2/phong-a/pho-a.yaml")
    assert "THỨ TỰ ƯU TIÊN" in _told(capsys, "explain", "--root", str(commune), yearly)
    assert "THỨ TỰ ƯU TIÊN" not in _told(capsys, "explain", "--root", str(commune), quarter)


def test_a_quarter_that_grades_nobody_in_such_a_post_is_no_missing_record(
    commune: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for record in commune.glob("records/2026-Q*/*/chuyen-vien-a.yaml"):
        record.unlink()
    yearly = str(commune / "records/2026/phong-a/chuyen-vien-a.yaml")
    assert "Quý II năm 2026: Không thuộc đối tượng của kỳ" in _told(capsys, "explain", "--root", str(commune), yearly)
    leader = str(commune / "records/2026/phong-a/pho-a.yaml")
    (commune / "records/2026-Q3/phong-a/pho-a.yaml").unlink()
    assert "Quý III năm 2026: Chưa có hồ sơ" in _told(capsys, "explain", "--root", str(commune), leader)


YEAR = Path(__file__).parents[2] / "examples/qd366/records/2027/hdnd-tinh/collective.yaml"


def test_a_scored_collective_is_told_to_machines_with_all_that_people_read(capsys: pytest.CaptureFixture[str]) -> None:
    """The sheet with each line of it, as of a person; the text form is made from the same lines."""
    assert main(["explain", str(YEAR)]) == 0
    text = capsys.readouterr().out
    assert main(["explain", str(YEAR), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["basis"] == "verified"
    sheet = told["verified_sheet"]
    assert sheet["value"]["exact"] == told["total"]["exact"]
    assert [part["id"] for part in sheet["parts"]] == ["general", "results"]
    assert told["self_sheet"] is not None
    assert {axis["axis"] for axis in told["axes"]} == {
        part["id"].removeprefix("axis.") for part in sheet["parts"][1]["parts"]
    }
    assert told["general"] == sheet["parts"][0]["value"]
    assert "= 27 + 62 = 89,00 điểm" in text


def test_a_collective_without_score_has_no_sheet(commune: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", str(commune / COLLECTIVE), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["self_sheet"], told["verified_sheet"], told["axes"], told["basis"]) == (None, None, [], None)


def test_a_year_without_a_step_of_proposals_asks_collectives_for_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(Path(__file__).parents[2] / "examples/qd366", tmp_path / "kho")
    collective = tmp_path / "kho/records/2027/ban-tuyen-van/collective.yaml"
    text = collective.read_text(encoding="utf-8")
    proposal = "proposal: {by: tap-the-ban, on: 2027-12-20, grade: GOOD}\n"
    assert proposal in text
    collective.write_text(text.replace(proposal, ""), encoding="utf-8")
    assert "step-skipped" not in _told(capsys, "check", "--root", str(tmp_path / "kho"))
