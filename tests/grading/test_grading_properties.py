"""What must hold for every record of every kind of subject: worse facts never give a better grade, order decides nothing."""

from fractions import Fraction
from typing import Any

import pytest
from casework import case_of, law_of
from hypothesis import given, settings
from hypothesis import strategies as st

from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.number import show
from evalgen.domain.ruling import Effect
from evalgen.grading.chain import grade
from evalgen.regulation.score_bands import band_of, thresholds

ORDER: list[Outcome] = [
    Undetermined.NOT_ASSESSED,
    Grade.NOT_COMPLETED,
    Undetermined.NEEDS_DECISION,
    Grade.COMPLETED,
    Grade.GOOD,
    Grade.EXCELLENT,
]
"""NEEDS_DECISION may end as any grade; it stands where no grade of Điều 11 is earned, above the certain worst."""

LEADERS = ("HEAD", "DEPUTY", "MEMBER")
OTHERS = ("STAFF", "PARTY_MEMBER")
AGAINST: dict[str, tuple[str, dict[str, Any]]] = {
    "discipline": ("HEAD DEPUTY MEMBER STAFF PARTY_MEMBER", {"discipline": [{}]}),
    "degeneration": ("HEAD DEPUTY MEMBER STAFF PARTY_MEMBER COLLECTIVE", {"degeneration": "concluded"}),
    "corruption_in_unit": ("HEAD DEPUTY MEMBER", {"corruption_in_unit": "concluded"}),
    "confidence_vote": ("HEAD DEPUTY MEMBER", {"confidence_vote": [6, 10]}),
    "misconduct": ("STAFF PARTY_MEMBER", {"misconduct": [{}]}),
    "wrongdoing": ("COLLECTIVE", {"wrongdoing": "concluded"}),
    "a member's discipline": ("COLLECTIVE", {"discipline": [{"who": "MEMBER"}]}),
}
"""Facts that make a record NOT_COMPLETED, and whose."""

scores = st.fractions(min_value=0, max_value=100, max_denominator=1000)


@st.composite
def situations(draw: st.DrawFn, whose: tuple[str, ...] = (*LEADERS, *OTHERS, "COLLECTIVE")) -> dict[str, Any]:
    total = draw(st.integers(1, 12))
    completed = draw(st.integers(0, total))
    own = draw(st.integers(1, 8))
    who = draw(st.sampled_from(whose))
    yearly = draw(st.booleans())
    return {
        "score": draw(scores),
        **({"subject": who, "scored": draw(st.booleans())} if who == "COLLECTIVE" else {"standing": who}),
        **({"pack": "qd366", "period": "2026"} if yearly else {}),
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
            "excused": draw(st.integers(0, total - completed)),
            "substandard": draw(st.integers(0, 1)),
            "in_charge": draw(st.booleans()),
        },
    }


def outcome(situation: dict[str, Any]) -> tuple[int, int]:
    """Of a collective without a score also the best grade that its conditions allow."""
    chain, result = grade(case_of(situation))
    last = chain[-1]
    allowed = last.before.rank if last.rule == "collective_score" and isinstance(last.before, Grade) else -1
    return ORDER.index(result), allowed


def changed(situation: dict[str, Any], part: str, **numbers: int) -> dict[str, Any]:
    return {**situation, part: {**situation[part], **numbers}}


@settings(max_examples=200, deadline=None)
@given(situations(), scores)
def test_a_lower_score_never_gives_a_better_grade(situation: dict[str, Any], other: Fraction) -> None:
    lower, higher = sorted([situation["score"], other])
    assert outcome({**situation, "score": lower}) <= outcome({**situation, "score": higher})


@settings(max_examples=200, deadline=None)
@given(situations())
def test_one_more_late_task_never_gives_a_better_grade(situation: dict[str, Any]) -> None:
    for part in ("unit", "own"):
        worse = changed(situation, part, late=min(situation[part]["late"] + 1, situation[part]["total"]))
        assert outcome(worse) <= outcome(situation)


@settings(max_examples=200, deadline=None)
@given(situations())
def test_one_task_fewer_completed_never_gives_a_better_grade(situation: dict[str, Any]) -> None:
    unit, own = {**situation["unit"], "excused": 0}, situation["own"]
    base = {**situation, "unit": unit}
    completed = max(unit["completed"] - 1, 0)
    assert outcome(changed(base, "unit", completed=completed, exceeded=min(unit["exceeded"], completed))) <= outcome(
        base
    )
    delivered = max(own["delivered"] - 1, 0)
    assert outcome(changed(base, "own", delivered=delivered)) <= outcome(base)


