"""What the three local packs say: values with their clauses, frameworks with their sums, what the source lacks."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from evalgen.domain.period import PeriodKind
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.frameworks.framework import Framework, RaisedMaximum
from evalgen.regulation.loader import load_library
from evalgen.regulation.plates import plates

DAY = dt.date(2026, 6, 30)
LAWS = {pack: load_library().law(pack, DAY) for pack in ("hd02", "lamdong", "thanhlam", "vast")}
LAMDONG = "Dự thảo Hướng dẫn của Tỉnh ủy Lâm Đồng"
THANHLAM = "Kế hoạch đánh giá hằng quý của xã Thanh Lâm"
VAST = "Hướng dẫn của Viện Hàn lâm KHCNVN"
HD02 = "Hướng dẫn 02-HD/BTCTW"
QD366 = "Quy định 366-QĐ/TW"


def framework(name: str) -> Framework:
    return LAWS[name.partition("-")[0]].frameworks[name]


@pytest.mark.parametrize(
    "pack,key,value,citation",
    [
        pytest.param(pack, key, value, citation, id=f"{pack}: {key}")
        for pack, key, value, citation in [
            ("lamdong", "score_band.excellent", 90, f"mục VI.1.1 {LAMDONG}"),
            ("lamdong", "score_band.good", 70, f"mục VI.1.2 {LAMDONG}"),
            ("lamdong", "score_band.completed", 50, f"mục VI.1.3 {LAMDONG}"),
            ("lamdong", "score_band.not_completed_below", 50, f"mục VI.1.4 {LAMDONG}"),
            ("lamdong", "exceeded_tasks.rate", Fraction(3, 10), f"mục VI.1.1 {LAMDONG}"),
            ("lamdong", "exceeded_tasks.rounding", "ceil", f"điểm 1.2 khoản 1 Điều 11 {QD366}"),
            ("lamdong", "timeliness.late_rate", Fraction(1, 5), f"mục VI.1.3 {LAMDONG}"),
            ("lamdong", "unit_completion.floor", Fraction(7, 10), f"mục VI.1.4 {LAMDONG}"),
            ("lamdong", "unit_completion.below_floor_others", "GOOD", f"gạch đầu dòng thứ tư mục IX.1 {LAMDONG}"),
            ("lamdong", "task_completion.below", "NOT_COMPLETED", f"mục VI.1.4 {LAMDONG}"),
            ("lamdong", "excellent_quota.rate", Fraction(1, 5), f"mục VI.2 {LAMDONG}"),
            ("lamdong", "excellent_quota.rounding", "half_up", f"gạch đầu dòng thứ hai mục 6.2 {HD02}"),
            ("lamdong", "excellent_quota.small_group", "none", f"điểm 1.5 khoản 1 Điều 11 {QD366}"),
            ("lamdong", "result_axes.own_weights", False, f"mục V {LAMDONG}"),
            ("lamdong", "criteria_results.threshold_unmet", "proportional", f"Phụ lục 2 {LAMDONG}"),
            ("lamdong", "criteria_results.not_applicable", "scaled", f"Phụ lục 5 {LAMDONG}"),
            ("lamdong", "transfer.months", 2, f"tiết a mục VIII.1 {LAMDONG}"),
            ("thanhlam", "score_band.excellent", 90, f"mục II.4.1 {THANHLAM}"),
            ("thanhlam", "score_band.good", 70, f"mục II.4.2 {THANHLAM}"),
            ("thanhlam", "score_band.completed", 50, f"mục II.4.3 {THANHLAM}"),
            ("thanhlam", "score_band.not_completed_below", 50, f"mục II.4.4 {THANHLAM}"),
            ("thanhlam", "task_completion.below", "NOT_COMPLETED", f"tiết a mục II.4.4 {THANHLAM}"),
            ("thanhlam", "discipline.below", "NOT_COMPLETED", f"tiết b mục II.4.4 {THANHLAM}"),
            ("thanhlam", "discipline.least_form", "khien-trach", f"tiết b mục II.4.4 {THANHLAM}"),
            ("thanhlam", "degeneration.below", "NOT_COMPLETED", f"tiết c mục II.4.4 {THANHLAM}"),
            ("thanhlam", "corruption_in_unit.below", "NOT_COMPLETED", f"tiết d mục II.4.4 {THANHLAM}"),
            ("thanhlam", "corruption_in_unit.remedied", "NEEDS_DECISION", f"mục II.4.4 {THANHLAM}"),
            ("thanhlam", "unit_completion.floor", Fraction(7, 10), f"mục II.7.3 {THANHLAM}"),
            ("thanhlam", "unit_completion.required", 1, f"điểm 3.2 khoản 3 Điều 11 {QD366}"),
            ("thanhlam", "excellent_quota.rate", Fraction(1, 5), f"gạch đầu dòng thứ nhất mục II.4.1 {THANHLAM}"),
            ("thanhlam", "excellent_quota.rounding", "half_up", f"gạch đầu dòng thứ nhất mục II.4.1 {THANHLAM}"),
            (
                "thanhlam",
                "excellent_quota.small_group",
                {"below": 5, "places": 1},
                f"gạch đầu dòng thứ hai mục II.4.1 {THANHLAM}",
            ),
            ("thanhlam", "excellent_quota.heads", "apart", f"gạch đầu dòng thứ nhất mục 6.2 {HD02}"),
            ("thanhlam", "exemption.training_months", 2, f"gạch đầu dòng thứ nhất tiết d mục II.8.1 {THANHLAM}"),
            ("thanhlam", "exemption.other", True, f"tiết e mục II.8.1 {THANHLAM}"),
            ("thanhlam", "transfer.months", 2, f"tiết b mục II.8.1 {THANHLAM}"),
            ("vast", "score_band.excellent", 90, f"khoản 1 Điều 11 {QD366}"),
            ("vast", "kpi.quantity_cap", 1, f"mục 2 Phụ lục 2 {VAST}"),
            ("vast", "criteria_results.not_applicable", "lost", f"mục B Mẫu Bản tự đánh giá {VAST}"),
            ("vast", "excellent_quota.heads", "apart", f"gạch đầu dòng thứ nhất mục 6.2 {VAST}"),
            ("vast", "exemption.leave_months", 2, f"gạch đầu dòng thứ ba tiết b mục 6.1 {VAST}"),
            ("vast", "task_completion.required", 1, f"gạch đầu dòng thứ ba mục 6.2 {VAST}"),
        ]
    ],
)
def test_value_and_clause(pack: str, key: str, value: Any, citation: str) -> None:
    stem, name = key.split(".")
    found = LAWS[pack].get(stem, name)
    assert found.value == value
    assert str(found.citation) == citation


def test_the_three_extend_the_central_guidance_for_quarters() -> None:
    packs = [load_library().pack(name) for name in ("lamdong", "thanhlam", "vast")]
    assert [pack.extends for pack in packs] == ["hd02"] * 3
    assert [pack.period_kinds for pack in packs] == [(PeriodKind.QUARTER,)] * 3
    assert [LAWS[pack.id].default_frameworks[SubjectKind.LEADER] for pack in packs] == [
        "lamdong-pl2",
        "hd02-pl3",
        "vast",
    ]


def test_and_is_read_as_or() -> None:
    reading = LAWS["thanhlam"].get("score_band", "not_completed_below").reading
    assert "«và» được hiểu là «hoặc», như khoản 4 Điều 11 Quy định 366-QĐ/TW" in reading


@pytest.mark.parametrize(
    "name,axes,counts",
    [
        ("lamdong-pl1", {1: 15, 2: 10, 3: 10, 4: 15, 5: 10, 6: 10}, [8, 7, 5, 5, 7, 7]),
        ("lamdong-pl2", {1: 15, 2: 10, 3: 10, 4: 15, 5: 10, 6: 10}, [8, 7, 5, 5, 7, 7]),
        ("lamdong-pl5", {1: 25, 2: 15, 3: 15, 4: 15}, [7, 7, 5, 5]),
        ("vast", {1: 30, 2: 10, 3: 15, 4: 15}, [5, 6, 4, 4]),
    ],
)
def test_complete_framework_makes_up_one_hundred(name: str, axes: dict[int, int], counts: list[int]) -> None:
    found = framework(name)
    assert {axis.id: axis.max_score for axis in found.axes} == axes
    assert [len(axis.criteria) for axis in found.axes] == counts
    assert sum(axis.max_score for axis in found.axes) == 70
    assert [len(section.criteria) for section in found.general] == [9, 4, 4]
    assert sum(item.max_score or 0 for item in found.general_criteria.values()) == 30
    assert not found.missing


@pytest.mark.parametrize(
    "name,maxima,lost",
    [
        ("lamdong-pl3", {1: 25, 2: 15}, 2),
        ("lamdong-pl4", {1: 15, 5: 10}, 3),
        ("lamdong-pl6", {3: 10, 4: 15, 5: 15}, 3),
    ],
)
def test_framework_with_lost_pages_says_what_is_lost(name: str, maxima: dict[int, int], lost: int) -> None:
    found = framework(name)
    assert {axis.id: axis.max_score for axis in found.axes} == maxima
    assert len(found.missing) == lost


@pytest.mark.parametrize(
    "name,wheres",
    [
        ("lamdong-pl1", ["example:T1.1", "year:T1.1", "year:T1.4", "copy:T6.6", "axis:6"]),
        ("lamdong-pl2", ["example:T1.1", "year:T1.1", "year:T1.4", "copy:T6.6", "axis:6"]),
        ("lamdong-pl5", ["editorial:T1.7"]),
        ("vast", ["axis:1", "heading:3", "heading:4"]),
    ],
)
def test_defects_of_the_source_are_declared(name: str, wheres: list[str]) -> None:
    assert [defect.where for defect in framework(name).known_defects] == wheres


@pytest.mark.parametrize("name", ["lamdong-pl1", "lamdong-pl2"])
def test_the_tenth_point_of_axis_six_is_added_by_reading(name: str) -> None:
    axis = framework(name).axes[5]
    assert sum(item.max_score or 0 for item in axis.criteria if not item.added) == 9
    assert [item.id for item in axis.criteria if item.added] == ["T6.7"]
    assert axis.criteria[-1].text == LAWS["hd02"].frameworks["hd02-pl3"].axes[5].criteria[-1].text


@pytest.mark.parametrize(
    "name,criterion,kind,target,comparison",
    [
        ("lamdong-pl1", "T1.1", "ratio", 18, ">="),
        ("lamdong-pl1", "T1.7", "threshold", 80, ">"),
        ("lamdong-pl1", "T2.1", "ratio", 2, ">="),
        ("lamdong-pl2", "T3.3", "threshold", 90, ">"),
        ("lamdong-pl2", "T3.4", "threshold", 70, ">"),
        ("lamdong-pl2", "T3.5", "threshold", 60, ">"),
        ("lamdong-pl2", "T6.4", "ratio", 10, ">="),
        ("lamdong-pl4", "T5.2", "threshold", 70, ">="),
        ("lamdong-pl5", "T2.4", "ratio", 100, ">="),
        ("lamdong-pl5", "T4.2", "points", None, ">="),
        ("lamdong-pl6", "T5.2", "ratio", 100, ">="),
    ],
)
def test_measure(name: str, criterion: str, kind: str, target: int | None, comparison: str) -> None:
    measure = framework(name).result_criteria[criterion].measure
    assert measure is not None
    assert (measure.kind, measure.target, measure.comparison) == (kind, target, comparison)


@pytest.mark.parametrize(
    "name,optional",
    [
        ("lamdong-pl1", ["T6.7"]),
        ("lamdong-pl3", ["T1.6", "T1.7"]),
        ("lamdong-pl4", ["T5.5"]),
        ("lamdong-pl5", ["T1.6"]),
        ("lamdong-pl6", ["T3.3"]),
        ("vast", ["T1.1", "T1.2", "T1.5", "T2.6", "T3.4", "T4.4"]),
    ],
)
def test_criteria_that_may_not_apply(name: str, optional: list[str]) -> None:
    found = [item.id for axis in framework(name).axes for item in axis.criteria if item.optional]
    assert found == optional


def test_only_the_first_axis_of_the_academy_is_scored_by_criteria() -> None:
    axes = framework("vast").axes
    assert [axis.by_criteria for axis in axes] == [True, False, False, False]
    (raised,) = axes[0].raised
    assert raised == RaisedMaximum(criterion="T1.4", max_score=Fraction(20), absent=("T1.1", "T1.2"))


def test_misprints_of_the_draft_are_mended_and_the_printed_form_is_kept() -> None:
    criterion = framework("lamdong-pl2").result_criteria["T3.4"]
    assert criterion.text == "Tỷ lệ sử dụng sổ tay đảng viên điện tử"
    assert criterion.text_printed == "Tỷ lệ sử dụng số tay đăng viên điện tử"


def test_scoring_by_criteria_has_a_plate_with_the_clauses_of_both_packs() -> None:
    (plate,) = [plate for plate in plates(load_library()) if plate.stem == "criteria_results"]
    assert plate.module == "evalgen/scoring/criteria_results.py"
    assert [str(citation) for citation in plate.citations] == [
        f"Phụ lục 2 {LAMDONG}",
        f"Phụ lục 5 {LAMDONG}",
        f"mục B Mẫu Bản tự đánh giá {VAST}",
        f"mục B Mẫu Bản tự đánh giá {VAST}",
    ]
