"""All rules on what a merge may do to records, in one table: which sections may appear, in which order, by whom."""

from collections.abc import Callable, Iterator

from evalgen.approving import (
    closed_periods,
    earlier_terms,
    late_receipts,
    lost_ground,
    own_collective,
    record_moves,
    sealed_sections,
    step_order,
)
from evalgen.approving.side import Comparison
from evalgen.domain.problem import Problem

Rule = Callable[[Comparison], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    # The files themselves.
    record_moves.merge_conflict,
    record_moves.content_joined_by_git,
    record_moves.executable_record,
    record_moves.records_in_disguise,
    record_moves.statement_changed,
    record_moves.rules_under_another_name,
    record_moves.record_unread_before,
    record_moves.file_never_read,
    # What is closed, what goes, moves or changes hands.
    closed_periods.closed_period_changed,
    closed_periods.period_file_changed,
    closed_periods.evidence_changed,
    record_moves.record_deleted,
    record_moves.unread_record_deleted,
    record_moves.record_moved,
    record_moves.record_handed_over,
    # What was approved stands.
    sealed_sections.approved_section_changed,
    sealed_sections.plan_changed_after_approval,
    sealed_sections.section_rewritten,
    sealed_sections.fact_withdrawn,
    sealed_sections.confirmed_claim_changed,
    sealed_sections.fact_after_decision,
    sealed_sections.amendment_changed,
    sealed_sections.opinion_removed,
    lost_ground.ground_of_signatures_lost,
    earlier_terms.signed_by_earlier_terms,
    own_collective.collective_signed_by_its_leaders,
    late_receipts.received_too_late,
    # The steps in their order, by whoever has the power.
    step_order.section_out_of_order,
    step_order.several_steps_at_once,
    step_order.step_on_rewritten_section,
    step_order.amendment_without_decision,
    step_order.authority_not_in_base,
    step_order.notice_without_authority,
)
"""Each answers with what it refuses (an error) or leaves to somebody above (a warning); its docstring is the rule."""


def transition_problems(comparison: Comparison) -> tuple[Problem, ...]:
    """What the rules say, in the order of the files."""
    found = dict.fromkeys(problem for rule in RULES for problem in rule(comparison))
    return tuple(sorted(found, key=lambda problem: problem.sort_key))
