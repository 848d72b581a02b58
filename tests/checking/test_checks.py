"""Each check on the sound records with one thing broken: every problem, word for word."""

import ast
import shutil
from pathlib import Path
from typing import Any

import pytest
from case_records import read_cases, records_of
from month_records import SOUND_MONTH
from sound_records import SOUND, write_records

import evalgen.checking
from evalgen.checking.all_checks import CHECKS
from evalgen.domain.problem import Problem
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import inspect

CASES = read_cases()
ROOM = Path(evalgen.checking.__file__).parent
ROOT = Path(__file__).parents[2]


def told(problem: Problem) -> dict[str, str]:
    """A problem as the tables write it."""
    lines = {
        "at": str(problem.place).removeprefix("records/"),
        "path": problem.place.json_path,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }
    return lines | ({"citation": str(problem.citation)} if problem.citation else {})


def problems_of(root: Path, files: dict[str, str]) -> list[dict[str, str]]:
    write_records(root, files)
    return [told(problem) for problem in inspect(root).problems]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert problems_of(tmp_path, records_of(case)) == case["problems"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case_in_pieces(case: dict[str, Any], tmp_path: Path) -> None:
    """Where this fails for a new check, it compares several people: name it in `OF_ONE_PERIOD`."""
    write_records(tmp_path, records_of(case))
    assert [told(problem) for problem in check_up(tmp_path, pieces=5).problems] == case["problems"]


@pytest.mark.parametrize("sound", [SOUND, SOUND_MONTH], ids=["một quý", "một tháng"])
def test_sound_records_have_no_problem(sound: dict[str, str], tmp_path: Path) -> None:
    assert problems_of(tmp_path, dict(sound)) == []


@pytest.mark.parametrize(
    "sound,broken",
    [pytest.param(sound, name, id=name) for sound in (SOUND, SOUND_MONTH) for name in sound],
)
def test_no_file_is_blamed_for_another_that_was_refused(sound: dict[str, str], broken: str, tmp_path: Path) -> None:
    found = problems_of(tmp_path, dict(sound) | {broken: "name: [\n"})
    assert {problem["at"].split(":")[0] for problem in found} == {broken}


def test_a_quota_is_told_although_somebody_of_another_period_cannot_be_read(tmp_path: Path) -> None:
    files = records_of({"excellent": ["le-van-an"]})
    files["people/nguoi-khac.yaml"] = "posts: [\n"
    files["2026-Q3/period.yaml"] = "opened_on: 2026-07-01\n"
    files["2026-Q3/van-phong/nguoi-khac.yaml"] = "framework: hd02-pl3\n"
    found = [problem["at"] for problem in problems_of(tmp_path, files) if problem["code"] == "quota-exceeded"]
    assert [at.partition(":")[0] for at in found] == ["2026-Q2/van-phong/le-van-an.yaml"]


def test_a_quota_is_told_although_somebody_of_a_later_post_in_the_group_cannot_be_read(tmp_path: Path) -> None:
    files = records_of({"excellent": ["le-van-an"]})
    head = files["people/tran-thi-binh.yaml"]
    later = head.partition("posts:\n")[2].replace("dung-dau", "cap-pho").replace("2025-07-01", "2027-01-01")
    files["people/tran-thi-binh.yaml"] = f"{head}    to: 2026-12-31\n{later}"
    files["2026-Q2/van-phong/tran-thi-binh.yaml"] = "plan: [\n"
    assert "quota-exceeded" in {problem["code"] for problem in problems_of(tmp_path, files)}


def test_a_unit_whose_people_have_left_has_a_result_of_its_own_while_their_records_stand(tmp_path: Path) -> None:
    files = records_of({"copy": {"units/phong-a.yaml": "units/van-phong.yaml"}})
    person, record = "people/le-van-an.yaml", "2026-Q2/van-phong/le-van-an.yaml"
    files[person] = files[person].replace("unit: van-phong", "unit: phong-a") + "    to: 2026-06-15\n"
    files["2026-Q2/phong-a/le-van-an.yaml"] = files.pop(record)
    found = [item["message"] for item in problems_of(tmp_path, files) if item["code"] == "collective-missing-file"]
    assert found == ["tập thể Văn phòng mẫu («phong-a») chưa có hồ sơ kỳ 2026-Q2."]


def test_nobody_is_missing_in_a_folder_that_was_refused(tmp_path: Path) -> None:
    """A link, or a folder that nobody may look into: what lies there is neither missing nor to be written anew."""
    shutil.copytree(ROOT / "examples/lamdong/records", tmp_path / "records")
    folder = tmp_path / "records/2026-Q2/phong-kinh-te"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    for problems in (inspect(tmp_path).problems, check_up(tmp_path, pieces=3).problems):
        codes = {problem.code for problem in problems}
        assert codes & {"symlink", "evaluation-missing", "collective-missing-file"} == {"symlink"}


def test_every_code_has_a_case() -> None:
    tested = {problem["code"] for case in CASES for problem in case["problems"]}
    assert codes_in_source() - tested == set()


def codes_in_source() -> set[str]:
    calls = [
        node
        for file in sorted(ROOM.glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
    ]
    codes = [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "code"]
    assert len(codes) == len(calls)
    return {str(ast.literal_eval(code)) for code in codes}


def test_every_check_stands_in_the_table_once() -> None:
    """A public function that takes the subject is a check; its docstring is the rule, in one sentence."""
    defined = {
        f"evalgen.checking.{file.stem}.{node.name}"
        for file in sorted(ROOM.glob("*.py"))
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and [argument.arg for argument in node.args.args] == ["subject"]
        and node.returns is not None
        and ast.unparse(node.returns) == "Iterator[Problem]"
    }
    listed = [f"{check.__module__}.{check.__qualname__}" for check in CHECKS]
    assert sorted(listed) == sorted(defined)
    assert all((check.__doc__ or "").rstrip(".)").strip() and "\n" not in (check.__doc__ or "\n") for check in CHECKS)
