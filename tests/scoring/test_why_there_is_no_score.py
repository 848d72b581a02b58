"""Why a record has no score, and where that is to be mended: one sentence for each reason, with records of a ward."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from casework import law_of
from msgspec.structs import replace
from test_hadong_records import CATALOGUE, HEAD, MONTH, STAFF, looked_at, score
from whole_dossiers import write_dossiers

from evalgen.domain.marks import Gap
from evalgen.domain.period import Period
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.scoring.score_sheet import Basis
from evalgen.scoring.score_sheet import score as score_record

STAFF_FILE, HEAD_FILE = "2026-05/phong-mau/chuyen-vien.yaml", "2026-05/phong-mau/truong-phong.yaml"
PLAN, ASSESSMENT = STAFF[: STAFF.index("self_assessment")], STAFF[STAFF.index("self_assessment") :]
RESULTS = ASSESSMENT[ASSESSMENT.index("  results:\n") : ASSESSMENT.index("  proposed_grade")]
WITHOUT_RESULTS = ASSESSMENT.replace(RESULTS, "  results: {}\n")
WITHOUT_ITEMS = PLAN[: PLAN.index("  work_items:\n")] + "  work_items: []\n"
OTHER_RESULT = STAFF.replace("    to-trinh-1: {quantity", "    to-trinh-9: {quantity")


def verified(text: str, *differences: str) -> str:
    return f"{text}verification: {{by: bi-thu, on: 2026-05-24, differences: [{', '.join(differences)}]}}\n"


TOO_MUCH = '{criterion: "1.8", points: 1.5, reason: Tốt}'
FOUND = "{item: bao-cao-tuan, measure: quantity, value: 1, reason: Đã có báo cáo}"


def gap_of(root: Path, name: str, changed: dict[str, str]) -> Gap:
    assert MONTH is not None
    gap = looked_at(root, changed).results.assessments[MONTH, name].gap
    assert gap is not None
    return gap


@pytest.mark.parametrize(
    "text,reason,place",
    [
        pytest.param(
            PLAN, "Chưa có bản tự đánh giá (mục self_assessment).", "$", id="Có kế hoạch nhưng chưa tự đánh giá"
        ),
        pytest.param(
            ASSESSMENT, "Chưa đăng ký nhiệm vụ của kỳ (mục plan).", "$", id="Tự đánh giá nhưng chưa đăng ký nhiệm vụ"
        ),
        pytest.param(
            OTHER_RESULT,
            "Chưa có kết quả của sản phẩm, công việc «to-trinh-1».",
            "$.plan.work_items[1].id",
            id="Một công việc chưa có kết quả",
        ),
        pytest.param(
            STAFF.replace(", faults: 0, delays: 1", ""),
            "Kết quả «to-trinh-1» chưa ghi số lần chưa đạt chất lượng, số lần chậm tiến độ.",
            "$.self_assessment.results.to-trinh-1",
            id="Đã làm nhưng chưa ghi số lần trừ",
        ),
        pytest.param(
            STAFF.replace("product: to-trinh", "product: thong-bao"),
            "Sản phẩm «thong-bao» không có hệ số quy đổi trong danh mục.",
            "$.plan.work_items[1].product",
            id="Sản phẩm không có trong danh mục",
        ),
        pytest.param(
            STAFF.replace("to-trinh-1, axis: 1", "to-trinh-1, axis: 2"),
            "Sản phẩm, công việc «to-trinh-1» thuộc trục 2 không có điểm.",
            "$.plan.work_items[1].axis",
            id="Công việc thuộc trục không có điểm",
        ),
        pytest.param(
            STAFF.replace("default: met, ", ""),
            "Tiêu chí chung 1.1 chưa được chấm điểm.",
            "$.self_assessment.general_criteria",
            id="Tiêu chí chung chưa được chấm",
        ),
        pytest.param(
            STAFF.replace('"1.8": 0.5', '"1.8": 1.5'),
            "Điểm chấm 1,5 của tiêu chí chung 1.8 quá điểm tối đa 1.",
            "$.self_assessment.general_criteria.awards.1.8",
            id="Tự chấm quá điểm tối đa",
        ),
        pytest.param(
            STAFF.replace("points: 0.5, reason: Đi muộn", "points: 2.5, reason: Đi muộn"),
            "Điểm trừ 2,5 của tiêu chí chung 1.4 quá điểm tối đa 2.",
            "$.self_assessment.general_criteria.deductions[0].points",
            id="Trừ quá điểm tối đa",
        ),
        pytest.param(
            verified(STAFF, TOO_MUCH),
            "Điểm chấm 1,5 của tiêu chí chung 1.8 quá điểm tối đa 1.",
            "$.verification.differences[0].points",
            id="Thẩm định chấm quá điểm tối đa",
        ),
        pytest.param(
            verified(STAFF.replace("quantity: 3, faults: 1, delays: 2", "quantity: 0"), TOO_MUCH, FOUND),
            "Thẩm định ghi có kết quả «bao-cao-tuan» nhưng chưa ghi số lần chưa đạt chất lượng, số lần chậm tiến độ.",
            "$.verification.differences[1].value",
            id="Nhiều chỗ thiếu thì nêu chỗ thiếu của công việc trước",
        ),
    ],
)
def test_the_reason_and_the_place(tmp_path: Path, text: str, reason: str, place: str) -> None:
    gap = gap_of(tmp_path, "chuyen-vien", {STAFF_FILE: text})
    assert (gap.reason, gap.place.file, gap.place.json_path) == (reason, f"records/{STAFF_FILE}", place)
    assert not gap.no_work_items


def test_a_plan_without_any_item_is_a_gap_that_says_so(tmp_path: Path) -> None:
    gap = gap_of(tmp_path, "chuyen-vien", {STAFF_FILE: WITHOUT_ITEMS + WITHOUT_RESULTS})
    assert (gap.reason, gap.place.json_path) == ("Kế hoạch không có sản phẩm, công việc nào.", "$.plan.work_items")
    assert gap.no_work_items


def test_a_standard_product_that_the_catalogue_lacks_leaves_every_product_without_a_factor(tmp_path: Path) -> None:
    changed = {"catalogues/dang-uy.yaml": CATALOGUE.replace("standard_product: bao-cao", "standard_product: khac")}
    gap = gap_of(tmp_path, "chuyen-vien", changed)
    assert gap.reason == "Sản phẩm «bao-cao» không có hệ số quy đổi trong danh mục."
    assert gap.place.json_path == "$.plan.work_items[0].product"


@pytest.mark.parametrize("catalogue", [True, False], ids=["có danh mục", "không có danh mục"])
def test_an_axis_that_the_framework_of_a_year_lacks_is_named_and_no_product(tmp_path: Path, catalogue: bool) -> None:  # noqa: FBT001
    """The law of a year knows no products, so that no catalogue has to hold one."""
    people = {"an": [{"unit": "phong", "standing": "STAFF"}]}
    write_dossiers(
        {"period": 2026, "units": {"phong": {"catalogue": catalogue}}, "people": people, "records": {"phong/an": {}}},
        tmp_path,
    )
    record = tmp_path / "records/2026/phong/an.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("axis: 1", "axis: 4", 1), encoding="utf-8")
    year = Period.parse("2026")
    assert year is not None
    gap = inspect(tmp_path).results.assessments[year, "an"].gap
    assert gap is not None
    assert gap.reason == "Sản phẩm, công việc «viec-1» thuộc trục 4 không có điểm."
    assert gap.place.json_path == "$.plan.work_items[0].axis"


def test_a_measure_of_the_unit_that_nobody_stated_is_named(tmp_path: Path) -> None:
    text = HEAD.replace(", unity: {value: 0.5, reason: Có đơn phản ánh kéo dài}", "")
    gap = gap_of(tmp_path, "truong-phong", {HEAD_FILE: text})
    assert gap.reason == "Năng lực tập hợp, đoàn kết: chưa ghi self_assessment.unit_measures.unity."
    assert gap.place.json_path == "$.self_assessment.unit_measures.unity"


def test_a_gap_of_the_verification_leaves_the_self_assessed_sheet(tmp_path: Path) -> None:
    assert MONTH is not None
    found = looked_at(tmp_path, {STAFF_FILE: verified(STAFF, TOO_MUCH)}).results.assessments[MONTH, "chuyen-vien"]
    assert found.self_sheet is not None
    assert found.verified_sheet is None
    assert found.sheet is None


def test_a_verification_that_finds_no_difference_confirms_the_self_assessed_sheet(tmp_path: Path) -> None:
    assert MONTH is not None
    found = looked_at(tmp_path, {STAFF_FILE: verified(STAFF)}).results.assessments[MONTH, "chuyen-vien"]
    assert found.self_sheet is not None
    assert found.verified_sheet == found.self_sheet
    assert found.self_sheet.score == Fraction("81.5")


def test_without_a_verification_there_is_no_verified_sheet(tmp_path: Path) -> None:
    assert MONTH is not None
    found = looked_at(tmp_path).results.assessments[MONTH, "chuyen-vien"]
    assert found.self_sheet is not None
    assert found.verified_sheet is None


def test_a_framework_whose_source_has_lost_pages_is_never_scored_by_and_each_loss_is_named(tmp_path: Path) -> None:
    law = law_of("hadong")
    lost = replace(law.frameworks["hadong-mau03"], missing=("trục 2", "trục 3"))
    records = looked_at(tmp_path).records
    record = next(item for item in records.evaluations if item.person == "chuyen-vien")
    found = score_record(record, records, Basis(framework=lost, law=law, cutoff=dt.date(2026, 5, 31)))
    assert found.gap is not None
    assert found.gap.reason == "Khung «hadong-mau03» còn thiếu, chưa dùng để chấm điểm được: trục 2; trục 3."
    assert found.gap.place.json_path == "$.framework"
    assert found.sheet is None


@pytest.mark.parametrize(
    "text,due,expected",
    [
        pytest.param(OTHER_RESULT, "2026-05-26", "68.375", id="Đến hạn sau ngày chốt và chưa có kết quả thì chưa tính"),
        pytest.param(OTHER_RESULT, "2026-05-25", None, id="Đến hạn đúng ngày chốt thì phải có kết quả"),
        pytest.param(STAFF, "2026-05-26", "81.5", id="Đến hạn sau ngày chốt mà đã có kết quả thì tính"),
    ],
)
def test_an_item_due_after_an_early_cutoff(tmp_path: Path, text: str, due: str, expected: str | None) -> None:
    """Of the weekly reports alone a = 3/4, b = 9/16, c = 3/8: 29 + 70 × 9/16."""
    moved = text.replace(
        "title: to-trinh-1, quantity: 2, due: 2026-05-20", f"title: to-trinh-1, quantity: 2, due: {due}"
    )
    early = {"2026-05/period.yaml": "opened_on: 2026-05-04\nassessment_on: 2026-05-25\n", STAFF_FILE: moved}
    assert score(looked_at(tmp_path, early), "chuyen-vien") == (None if expected is None else Fraction(expected))
