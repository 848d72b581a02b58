"""What records say goes into a workbook and comes back the same; what no column carries is told, and stays."""

import re
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from evalgen.cli import main
from evalgen.domain.period import Period
from evalgen.domain.problem import Severity
from evalgen.drafting.yaml_text import yaml_text
from evalgen.pipeline.drafting.import_setting import records_about, setting_of
from evalgen.pipeline.drafting.importing import import_workbooks
from evalgen.pipeline.drafting.sheets_to_fill import write_sheets_to_fill
from evalgen.pipeline.inspecting.inspection import library_of
from evalgen.reading.strict_yaml import read_document

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCES = [
    pytest.param("demo-3", "2026-Q2", id="tổ chức hư cấu, hạt giống 3"),
    pytest.param("demo-11", "2026-Q2", id="tổ chức hư cấu, hạt giống 11"),
    pytest.param("hadong", "2026-05", id="hadong"),
    pytest.param("lamdong", "2026-Q2", id="lamdong"),
    pytest.param("vast", "2026-Q2", id="vast"),
    pytest.param("thanhlam", "2026-Q3", id="thanhlam"),
    pytest.param("qd366", "2027", id="qd366, cả năm"),
]
WORDS = [
    'Dòng một\nDòng hai, có dấu: «#» và "nháy"',
    "=1+1",
    "- gạch đầu dòng",
    "12",
    "0,75",
    "1.200",
    "30/6/2026",
    "không",
    "x",
    "TRUE",
    "a; b; c",
    "@nhắc; +1; -1",
    "Tuyến đường 3.10",
]
PAPERS = [
    ["Báo cáo 15; phụ lục 2"],
    ["không"],
    ["- gạch", "• chấm"],
    ["kết thúc bằng;", "15-BC/VP"],
    ["7", "1.10", "=A1"],
    ["bc-10.pdf", "bc-11.pdf"],
]


def files(root: Path, period: str) -> list[Path]:
    """The records of people."""
    return [path for path in sorted((root / "records" / period).glob("*/*.yaml")) if path.name != "collective.yaml"]


def said(path: Path) -> dict[str, Any]:
    document = read_document(path.name, path.read_bytes()).document
    assert document is not None, path
    return dict(document.root)


def repository(folder: Path, source: str, period: str) -> Path:
    """Records with words that a spreadsheet would like to take for something else; the period is open."""
    kind, _, seed = source.partition("-")
    if kind == "demo":
        assert main(["demo", str(folder), "--people", "20", "--seed", seed]) == 0
    else:
        shutil.copytree(EXAMPLES / source, folder)
    opened = folder / "records" / period / "period.yaml"
    opened.write_text(re.sub(r"(?m)^closed_on: .*\n", "", opened.read_text(encoding="utf-8")), encoding="utf-8")
    drawn = Random(source)  # noqa: S311
    for path in files(folder, period):
        root = said(path)
        assessment = root.get("self_assessment", {})
        for result in (*assessment.get("results", {}).values(), *assessment.get("criteria_results", {}).values()):
            result["note"], result["evidence"] = drawn.choice(WORDS), drawn.choice(PAPERS)
        if assessment:
            assessment["strengths"] = drawn.choice(WORDS)
        path.write_text(yaml_text(root), encoding="utf-8")
    return folder


@pytest.mark.parametrize("source, period", SOURCES)
def test_what_was_not_changed_changes_nothing(source: str, period: str, tmp_path: Path) -> None:
    root = repository(tmp_path / "kho", source, period)
    before = {path: path.read_bytes() for path in (root / "records").rglob("*.yaml")}
    for name, asked in (("goc.xlsx", None), ("ky.xlsx", period)):
        write_sheets_to_fill(root, root / name, asked)
        found = import_workbooks(root, [root / name])
        assert ([str(problem) for problem in found.problems], found.written, dict(found.filled)) == ([], (), {})
    assert {path: path.read_bytes() for path in (root / "records").rglob("*.yaml")} == before


def test_a_recorded_number_that_does_not_end_comes_back(tmp_path: Path) -> None:
    """Records of earlier workbooks hold what divisions left: a workbook that nobody changed says the same."""
    root = repository(tmp_path / "kho", "demo-3", "2026-Q3")
    path = next(path for path in files(root, "2026-Q3") if said(path)["self_assessment"]["results"])
    record = said(path)
    next(iter(record["self_assessment"]["results"].values()))["quantity"] = Decimal("0.333333333333333")
    path.write_text(yaml_text(record), encoding="utf-8")
    write_sheets_to_fill(root, root / "ky.xlsx", "2026-Q3")
    found = import_workbooks(root, [root / "ky.xlsx"])
    assert ([str(problem) for problem in found.problems], dict(found.filled)) == ([], {})


@pytest.mark.parametrize(
    "emptied",
    [pytest.param(("plan", "self_assessment"), id="trước thẩm định"), pytest.param(("verification",), id="thẩm định")],
)
@pytest.mark.parametrize("source, period", SOURCES)
def test_what_was_emptied_comes_back(source: str, period: str, emptied: tuple[str, ...], tmp_path: Path) -> None:
    """Each step holds the same values; only what the template said it has no columns for is not there.

    Plans and self-assessments come together, what was verified comes to those that are recorded.
    """
    root = repository(tmp_path / "kho", source, period)
    if "verification" not in emptied:
        for path in files(root, period):
            path.write_text(
                yaml_text({key: value for key, value in said(path).items() if key != "verification"}), encoding="utf-8"
            )
    asked = Period.parse(period)
    assert asked is not None
    setting = setting_of(records_about(root, {asked}), asked, library_of(root))
    told = write_sheets_to_fill(root, root / "ky.xlsx", period).left_out
    beyond = set(told.get("self_assessment.general_criteria", ()))  # such a self-assessment is not taken without it
    before: dict[Path, Mapping[str, Any]] = {}
    for path in files(root, period):
        if path.relative_to(root).as_posix() not in beyond:
            before[path] = said(path)
            kept = {
                key: value
                for key, value in before[path].items()
                if key in {"plan", "self_assessment"}.difference(emptied)
            }
            kept["framework"] = setting.subjects[path.stem].framework.id
            path.write_text(yaml_text(kept), encoding="utf-8")
    found = import_workbooks(root, [root / "ky.xlsx"])
    says_something = [path for path, root_before in before.items() if root_before.keys() & set(emptied)]
    wrong = [str(problem) for problem in found.problems if problem.severity is Severity.ERROR]
    assert (wrong, len(found.filled)) == ([], len(says_something))
    assert len(says_something) > (1 if "demo" in source or "plan" in emptied else -1)
    for path, root_before in before.items():
        file = path.relative_to(root).as_posix()
        kept = {key: value for key, value in root_before.items() if key in emptied}
        for part, where in told.items():
            if file in where and part.split(".")[0] in emptied:
                without(kept, part.split("."))
        after = {key: value for key, value in said(path).items() if key in emptied}
        assert after == kept, file


def without(value: dict[str, Any], steps: list[str]) -> None:
    """Take what is at `steps` out, of each result where one of them is told of."""
    first, *rest = steps
    if not rest:
        value.pop(first, None)
        return
    inner = [value[first]] if first not in {"results", "criteria_results"} else list(value[first].values())
    for item in inner:
        without(item, rest)
