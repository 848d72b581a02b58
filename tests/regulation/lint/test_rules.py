"""Each rule of the linter on a sound pack with one thing changed: every finding word for word, and none where it is sound."""

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from case_tables import read_table
from lint_packs import SOUND, changed, linted, linted_together, told

import evalgen.regulation.lint
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.frameworks import POINT_RULES, WORD_RULES
from evalgen.regulation.lint.packs import RULES as PACK_RULES
from evalgen.regulation.lint.values import LAW_RULES, VALUE_RULES

LINTER = Path(evalgen.regulation.lint.__file__).parent
TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES: Mapping[str, list[dict[str, Any]]] = {table.stem: read_table(table) for table in TABLES}
ALL = [(table, number) for table, cases in CASES.items() for number in range(len(cases))]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[list[Finding]]]:
    """What the linter finds in each case of each table; reading one table at once spares most of the time."""
    return {
        table: linted_together(tmp_path_factory.mktemp(table), [files_of(case) for case in cases])
        for table, cases in CASES.items()
    }


def files_of(case: dict[str, Any]) -> dict[str, str]:
    changes = [(change["file"], change["old"], change["new"]) for change in case.get("change", ())]
    return changed(*changes) | dict(case.get("add", {}))


@pytest.mark.parametrize("table,number", ALL, ids=[CASES[table][number]["name"] for table, number in ALL])
def test_case(table: str, number: int, findings: Mapping[str, list[list[Finding]]]) -> None:
    found = findings[table][number]
    assert [told(finding) for finding in found] == CASES[table][number]["found"]
    assert all(bool(finding.remedy) is not finding.known for finding in found)


def test_a_sound_pack_has_no_finding(tmp_path: Path) -> None:
    assert linted(tmp_path, SOUND) == []


def test_a_case_alone_is_told_as_among_the_others(tmp_path: Path) -> None:
    case = next(case for case in CASES["shadows"] if case["found"])
    assert [told(finding) for finding in linted(tmp_path, files_of(case))] == case["found"]


def test_every_code_has_a_case() -> None:
    cases = [case for table in CASES.values() for case in table]
    told_codes = {line.split(" ", 2)[1].removesuffix(":") for case in cases for line in case["found"]}
    assert codes_in_source() - told_codes == set()


def codes_in_source() -> set[str]:
    """Every word that stands for a code: after ``code=``, or in the table of the sums."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted(LINTER.glob("*.py"))]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    after = {
        str(node.value.value)
        for node in nodes
        if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant)
    }
    first = {
        str(node.args[0].value)
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_defect", "_flaw"}
        and isinstance(node.args[0], ast.Constant)
    }
    sums = {"general-sum", "axes-sum", "section-sum", "axis-sum", "heading-differs"}
    return after | first | sums


def test_every_rule_stands_in_a_table_once() -> None:
    """A public function of the linter that looks at one subject is a rule; its docstring says it in one sentence."""
    listed = [rule.__name__ for rule in (*POINT_RULES, *WORD_RULES, *LAW_RULES, *VALUE_RULES, *PACK_RULES)]
    subjects = {("case",), ("law",), ("stated",), ("library", "pack")}
    found = [
        node.name
        for file in sorted(LINTER.glob("*.py"))
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and tuple(argument.arg for argument in node.args.args) in subjects
    ]
    assert sorted(listed) == sorted(found)
    assert len(set(listed)) == len(listed)
