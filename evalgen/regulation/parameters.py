"""The register of everything a pack may say: each rule in legal order, its room, its parameters and their kinds.

A name that is not here is a slip of the pen and is refused, so that no value of the law is silently ignored.
"""

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from evalgen.regulation.kinds import (
    CAP,
    COUNT,
    FLAG,
    GRADE,
    GRADE_LETTERS,
    LEADERS,
    LETTERS,
    LEVELS,
    OUTCOME,
    RATE,
    SCORE,
    SENTENCE,
    SMALL_GROUP,
    TWO_LEVELS,
    UNIT_LETTERS,
    UNIT_WEIGHTS,
    WEIGHTS,
    Kind,
    one_of,
    rising,
)


class Need(enum.Enum):
    """When a pack that people are graded by must speak of a rule."""

    ALWAYS = "always"
    CRITERIA = "criteria"
    """Where one of its frameworks scores an axis by criteria."""

    ITEMS = "items"
    """Where one of its frameworks scores an axis by work items."""

    LEVELS = "levels"
    """Where work items are marked by levels."""

    FAULTS = "faults"
    """Where faults and delays of work items are counted."""

    STATED = "stated"
    """An instrument may leave the rule out, which then does not apply; one that speaks of it says everything."""


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: its stem, the room whose module of the same name obeys it, and what a pack says about it."""

    stem: str
    room: str
    parameters: Mapping[str, Kind]
    need: Need = Need.ALWAYS

    optional: frozenset[str] = frozenset()
    """Parameters that an instrument may be silent on."""


COLLECTIVE, OTHERS = "collective", "others"
"""Endings of parameters that the law states apart for collectives, and for those who hold no leadership post."""


def _rule(  # noqa: PLR0913 - what a rule is
    room: str,
    stem: str,
    *,
    need: Need = Need.ALWAYS,
    optional: Iterable[str] = (),
    collective: Iterable[str] = (),
    others: Iterable[str] = (),
    **parameters: Kind,
) -> Rule:
    """`collective` and `others` name the parameters that a pack may state once more, with that ending, for these."""
    apart = [(name, COLLECTIVE) for name in collective] + [(name, OTHERS) for name in others]
    variants = {f"{name}_{ending}": parameters[name] for name, ending in apart}
    return Rule(
        stem=stem,
        room=room,
        parameters=MappingProxyType(parameters | variants),
        need=need,
        optional=frozenset((*optional, *variants)),
    )


_ROUNDING = one_of("half_up", "floor", "ceil")
_DISCIPLINES = ("khien-trach", "canh-cao", "cach-chuc", "khai-tru")
_FORM = one_of(*_DISCIPLINES)
_EXCUSE = one_of("taken_out", "needs_decision", "none")

_RULES = (
    # Scoring: Điều 10 QĐ 366; Phụ lục 2, 3 HD 02.
    _rule("scoring", "general_criteria", total=SCORE, method=one_of("met", "points")),
    _rule("scoring", "result_axes", total=SCORE, own_weights=FLAG, main_axes_heavier=FLAG),
    _rule(
        "scoring",
        "kpi",
        need=Need.ITEMS,
        weights=WEIGHTS,
        letters=LETTERS,
        marking=one_of("levels", "faults"),
        quantity_cap=CAP,
        axis_cap=CAP,
    ),
    _rule(
        "scoring",
        "faults",
        need=Need.FAULTS,
        quality_deduction=RATE,
        timeliness_deduction=RATE,
        excuse=one_of("objective_cause", "none"),
    ),
    _rule(
        "scoring",
        "unit_measures",
        need=Need.STATED,
        standings=LEADERS,
        weights=UNIT_WEIGHTS,
        letters=UNIT_LETTERS,
        least_grade=GRADE,
        unit_result=TWO_LEVELS,
        organising=TWO_LEVELS,
        unity=TWO_LEVELS,
    ),
    _rule(
        "scoring",
        "criteria_results",
        need=Need.CRITERIA,
        threshold_unmet=one_of("proportional", "zero"),
        not_applicable=one_of("scaled", "lost"),
    ),
    _rule(
        "checking",
        "levels",
        need=Need.LEVELS,
        optional=("leadership",),
        quality=LEVELS,
        timeliness=LEVELS,
        leadership=LEVELS,
    ),
    # Who is graded at all: mục 6.1 HD 02.
    _rule(
        "grading",
        "exemption",
        need=Need.STATED,
        training_months=COUNT,
        leave_months=COUNT,
        first_post_months=COUNT,
        inspection=FLAG,
        other=FLAG,
        carried_to_next_period=FLAG,
    ),
    _rule("grading", "transfer", need=Need.STATED, months=COUNT),
    # The band of the score, then what each grade asks for: Điều 11 QĐ 366; mục 2.3, 5.3, 6.2 HD 02.
    _rule(
        "grading",
        "score_band",
        optional=("letters",),
        excellent=SCORE,
        good=SCORE,
        completed=SCORE,
        not_completed_below=SCORE,
        letters=GRADE_LETTERS,
    ),
    _rule(
        "grading",
        "task_completion",
        need=Need.STATED,
        required=RATE,
        below=OUTCOME,
        partly_delivered=one_of("not_completed"),
        excuse=one_of("force_majeure", "none"),
    ),
    _rule("grading", "outstanding_result", need=Need.STATED, exceeded_items=COUNT),
    _rule(
        "grading",
        "unit_completion",
        need=Need.STATED,
        optional=("below_floor_others", "below_floor_collective", "floor_base", "head_base"),
        collective=("required", "floor", "gap", "excuse"),
        required=RATE,
        floor=RATE,
        floor_base=one_of("all", "planned"),
        head_base=one_of("all", "planned"),
        below_floor_head=OUTCOME,
        below_floor_field=OUTCOME,
        below_floor_others=OUTCOME,
        below_floor_collective=OUTCOME,
        gap=OUTCOME,
        excuse=_EXCUSE,
    ),
    _rule(
        "grading",
        "failed_tasks",
        need=Need.STATED,
        required=RATE,
        rate=RATE,
        below=GRADE,
        gap=OUTCOME,
        excuse=_EXCUSE,
    ),
    _rule(
        "grading",
        "timeliness",
        need=Need.STATED,
        collective=("on_time_from", "late_rate", "gap"),
        others=("on_time_from", "late_rate", "gap"),
        on_time_from=GRADE,
        late_rate=RATE,
        gap=OUTCOME,
    ),
    _rule(
        "grading",
        "task_quality",
        need=Need.STATED,
        collective=("assured_from",),
        others=("assured_from",),
        assured_from=GRADE,
        assured_level=CAP,
    ),
    _rule(
        "grading",
        "exceeded_tasks",
        need=Need.STATED,
        collective=("rate",),
        others=("rate",),
        rate=RATE,
        rounding=_ROUNDING,
    ),
    _rule("grading", "no_discipline", need=Need.STATED, ceiling=GRADE),
    _rule("grading", "shortcomings_remedied", need=Need.STATED, required=RATE),
    # What makes a grade of NOT_COMPLETED whatever the score: khoản 4 Điều 11 QĐ 366.
    _rule(
        "grading",
        "basic_indicators",
        need=Need.STATED,
        optional=("excuse", "excuse_collective"),
        collective=("count", "reading", "below", "excuse"),
        count=COUNT,
        reading=one_of("all", "any"),
        below=GRADE,
        excuse=OUTCOME,
    ),
    _rule("grading", "units_in_charge", need=Need.STATED, rate=RATE, below=GRADE),
    _rule("grading", "low_confidence", need=Need.STATED, rate=RATE, below=GRADE),
    _rule(
        "grading",
        "discipline",
        need=Need.STATED,
        optional=("remedied",),
        others=("below", "least_form", "remedied"),
        below=GRADE,
        earlier=OUTCOME,
        elsewhere=OUTCOME,
        least_form=_FORM,
        forms=rising(*_DISCIPLINES),
        remedied=OUTCOME,
    ),
    _rule(
        "grading",
        "members_discipline",
        need=Need.STATED,
        below=GRADE,
        least_form=_FORM,
        earlier=OUTCOME,
        remedied=OUTCOME,
        itself=OUTCOME,
    ),
    _rule("grading", "degeneration", need=Need.STATED, others=("below",), below=GRADE),
    _rule("grading", "members_degeneration", need=Need.STATED, below=GRADE),
    _rule("grading", "misconduct", need=Need.STATED, below=GRADE, remedied=OUTCOME),
    _rule("grading", "collective_wrongdoing", need=Need.STATED, below=GRADE),
    _rule(
        "grading",
        "corruption_in_unit",
        need=Need.STATED,
        optional=("blameless",),
        below=GRADE,
        remedied=OUTCOME,
        blameless=one_of("exempt"),
    ),
    # Rules over many records: khoản 1.5 Điều 11, khoản 2 Điều 12 QĐ 366; mục 6.2, 7.2 HD 02.
    _rule(
        "grading",
        "excellent_quota",
        collective=("rounding",),
        scope=one_of("peer_group", "unit_and_group"),
        rate=RATE,
        raised_rate=RATE,
        rounding=_ROUNDING,
        base=one_of("both", "literal", "pool"),
        heads=one_of("apart", "counted"),
        small_group=SMALL_GROUP,
    ),
    _rule("grading", "head_and_collective", need=Need.STATED, note=FLAG),
    # Of a local instrument (Lâm Đồng, VII.2); its day and the grades that may be lost stand in the pack's procedure.
    _rule("grading", "late_dossier", need=Need.STATED, effect=one_of("proposed", "lowered")),
    _rule("grading", "collective_score", need=Need.STATED, without_framework=OUTCOME),
    # The year and its periods: mục 6.3 HD 02.
    _rule("grading", "year_bar", need=Need.STATED, grade=GRADE, periods=COUNT, ceiling=GRADE),
    _rule("grading", "consecutive_not_completed", need=Need.STATED, run=COUNT, consequence=SENTENCE),
    _rule("grading", "year_ranking", need=Need.STATED, count=one_of("proposed", "decided"), last_quarter=COUNT),
    _rule(
        "checking",
        "evaluation_order",
        need=Need.STATED,
        optional=("members_first", "agency_first", "lower_first"),
        collective_first=FLAG,
        members_first=FLAG,
        agency_first=FLAG,
        lower_first=FLAG,
    ),
    # Khoản 4 Điều 3, Điều 9 QĐ 366: who is graded, each in one place, and that nobody is left ungraded.
    _rule(
        "checking",
        "completeness",
        need=Need.STATED,
        optional=("people", "collectives", "decided"),
        people=FLAG,
        collectives=FLAG,
        decided=FLAG,
    ),
    _rule("checking", "place_of_record", need=Need.STATED, place=one_of("highest_post")),
    # Mục 5.2 HD 02: who proposes more than is decided, without the conditions being met, answers for it.
    _rule("checking", "proposal", need=Need.STATED, above_decision=FLAG),
    # Khoản 3 Điều 15 QĐ 366: what is cancelled is graded again.
    _rule("checking", "publication", need=Need.STATED, graded_again=FLAG),
    # Khoản 2 Điều 16 QĐ 366: a right, and a duty to answer without a day.
    _rule("checking", "appeals", need=Need.STATED, written_answer=FLAG),
    # Its days stand in the packs' procedures.
    _rule("checking", "deadlines", need=Need.STATED),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.stem: rule for rule in _RULES})
"""All rules by stem, in legal order."""
