"""The coverage table: every registered rule once, every path alive, the page and the counts as generated."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from case_counts import count_rules, count_stems, text
from living_paths import TOP, dead

from evalgen.cli import main
from evalgen.regulation import coverage_table
from evalgen.regulation.coverage_table import FOLDER, CoveredRule, Status, load_coverage
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.loader import load_library

PAGE = TOP / "docs" / "bao-phu-quy-dinh.md"
DOCUMENTS = ("qd366", "hd02", "lamdong", "vast", "thanhlam", "hadong")
IDS = (Path(__file__).parent / "register_ids.txt").read_text(encoding="utf-8").split()
RULES = [rule for table in load_coverage(load_library().instruments) for rule in table.rules]


def ids_of(status: Status) -> list[CoveredRule]:
    return [rule for rule in RULES if rule.status is status]


def test_every_registered_rule_stands_in_the_table_once() -> None:
    assert Counter(rule.id for rule in RULES) == Counter(IDS)
    assert len(IDS) == 459


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_rule_stands_in_the_table_of_its_document(document: str) -> None:
    tables = {table.document: table for table in load_coverage(load_library().instruments)}
    assert {rule.id.partition(".")[0] for rule in tables[document].rules} == {document}
    assert {rule.citation.instrument for rule in tables[document].rules} == {document}


def test_no_path_is_dead() -> None:
    assert [wrong for rule in RULES for path in rule.where if (wrong := dead(path))] == []


def test_what_the_program_carries_out_names_a_module() -> None:
    assert [rule.id for rule in ids_of(Status.IMPLEMENTED) if not any(".py" in path for path in rule.where)] == []


def test_what_is_data_names_a_file_of_a_pack() -> None:
    packs = "evalgen/regulation/packs/"
    data = ids_of(Status.DATA)
    assert [rule.id for rule in data if not any(path.startswith(packs) for path in rule.where)] == []


def test_what_people_judge_names_the_section_of_the_record() -> None:
    people = ids_of(Status.PEOPLE)
    assert [rule.id for rule in people if not any(path.startswith("schemas/") for path in rule.where)] == []
    assert [rule.id for rule in people if not rule.why] == []


def test_what_lies_outside_says_why_and_names_nothing() -> None:
    assert [rule.id for rule in ids_of(Status.OUTSIDE) if not rule.why or rule.where] == []


def test_names_are_short_and_no_two_of_a_document_are_equal() -> None:
    assert [rule.id for rule in RULES if len(rule.name) > 90 or rule.name.endswith(".")] == []
    doubled = Counter((rule.citation.instrument, rule.name) for rule in RULES)
    assert [name for name, count in doubled.items() if count > 1] == []


@pytest.mark.parametrize(
    "path",
    [
        "evalgen/grading/khong_co.py",
        "evalgen/grading/chain.py#khong_co",
        "evalgen/regulation/packs/hd02/parameters.yaml",
        "evalgen/regulation/packs/hd02/parameters.yaml#kpi.khong_co",
        "evalgen/regulation/packs/hd02/frameworks/hd02-pl3.yaml#9.9",
        "evalgen/regulation/packs/hd02/procedure.yaml#steps.khong-co",
        "evalgen/regulation/packs/lamdong/procedure.yaml#steps.de-xuat@khong-co",
        "evalgen/regulation/packs/hd02/pack.yaml#instrument.khong_co",
        "schemas/evaluation.schema.json",
        "schemas/evaluation.schema.json#/properties/khong_co",
    ],
)
def test_a_dead_path_is_found(path: str) -> None:
    assert dead(path)


def test_every_case_proves_a_registered_rule() -> None:
    assert set(count_rules()) - set(IDS) == set()


def test_the_counts_of_cases_are_those_of_the_tables() -> None:
    assert (FOLDER / "cases.yaml").read_text(encoding="utf-8") == text(), "run `make docs`"


def test_the_page_is_the_generated_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--coverage"]) == 0
    assert PAGE.read_text(encoding="utf-8") == capsys.readouterr().out, "run `make docs`"


def test_every_rule_of_the_library_tells_what_it_does_and_by_how_many_cases_it_is_proved(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {rule["rule"]: rule["cases"] for rule in listed} == count_stems()
    assert {(rule["kind"]["id"], rule["kind"]["label"]) for rule in listed} == {
        ("scoring", "Chấm điểm"),
        ("grading", "Xếp loại"),
        ("checking", "Kiểm tra"),
    }
    assert main(["rules"]) == 0
    text = capsys.readouterr().out
    assert "score_band: Mức điểm xếp loại (xếp loại)" in text
    assert f"evalgen/grading/score_band.py; dữ liệu: {', '.join(data_of(listed, 'score_band'))}; " in text


def data_of(listed: list[dict[str, Any]], stem: str) -> list[str]:
    return next(rule["data"] for rule in listed if rule["rule"] == stem)


def test_the_table_for_machines_holds_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--coverage", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [rule["id"] for rule in listed] == [rule.id for rule in RULES]
    first = next(rule for rule in listed if rule["id"] == "hd02.quota.rounding")
    assert first == {
        "id": "hd02.quota.rounding",
        "name": "Làm tròn tỷ lệ từ 0,5 trở lên",
        "citation": "gạch đầu dòng thứ hai mục 6.2 Hướng dẫn 02-HD/BTCTW",
        "kind": {"id": "rounding", "label": "Làm tròn"},
        "status": {"id": "implemented", "label": "Phần mềm thực hiện"},
        "where": [
            "evalgen/domain/number.py#round_whole",
            "evalgen/grading/excellent_quota.py",
            "evalgen/regulation/packs/hd02/parameters.yaml#excellent_quota.rounding",
        ],
        "why": "",
        "cases": 10,
    }


@pytest.mark.parametrize(
    "old,new,told",
    [
        pytest.param(
            "    status: implemented", "    status: planned", "không có trong danh sách", id="Cách thực hiện lạ"
        ),
        pytest.param("kind: threshold", "kind: khac", "không có trong danh sách", id="Loại quy định lạ"),
        pytest.param("    name: ", "    ten: ", "«ten» thiếu, hoặc không có chỗ", id="Khóa lạ"),
        pytest.param("instrument: hd02", "instrument: la", "văn bản «la» không có", id="Văn bản lạ"),
    ],
)
def test_a_file_that_is_not_sound_is_refused(
    old: str, new: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for document in DOCUMENTS:
        text = (FOLDER / f"{document}.yaml").read_text(encoding="utf-8")
        changed = text.replace(old, new, 1) if document == "hd02" else text
        (tmp_path / f"{document}.yaml").write_text(changed, encoding="utf-8")
    monkeypatch.setattr(coverage_table, "FOLDER", tmp_path)
    coverage_table._document.cache_clear()  # noqa: SLF001 - the files are others now
    try:
        with pytest.raises(RegulationError, match=told):
            load_coverage(load_library().instruments)
    finally:
        coverage_table._document.cache_clear()  # noqa: SLF001 - and are the packaged ones again
