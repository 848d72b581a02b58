"""The page on threats names tests: each must be there, and each code that it promises must be one that the program says."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/mo-hinh-de-doa.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]


def functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_test_that_the_page_names_is_there() -> None:
    named = re.findall(r"`(tests/[^`]+)`", PAGE)
    assert len(named) >= len(ROWS) >= 12
    for name in named:
        path, _, function = name.partition("::")
        assert (ROOT / path).exists(), name
        assert not function or function in functions(ROOT / path), name


def test_every_row_names_a_test() -> None:
    assert [row for row in ROWS if "`tests/" not in row.rsplit("|", 2)[1]] == []


def test_every_code_that_the_page_promises_is_in_the_program() -> None:
    problems = (ROOT / "evalgen/language/en/problems.yaml").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z][a-z-]+):$", problems, re.MULTILINE))
    promised = {code for row in ROWS for code in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", row.rsplit("|", 2)[0])}
    assert promised - known - {"evalgen-approval"} == set()
    assert "quota-race" in promised
