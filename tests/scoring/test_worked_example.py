"""The worked example of Phụ lục 2, HD 02-HD/BTCTW, must come out as printed."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from evalgen.domain.grade import Grade
from evalgen.domain.number import show, show_percent
from evalgen.domain.ruling import Assessment, Effect
from evalgen.pipeline.inspecting.inspection import inspect

EXAMPLE = Path(__file__).parents[2] / "examples" / "worked-example"
RECORD = "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"


def assessed(root: Path) -> Assessment:
    inspection = inspect(root)
    (only,) = inspection.results.assessments.values()
    return only


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "example")
    return tmp_path / "example"


def test_the_printed_numbers() -> None:
    sheet = assessed(EXAMPLE).sheet
    assert sheet is not None
    (axis,) = sheet.results.parts
    (kpi,) = axis.parts
    assert [show_percent(measure.value) for measure in kpi.parts] == ["87,01 %", "88,96 %", "88,96 %", "88,96 %"]
    assert show_percent(kpi.value) == "88,47 %"
    assert show(sheet.score) == "91,93"


def test_the_exact_numbers() -> None:
    sheet = assessed(EXAMPLE).sheet
    assert sheet is not None
    (axis,) = sheet.results.parts
    (kpi,) = axis.parts
    planned = Fraction("7.7")
    assert [measure.value for measure in kpi.parts] == [Fraction("6.7") / planned, *[Fraction("6.85") / planned] * 3]
    assert kpi.value == Fraction(545, 616)
    assert sheet.score == 30 + 70 * Fraction(545, 616) == Fraction(4045, 44)


def test_every_line_of_the_derivation_follows_from_its_parts() -> None:
    sheet = assessed(EXAMPLE).sheet
    assert sheet is not None
    sums = [
        line for line in sheet.total.walk() if line.unit == "điểm" and line.parts and not line.id.startswith("axis")
    ]
    assert len(sums) == 6
    for line in sums:
        assert line.value == sum(part.value for part in line.parts)


def test_one_of_two_reports_undelivered_is_not_completed() -> None:
    result = assessed(EXAMPLE)
    assert result.qualifies_for is Grade.NOT_COMPLETED
    (ruling,) = [ruling for ruling in result.chain if ruling.after is Grade.NOT_COMPLETED]
    assert ruling.rule == "task_completion"
    assert str(ruling.citation) == "gạch đầu dòng thứ ba mục 6.2 Hướng dẫn 02-HD/BTCTW"
    assert (
        ruling.reason
        == "Hoàn thành 4/5 nhiệm vụ được giao, dưới 100 %; chưa hoàn thành: «Báo cáo Lãnh đạo Ban kết quả thực hiện nhiệm vụ hằng tháng»."
    )


def test_with_force_majeure_confirmed_the_remaining_conditions_decide(copy: Path) -> None:
    """Four items remain, one above requirement: 25 % of them, less than the 30 % of Điều 11.1.2; none late."""
    claim(copy, "confirmed: {by: lanh-dao-ban, on: 2026-06-22, document: 15-CV/BTC}")
    result = assessed(copy)
    assert result.qualifies_for is Grade.GOOD
    assert [ruling.rule for ruling in result.chain if ruling.effect is Effect.CHANGES] == [
        "score_band",
        "exceeded_tasks",
    ]
    assert result.sheet is not None
    assert show(result.sheet.score) == "91,93"


def test_force_majeure_that_nobody_confirmed_changes_nothing(copy: Path) -> None:
    claim(copy, "")
    assert assessed(copy).qualifies_for is Grade.NOT_COMPLETED


def test_with_both_reports_delivered_lateness_remains(copy: Path) -> None:
    path = copy / RECORD
    path.write_text(path.read_text().replace("bao-cao-thang: {quantity: 1,", "bao-cao-thang: {quantity: 2,"))
    assert assessed(copy).qualifies_for is Grade.COMPLETED


def claim(root: Path, confirmed: str) -> None:
    path = root / RECORD
    fact = (
        f"{{item: bao-cao-thang, reason: Mưa lũ chia cắt địa bàn cuối tháng 5{', ' + confirmed if confirmed else ''}}}"
    )
    path.write_text(f"{path.read_text()}facts:\n  force_majeure:\n    - {fact}\n")


def test_verification_that_finds_a_delivery_must_state_its_levels(copy: Path) -> None:
    """The person reported nothing; the verification says one was delivered, but not how well: a gap, not level 1."""
    path = copy / RECORD
    text = path.read_text()
    start = text.index("    bao-cao-quy: {quantity: 1")
    end = text.index("\n", start)
    difference = "{item: bao-cao-quy, measure: quantity, value: 1, reason: Đã có báo cáo}"
    path.write_text(
        f"{text[:start]}    bao-cao-quy: {{quantity: 0}}{text[end:]}"
        f"verification:\n  by: lanh-dao-ban\n  on: 2026-06-22\n  differences:\n    - {difference}\n"
    )
    result = assessed(copy)
    assert result.self_sheet is not None
    assert result.sheet is None
    assert result.gap is not None
    assert result.gap.reason == (
        "Thẩm định ghi có kết quả «bao-cao-quy» nhưng chưa ghi mức chất lượng, tiến độ, lãnh đạo, chỉ đạo, điều hành."
    )
    # One of the two monthly reports is missing, whatever is said of the quarterly one (HD 02, 6.2).
    assert result.qualifies_for is Grade.NOT_COMPLETED
    assert not result.provisional


def test_a_revised_catalogue_never_changes_an_earlier_period(copy: Path) -> None:
    before = assessed(copy).sheet
    catalogue = copy / "records/catalogues/vu-co-so-dang.yaml"
    text = catalogue.read_text()
    revised = "revisions: [{from: 2026-07-01, points: 300, number: 21-QĐ/BTC}]"
    catalogue.write_text(text.replace("points: 200}", f"points: 200, {revised}}}"))
    assert assessed(copy).sheet == before
    catalogue.write_text(text.replace("points: 200}", f"points: 200, {revised.replace('07-01', '06-30')}}}"))
    after = assessed(copy).sheet
    assert after is not None
    assert before is not None
    assert after.score > before.score
