"""The rules of grading, one by one and as a whole chain, under the pack that each row names."""

from typing import Any

import casework
import pytest
from register_rows import TABLES, params

from evalgen.domain.grade import Grade, Undetermined, outcome_named
from evalgen.grading.case import Case
from evalgen.grading.chain import RULES, grade

RULE = {rule.__name__: rule for rule in RULES}


def case_of(row: dict[str, Any]) -> Case:
    return casework.case_of(row["given"] | {"pack": row["pack"]})


@pytest.mark.parametrize("row", params(*(table for table in TABLES if table in RULE)))
def test_rule(row: dict[str, Any]) -> None:
    start = Undetermined.NOT_SCORED if row["table"] == "score_band" else casework.before(row["given"])
    ruling, expected = RULE[row["table"]](case_of(row), start), row["expect"]
    if expected is None:
        assert ruling is None
        return
    assert ruling is not None
    assert ruling.after is outcome_named(expected["after"])
    assert ruling.effect.name == expected.get("effect", "HOLDS" if ruling.after is start else "CHANGES")
    assert expected.get("reason", "") in ruling.reason


@pytest.mark.parametrize("row", params("whole_grade"))
def test_whole_grade(row: dict[str, Any]) -> None:
    chain, outcome = grade(case_of(row))
    assert outcome is outcome_named(row["expect"])
    if "by" in row:
        assert row["by"] in {
            ruling.rule for ruling in chain if ruling.after is outcome and ruling.before is not outcome
        }


@pytest.mark.parametrize("row", params("lower_grade"))
def test_the_grade_one_lower(row: dict[str, Any]) -> None:
    assert Grade[row["grade"]].lower is Grade[row["expect"]]
