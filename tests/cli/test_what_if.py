"""What another value in one record would do: `evalgen explain --what-if`, which writes nothing."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from year_records import write_commune

from evalgen.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "worked-example"
RECORD = "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"
MONTHLY = "results.bao-cao-thang.quantity"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kho"))


@pytest.fixture
def suppose(repository: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Explains the worked example with other values; answers with exit code, output and errors."""

    def call(*assignments: str, options: tuple[str, ...] = (), file: str = RECORD) -> tuple[int, str, str]:
        given = [word for text in assignments for word in ("--what-if", text)]
        code = main(["explain", str(repository / file), *given, *options])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def told(suppose: Run, *assignments: str) -> dict[str, Any]:
    code, out, err = suppose(*assignments, options=("--json",))
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_the_second_report_would_complete_the_tasks(suppose: Run) -> None:
    code, out, err = suppose(f"{MONTHLY}=2")
    assert (code, err) == (0, "")
    assert "  $.self_assessment.results.bao-cao-thang.quantity: 1 → 2" in out
    assert "  91,93 điểm → 99,32 điểm" in out
    assert re.search(r"trước: Hoàn thành 4/5 .* → Không hoàn thành nhiệm vụ\n", out)
    assert re.search(r"giả định: Hoàn thành 5/5 nhiệm vụ được giao\.\n", out)
    assert re.search(r"Mức cao nhất đủ điều kiện: Không hoàn thành nhiệm vụ → Hoàn thành \w+", out)


def test_each_line_of_the_score_that_moves_stands_below_what_it_is_part_of(suppose: Run) -> None:
    _, out, _ = suppose(f"{MONTHLY}=2")
    score = out.split("ĐIỂM\n")[1].split("MỨC XẾP LOẠI")[0]
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in score.splitlines() if line]
    assert (8, "A – Số lượng: 87,01 % → 100,00 %") in lines
    assert (10, "Báo cáo Lãnh đạo Ban kết quả thực hiện nhiệm vụ hằng tháng: 1 → 2") in lines
    assert not [line for _, line in lines if "Tiêu chí chung" in line]


def test_nothing_is_written(repository: Path, suppose: Run) -> None:
    before = {path: path.read_bytes() for path in sorted(repository.rglob("*")) if path.is_file()}
    suppose(f"{MONTHLY}=2", "proposed_grade=GOOD")
    assert {path: path.read_bytes() for path in sorted(repository.rglob("*")) if path.is_file()} == before


def test_several_values_are_supposed_together(suppose: Run) -> None:
    answer = told(suppose, f"{MONTHLY}=2", 'self_assessment.general_criteria.not_met=["3.3"]')
    assert [value["after"] for value in answer["what_if"]] == [2, ["3.3"]]
    assert (answer["before"]["total"]["shown"], answer["after"]["total"]["shown"]) == ("91,9318", "97,3182")


def test_force_majeure_confirmed_takes_the_task_out_of_the_count(suppose: Run) -> None:
    confirmed = "{by: ban-thuong-vu, on: 2026-06-28, document: 12-CV/ĐU}"
    answer = told(suppose, f"force_majeure.+={{item: bao-cao-thang, reason: Bão, confirmed: {confirmed}}}")
    moved = {step["rule"]: step for step in answer["chain"] if step["moves"]}
    assert "không tính 1 nhiệm vụ bất khả kháng" in moved["task_completion"]["after"]["reason"]
    assert answer["what_if"][0]["path"] == "$.facts.force_majeure[0]"


def test_an_empty_value_takes_the_field_away(suppose: Run) -> None:
    answer = told(suppose, "self_assessment.results.bao-cao-thang.note=")
    assert (answer["what_if"][0]["before"] is None, answer["what_if"][0]["after"]) == (False, None)


def test_a_step_that_is_supposed_not_to_be_leaves_the_others_with_their_reasons(suppose: Run) -> None:
    answer = told(suppose, "self_assessment=")
    assert answer["after"]["total"] is None
    assert {step["rule"] for step in answer["chain"] if step["after"] is None} >= {"exceeded_tasks"}


