"""The rules in legal order, and what they make of a record."""

from collections.abc import Callable

from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.ruling import Ruling
from evalgen.grading.basic_indicators import basic_indicators
from evalgen.grading.case import Case
from evalgen.grading.corruption_in_unit import corruption_in_unit
from evalgen.grading.degeneration import degeneration
from evalgen.grading.discipline import discipline
from evalgen.grading.exceeded_tasks import exceeded_tasks
from evalgen.grading.exemption import exemption
from evalgen.grading.head_and_collective import head_and_collective
from evalgen.grading.low_confidence import low_confidence
from evalgen.grading.outstanding_result import outstanding_result
from evalgen.grading.score_band import score_band
from evalgen.grading.shortcomings_remedied import shortcomings_remedied
from evalgen.grading.task_completion import task_completion
from evalgen.grading.timeliness import timeliness
from evalgen.grading.transfer import transfer
from evalgen.grading.unit_completion import unit_completion
from evalgen.grading.units_in_charge import units_in_charge

Rule = Callable[[Case, Outcome], Ruling | None]

SCORING: tuple[Rule, ...] = (
    # Who is assessed at all: HD 02, 6.1.
    exemption,
    transfer,
    # Bands: Điều 11, khoản 1 to 4.
    score_band,
)
"""Up to the band of the score."""

CONDITIONS: tuple[Rule, ...] = (
    # Conditions: điểm 1.2, 1.4; HD 02, 2.3; điểm 2.2, 3.2.
    exceeded_tasks,
    shortcomings_remedied,
    outstanding_result,
    timeliness,
    # Không hoàn thành nhiệm vụ: HD 02, 5.3 and 6.2; điểm 4.2 a to đ.
    unit_completion,
    task_completion,
    basic_indicators,
    units_in_charge,
    low_confidence,
    discipline,
    degeneration,
    corruption_in_unit,
    # The head and the unit: HD 02, 6.2.
    head_and_collective,
)
"""What a grade depends on besides the score."""

RULES: tuple[Rule, ...] = (*SCORING, *CONDITIONS)
"""All rules in legal order. Each sees the outcome so far and answers with a ruling, or None where it does not apply."""


def grade(case: Case) -> tuple[tuple[Ruling, ...], Outcome]:
    """The chain of rulings, and the highest outcome that the record qualifies for."""
    chain: list[Ruling] = []
    outcome: Outcome = Undetermined.NOT_SCORED
    for rule in SCORING:
        outcome = _apply(rule, case, outcome, chain)
        if outcome is Undetermined.NOT_ASSESSED:
            return tuple(chain), outcome
    scored = outcome is not Undetermined.NOT_SCORED
    for rule in CONDITIONS:
        found: list[Ruling] = []
        after = _apply(rule, case, outcome, found)
        # Without a score only what makes a record NOT_COMPLETED by itself counts: «dưới 50 điểm hoặc thuộc một trong
        # các trường hợp sau».
        if scored or after is Grade.NOT_COMPLETED:
            chain += found
            outcome = after
    return tuple(chain), outcome


def _apply(rule: Rule, case: Case, before: Outcome, chain: list[Ruling]) -> Outcome:
    ruling = rule(case, before)
    if ruling is None:
        return before
    chain.append(ruling)
    return ruling.after
