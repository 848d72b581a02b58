"""Which rules a record is asked, where it has no score and where the law does not speak of earlier periods."""

from typing import Any

import pytest
from casework import case_of

from evalgen.domain.grade import Grade, Undetermined
from evalgen.grading.chain import grade

FAILED_TWICE: dict[str, Any] = {"period": "2026-Q3", "score": "40", "terms": {"2026-Q2": "NOT_COMPLETED"}}


def asked(given: dict[str, Any]) -> tuple[list[str], object]:
    chain, outcome = grade(case_of(given))
    return [ruling.rule for ruling in chain], outcome


@pytest.mark.parametrize(
    "given", [{"score": None}, {"subject": "COLLECTIVE", "score": None}], ids=["cá nhân", "tập thể"]
)
def test_without_a_score_no_condition_of_a_grade_is_told(given: dict[str, Any]) -> None:
    assert asked(given) == (["score_band"], Undetermined.NOT_SCORED)


def test_without_a_score_what_makes_a_record_not_completed_is_told() -> None:
    given: dict[str, Any] = {"score": None, "facts": {"discipline": [{}]}}
    assert asked(given) == (["score_band", "discipline"], Grade.NOT_COMPLETED)


def test_a_second_quarter_not_completed_is_looked_at_where_the_law_of_the_quarter_says_so() -> None:
    rules, outcome = asked(FAILED_TWICE)
    assert rules[-1] == "consecutive_not_completed"
    assert outcome is Grade.NOT_COMPLETED


def test_a_law_silent_about_earlier_quarters_asks_nothing_about_them() -> None:
    rules, outcome = asked(FAILED_TWICE | {"pack": "qd366"})
    assert not {"consecutive_not_completed", "year_bar"} & set(rules)
    assert outcome is Grade.NOT_COMPLETED


@pytest.mark.parametrize("pack", ["hd02", "qd366", "none"])
def test_the_law_of_the_year_bars_for_a_quarter_whose_own_law_is_silent(pack: str) -> None:
    quarter = {"grade": "NOT_COMPLETED", "pack": pack}
    rules, outcome = asked({"period": "2026", "score": "95", "terms": {"2026-Q2": quarter}})
    assert rules[-1] == "year_bar"
    assert outcome is Grade.GOOD
