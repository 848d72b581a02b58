"""What `explain` and `score` say beside a yearly record: the thresholds of its framework, the periods of its year."""

import json
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.cli import main

RECORD = "records/2026/van-phong/le-van-an.yaml"

YEAR = """\
framework: qd366-pl2-2
self_assessment:
  submitted_on: 2026-12-18
  general_criteria: {awards: {"I": 27.5}}
  criteria_results:
    "II": {score: 61}
    "I.3.3": {not_applicable: true}
    "II.2.1.a": {actual: 95}
    "II.2.1.b": {actual: 89.9}
    "II.2.2.b": {done: true}
  proposed_grade: GOOD
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    packs = "  - {pack: qd366, from: 2025-08-30}\n  - {pack: hd02, from: 2026-04-01}"
    organization = SOUND["organization.yaml"].replace("  - {pack: hd02, from: 2026-04-01}", packs)
    year = {
        "organization.yaml": organization,
        "2026-Q3/period.yaml": "opened_on: 2026-07-01\n",
        "2026/period.yaml": "opened_on: 2026-11-20\n",
        "2026/van-phong/le-van-an.yaml": YEAR,
    }
    write_records(tmp_path, dict(SOUND) | year)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    main([str(argument) for argument in arguments])
    return capsys.readouterr().out


def test_explain_lists_the_periods_of_the_year_with_what_they_lack(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(capsys, "explain", "--root", repository, repository / RECORD)
    assert (
        "CÁC KỲ TRONG NĂM\n"
        "  Quý I năm 2026: Chưa mở kỳ\n"
        "  Quý II năm 2026: Hoàn thành tốt nhiệm vụ, 98,00 điểm (thông báo 11-TB/ĐU ngày 04/07/2026)\n"
        "  Quý III năm 2026: Chưa có hồ sơ\n"
        "  Quý IV năm 2026: Chưa mở kỳ\n"
    ) in out


@pytest.mark.parametrize(
    "amendments,told",
    [
        (
            "[{kind: ADJUST, by: ban-thuong-vu, on: 2026-07-20, number: 33-QĐ/ĐU, grade: COMPLETED, reason: Kỷ luật}]",
            "Hoàn thành nhiệm vụ, 98,00 điểm (điều chỉnh 33-QĐ/ĐU ngày 20/07/2026; ",
        ),
        (
            "[{kind: CANCEL, by: ban-thuong-vu, on: 2026-07-20, number: 33-QĐ/ĐU, reason: Minh chứng sai}]",
            "Kết quả đã bị hủy bỏ (hủy bỏ 33-QĐ/ĐU ngày 20/07/2026; ",
        ),
    ],
    ids=["điều chỉnh", "hủy bỏ"],
)
def test_a_result_amended_after_the_notice_is_not_said_to_be_what_the_notice_told(
    amendments: str, told: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quarter = repository / "records/2026-Q2/van-phong/le-van-an.yaml"
    quarter.write_text(f"{quarter.read_text(encoding='utf-8')}amendments: {amendments}\n", encoding="utf-8")
    out = said(capsys, "explain", "--root", repository, repository / RECORD)
    notice = "thông báo 11-TB/ĐU ngày 04/07/2026: Hoàn thành tốt nhiệm vụ)"
    assert f"  Quý II năm 2026: {told}{notice}\n" in out
    shown = json.loads(said(capsys, "explain", "--json", "--root", repository, repository / RECORD))
    assert shown["periods"][1]["noticed_grade"]["id"] == "GOOD"
    assert shown["periods"][1]["amendment"]["number"] == "33-QĐ/ĐU"


def test_explain_lists_thresholds_reached_missed_and_not_recorded(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(capsys, "explain", "--root", repository, repository / RECORD)
    lines = out.split("NGƯỠNG TRONG LỜI CỦA TIÊU CHÍ", maxsplit=1)[1].split("\n\n", maxsplit=1)[0].splitlines()
    assert [line for line in lines if not line.startswith("      ")] == [
        " (không tính vào điểm; để cấp có thẩm quyền xem xét)",
        "  – I.3.3: ≥ 80 %; không áp dụng",
        "  ✓ II.2.1.a: ≥ 90 %; kết quả 95 %",
        "  ! II.2.1.b: ≥ 90 %; kết quả 89,9 %, chưa đạt",
        "  – II.2.2.b: 100 %; ghi chưa đúng cách",
        "  Chưa ghi kết quả 2/6 ngưỡng: II.2.2.c, II.2.2.e.1",
    ]


def test_a_quarterly_record_has_neither(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quarter = repository / "records/2026-Q2/van-phong/le-van-an.yaml"
    out = said(capsys, "explain", "--root", repository, quarter)
    assert "CÁC KỲ TRONG NĂM" not in out
    assert "NGƯỠNG" not in out
    shown = json.loads(said(capsys, "explain", "--json", "--root", repository, quarter))
    assert not {"periods", "thresholds"} & shown.keys()


def test_score_gives_machines_the_periods_of_a_yearly_record_alone(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = json.loads(said(capsys, "score", "--json", "--root", repository))
    found = {(item["period"], item["person"]): item.get("periods") for item in shown}
    assert [key for key, periods in found.items() if periods is not None] == [("2026", "le-van-an")]
    states = [(item["period"], item["state"]) for item in found["2026", "le-van-an"]]
    assert states == [
        ("2026-Q1", "NOT_OPENED"),
        ("2026-Q2", "GRADED"),
        ("2026-Q3", "MISSING"),
        ("2026-Q4", "NOT_OPENED"),
    ]
    graded = found["2026", "le-van-an"][1]
    assert (graded["grade"]["id"], graded["score"]["exact"]) == ("GOOD", "98/1")
    assert graded["notice"] == {"id": "ket-qua", "number": "11-TB/ĐU", "date": "2026-07-04"}
    assert graded["place"]["file"] == "records/2026-Q2/van-phong/le-van-an.yaml"


def test_explain_gives_machines_the_thresholds(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(said(capsys, "explain", "--json", "--root", repository, repository / RECORD))
    assert {item["id"]: (item["asked"], item["recorded"], item["reached"]) for item in shown["thresholds"]} == {
        "I.3.3": ("≥ 80 %", None, None),
        "II.2.1.a": ("≥ 90 %", "95 %", True),
        "II.2.1.b": ("≥ 90 %", "89,9 %", False),
        "II.2.2.b": ("100 %", "đạt", None),
        "II.2.2.c": ("≥ 90 %", None, None),
        "II.2.2.e.1": ("≥ 90 %", None, None),
    }
    assert shown["periods"][1]["state"] == "GRADED"


def test_a_year_without_other_periods_says_so(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for period in ("2026-Q2", "2026-Q3"):
        for file in sorted((repository / "records" / period).rglob("*.yaml")):
            file.unlink()
    out = said(capsys, "explain", "--root", repository, repository / RECORD)
    assert "CÁC KỲ TRONG NĂM\n  Trong năm không có kỳ tháng, quý nào.\n" in out