@settings(max_examples=100, deadline=None)
@given(situations())
def test_one_more_task_without_quality_never_gives_a_better_grade(situation: dict[str, Any]) -> None:
    worse = changed(situation, "unit", substandard=situation["unit"]["substandard"] + 1)
    assert outcome(worse) <= outcome(situation)


BELOW = st.lists(st.sampled_from(["GOOD", "NOT_COMPLETED"]), max_size=4)


def units_of(name: str, grades: list[str]) -> dict[str, str]:
    return {f"{name}-{number}": grade for number, grade in enumerate(grades)}


@settings(max_examples=300, deadline=None)
@given(
    situations(LEADERS), BELOW, st.lists(st.tuples(situations(LEADERS), BELOW, st.booleans()), min_size=1, max_size=2)
)
def test_another_leading_post_never_gives_a_better_grade(
    situation: dict[str, Any], below: list[str], others: list[tuple[dict[str, Any], list[str], bool]]
) -> None:
    alone = {**situation, "units_below": units_of("don-vi", below)}
    beside = {
        f"khac-{number}": {
            "standing": other["standing"],
            "unit": other["unit"] if told else None,
            "units_below": units_of(f"khac-{number}", grades) if other["standing"] == "HEAD" else {},
        }
        for number, (other, grades, told) in enumerate(others)
    }
    assert outcome({**alone, "beside": beside}) <= outcome(alone)
    chain, result = grade(case_of({**alone, "beside": beside}))
    untold = any(item["unit"] is None for item in beside.values())
    pending = any(ruling.effect is Effect.PENDING for ruling in chain)
    assert pending or not untold or not isinstance(result, Grade) or result is Grade.NOT_COMPLETED


@pytest.mark.parametrize("fact", AGAINST)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_fact_against_the_subject_makes_it_not_completed(fact: str, data: st.DataObject) -> None:
    whose, facts = AGAINST[fact]
    situation = data.draw(situations(tuple(whose.split())))
    worse = {**situation, "facts": facts}
    assert outcome(worse) <= outcome(situation)
    assert grade(case_of(worse))[1] is Grade.NOT_COMPLETED


@settings(max_examples=100, deadline=None)
@given(situations(("COLLECTIVE",)))
def test_a_disciplined_member_never_lifts_a_collective(situation: dict[str, Any]) -> None:
    assert outcome({**situation, "members": {"an": {"facts": {"discipline": [{}]}}}}) <= outcome(situation)


@settings(max_examples=100, deadline=None)
@given(situations((*LEADERS, *OTHERS)), st.permutations(["GOOD", "NOT_COMPLETED", "EXCELLENT"]))
def test_a_failed_quarter_never_lifts_the_year(situation: dict[str, Any], grades: list[str]) -> None:
    yearly = {**situation, "pack": "qd366", "period": "2026"}
    quarters = dict(zip(("2026-Q2", "2026-Q3", "2026-Q4"), grades, strict=True))
    better = {name: "GOOD" if word == "NOT_COMPLETED" else word for name, word in quarters.items()}
    failed = outcome({**yearly, "terms": quarters})
    assert failed <= outcome({**yearly, "terms": better})
    assert failed[0] < ORDER.index(Grade.EXCELLENT)


@settings(max_examples=100, deadline=None)
@given(
    situations(),
    st.permutations([{}, {"violation_on": "2025-05-01"}, {"duty_related": False}, {"violation_unit": "cu"}]),
)
def test_the_order_of_facts_decides_nothing(situation: dict[str, Any], items: list[dict[str, Any]]) -> None:
    named = [{"who": "MEMBER", **item} if situation.get("subject") else item for item in items]
    members = {f"nguoi-{number}": {"facts": {"discipline": [item]}} for number, item in enumerate(items)}
    forward = {**situation, "facts": {"discipline": named}, "members": members}
    backward = {**situation, "facts": {"discipline": named[::-1]}, "members": dict(reversed(members.items()))}
    assert outcome(forward) == outcome(backward)


@given(scores)
def test_the_shown_score_lies_in_the_band_of_the_exact_score(score: Fraction) -> None:
    law = law_of()
    shown = show(score, thresholds=thresholds(law)).replace(",", ".")
    assert band_of(Fraction(shown), law) is band_of(score, law)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_the_chain_is_whole(situation: dict[str, Any]) -> None:
    """Each ruling starts from the outcome of the one before, and cites the law."""
    chain, result = grade(case_of(situation))
    at: Outcome = Undetermined.NOT_SCORED
    for ruling in chain:
        assert ruling.before is at
        assert ruling.citation.quote
        at = ruling.after
    assert at is result
