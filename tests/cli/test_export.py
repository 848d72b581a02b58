"""`evalgen export`: the same writers for two audiences, and no way from one to the other."""

import csv
import io
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publishing"))

from pyarrow import parquet
from workbook_reader import ReadBook

from evalgen.cli import main
from evalgen.domain.period import Period
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.publishing.exporting import FORMS
from evalgen.publishing.internal.collectives import COLLECTIVE_TITLES
from evalgen.publishing.internal.table import COLUMNS, TITLES

SAMPLE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    shutil.copytree(SAMPLE / "records", folder / "records")
    assert main(["build", "--root", str(folder)]) == 0
    return folder


def exported(root: Path, out: Path, *options: str, code: int = 0) -> bytes:
    assert main(["export", "2026-Q2", "--root", str(root), "--output", str(out), *options]) == code
    return out.read_bytes() if out.exists() else b""


def internal(root: Path, folder: Path, ending: str) -> bytes:
    return exported(root, folder / f"ket-qua.{ending}", "--audience", "internal")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("ending", FORMS)
def test_the_public_file_is_that_of_the_site(ending: str, root: Path, tmp_path: Path) -> None:
    data = exported(root, tmp_path / f"ket-qua.{ending}", "--audience", "public")
    assert data == (root / f"site/api/v1/periods/2026-Q2/results.{ending}").read_bytes()


def test_the_internal_table_holds_what_the_records_say(root: Path, tmp_path: Path) -> None:
    period = Period.parse("2026-Q2")
    inspection = inspect(root)
    found = {item.evaluation.person: item for (of, _), item in inspection.results.assessments.items() if of == period}
    told = {row["person"]: row for row in rows(internal(root, tmp_path, "csv"))}
    assert set(told) == set(found)
    for person, row in told.items():
        item = found[person]
        decision = item.evaluation.decision
        assert row["audience"] == "NỘI BỘ"
        assert row["decision_number"] == (decision.number if decision else "")
        assert row["decided_grade"] == (decision.grade.label if decision and decision.grade else "")
        assert row["qualifies_for"].startswith(item.qualifies_for.label)
        assert (row["self_score"] == "") == (item.self_sheet is None)
        if item.self_sheet is not None:
            shown = float(row["self_score"])
            assert abs(shown - float(item.self_sheet.score)) <= 0.01
            assert not any(item.self_sheet.score < bound <= shown for bound in (50, 70, 90))
    assert {row["stage"] for row in told.values()} >= {"Đã quyết định"}
    assert {row["corrections"] for row in told.values()} >= {"0", "1"}


def test_every_form_says_the_same(root: Path, tmp_path: Path) -> None:
    told = rows(internal(root, tmp_path, "csv"))
    assert len(told) > 60

    def plain(item: dict[str, Any]) -> dict[str, str]:
        return {name: "" if value is None else str(value) for name, value in item.items()}

    read = json.loads(internal(root, tmp_path, "json"))
    assert (read["audience"], read["fictional"]) == ("internal", True)
    assert [plain(item) for item in read["results"]] == told
    table = parquet.read_table(io.BytesIO(internal(root, tmp_path, "parquet")))
    assert table.schema.metadata[b"audience"] == b"internal"
    assert [plain(item) for item in table.to_pylist()] == told
    head, *body = ReadBook(internal(root, tmp_path, "xlsx")).rows("NỘI BỘ")
    assert tuple(cell.value for cell in head.values()) == TITLES
    assert len(body) == len(told)
    letters = dict(zip([column.name for column in COLUMNS], head, strict=True))
    assert [row[letters["person"]].value for row in body] == [row["person"] for row in told]
    assert not body[0][letters["self_score"]].is_text


def collectives(root: Path, folder: Path, audience: str, ending: str = "csv") -> bytes:
    return exported(root, folder / f"tap-the.{ending}", "--audience", audience, "--subject", "collectives")


def test_the_public_table_of_collectives_is_that_of_the_site(root: Path, tmp_path: Path) -> None:
    for ending in ("csv", "parquet"):
        data = collectives(root, tmp_path, "public", ending)
        assert data == (root / f"site/api/v1/periods/2026-Q2/collectives.{ending}").read_bytes()


