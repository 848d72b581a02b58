"""Every rule of grading against its case table: tests/cases/grading/<stem>.yaml."""

from fractions import Fraction
from typing import Any

import pytest
from casework import CASES, before, case_of, load_cases, make_case

from evalgen.domain.grade import Undetermined, outcome_named
from evalgen.grading.chain import RULES, grade
from evalgen.grading.excellent_quota import places

TABLES = sorted(path.stem for path in (CASES / "grading").glob("*.yaml"))
RULE = {rule.__name__: rule for rule in RULES}


def cases() -> list[Any]:
    return [
        pytest.param(stem, case, id=f"{stem}: {case['name']}")
        for stem in TABLES
        if stem in RULE
        for case in load_cases(f"grading/{stem}")
    ]


@pytest.mark.parametrize("stem,case", cases())
def test_rule(stem: str, case: dict[str, Any]) -> None:
    given = case["given"]
    start = Undetermined.NOT_SCORED if stem == "score_band" else before(given)
    ruling = RULE[stem](case_of(given), start)
    expected = case["expect"]
    if expected is None:
        assert ruling is None
        return
    assert ruling is not None
    assert ruling.rule == stem
    assert ruling.before is start
    assert ruling.after is outcome_named(expected["after"])
    usual = "HOLDS" if ruling.after is start else "CHANGES"
    assert ruling.effect.name == expected.get("effect", usual)
    assert expected.get("reason", "") in ruling.reason
    assert ruling.citation.quote
    assert expected.get("citation", "") in str(ruling.citation)
    assert ruling.reason.count(expected["once"]) == 1 if "once" in expected else True
    assert ruling.reason.endswith(".")
    assert not any(slip in ruling.reason for slip in ("None", "..", "  ", "Fraction"))


def test_every_rule_has_its_case_table() -> None:
    assert {*RULE, "excellent_quota", "year_ranking"} == set(TABLES)


@pytest.mark.parametrize("case", load_cases("grading/excellent_quota"), ids=lambda case: case["name"])
def test_quota(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expect"]
    assert places(given["base"], Fraction(given["rate"]), given.get("rounding", "half_up")) == expected


def test_an_exempt_person_is_judged_by_nothing_else() -> None:
    case = make_case({"facts": {"exemption": "INSPECTION", "degeneration": "concluded"}, "score": "10"})
    chain, outcome = grade(case)
    assert [ruling.rule for ruling in chain] == ["exemption"]
    assert outcome is Undetermined.NOT_ASSESSED
