"""What must hold for every record: worse facts never give a better grade, and shown numbers decide nothing."""

from fractions import Fraction
from typing import Any

from casework import law_of, make_case
from hypothesis import given, settings
from hypothesis import strategies as st

from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.number import show
from evalgen.grading.chain import grade
from evalgen.grading.score_band import band_of, thresholds

ORDER: list[Outcome] = [
    Undetermined.NOT_ASSESSED,
    Grade.NOT_COMPLETED,
    Undetermined.NEEDS_DECISION,
    Grade.COMPLETED,
    Grade.GOOD,
    Grade.EXCELLENT,
]
"""NEEDS_DECISION may end as any grade; it stands where no grade of Điều 11 is earned, above the certain worst."""

scores = st.fractions(min_value=0, max_value=100, max_denominator=1000)


@st.composite
def situations(draw: st.DrawFn) -> dict[str, Any]:
    total = draw(st.integers(1, 12))
    completed = draw(st.integers(0, total))
    own = draw(st.integers(1, 8))
    return {
        "score": draw(scores),
        "standing": draw(st.sampled_from(["HEAD", "DEPUTY", "MEMBER"])),
        "own": {
            "total": own,
            "delivered": draw(st.integers(0, own)),
            "late": draw(st.integers(0, own)),
            "exceeded": draw(st.integers(0, own)),
        },
        "unit": {
            "total": total,
            "completed": completed,
            "late": draw(st.integers(0, total)),
            "exceeded": draw(st.integers(0, completed)),
            "in_charge": draw(st.booleans()),
        },
    }


def outcome(situation: dict[str, Any]) -> int:
    return ORDER.index(grade(make_case(situation))[1])


@settings(max_examples=150, deadline=None)
@given(situations(), scores)
def test_a_lower_score_never_gives_a_better_grade(situation: dict[str, Any], other: Fraction) -> None:
    lower, higher = sorted([situation["score"], other])
    assert outcome({**situation, "score": lower}) <= outcome({**situation, "score": higher})


@settings(max_examples=150, deadline=None)
@given(situations())
def test_one_more_late_task_never_gives_a_better_grade(situation: dict[str, Any]) -> None:
    unit = situation["unit"]
    worse = {**situation, "unit": {**unit, "late": min(unit["late"] + 1, unit["total"])}}
    assert outcome(worse) <= outcome(situation)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_one_task_fewer_completed_never_gives_a_better_grade(situation: dict[str, Any]) -> None:
    unit = situation["unit"]
    completed = max(unit["completed"] - 1, 0)
    worse = {**situation, "unit": {**unit, "completed": completed, "exceeded": min(unit["exceeded"], completed)}}
    assert outcome(worse) <= outcome(situation)


@settings(max_examples=150, deadline=None)
@given(situations(), st.sampled_from(["discipline", "degeneration", "corruption_in_unit"]))
def test_a_fact_against_the_person_never_gives_a_better_grade(situation: dict[str, Any], fact: str) -> None:
    worse = {**situation, "facts": {fact: [{}] if fact == "discipline" else "concluded"}}
    assert outcome(worse) <= outcome(situation)
    assert grade(make_case(worse))[1] is Grade.NOT_COMPLETED


@given(scores)
def test_the_shown_score_lies_in_the_band_of_the_exact_score(score: Fraction) -> None:
    law = law_of()
    shown = show(score, thresholds=thresholds(law)).replace(",", ".")
    assert band_of(Fraction(shown), law) is band_of(score, law)


@settings(max_examples=100, deadline=None)
@given(situations())
def test_the_chain_is_whole(situation: dict[str, Any]) -> None:
    """Each ruling starts from the outcome of the one before, and cites the law."""
    chain, result = grade(make_case(situation))
    at: Outcome = Undetermined.NOT_SCORED
    for ruling in chain:
        assert ruling.before is at
        assert ruling.citation.quote
        at = ruling.after
    assert at is result
