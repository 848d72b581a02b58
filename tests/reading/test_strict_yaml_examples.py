"""Every file under examples/strict_yaml/<code>/ is refused as the `.expect` beside it says; adding a file adds a test."""

import re
from pathlib import Path

import pytest
from yaml.error import YAMLError

from evalgen.domain.problem import Severity
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.strict_yaml import read_document
from evalgen.reading.syntax_errors import syntax_problem

ROOT = Path(__file__).parents[1] / "examples" / "strict_yaml"
EXAMPLES = sorted(ROOT.glob("*/*.yaml"))
READING = Path(__file__).parents[2] / "evalgen" / "reading"
MODULES = (
    "source_text",
    "merge_marks",
    "document_builder",
    "refusals",
    "syntax_causes",
    "syntax_errors",
    "strict_yaml",
    "parsing",
    "scalars",
    "yaml_events",
)
GENERATED = {"file-too-large", "syntax"}


@pytest.mark.parametrize("fast", [True, False], ids=["bộ đọc C", "bộ đọc Python"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example_is_refused_where_it_says(example: Path, *, fast: bool) -> None:
    result = read_document("vi-du.yaml", example.read_bytes(), fast=fast)
    found = [f"{item.place.line}:{item.place.column} {item.code}" for item in result.problems]
    assert found == example.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    assert any(item.code == example.parent.name for item in result.problems)
    for item in result.problems:
        assert item.place.file == "vi-du.yaml"
        assert item.message.endswith((".", ".)"))
        assert item.remedy.endswith((".", "…'.", '".'))
        assert "object at 0x" not in item.message + item.remedy
    has_error = any(item.severity is Severity.ERROR for item in result.problems)
    assert (result.document is None) is has_error


def test_every_code_has_an_example() -> None:
    sources = "".join((READING / f"{name}.py").read_text(encoding="utf-8") for name in MODULES)
    codes = set(re.findall(r'code="([^"]+)"', sources))
    assert codes == {path.parent.name for path in EXAMPLES} | GENERATED


def test_every_example_has_its_expectation() -> None:
    assert [path.with_suffix(".expect") for path in EXAMPLES] == sorted(ROOT.glob("*/*.expect"))


def test_a_file_of_256_kib_is_read_and_one_byte_more_is_not() -> None:
    head = b"a: "
    assert read_document("f", head + b"x" * (MAX_BYTES - len(head))).document is not None
    (problem,) = read_document("f", head + b"x" * (MAX_BYTES - len(head) + 1)).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("file-too-large", 1, 1)
    assert "262145 byte" in problem.message


def test_an_error_that_nobody_foresaw_still_has_words() -> None:
    problem = syntax_problem("f", YAMLError("?"))
    assert (problem.code, problem.place.line) == ("syntax", 1)
    assert problem.message == "từ đây tệp không còn đúng cú pháp YAML."
