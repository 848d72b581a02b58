"""Skeletons of a month: they ask for what its regulation marks by, of everybody for what concerns that person."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from month_records import SOUND_MONTH
from sound_records import write_records

from evalgen.domain.period import Period
from evalgen.drafting.skeleton import draft_period
from evalgen.drafting.writing import write_new
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.reading.repository import read_records
from evalgen.regulation.loader import load_library

JUNE = Period.parse("2026-06")
assert JUNE is not None


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    assert JUNE is not None
    root = tmp_path_factory.mktemp("thang")
    write_records(root, SOUND_MONTH)
    return draft_period(read_records(root).records, JUNE, load_library().law("hadong", JUNE.last_day))


def test_everybody_gets_a_record_and_no_collective_does(drafts: Mapping[str, str]) -> None:
    people = ("do-van-dung", "le-van-an", "tran-thi-binh", "vu-thi-chi")
    assert sorted(drafts) == ["2026-06/period.yaml", *(f"2026-06/phong-mau/{name}.yaml" for name in people)]


@pytest.mark.parametrize(
    "person,framework",
    [
        ("tran-thi-binh", "hadong-mau02"),
        ("le-van-an", "hadong-mau02"),
        ("vu-thi-chi", "hadong-mau03"),
        ("do-van-dung", "hadong-mau04"),
    ],
)
def test_everybody_has_the_form_of_the_post(drafts: Mapping[str, str], person: str, framework: str) -> None:
    assert f"framework: {framework}\n" in drafts[f"2026-06/phong-mau/{person}.yaml"]


def test_work_items_ask_for_counts_and_not_for_levels(drafts: Mapping[str, str]) -> None:
    text = drafts["2026-06/phong-mau/vu-thi-chi.yaml"]
    assert "# plan:\n" in text
    assert "faults: CHƯA_ĐIỀN, delays: CHƯA_ĐIỀN, objective: []" in text
    assert "quality" not in text
    assert "axis_weights" not in text
    assert "main_axes" not in text


def test_general_criteria_ask_for_points_and_name_what_is_awarded_whole(drafts: Mapping[str, str]) -> None:
    text = drafts["2026-06/phong-mau/vu-thi-chi.yaml"]
    assert "general_criteria: {default: CHƯA_CHỌN, awards: {}, deductions: []}" in text
    assert "3. Về tự phê bình và phê bình, khắc phục hạn chế, khuyết điểm (5 điểm; chấm chung, mã 3)" in text
    assert '- {criterion: "1.1", points: 0.5, reason: Lý do}' in text


def test_only_leaders_are_asked_about_the_unit(drafts: Mapping[str, str]) -> None:
    asked = {name for name, text in drafts.items() if "# " in text and "unit_measures: {organising" in text}
    assert asked == {"2026-06/phong-mau/le-van-an.yaml", "2026-06/phong-mau/tran-thi-binh.yaml"}


def test_the_steps_are_those_of_the_regulation(drafts: Mapping[str, str]) -> None:
    text = drafts["2026-06/phong-mau/vu-thi-chi.yaml"]
    assert "# verification:\n" in text
    assert "# decision: " in text
    assert "proposal:" not in text
    assert "facts:" not in text


def test_the_skeletons_are_valid_as_they_stand(tmp_path: Path, drafts: Mapping[str, str]) -> None:
    write_records(tmp_path, SOUND_MONTH)
    write_new(tmp_path / "records", drafts.items())
    assert inspect(tmp_path).problems == ()
