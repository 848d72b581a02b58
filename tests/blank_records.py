"""A record in which nothing is filled in but what a test is about."""

from casework import DOCUMENT, quarter
from msgspec.structs import replace

from evalgen.domain.evaluation import Evaluation, Plan
from evalgen.domain.facts import Facts

BLANK = Evaluation(
    document=DOCUMENT,
    period=quarter(),
    unit="don-vi",
    person="nguoi",
    framework=None,
    plan=None,
    self_assessment=None,
    verification=None,
    proposal=None,
    decision=None,
    facts=Facts(),
    amendments=(),
)
IN_JUNE = replace(BLANK, period=quarter("2026-06"))
NO_PLAN = Plan(approved_by=None, approved_on=None, axis_weights=None, main_axes=(), work_items=())
"""A plan that says nothing yet."""