def test_the_result_is_that_of_a_record_in_which_it_is_written(
    repository: Path, suppose: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    supposed = told(suppose, f"{MONTHLY}=2")
    path = repository / RECORD
    written_down = path.read_text("utf-8").replace("bao-cao-thang: {quantity: 1", "bao-cao-thang: {quantity: 2")
    path.write_text(written_down, "utf-8")
    main(["explain", str(path), "--json"])
    written = json.loads(capsys.readouterr().out)
    assert supposed["after"]["total"] == written["total"]
    assert [step["after"]["reason"] for step in supposed["chain"] if step["after"]] == [
        ruling["reason"] for ruling in written["chain"]
    ]


def test_a_value_that_the_schema_refuses_is_told_in_the_words_of_check(suppose: Run) -> None:
    code, out, _ = suppose(f"{MONTHLY}=-2")
    assert code == 1
    assert "out-of-range" in out
    assert "mục «quantity» (Số lượng hoàn thành) là -2, thấp hơn mức thấp nhất 0." in out
    assert "MỨC XẾP LOẠI" not in out


def test_a_field_that_no_schema_knows_is_told_with_its_nearest_name(suppose: Run) -> None:
    code, out, _ = suppose("self_assessment.results.bao-cao-thang.quantty=2")
    assert code == 1
    assert "unknown-key" in out
    assert "«quantity»" in out


def test_what_check_would_say_in_addition_is_told(suppose: Run) -> None:
    code, out, _ = suppose("self_assessment.results.bao-cao-thang.quality=0.9")
    assert code == 0
    assert "NẾU GHI NHƯ VẬY, KIỂM TRA SẼ NÊU THÊM" in out
    assert "level-not-in-scale" in out


@pytest.mark.parametrize(
    "assignment, words",
    [
        pytest.param(
            "bao-cao-thang.quantity=2", "có thể là 2 chỗ trong hồ sơ: plan.work_items[0].quantity, ", id="two"
        ),
        pytest.param("khong-co.quantity=2", "Hồ sơ không có chỗ nào là «khong-co.quantity».", id="none"),
        pytest.param("plan.work_items[99].quantity=2", "Hồ sơ không có chỗ nào", id="an index beyond the list"),
        pytest.param("results..quantity=2", "không phải đường dẫn", id="two dots"),
        pytest.param("results.bao-cao-thang.=2", "không phải đường dẫn", id="a dot at the end"),
        pytest.param("=2", "không phải đường dẫn", id="no path"),
        pytest.param("results.bao-cao-thang.quantity", "thiếu dấu «=»", id="no value"),
        pytest.param("proposed_grade={GOOD", "Không đọc được giá trị «{GOOD»", id="a bracket that stays open"),
        pytest.param("proposed_grade=GOOD\nplan: 1", "Không đọc được giá trị", id="a second line"),
    ],
)
def test_a_supposition_that_names_no_single_place_is_wrong_use(assignment: str, words: str, suppose: Run) -> None:
    code, out, err = suppose(assignment)
    assert (code, out) == (2, "")
    assert words in err


def test_a_file_that_is_no_record_of_an_evaluation_is_wrong_use(suppose: Run) -> None:
    code, _, err = suppose("name=X", file="records/organization.yaml")
    assert code == 2
    assert "không phải hồ sơ đánh giá" in err
    code, _, err = suppose("name=X", file="records/2026-Q2/vu-co-so-dang/khong-co.yaml")
    assert code == 2
    assert "Không có tệp" in err


def test_where_the_verification_says_something_else_the_reader_is_told(repository: Path, suppose: Run) -> None:
    path = repository / RECORD
    difference = "{item: bao-cao-thang, measure: quantity, value: 1, reason: Mới nhận một báo cáo}"
    path.write_text(
        path.read_text("utf-8") + f"verification: {{by: ban-to-chuc, on: 2026-07-01, differences: [{difference}]}}\n",
        "utf-8",
    )
    _, out, _ = suppose(f"{MONTHLY}=2")
    assert "! Thẩm định đã ghi kết quả khác ở chỗ này" in out
    assert "  91,93 điểm (không đổi)" in out
    _, out, _ = suppose("results.bao-cao-thang.quality=1")
    assert "! Thẩm định" not in out


def test_the_words_are_said_in_english_and_the_reasons_stay(suppose: Run) -> None:
    _, out, _ = suppose(f"{MONTHLY}=2", options=("--lang", "en"))
    assert "WHAT IF (computed only, nothing is written)" in out
    assert "as it stands: Hoàn thành 4/5 nhiệm vụ được giao" in out


@pytest.fixture
def commune(tmp_path: Path) -> Path:
    write_commune(tmp_path, 1)
    return tmp_path


def test_a_collective_moves_its_head(commune: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = commune / "records/2026-Q2/phong-b/collective.yaml"
    code = main(["explain", str(file), "--what-if", "tasks=[{id: a, title: A, due: 2026-05-20, completed: false}]"])
    out = capsys.readouterr().out
    assert code == 0
    assert "ĐIỂM\n" not in out
    assert "Hoàn thành 0/1 nhiệm vụ của đơn vị (0,00 %), dưới 70 %." in out
    assert "HỒ SƠ KHÁC ĐỔI THEO" in out
    assert re.search(r"truong-b\.yaml\): .* → Không hoàn thành nhiệm vụ", out)


def test_the_quota_of_the_group_follows_what_is_decided(commune: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = commune / "records/2026-Q2/phong-a/pho-a.yaml"
    decision = "decision={by: ban-thuong-vu, on: 2026-07-02, number: 01-QĐ/ĐU, grade: EXCELLENT}"
    main(["explain", str(file), "--what-if", decision, "--json"])
    quota = json.loads(capsys.readouterr().out)["quotas"][0]
    assert "pho-a" not in quota["before"]["excellent"]
    assert "pho-a" in quota["after"]["excellent"]
