"""The skeleton of a yearly record lists what an award weighs: the criteria of the group, and their thresholds."""

import datetime as dt
import re
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.domain.period import Period
from evalgen.pipeline.drafting.opening import open_period
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.regulation.loader import load_library


def opened(root: Path, framework: str) -> str:
    packs = "  - {pack: qd366, from: 2025-08-30}\n  - {pack: hd02, from: 2026-04-01}"
    organization = SOUND["organization.yaml"].replace("  - {pack: hd02, from: 2026-04-01}", packs)
    person = SOUND["people/le-van-an.yaml"] + f"    frameworks: [{framework}]\n"
    write_records(root, dict(SOUND) | {"organization.yaml": organization, "people/le-van-an.yaml": person})
    period = Period.parse("2026")
    assert period is not None
    open_period(root, period)
    return (root / "records/2026/van-phong/le-van-an.yaml").read_text(encoding="utf-8")


def test_headings_criteria_and_thresholds_stand_above_the_award(tmp_path: Path) -> None:
    lines = opened(tmp_path, "qd366-pl2-4-1").splitlines()
    parts = [
        "##       II.4.1.1: Kết quả thực hiện chức trách, nhiệm vụ được giao",
        "##       II.4.1.1.a.1: Chủ trì các hội nghị, hội thảo chuyên đề cấp Ban",
        '##         Ngưỡng ≤ 30 ngày, có thể ghi thêm cùng chỗ với II: "II.4.1.1.dd-2": {actual: CHƯA_ĐIỀN}',
        "#     II: {score: CHƯA_ĐIỀN}",
    ]
    found = [next(number for number, line in enumerate(lines) if line.startswith(part)) for part in parts]
    assert found == sorted(found)


def test_a_threshold_that_is_a_grade_or_a_target_set_elsewhere_is_recorded_in_its_own_way(tmp_path: Path) -> None:
    assert '"II.1.2.h": {level: CHƯA_CHỌN}' in opened(tmp_path / "mot", "qd366-pl2-1")
    assert '"II.8.2.a": {done: CHƯA_CHỌN}' in opened(tmp_path / "hai", "qd366-pl2-8-2")


@pytest.mark.parametrize("name", ["qd366-pl2-4-1", "qd366-pl3", "qd366-pl4"])
def test_examples_name_criteria_that_the_framework_has(name: str, tmp_path: Path) -> None:
    framework = load_library().law("qd366", dt.date(2026, 12, 31)).frameworks[name]
    text = opened(tmp_path, name)
    assert named_in_examples(text) == {"I"} <= set(framework.general_criteria)
    assert re.findall(r'result_criterion: "([^"]+)"', text) == ["II"]
    assert "item: viec-mau, measure:" not in text


def test_a_year_asks_for_what_the_conditions_of_grades_look_at_in_work_items(tmp_path: Path) -> None:
    text = opened(tmp_path, "qd366-pl4")
    assert "viec-mau: {quantity: CHƯA_ĐIỀN, quality: CHƯA_CHỌN, timeliness: CHƯA_CHỌN, key_response: CHƯA_CHỌN}" in text
    assert "việc đã làm thì phải ghi timeliness" in text
    assert "##   timeliness (tiến độ): 1 = đúng hạn; trên 1 = sớm hơn yêu cầu; dưới 1 = chậm" in text


def test_a_year_is_decided_without_a_proposal_and_says_where_its_quarters_are_seen(tmp_path: Path) -> None:
    person = opened(tmp_path, "qd366-pl3")
    collective = (tmp_path / "records/2026/van-phong/collective.yaml").read_text(encoding="utf-8")
    assert "proposal:" not in person + collective
    assert "# decision:" in collective
    assert "## Kết quả các tháng, các quý trong năm và điều chúng đòi hỏi ở cả năm: evalgen explain" in person


def named_in_examples(text: str) -> set[str]:
    """The criteria that examples speak of, in whatever way."""
    found = re.findall(r'(?<!result_)criterion: "([^"]+)"|(?:awards|ví dụ) \{"([^"]+)":|not_met: \["([^"]+)"', text)
    return {name for names in found for name in names if name}


def test_the_skeleton_as_written_has_no_fault(tmp_path: Path) -> None:
    opened(tmp_path, "qd366-pl2-4-1")
    assert [problem.code for problem in inspect(tmp_path).problems if problem.severity.rank == 0] == []


def test_only_the_block_of_the_unit_is_listed_and_the_others_are_named(tmp_path: Path) -> None:
    lines = opened(tmp_path, "qd366-pl3").splitlines()
    listed = {line.split(":")[0].removeprefix("##       ") for line in lines if line.startswith("##       II.")}
    assert {name.split(".")[1] for name in listed} == {"1"}
    others = ", ".join(f"II.{block}" for block in range(2, 10))
    assert (
        f"##       Theo loại đơn vị (kind) nên không nêu các khối khác: {others}; xem cả khung ở mẫu để trống (evalgen form)."
        in lines
    )
    collective = (tmp_path / "records/2026/van-phong/collective.yaml").read_text(encoding="utf-8")
    assert "##       II.1.1: Khối cơ quan tham mưu của Đảng" in collective
    assert "##       II.1.2: " not in collective
