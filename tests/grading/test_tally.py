"""What is counted of tasks, whatever order they stand in and whatever the law is silent about."""

import pytest
from casework import before, make_case
from msgspec.structs import replace

from evalgen.grading.tally import tally_items, tally_unit
from evalgen.grading.timeliness import timeliness
from evalgen.grading.unit_completion import unit_completion


@pytest.mark.parametrize("backwards", [False, True], ids=["đứng sau", "đứng trước"])
def test_a_task_that_waits_for_the_next_period_hides_none_of_the_others(*, backwards: bool) -> None:
    case = make_case({"assessment_on": "2026-06-20", "unit": {"total": 3, "completed": 2, "open": 1}})
    assert case.collective is not None
    tasks = case.collective.tasks[::-1] if backwards else case.collective.tasks
    case = replace(case, collective=replace(case.collective, tasks=tasks))
    tally = tally_unit(case, tasks, "nhiệm vụ của đơn vị")
    assert (tally.completed, tally.total, tally.open) == (2, 2, 0)


@pytest.mark.parametrize("delivered,waiting", [(0, 0), (1, 1)], ids=["chưa làm", "đã làm"])
def test_only_what_was_delivered_waits_for_a_word_on_its_timeliness(delivered: int, waiting: int) -> None:
    tally = tally_items(make_case({"own": {"total": 1, "delivered": delivered, "unjudged": True}}))
    assert (tally.total, tally.completed, tally.open) == (1, delivered, waiting)


@pytest.mark.parametrize("law,substandard", [({}, 1), ({"task_quality.assured_level": None}, 0)], ids=["có", "không"])
def test_nothing_is_below_a_level_that_the_law_does_not_name(law: dict[str, object], substandard: int) -> None:
    assert tally_items(make_case({"law": law, "own": {"total": 2, "quality": "0.5"}})).substandard == substandard


@pytest.mark.parametrize(
    "given,shown",
    [
        ({"unit": {"total": 20000, "completed": 19999}}, "(99,99 %)"),
        (
            {"pack": "lamdong", "unit": {"total": 20001, "completed": 14000, "ad_hoc_done": 1}},
            "13999/20000 nhiệm vụ theo chương trình, kế hoạch (69,99 %)",
        ),
    ],
    ids=["dưới 100 phần trăm một chút", "dưới 70 phần trăm một chút"],
)
def test_a_share_just_below_a_bound_is_never_shown_as_the_bound(given: dict[str, object], shown: str) -> None:
    ruling = unit_completion(make_case(given), before(given))
    assert ruling is not None
    assert shown in ruling.reason


@pytest.mark.parametrize(
    "given,told",
    [
        (
            {"standing": "DEPUTY", "own": {"total": 1, "delivered": 1, "unjudged": True}},
            "chưa ghi timeliness của «viec-1»",
        ),
        (
            {"unit": {"total": 6, "completed": 1, "open": 5}},
            "chưa ghi completed của «nv-2», «nv-3», «nv-4» và 2 nhiệm vụ khác",
        ),
    ],
    ids=["của cá nhân", "của tập thể"],
)
def test_what_waits_for_a_result_is_named_with_what_to_record(given: dict[str, object], told: str) -> None:
    ruling = timeliness(make_case(given), before(given))
    assert ruling is not None
    assert told in ruling.reason
