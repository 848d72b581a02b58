"""A pack may hold any step against a day whose missing may cost a grade: the day of that step counts, and its place."""

import datetime as dt

import pytest
from casework import law_of, make_case
from msgspec.structs import replace

from evalgen.domain.evaluation import Plan
from evalgen.domain.grade import Grade
from evalgen.domain.ruling import Ruling
from evalgen.domain.self_assessment import GeneralCriteria, SelfAssessment
from evalgen.domain.verification import Verification
from evalgen.grading.case import PersonCase
from evalgen.grading.late_dossier import late_dossier
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Stage

IN_TIME, LATE = dt.date(2026, 7, 1), dt.date(2026, 7, 2)
PLACES = {
    Stage.PLAN: "$.plan.approved.on",
    Stage.SELF_ASSESSMENT: "$.self_assessment.submitted_on",
    Stage.VERIFICATION: "$.verification.on",
    Stage.PROPOSAL: "$.proposal.on",
    Stage.DECISION: "$.decision.on",
}


def law_holding(stage: Stage, grades_lower: int = 1) -> Law:
    """The law of Lâm Đồng, its one day with a consequence held against another step, no other day held."""
    law = law_of("lamdong")
    deadlines = tuple(
        replace(item, holds=stage, late=replace(item.late, grades_lower=grades_lower))
        if item.late is not None
        else replace(item, holds=None)
        for item in law.procedure.deadlines
    )
    return replace(law, procedure=replace(law.procedure, deadlines=deadlines))


def case_on(day: dt.date | None, stage: Stage, grades_lower: int = 1) -> PersonCase:
    """Every step taken in time but `stage`, which was taken on `day`, or is still to come."""
    case = make_case({"pack": "lamdong", "proposed_on": IN_TIME, "decided_on": IN_TIME})
    days = dict.fromkeys(PLACES, IN_TIME) | {stage: day}
    record = case.record
    plan = Plan(
        approved_by="ban-thuong-vu", approved_on=days[Stage.PLAN], axis_weights=None, main_axes=(), work_items=()
    )
    assert record.proposal is not None
    assert record.decision is not None
    submitted, verified, proposed, decided = (days[at] for at in list(PLACES)[1:])
    criteria = GeneralCriteria(default_met=True, met=(), not_met=())
    record = replace(
        record,
        plan=plan,
        self_assessment=SelfAssessment(
            submitted_on=submitted, general_criteria=criteria, results={}, proposed_grade=Grade.GOOD
        )
        if submitted
        else None,
        verification=Verification(by="tham-dinh", on=verified, differences=()) if verified else None,
        proposal=replace(record.proposal, on=proposed) if proposed else None,
        decision=replace(record.decision, on=decided) if decided else None,
    )
    return replace(case, record=record, law=law_holding(stage, grades_lower))


def ruling(day: dt.date | None, stage: Stage, grades_lower: int = 1) -> Ruling | None:
    return late_dossier(case_on(day, stage, grades_lower), Grade.GOOD)


@pytest.mark.parametrize("stage", PLACES)
def test_the_step_that_is_held_is_late_from_the_day_after(stage: Stage) -> None:
    assert ruling(IN_TIME, stage) is None
    found = ruling(LATE, stage)
    assert found is not None
    assert "chậm 1 ngày" in found.reason
    assert found.place is not None
    assert found.place.json_path == PLACES[stage]


@pytest.mark.parametrize("stage", PLACES)
def test_a_step_that_is_to_come_is_not_late(stage: Stage) -> None:
    assert ruling(None, stage) is None


def test_a_day_that_costs_no_grade_is_no_matter_of_grading() -> None:
    assert ruling(LATE, Stage.PROPOSAL, grades_lower=0) is None


def test_two_grades_lower_are_two_steps_down() -> None:
    found = ruling(LATE, Stage.PROPOSAL, grades_lower=2)
    assert found is not None
    assert f"mức thấp hơn để xem xét là «{Grade.NOT_COMPLETED.label}»" in found.reason


def test_without_a_proposal_the_grade_so_far_is_the_one_to_be_weighed() -> None:
    case = case_on(LATE, Stage.SELF_ASSESSMENT)
    case = replace(case, record=replace(case.record, proposal=None))
    found = late_dossier(case, Grade.EXCELLENT)
    assert found is not None
    assert f"Mức đang xét là «{Grade.EXCELLENT.label}»" in found.reason