def test_the_internal_table_of_collectives_counts_tasks_as_the_form_does(root: Path, tmp_path: Path) -> None:
    period = Period.parse("2026-Q2")
    results = inspect(root).results
    found = {unit: item for (of, unit), item in results.collectives.items() if of == period}
    told = {row["unit"]: row for row in rows(collectives(root, tmp_path, "internal"))}
    assert told.keys() == found.keys()
    for unit, row in told.items():
        collective, decision = found[unit].collective, found[unit].collective.decision
        done = [task.completed for task in collective.tasks]
        assert (row["audience"], row["unit_name"]) == ("NỘI BỘ", results.records.units[unit].name)
        assert (row["assigned"], row["completed"], row["not_completed"]) == (
            str(len(done)),
            str(done.count(True)),
            str(done.count(False)),
        )
        assert row["late"] == str([task.late for task in collective.tasks].count(True))
        assert row["self_grade"] == (collective.self_grade.label if collective.self_grade else "")
        assert row["decision_number"] == (decision.number if decision else "")
        assert row["stage"] == "Đã quyết định"
    assert {row["completion_rate"] for row in told.values()} >= {"100,00 %", "87,50 %"}
    assert {row["force_majeure"] for row in told.values()} >= {"0", "1"}
    assert {row["decided_grade"] for row in told.values()} > {"Hoàn thành tốt nhiệm vụ"}


def test_a_task_without_a_result_leaves_the_rate_empty(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "tap-the.csv"
    asked = ["export", "2026-Q3", "--root", str(root), "--audience", "internal", "--subject", "collectives"]
    assert main([*asked, "--output", str(out)]) == 0
    under_way = [row for row in rows(out.read_bytes()) if row["stage"] == "Đang ghi nhiệm vụ"]
    open_ones = [row for row in under_way if int(row["completed"]) + int(row["not_completed"]) < int(row["assigned"])]
    assert open_ones
    assert {row["completion_rate"] for row in open_ones} == {""}


def test_workbook_and_json_hold_people_and_collectives(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = rows(collectives(root, tmp_path, "internal"))
    read = json.loads(internal(root, tmp_path, "json"))
    assert [item["unit"] for item in read["collectives"]] == [row["unit"] for row in told]
    head, *body = ReadBook(internal(root, tmp_path, "xlsx")).rows("NỘI BỘ – tập thể")
    assert tuple(cell.value for cell in head.values()) == COLLECTIVE_TITLES
    assert len(body) == len(told)
    exported(root, tmp_path / "mot.xlsx", "--audience", "internal", "--subject", "collectives", code=2)
    assert "Tệp .xlsx luôn có cả cá nhân và tập thể" in capsys.readouterr().err


def test_the_same_records_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for ending in FORMS:
        assert internal(root, tmp_path / "a", ending) == internal(root, tmp_path / "b", ending)


@pytest.mark.parametrize("place", ["site/ket-qua.csv", "site/api/ket-qua.csv"])
def test_an_internal_file_is_never_written_into_the_public_site(
    place: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported(root, root / place, "--audience", "internal", code=2)
    assert "nằm trong thư mục của trang công khai" in capsys.readouterr().err
    assert not (root / place).exists()


def test_a_file_that_is_there_is_never_replaced(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "ket-qua.csv"
    out.write_text("giữ lại", encoding="utf-8")
    assert exported(root, out, "--audience", "internal", code=2) == "giữ lại".encode()
    assert "đã có; không ghi đè" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name, words",
    [
        ("ket-qua.doc", "Không biết ghi tệp"),
        ("ket-qua", "Không biết ghi tệp"),
        ("khong-co/ket-qua.csv", "Không có thư mục"),
    ],
)
def test_what_cannot_be_written_is_refused(
    name: str, words: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported(root, tmp_path / name, "--audience", "internal", code=2)
    assert words in capsys.readouterr().err


def test_a_period_that_is_not_there(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "a.csv")
    assert main(["export", "2027-Q1", "--root", str(root), "--output", out, "--audience", "internal"]) == 2
    assert "Các kỳ đang có: 2026-Q3, 2026-Q2; mở kỳ mới bằng: evalgen new 2027-Q1" in capsys.readouterr().err


def test_records_with_errors_are_exported_for_internal_use_alone(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "kho"
    shutil.copytree(root / "records", broken / "records")
    (broken / "records/la.yaml").write_text("a: 1\n", encoding="utf-8")
    assert exported(broken, tmp_path / "a.csv", "--audience", "public", code=1) == b""
    assert "Chưa xuất: hồ sơ còn 1 lỗi" in capsys.readouterr().err
    assert exported(broken, tmp_path / "b.csv", "--audience", "internal") != b""
    assert "số liệu có thể thiếu" in capsys.readouterr().err


def test_english_words(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported(root, tmp_path / "a.csv", "--audience", "internal", "--lang", "en")
    assert capsys.readouterr().out == (
        f"Wrote {tmp_path / 'a.csv'}\nDo not put this file on the public site or into Git.\n"
    )
