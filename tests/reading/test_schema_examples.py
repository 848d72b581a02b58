"""Every bad example is told in exactly these words; adding a file adds a test."""

from pathlib import Path

import problem_codes
import pytest

from evalgen.domain.document import Document
from evalgen.domain.problem import Problem
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

EXAMPLES = Path(__file__).parent.parent / "examples" / "schema"
FILES = sorted(EXAMPLES.glob("*/*.yaml"))
SCHEMAS = SchemaSet()


def kind_of(text: str) -> str:
    return text.splitlines()[0].rpartition("/")[2].removesuffix(".schema.json")


def told(problem: Problem) -> str:
    place = problem.place
    return f"{place.line}:{place.column} {problem.code} {place.json_path}\n  {problem.message}\n  {problem.remedy}\n"


def read(file: Path) -> Document:
    result = read_document(file.name, file.read_bytes())
    assert result.document is not None, result.problems
    return result.document


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_example_is_told_in_these_words(file: Path) -> None:
    problems = SCHEMAS.problems(kind_of(file.read_text(encoding="utf-8")), read(file))
    assert "".join(told(problem) for problem in problems) == file.with_suffix(".expect").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_example_lies_in_the_folder_of_its_code(file: Path) -> None:
    problems = SCHEMAS.problems(kind_of(file.read_text(encoding="utf-8")), read(file))
    assert file.parent.name in {problem.code for problem in problems}


def test_every_code_has_an_example() -> None:
    """Only what schemas of others ask for besides has none: see test_schema.py."""
    codes = problem_codes.in_source("reading/schemas/*.py")
    assert codes - {file.parent.name for file in FILES} == {"not-as-schema"}


def test_every_expectation_has_its_example() -> None:
    assert sorted(EXAMPLES.glob("*/*.expect")) == [file.with_suffix(".expect") for file in FILES]
