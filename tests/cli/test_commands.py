"""Every command on a small repository: what it prints, and its exit code."""

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from commands import Run
from msgspec.structs import replace
from own_pack import with_own_pack

from evalgen.cli import exact, main
from evalgen.cli.score_words import overview
from evalgen.domain.derivation import Line
from evalgen.language import VIETNAMESE
from evalgen.language.explaining.lines import lines
from evalgen.language.explaining.record import explain_score
from evalgen.pipeline.inspecting.inspection import inspect

EXAMPLE = Path(__file__).parents[2] / "examples" / "worked-example"
RECORD = "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "kho"))


def edit(repository: Path, old: str, new: str, file: str = RECORD) -> None:
    path = repository / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_check_of_sound_records_says_so(repository: Path, run: Run) -> None:
    edit(repository, "proposed_grade: EXCELLENT", "proposed_grade: GOOD")
    code, out, err = run("check", "--root", repository)
    assert (code, err) == (0, "")
    assert "Không có vấn đề nào trong 1 hồ sơ của 1 kỳ." in out


def test_check_of_a_broken_record_ends_with_1(repository: Path, run: Run) -> None:
    edit(repository, "quality: 0.75", "quality: 0.9")
    code, out, _ = run("check", "--root", repository)
    assert code == 1
    assert "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml:19:43  level-not-in-scale" in out
    place = "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml:19:43"
    assert out.endswith(f"1 lỗi, 1 cảnh báo trong 1 tệp.\nLỗi phải sửa:\n  {place}  level-not-in-scale\n")


def test_check_as_json_is_json_alone(repository: Path, run: Run) -> None:
    edit(repository, "quality: 0.75", "quality: 0.9")
    code, out, _ = run("check", "--root", repository, "--json")
    report = json.loads(out)
    assert code == 1
    assert [problem["code"] for problem in report["problems"]] == ["level-not-in-scale", "quota-exceeded"]


