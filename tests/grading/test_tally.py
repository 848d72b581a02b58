"""What is counted of a unit's tasks, whatever order they stand in."""

import dataclasses

import pytest
from casework import make_case

from evalgen.grading.tally import tally_unit


@pytest.mark.parametrize("backwards", [False, True], ids=["đứng sau", "đứng trước"])
def test_a_task_that_waits_for_the_next_period_hides_none_of_the_others(*, backwards: bool) -> None:
    case = make_case({"assessment_on": "2026-06-20", "unit": {"total": 3, "completed": 2, "open": 1}})
    assert case.collective is not None
    tasks = case.collective.tasks[::-1] if backwards else case.collective.tasks
    case = dataclasses.replace(case, collective=dataclasses.replace(case.collective, tasks=tasks))
    tally = tally_unit(case, tasks, "nhiệm vụ của đơn vị")
    assert (tally.completed, tally.total, tally.open) == (2, 2, 0)
