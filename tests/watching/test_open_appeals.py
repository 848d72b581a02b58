"""Appeals (Điều 16 QĐ 366): their state is known to the internal reports, what they say to none of them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.cli import main

RECORD = "2026-Q2/van-phong/le-van-an.yaml"
WORDS = "Nội dung khiếu nại không ai khác được đọc"
OPEN = f"reserved_opinion: {WORDS}\nappeals:\n  - {{submitted_on: 2026-07-05, content: {WORDS}}}\n"
ANSWER = "conclusion: Giữ nguyên mức, document: 77-CV/ĐU, answered_on: 2026-07-20"
ANSWERED = f"appeals:\n  - {{submitted_on: 2026-07-05, content: {WORDS}, {ANSWER}}}\n"

Told = Callable[..., str]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """What a command says of a record with these appeals."""

    def call(appeals: str, *arguments: str, file: str = RECORD) -> str:
        write_records(tmp_path, {**SOUND, file: SOUND[file] + appeals})
        assert main([*arguments, "--root", str(tmp_path)]) == 0
        out = capsys.readouterr().out
        assert WORDS not in out
        return out

    return call


def explained(tmp_path: Path, file: str = RECORD) -> tuple[str, str]:
    return "explain", str(tmp_path / "records" / file)


def test_an_open_appeal_stands_below_the_decision(told: Told, tmp_path: Path) -> None:
    out = told(OPEN, *explained(tmp_path))
    decided = out.index("Cấp có thẩm quyền quyết định: Hoàn thành tốt nhiệm vụ")
    assert out.index("Có ý kiến bảo lưu") > decided
    assert out.index("Khiếu nại, kiến nghị ngày 05/07/2026: chưa có kết luận, trả lời bằng văn bản") > decided


def test_an_answered_appeal_shows_when_and_with_which_conclusion(told: Told, tmp_path: Path) -> None:
    out = told(ANSWERED, *explained(tmp_path))
    assert (
        "Khiếu nại, kiến nghị ngày 05/07/2026: đã kết luận, trả lời bằng văn bản ngày 20/07/2026 (77-CV/ĐU): Giữ nguyên mức"
    ) in out


def test_machines_are_told_the_state(told: Told, tmp_path: Path) -> None:
    answer = json.loads(told(ANSWERED, *explained(tmp_path), "--json"))["appeals"]
    assert [(item["state"], item["answered_on"], item["document"]) for item in answer] == [
        ("answered", "2026-07-20", "77-CV/ĐU")
    ]
    found = json.loads(told(OPEN, *explained(tmp_path), "--json"))
    assert (found["appeals"][0]["state"], found["reserved_opinion"]) == ("open", True)
    assert "appeals" not in json.loads(told("", *explained(tmp_path), "--json"))


def test_a_collective_appeals_as_well(told: Told, tmp_path: Path) -> None:
    file = "2026-Q2/van-phong/collective.yaml"
    out = told(OPEN, *explained(tmp_path, file), file=file)
    assert "Khiếu nại, kiến nghị ngày 05/07/2026: chưa có kết luận" in out


def test_status_lists_who_waits_for_an_answer_until_there_is_one(told: Told) -> None:
    out = told(OPEN, "status", "2026-Q2", "--on", "2026-07-10")
    listed = out.split("KHIẾU NẠI, KIẾN NGHỊ CHƯA TRẢ LỜI (1)\n")[1].splitlines()[0]
    assert "Lê Văn An" in listed
    assert listed.endswith("gửi ngày 05/07/2026")
    assert "KHIẾU NẠI" not in told(ANSWERED, "status", "2026-Q2", "--on", "2026-07-10")


def test_status_tells_machines_and_the_internal_page(told: Told, tmp_path: Path) -> None:
    dossiers = json.loads(told(OPEN, "status", "2026-Q2", "--on", "2026-07-10", "--json"))["periods"][0]["dossiers"]
    assert {item["person"]: item["open_appeals"] for item in dossiers}["le-van-an"] == ["2026-07-05"]
    assert {item["person"]: item["reserved_opinion"] for item in dossiers}["le-van-an"] is True
    page = tmp_path / "noi-bo.html"
    told(OPEN, "status", "2026-Q2", "--on", "2026-07-10", "--html", str(page))
    html = page.read_text(encoding="utf-8")
    assert "Khiếu nại, kiến nghị chưa trả lời (1)" in html
    assert WORDS not in html
