"""Counts the rows of the test tables by rule; `make docs` writes the answer where the program finds it."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from evalgen.regulation.parameters import RULES

TESTS = Path(__file__).parents[1]
CHECKS = TESTS.parent / "evalgen" / "checking"

_HEAD = "# Số dòng của các bảng ca kiểm thử, đếm theo quy tắc (stems) và theo mã quy định (rules). `make docs` viết tệp này.\n"


def rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of every table below `folder`, with the stem of its file."""
    for table in sorted(folder.rglob("*.yaml")):
        loaded = yaml.safe_load(table.read_text(encoding="utf-8"))
        for row in loaded if isinstance(loaded, list) else loaded["cases"]:
            yield table.stem, row


def codes_of(module: Path) -> set[str]:
    """The codes of the problems that a module of the checking room finds."""
    keywords = (node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.keyword))
    found = (word.value.value for word in keywords if word.arg == "code" and isinstance(word.value, ast.Constant))
    return {str(code) for code in found}


def count_stems() -> dict[str, int]:
    """Rows in the tables named after a rule; for a rule that checks records, also those that tell one of its codes."""
    counted = Counter(stem for stem, _ in rows(TESTS / "cases") if stem in RULES)
    told = [{problem["code"] for problem in row["problems"]} for _, row in rows(TESTS / "checking" / "cases")]
    for stem, rule in RULES.items():
        module = CHECKS / f"{stem}.py"
        if rule.room == CHECKS.name and module.is_file():
            codes = codes_of(module)
            counted[stem] += sum(bool(found & codes) for found in told)
    return {stem: counted[stem] for stem in RULES if counted[stem]}


def count_rules() -> dict[str, int]:
    """Rows that name the rule of a document that they prove."""
    named = Counter(row["rule"] for _, row in rows(TESTS / "cases") if "rule" in row)
    return dict(sorted(named.items()))


def text() -> str:
    """The file as it must be."""
    parts = [("stems", count_stems()), ("rules", count_rules())]
    lines = [line for name, counts in parts for line in _lines(name, counts)]
    return _HEAD + "\n".join(lines) + "\n"


def _lines(name: str, counts: dict[str, int]) -> Iterator[str]:
    yield f"{name}:" if counts else f"{name}: {{}}"
    for key, count in counts.items():
        yield f"  {key}: {count}"


if __name__ == "__main__":
    sys.stdout.write(text())
