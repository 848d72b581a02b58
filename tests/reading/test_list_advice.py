"""A list that stands there as one number or text: what is advised is a list that is accepted, or none is named."""

import pytest

from evalgen.domain.problem import Problem
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

SCHEMAS = SchemaSet()
UNKNOWN = "Đặt giá trị trong ngoặc vuông [ ], hoặc xuống dòng và ghi sau dấu gạch «- »."
AXES = "plan:\n  main_axes: {}\n  work_items: []\n"
NOT_MET = "self_assessment:\n  submitted_on: 2026-06-20\n  general_criteria: {{default: met, not_met: {}}}\n  proposed_grade: GOOD\n"


def problems(text: str) -> tuple[Problem, ...]:
    read = read_document("le-an.yaml", text.encode())
    assert read.document is not None, read.problems
    return tuple(SCHEMAS.problems("evaluation", read.document))


@pytest.mark.parametrize(
    "record, written, meant",
    [
        (AXES, '"007; 1"', "7, 1"),
        (AXES, '"1; 1"', "1"),
        (AXES, '"1; 4;"', "1, 4"),
        (AXES, '" 1 ;4 , 7"', "1, 4, 7"),
        (AXES, "4", "4"),
        (NOT_MET, '"3.3;3.3"', '"3.3"'),
        (NOT_MET, '"3.3; "', '"3.3"'),
        (NOT_MET, "3.10", '"3.10"'),
    ],
)
def test_the_list_that_is_advised_is_accepted(record: str, written: str, meant: str) -> None:
    (problem,) = problems(record.format(written))
    assert (problem.code, problem.remedy) == ("wrong-type", f"Ghi [{meant}].")
    assert problems(record.format(f"[{meant}]")) == ()


@pytest.mark.parametrize(
    "record, written",
    [
        (AXES, '"1; 100"'),
        (AXES, "0"),
        (AXES, '"1;; 4"'),
        (AXES, '";"'),
        (NOT_MET, '"không; 3.3"'),
        pytest.param(AXES, f'"{"1" * 300}"', id="too many digits"),
        pytest.param(AXES, '"' + "1; " * 100 + '1"', id="too many numbers"),
    ],
)
def test_no_list_is_advised_that_would_be_refused(record: str, written: str) -> None:
    assert [problem.remedy for problem in problems(record.format(written))] == [UNKNOWN]