def test_check_for_github_appends_to_the_job_summary(
    repository: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    edit(repository, "quality: 0.75", "quality: 0.9")
    code, out, _ = run("check", "--root", repository, "--format", "github")
    assert code == 1
    assert out.startswith("::error file=")
    assert "1 lỗi, 1 cảnh báo trong 1 tệp" in summary.read_text(encoding="utf-8")


def test_score_prints_the_printed_numbers(repository: Path, run: Run) -> None:
    code, out, _ = run("score", repository / RECORD)
    assert code == 0
    assert out == (
        "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml\n"
        "  Nguyễn Văn Ví Dụ – Quý II năm 2026\n"
        "  Trục 4: A 87,01 % · B 88,96 % · C 88,96 % · D 88,96 % · KPI 88,47 % · 61,93/70 điểm\n"
        "  Tiêu chí chung 30,00 + kết quả 61,93 = 91,93 điểm\n"
        "  Mức cao nhất đủ điều kiện: Không hoàn thành nhiệm vụ\n"
    )


def test_score_as_json_is_exact(repository: Path, run: Run) -> None:
    code, out, _ = run("score", "--json", repository / RECORD)
    (item,) = json.loads(out)
    (axis,) = item["axes"]
    assert code == 0
    assert {name: axis[name]["exact"] for name in ("A", "B", "C", "D", "kpi")} == {
        "A": "67/77",
        "B": "137/154",
        "C": "137/154",
        "D": "137/154",
        "kpi": "545/616",
    }
    assert item["total"] == {"exact": "4045/44", "shown": "91,9318"}
    assert item["qualifies_for"]["id"] == "NOT_COMPLETED"


def test_score_of_a_record_that_cannot_be_read_says_where_to_look(repository: Path, run: Run) -> None:
    edit(repository, "plan:", "plan: &a")
    code, out, err = run("score", repository / RECORD)
    assert (code, out) == (2, "")
    assert err == (
        f"Không thể tiếp tục: Hồ sơ «{RECORD}» có lỗi, chưa chấm được.\n  Xem chỗ cần sửa bằng: evalgen check\n"
    )


def test_score_of_nothing(repository: Path, run: Run) -> None:
    code, _, err = run("score", "--root", repository, repository / "records" / "khong-co.yaml")
    assert code == 2
    assert "Không có tệp hoặc thư mục «records/khong-co.yaml»." in err


def test_score_of_a_period_by_its_name_and_of_a_collective_names_what_to_run(repository: Path, run: Run) -> None:
    code, _, err = run("score", "--root", repository, "2026-Q2")
    assert (code, "Nêu thư mục: records/2026-Q2" in err) == (2, True)
    file = RECORD.replace("nguyen-van-vi-du", "collective")
    code, _, err = run("score", "--root", repository, repository / file)
    assert (code, f"Xem điểm và mức bằng: evalgen explain {file}" in err) == (2, True)


@pytest.mark.parametrize(
    "day, said", [("31/9/2026", "cần ngày dạng 2026-06-25"), ("2026-09-31", "lịch không có ngày «2026-09-31»")]
)
def test_a_day_is_refused_for_what_is_wrong_with_it(day: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["status", "--on", day])
    assert said in capsys.readouterr().err


def test_explain_shows_the_table_and_the_chain(repository: Path, run: Run) -> None:
    code, out, _ = run("explain", repository / RECORD)
    assert code == 0
    assert "    A – Số lượng = 6,7 ÷ 7,7 = 87,01 %\n" in out
    assert (
        "  → Hoàn thành 4/5 nhiệm vụ được giao, dưới 100 %; chưa hoàn thành: «Báo cáo Lãnh đạo Ban kết quả thực hiện nhiệm vụ hằng tháng».\n"
        in out
    )
    assert "      căn cứ: gạch đầu dòng thứ ba mục 6.2 Hướng dẫn 02-HD/BTCTW (task_completion)" in out


def test_explain_as_json_has_places_and_clauses(repository: Path, run: Run) -> None:
    code, out, _ = run("explain", "--json", repository / RECORD)
    item = json.loads(out)
    assert code == 0
    assert item["chain"][-1]["place"]["line"] == 19
    assert item["self_sheet"]["parts"][1]["parts"][0]["id"] == "axis.4"


def test_explain_wants_one_record(repository: Path, run: Run) -> None:
    code, _, err = run("explain", repository / "records" / "people")
    assert code == 2
    assert "không phải hồ sơ đánh giá của một người" in err


def test_rules_lists_every_rule_with_a_living_path(repository: Path, run: Run) -> None:
    code, out, _ = run("rules", "--json", "--root", repository)
    rules = json.loads(out)
    top = Path(__file__).parents[2]
    assert code == 0
    assert [rule["rule"] for rule in rules if not (top / rule["module"]).is_file()] == []
    assert [path for rule in rules for path in rule["data"] if not (top / path).is_file()] == []
    assert all(rule["title"] and rule["summary"] and rule["citations"] for rule in rules)


def test_new_opens_a_period_and_never_overwrites(repository: Path, run: Run) -> None:
    code, out, _ = run("new", "2026-Q3", "--root", repository)
    record = repository / "records/2026-Q3/vu-co-so-dang/nguyen-van-vi-du.yaml"
    assert code == 0
    schemas = len(list((repository / "schemas").iterdir()))
    assert f"Quý III năm 2026: đã tạo {3 + schemas} tệp, giữ nguyên 0 tệp đã có." in out
    created = [line.removeprefix("tạo  ") for line in out.splitlines() if line.startswith("tạo  ")]
    assert "records/2026-Q3/period.yaml" in created
    assert [path for path in created if not (repository / path).is_file()] == []
    assert "Tuyệt đối trung thành với Đảng" in record.read_text(encoding="utf-8")
    assert run("check", "--root", repository)[0] == 0
    record.write_text("# của tôi\nplan: {work_items: []}\n", encoding="utf-8")
    code, out, _ = run("new", "2026-Q3", "--root", repository, "--json")
    assert json.loads(out)["written"] == []
    assert record.read_text(encoding="utf-8").startswith("# của tôi")


def test_new_begins_no_second_record_beside_one_under_a_wrong_name(repository: Path, run: Run) -> None:
    run("new", "2026-Q3", "--root", repository)
    record = repository / "records/2026-Q3/vu-co-so-dang/nguyen-van-vi-du.yaml"
    record.rename(record.with_name("Nguyễn Văn Ví Dụ.yaml"))
    code, out, _ = run("new", "2026-Q3", "--root", repository)
    assert (code, record.exists()) == (0, False)
    assert f"{record.name}: hồ sơ này đang nằm dưới một tên sai; đổi tên theo evalgen check" in out


def test_new_names_those_whom_the_law_does_not_evaluate(repository: Path, run: Run) -> None:
    person = repository / "records/people/nguyen-van-vi-du.yaml"
    text = person.read_text(encoding="utf-8")
    (name,) = [line for line in text.splitlines() if line.startswith("name:")]
    (standing,) = [line.strip() for line in text.splitlines() if line.strip().startswith("standing:")]
    staff = text.replace(name, "name: Lê Thị Thử (hư cấu)").replace(standing, "standing: STAFF")
    (person.parent / "le-thi-thu.yaml").write_text(staff, encoding="utf-8")
    code, out, _ = run("new", "2026-Q3", "--root", repository)
    assert code == 0
    assert "1 người giữ chức vụ mà quy định của kỳ này không đánh giá, nên không có hồ sơ: Lê Thị Thử (hư cấu)." in out
    assert "le-thi-thu.yaml" not in out


@pytest.mark.parametrize("period", ["2026-Q5", "26-Q1", "2026-13", "quý 3"])
def test_new_refuses_what_is_no_period(repository: Path, run: Run, period: str) -> None:
    code, _, err = run("new", period, "--root", repository)
    assert code == 2
    assert f"«{period}» không phải một kỳ." in err


def test_new_refuses_a_period_without_a_regulation_in_force(repository: Path, run: Run) -> None:
    code, _, err = run("new", "2025-Q1", "--root", repository)
    assert code == 2
    assert "Không có gói quy định nào áp dụng cho kỳ «2025-Q1»." in err


@pytest.mark.parametrize(
    "chosen, period, line",
    [
        pytest.param("hd02, from: 2026-04-01", "2026", "qd366, from: 2026-01-01", id="gói mà gói đã chọn kế thừa"),
        pytest.param("hd02, from: 2026-04-01", "2025", "qd366, from: 2025-08-30", id="không trước ngày có hiệu lực"),
        pytest.param("vast, from: 2026-07-01", "2026-Q2", "vast, from: 2026-04-01", id="gói đã chọn, từ ngày sớm hơn"),
        pytest.param("hadong, from: 2026-05-01", "2026-04", "hadong, from: 2026-04-08", id="tháng đầu của gói"),
    ],
)
def test_a_period_without_a_pack_is_told_the_line_to_add(
    repository: Path, run: Run, chosen: str, period: str, line: str
) -> None:
    """The line is of a pack of the organization's own, and opens the period, put where it says."""
    organization = repository / "records/organization.yaml"
    text = organization.read_text(encoding="utf-8").replace("hd02, from: 2026-04-01", chosen)
    organization.write_text(text, encoding="utf-8")
    code, _, err = run("new", period, "--root", repository)
    shown = err.rstrip().rpartition("ví dụ: ")[2]
    assert (code, shown) == (2, f"- {{pack: {line}}}")
    organization.write_text(text.replace("regulation:\n", f"regulation:\n  {shown}\n"), encoding="utf-8")
    assert run("new", period, "--root", repository)[0] == 0


def test_a_pack_of_its_own_that_is_not_chosen_yet_goes_before_others(repository: Path, run: Run) -> None:
    with_own_pack(repository, "2026-07-01")
    organization = repository / "records/organization.yaml"
    chosen = organization.read_text(encoding="utf-8").replace("  - {pack: rieng, from: 2026-07-01}\n", "")
    organization.write_text(chosen.replace("hd02, from: 2026-04-01", "hadong, from: 2026-05-01"), encoding="utf-8")
    code, _, err = run("new", "2026-Q3", "--root", repository)
    assert code == 2
    assert "Gói của tổ chức mình dùng được cho kỳ này: rieng (Hướng dẫn 09-HD/HC), hd02 (Hướng dẫn 02-HD/BTCTW)." in err
    assert err.rstrip().endswith("- {pack: rieng, from: 2026-07-01}")


def test_packs_of_other_places_are_told_by_their_names_and_no_line_is_advised(repository: Path, run: Run) -> None:
    code, _, err = run("new", "2026-11", "--root", repository)
    assert code == 2
    assert "Các gói có cho kỳ này: hadong (Kế hoạch đánh giá hằng tháng của phường Hà Đông)." in err
    assert "{pack:" not in err


def test_demo_fills_an_empty_folder_and_refuses_a_full_one(tmp_path: Path, run: Run) -> None:
    code, _, _ = run("demo", tmp_path / "thu", "--seed", "7")
    assert code == 0
    assert run("check", "--root", tmp_path / "thu")[0] == 0
    record = next((tmp_path / "thu/records").glob("2*/*/[!c]*.yaml"))
    schema = record.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    assert (record.parent / schema).is_file()
    code, _, err = run("demo", tmp_path / "thu")
    assert code == 2
    assert "đã có; không ghi đè" in err


def test_without_records_the_remedy_is_named(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("check")
    assert code == 2
    assert "Không tìm thấy thư mục records/" in err
    assert "evalgen demo" in err


@pytest.mark.parametrize("command", ["check", "score", "explain", "build", "serve", "rules", "new", "demo"])
def test_every_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    out = capsys.readouterr().out
    assert stop.value.code == 0
    assert f"Ví dụ: evalgen {command}" in out


def test_wrong_use_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["check", "--format", "xml"])
    assert stop.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_broken_pack_of_the_organization_is_a_problem_like_all_others(repository: Path, run: Run) -> None:
    pack = repository / "records/regulation/tinh-x"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("instrument: [\n", encoding="utf-8")
    edit(repository, "quality: 0.75", "quality: 0.9")
    code, out, err = run("check", "--root", repository, "--json")
    found = {problem["code"]: problem["file"] for problem in json.loads(out)["problems"]}
    assert (code, err) == (1, "")
    assert found["regulation-fault"] == "records/regulation/tinh-x/pack.yaml"
    assert found["level-not-in-scale"] == RECORD


def test_a_decision_not_to_assess_is_said(repository: Path, run: Run) -> None:
    path = repository / RECORD
    decision = '{by: ban-to-chuc, on: 2026-07-01, number: "1-QĐ", not_assessed: true}'
    path.write_text(f"{path.read_text(encoding='utf-8')}decision: {decision}\n", encoding="utf-8")
    _, out, _ = run("score", repository / RECORD)
    assert "  Mức được quyết định: chưa đánh giá, xếp loại\n" in out
    (item,) = inspect(repository).results.assessments.values()
    assert overview([item, item], inspect(repository), VIETNAMESE).count("; quyết định: chưa đánh giá, xếp loại\n") == 2


def test_a_record_named_twice_is_shown_once(repository: Path, run: Run) -> None:
    _, out, _ = run("score", "--json", repository / RECORD, repository / "records", repository / RECORD)
    assert len(json.loads(out)) == 1


def test_a_total_below_a_threshold_is_never_shown_on_it() -> None:
    just_below, bounds = Fraction(8999996, 100000), (Fraction(90), Fraction(70))
    assert exact.number(just_below, bounds)["shown"] == "89,9999"
    assert exact.number(Fraction(90), bounds)["shown"] == "90,0000"


def test_the_total_in_json_knows_the_thresholds(repository: Path) -> None:
    inspection = inspect(repository)
    (item,) = inspection.results.assessments.values()
    assert item.sheet is not None
    low = replace(item.sheet, total=replace(item.sheet.total, value=Fraction(8999996, 100000)))
    shown = json.loads(exact.dump_all([replace(item, self_sheet=low, verified_sheet=None)], inspection.thresholds))
    assert shown[0]["total"] == {"exact": "2249999/25000", "shown": "89,9999"}


def test_keys_do_not_hang_on_words(repository: Path) -> None:
    (item,) = inspect(repository).results.assessments.values()
    assert item.sheet is not None
    worded = replace(item.sheet.results, parts=tuple(reworded(axis) for axis in item.sheet.results.parts))
    (axis,) = exact.measures(replace(item.sheet, results=worded))
    assert set(axis) == {"axis", "score", "kpi", "A", "B", "C", "D"}
    told = "\n".join(
        lines(explain_score(replace(item, self_sheet=replace(item.sheet, results=worded)), (), VIETNAMESE))
    )
    before = "\n".join(lines(explain_score(item, (), VIETNAMESE)))
    assert [line for line in told.splitlines() if "bao-cao-quy" in line] == [
        line for line in before.splitlines() if "bao-cao-quy" in line
    ]


def reworded(line: Line) -> Line:
    return replace(line, what="khác", formula="khác", parts=tuple(reworded(part) for part in line.parts))


def test_new_tells_of_one_period_skipped_and_takes_no_empty_folder_for_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder is what somebody made, or removed all files of; 2026-Q3 is the last period of the sample."""
    assert main(["demo", str(tmp_path), "--people", "10"]) == 0
    (tmp_path / "records/2026-Q4").mkdir()
    capsys.readouterr()
    assert main(["new", "2027-Q1", "--root", str(tmp_path), "--lang", "en"]) == 0
    assert "1 period before this one has not been opened, 2026-Q4: " in capsys.readouterr().out


def test_new_tells_of_periods_that_it_skips(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the year opens a period far ahead; the next period, and the same one once more, say nothing of it."""
    assert main(["demo", str(tmp_path), "--people", "10"]) == 0
    told = []
    for period in ("2026-Q3", "2027-Q3", "2027-Q3", "2027-Q4"):
        capsys.readouterr()
        assert main(["new", period, "--root", str(tmp_path)]) == 0
        told.append("chưa mở" in (out := capsys.readouterr().out))
        if told[-1]:
            assert "còn 3 kỳ chưa mở, từ 2026-Q4: mở nhầm kỳ thì xóa thư mục records/2027-Q3" in out
    assert told == [False, True, False, False]
