"""The register of everything a pack may say: each rule in legal order, its room, its parameters and their kinds.

A name that is not here is a slip of the pen and is refused, so that no value of the law is silently ignored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evalgen.regulation.kinds import (
    CAP,
    COUNT,
    DEADLINE,
    FLAG,
    GRADE,
    LEVELS,
    OUTCOME,
    RATE,
    SCORE,
    SMALL_GROUP,
    WEIGHTS,
    WORDS,
    Kind,
    one_of,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule: its stem, the room whose module of the same name obeys it, and what a pack says about it."""

    stem: str
    room: str
    parameters: Mapping[str, Kind]
    for_criteria: bool = False
    """Needed only where a framework scores an axis by its criteria."""

    optional: frozenset[str] = frozenset()
    """Parameters that an instrument may be silent on."""


def _rule(
    room: str, stem: str, *, for_criteria: bool = False, optional: Iterable[str] = (), **parameters: Kind
) -> Rule:
    return Rule(
        stem=stem,
        room=room,
        parameters=MappingProxyType(parameters),
        for_criteria=for_criteria,
        optional=frozenset(optional),
    )


_ROUNDING = one_of("half_up", "floor", "ceil")

_RULES = (
    # Scoring: Điều 10 QĐ 366; Phụ lục 2, 3 HD 02.
    _rule("scoring", "general_criteria", total=SCORE),
    _rule("scoring", "result_axes", total=SCORE, own_weights=FLAG, main_axes_heavier=FLAG),
    _rule("scoring", "kpi", weights=WEIGHTS, quantity_cap=CAP, axis_cap=CAP),
    _rule(
        "scoring",
        "criteria_results",
        for_criteria=True,
        threshold_unmet=one_of("proportional", "zero"),
        not_applicable=one_of("scaled", "lost"),
    ),
    _rule("checking", "levels", quality=LEVELS, timeliness=LEVELS, leadership=LEVELS),
    # Who is graded at all: mục 6.1 HD 02.
    _rule(
        "grading",
        "exemption",
        training_months=COUNT,
        leave_months=COUNT,
        first_post_months=COUNT,
        inspection=FLAG,
        other=FLAG,
        carried_to_next_period=FLAG,
    ),
    _rule("grading", "transfer", months=COUNT),
    # The band of the score, then what each grade asks for: Điều 11 QĐ 366; mục 2.3, 5.3, 6.2 HD 02.
    _rule("grading", "score_band", excellent=SCORE, good=SCORE, completed=SCORE, not_completed_below=SCORE),
    _rule(
        "grading",
        "task_completion",
        required=RATE,
        below=OUTCOME,
        partly_delivered=one_of("not_completed"),
        excuse=one_of("force_majeure", "none"),
    ),
    _rule("grading", "outstanding_result", exceeded_items=COUNT),
    _rule(
        "grading",
        "unit_completion",
        required=RATE,
        floor=RATE,
        below_floor_head=OUTCOME,
        below_floor_field=OUTCOME,
        below_floor_others=OUTCOME,
        gap=OUTCOME,
    ),
    _rule("grading", "timeliness", on_time_from=GRADE, late_rate=RATE, gap=OUTCOME),
    _rule("grading", "exceeded_tasks", rate=RATE, rounding=_ROUNDING),
    _rule("grading", "shortcomings_remedied", required=RATE),
    # What makes a grade of NOT_COMPLETED whatever the score: khoản 4 Điều 11 QĐ 366.
    _rule("grading", "basic_indicators", count=COUNT, reading=one_of("all", "any"), below=GRADE),
    _rule("grading", "units_in_charge", rate=RATE, below=GRADE),
    _rule("grading", "low_confidence", rate=RATE, below=GRADE),
    _rule(
        "grading",
        "discipline",
        below=GRADE,
        earlier=OUTCOME,
        elsewhere=OUTCOME,
        least_form=one_of("khien-trach", "canh-cao", "cach-chuc", "khai-tru"),
        forms=WORDS,
    ),
    _rule("grading", "degeneration", below=GRADE),
    _rule("grading", "corruption_in_unit", below=GRADE, remedied=OUTCOME),
    # Rules over many records: khoản 1.5 Điều 11, khoản 2 Điều 12 QĐ 366; mục 6.2, 7.2 HD 02.
    _rule(
        "grading",
        "excellent_quota",
        rate=RATE,
        raised_rate=RATE,
        rounding=_ROUNDING,
        base=one_of("both", "literal", "pool"),
        heads=one_of("apart", "counted"),
        small_group=SMALL_GROUP,
    ),
    _rule("grading", "head_and_collective", note=FLAG),
    _rule("checking", "evaluation_order", collective_first=FLAG),
    _rule(
        "checking",
        "deadlines",
        optional=("plan", "self_assessment", "proposal", "decision"),
        plan=DEADLINE,
        self_assessment=DEADLINE,
        proposal=DEADLINE,
        decision=DEADLINE,
        report=DEADLINE,
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.stem: rule for rule in _RULES})
"""All rules by stem, in legal order."""
