"""Whole records of a month, one for each form of the ward's plan: every total computed by hand."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from accepted_text import agree
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_records import write_records
from told_lines import told

from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.period import Period
from evalgen.language import VIETNAMESE
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

MONTH = Period.parse("2026-05")
assert MONTH is not None
EXPECTED = Path(__file__).parent / "expected"

ORGANIZATION = """\
name: Phường mẫu (hư cấu)
fictional: true
regulation: [{pack: hadong, from: 2026-04-08}]
publication: {scores: false, collective_grades: false}
peer_groups: [{id: lanh-dao, title: Lãnh đạo}, {id: nhan-vien, title: Nhân viên}]
"""

CATALOGUE = """\
approved: {by: bi-thu, on: 2026-04-10, number: 05-QĐ/ĐU}
standard_product: bao-cao
products:
  - {id: bao-cao, title: Báo cáo tháng, points: 100}
  - {id: to-trinh, title: Tờ trình, points: 150}
"""


def unit(name: str, parent: str = "") -> str:
    above = f"parent: {parent}\n" if parent else ""
    return f"name: {name}\nkind: department\nblock: government\nfrom: 2025-07-01\n{above}"


def person(name: str, at: str, standing: str, *, own: str = "", employed_by: str = "truong-phong") -> str:
    group = "nhan-vien" if standing == "STAFF" else "lanh-dao"
    frameworks = f", frameworks: [{own}]" if own else ""
    return (
        f"name: {name}\nposts:\n  - {{unit: {at}, title: Chức vụ, standing: {standing}, peer_group: {group}, "
        f"managed_by: bi-thu, used_by: {employed_by}, from: 2025-07-01{frameworks}}}\n"
    )


def body(name: str, *members: str) -> str:
    listed = ", ".join(f"{{person: {member}, from: 2025-07-01}}" for member in members)
    return f"name: {name}\nroles: [approve_plan, verify, decide, confirm]\nmembers: [{listed}]\n"


def record(
    criteria: str, items: Mapping[str, tuple[str, int, str]], *, unit_measures: str = "", after: str = ""
) -> str:
    """`items`: by identifier the product, the planned quantity and the result."""
    planned = "".join(
        f"    - {{id: {name}, axis: 1, product: {product}, title: {name}, quantity: {quantity}, due: 2026-05-20}}\n"
        for name, (product, quantity, _) in items.items()
    )
    results = "".join(f"    {name}: {{{result}}}\n" for name, (_, _, result) in items.items())
    measures = f"  unit_measures: {unit_measures}\n" if unit_measures else ""
    return (
        f"plan:\n  approved: {{by: bi-thu, on: 2026-05-05}}\n  work_items:\n{planned}"
        f"self_assessment:\n  submitted_on: 2026-05-22\n  general_criteria: {criteria}\n  results:\n{results}"
        f"{measures}  proposed_grade: GOOD\n{after}"
    )


CONFIRMED = "{by: bi-thu, on: 2026-05-21, document: 07-CV/ĐU}"

# Mẫu 03. Criteria: 30 − 0,5 (1.8: 0,5 of 1) − 0,5 (deducted from 1.4) = 29. Planned 4×1 + 2×1,5 = 7.
# a = (3 + 3) ÷ 7 = 6/7; b = (3×0,75 + 3) ÷ 7 = 3/4; c = (3×0,5 + 3) ÷ 7 = 9/14; K = 3/4; 29 + 52,5 = 81,5.
STAFF = record(
    '{default: met, awards: {"1.8": 0.5}, deductions: [{criterion: "1.4", points: 0.5, reason: Đi muộn}]}',
    {
        "bao-cao-tuan": ("bao-cao", 4, "quantity: 3, faults: 1, delays: 2"),
        "to-trinh-1": (
            "to-trinh",
            2,
            f"quantity: 2, faults: 0, delays: 1, objective: [{{measure: delays, count: 1, reason: Bão, confirmed: {CONFIRMED}}}]",
        ),
    },
)
# Mẫu 04. Criteria: 3 + 3 + 2 + 1,5 + 4 = 13,5. a = 1/2; b = 1/2 × (1 − 4×25 %) = 0; c = 1/2; K = 1/3; 13,5 + 70/3 = 221/6.
SUPPORT = record(
    '{default: not_met, met: ["1.1", "1.2"], awards: {"1.3": 2, "2.1": 1.5, "3": 4}}',
    {"chuyen-xe": ("bao-cao", 2, "quantity: 1, faults: 4, delays: 0")},
)
# Mẫu 02. Criteria: 30 − 0,25 (1.5) − 1 (3.4.2) − 1 (2.1, all deducted) = 27,75. a = 1; b = (2 + 1,5×0,75) ÷ 3,5 = 25/28;
# c = 1; d = 1/2, for the support worker has less than 50; đ = 1; e = 1/2. K = 137/168; 27,75 + 685/12 = 509/6.
HEAD = record(
    '{default: met, awards: {"1.5": 0.25, "3.4.2": 0}, deductions: [{criterion: "2.1", points: 1, reason: Vi phạm}]}',
    {
        "bao-cao-thang": ("bao-cao", 2, "quantity: 2, faults: 0, delays: 0"),
        "to-trinh-2": ("to-trinh", 1, "quantity: 1, faults: 1, delays: 0"),
    },
    unit_measures="{organising: {value: 1, reason: Có sáng kiến}, unity: {value: 0.5, reason: Có đơn phản ánh kéo dài}}",
)
# Mẫu 01. Criteria as assessed 30, as verified 29,5 (4.1: 0,5 of 1). Five of four done count as four: a = b = 1; c = 3/4;
# d = 1, for the head of the office below has 50 or more; đ = e = 1. K = 23/24; 29,5 + 805/12 = 1159/12.
SECRETARY = record(
    "{default: met}",
    {"nghi-quyet": ("bao-cao", 4, "quantity: 5, faults: 0, delays: 1")},
    unit_measures="{organising: {value: 1, reason: Có sáng kiến}, unity: {value: 1, reason: Đoàn kết}}",
    after=(
        "verification: {by: thanh-uy, on: 2026-05-24, differences: "
        '[{criterion: "4.1", points: 0.5, reason: Còn đơn thư}]}\n'
    ),
)

WARD: Mapping[str, str] = {
    "organization.yaml": ORGANIZATION,
    "units/dang-uy.yaml": unit("Đảng ủy phường mẫu"),
    "units/phong-mau.yaml": unit("Phòng mẫu", "dang-uy"),
    "people/bi-thu.yaml": person("Lý Văn Bí", "dang-uy", "HEAD", own="hadong-mau01"),
    "people/truong-phong.yaml": person("Trần Thị Trưởng", "phong-mau", "HEAD"),
    "people/chuyen-vien.yaml": person("Vũ Thị Chuyên", "phong-mau", "STAFF"),
    "people/lai-xe.yaml": person("Đỗ Văn Lái", "phong-mau", "STAFF", own="hadong-mau04"),
    "bodies/bi-thu.yaml": body("Bí thư Đảng ủy phường mẫu"),
    "bodies/truong-phong.yaml": body("Trưởng phòng mẫu"),
    "bodies/thanh-uy.yaml": body("Thường trực Thành ủy mẫu"),
    "catalogues/dang-uy.yaml": CATALOGUE,
    "2026-05/period.yaml": "opened_on: 2026-05-04\n",
    "2026-05/dang-uy/bi-thu.yaml": SECRETARY,
    "2026-05/phong-mau/truong-phong.yaml": HEAD,
    "2026-05/phong-mau/chuyen-vien.yaml": STAFF,
    "2026-05/phong-mau/lai-xe.yaml": SUPPORT,
}


def looked_at(root: Path, changed: Mapping[str, str] | None = None, *, without: tuple[str, ...] = ()) -> Inspection:
    files = {name: text for name, text in (dict(WARD) | dict(changed or {})).items() if name not in without}
    write_records(root, files)
    return inspect(root)


def score(found: Inspection, name: str) -> Fraction | None:
    assert MONTH is not None
    sheet = found.results.assessments[MONTH, name].sheet
    return None if sheet is None else sheet.score


def outcome(found: Inspection, name: str) -> Outcome:
    assert MONTH is not None
    return found.results.assessments[MONTH, name].qualifies_for


def reason(found: Inspection, name: str) -> str:
    assert MONTH is not None
    gap = found.results.assessments[MONTH, name].gap
    assert gap is not None
    return gap.reason


def share(found: Inspection, name: str, measure: str) -> Fraction:
    assert MONTH is not None
    sheet = found.results.assessments[MONTH, name].sheet
    assert sheet is not None
    return next(line.value for line in sheet.results.walk() if line.id == f"unit.{measure}")


@pytest.mark.parametrize(
    "name,total,grade,words",
    [
        pytest.param("chuyen-vien", "81.5", Grade.GOOD, "Hoàn thành tốt nhiệm vụ (Loại B)", id="Mẫu 03"),
        pytest.param("lai-xe", "221/6", Grade.NOT_COMPLETED, "Không hoàn thành nhiệm vụ (Loại D)", id="Mẫu 04"),
        pytest.param("truong-phong", "509/6", Grade.GOOD, "Hoàn thành tốt nhiệm vụ (Loại B)", id="Mẫu 02"),
        pytest.param("bi-thu", "1159/12", Grade.EXCELLENT, "Hoàn thành xuất sắc nhiệm vụ (Loại A)", id="Mẫu 01"),
    ],
)
def test_total_of_each_form(tmp_path: Path, name: str, total: str, grade: Grade, words: str) -> None:
    found = looked_at(tmp_path)
    assert [problem.code for problem in found.problems if problem.severity.rank == 0] == []
    assert (score(found, name), outcome(found, name)) == (Fraction(total), grade)
    assert MONTH is not None
    assert found.grade_name(MONTH, grade, VIETNAMESE) == words


def test_the_self_assessment_keeps_its_own_sheet(tmp_path: Path) -> None:
    assert MONTH is not None
    own = looked_at(tmp_path).results.assessments[MONTH, "bi-thu"].self_sheet
    assert own is not None
    assert own.score == 30 + Fraction(805, 12)


def test_every_line_of_a_leader_is_there_in_the_order_of_the_law(tmp_path: Path) -> None:
    assert MONTH is not None
    sheet = looked_at(tmp_path).results.assessments[MONTH, "truong-phong"].sheet
    assert sheet is not None
    (axis,) = sheet.results.parts
    (kpi,) = axis.parts
    assert kpi.formula == "(a + b + c + d + đ + e) ÷ 6"
    assert {line.symbol: line.value for line in kpi.parts} == {
        "a": 1,
        "b": Fraction(25, 28),
        "c": 1,
        "d": Fraction(1, 2),
        "đ": 1,
        "e": Fraction(1, 2),
    }
    unit_result = kpi.parts[3]
    assert (
        unit_result.formula == "có người thuộc quyền quản lý ở mức điểm không hoàn thành nhiệm vụ; dưới mức: Đỗ Văn Lái"
    )
    assert str(unit_result.citation) == "điểm a mục III.3.3 Kế hoạch đánh giá hằng tháng của phường Hà Đông"


DELIVERED_NOTHING = STAFF.replace("quantity: 3, faults: 1, delays: 2", "quantity: 0")
VERIFIED_STAFF = STAFF + (
    "verification: {by: bi-thu, on: 2026-05-24, differences: "
    "[{item: to-trinh-1, measure: delays, value: 2, reason: Chậm thêm một lần}, "
    "{item: bao-cao-tuan, measure: faults, value: 0, reason: Không phải sai sót lớn}]}\n"
)
VERIFIED_DELIVERY = DELIVERED_NOTHING + (
    "verification: {by: bi-thu, on: 2026-05-24, differences: "
    "[{item: bao-cao-tuan, measure: quantity, value: 1, reason: Đã có báo cáo}, "
    "{item: bao-cao-tuan, measure: faults, value: 1, reason: Sai sót lớn}, "
    "{item: bao-cao-tuan, measure: delays, value: 0, reason: Đúng hạn}]}\n"
)
VERIFIED_HEAD = HEAD + (
    "verification: {by: bi-thu, on: 2026-05-24, differences: ["
    "{item: to-trinh-2, measure: faults, value: 0, reason: Không phải sai sót lớn}, "
    "{unit_measure: unity, value: 1, reason: Đơn phản ánh không đúng}]}\n"
)


@pytest.mark.parametrize(
    "name,changed",
    [
        pytest.param("chuyen-vien", {}, id="mau-03-khach-quan-duoc-xac-nhan"),
        pytest.param("lai-xe", {}, id="mau-04-tru-het-diem-chat-luong"),
        pytest.param("truong-phong", {}, id="mau-02-co-nguoi-duoi-muc"),
        pytest.param("bi-thu", {}, id="mau-01-co-tham-dinh"),
        pytest.param(
            "chuyen-vien", {"2026-05/phong-mau/chuyen-vien.yaml": DELIVERED_NOTHING}, id="mau-03-viec-chua-lam"
        ),
        pytest.param(
            "chuyen-vien", {"2026-05/phong-mau/chuyen-vien.yaml": VERIFIED_STAFF}, id="mau-03-tham-dinh-dem-lai"
        ),
        pytest.param(
            "chuyen-vien", {"2026-05/phong-mau/chuyen-vien.yaml": VERIFIED_DELIVERY}, id="mau-03-tham-dinh-thay-da-lam"
        ),
        pytest.param(
            "truong-phong", {"2026-05/phong-mau/truong-phong.yaml": VERIFIED_HEAD}, id="mau-02-tham-dinh-don-vi"
        ),
    ],
)
def test_every_line_of_the_ward_is_told_as_it_was_accepted(
    tmp_path: Path, request: pytest.FixtureRequest, name: str, changed: dict[str, str]
) -> None:
    assert MONTH is not None
    found = looked_at(tmp_path, changed).results.assessments[MONTH, name]
    lines = [
        line for sheet in (found.self_sheet, found.verified_sheet) if sheet is not None for line in told(sheet.total)
    ]
    agree(EXPECTED / f"ward-{request.node.callspec.id}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "first,total,place",
    [
        pytest.param("2026-05-31", "86.75", "$.products[1].revisions[0].points", id="Điểm mới từ ngày cuối kỳ"),
        pytest.param("2026-06-01", "81.5", "$.products[1].points", id="Điểm mới từ sau kỳ"),
    ],
)
def test_a_factor_is_that_of_the_last_day_of_the_period(tmp_path: Path, first: str, total: str, place: str) -> None:
    """With 300 points: planned 4 + 2×3 = 10; a = 9/10, b = 33/40, c = 3/4; K = 33/40; 29 + 57,75."""
    revised = CATALOGUE.replace(
        "points: 150}", f"points: 150, revisions: [{{from: {first}, points: 300, number: 06-QĐ/ĐU}}]}}"
    )
    found = looked_at(tmp_path, {"catalogues/dang-uy.yaml": revised})
    assert score(found, "chuyen-vien") == Fraction(total)
    assert MONTH is not None
    sheet = found.results.assessments[MONTH, "chuyen-vien"].sheet
    assert sheet is not None
    factors = {
        (operand.place.file, operand.place.json_path)
        for line in sheet.results.walk()
        if line.id.endswith(".to-trinh-1")
        for operand in line.operands
        if operand.name == "hệ số" and operand.place is not None
    }
    assert factors == {("records/catalogues/dang-uy.yaml", place)}


def test_a_fault_of_objective_cause_that_nobody_confirmed_costs_points(tmp_path: Path) -> None:
    """Without the confirmation one delay of the second item counts: c = (1,5 + 3×0,75) ÷ 7 = 3,75/7."""
    text = STAFF.replace(f", confirmed: {CONFIRMED}", "")
    found = looked_at(tmp_path, {"2026-05/phong-mau/chuyen-vien.yaml": text})
    assert score(found, "chuyen-vien") == 29 + 70 * (Fraction(6, 7) + Fraction(3, 4) + Fraction("3.75") / 7) / 3


def test_the_verification_counts_faults_anew_and_judges_the_unit(tmp_path: Path) -> None:
    """b: no fault, 1 instead of 25/28; e: 1 instead of 1/2. K = (1 + 1 + 1 + 1/2 + 1 + 1) ÷ 6 = 11/12."""
    found = looked_at(tmp_path, {"2026-05/phong-mau/truong-phong.yaml": VERIFIED_HEAD})
    assert score(found, "truong-phong") == Fraction("27.75") + 70 * Fraction(11, 12)


def test_a_count_as_verified_still_leaves_out_what_is_excused(tmp_path: Path) -> None:
    """Two delays as verified, one of them excused: c = (1,5 + 3×0,75) ÷ 7."""
    differences = (
        "verification: {by: bi-thu, on: 2026-05-24, differences: "
        "[{item: to-trinh-1, measure: delays, value: 2, reason: Chậm thêm một lần}]}\n"
    )
    found = looked_at(tmp_path, {"2026-05/phong-mau/chuyen-vien.yaml": STAFF + differences})
    assert score(found, "chuyen-vien") == 29 + 70 * (Fraction(6, 7) + Fraction(3, 4) + Fraction("3.75") / 7) / 3


def test_a_delivery_that_the_verification_finds_needs_its_counts(tmp_path: Path) -> None:
    text = STAFF.replace("quantity: 3, faults: 1, delays: 2", "quantity: 0") + (
        "verification: {by: bi-thu, on: 2026-05-24, differences: "
        "[{item: bao-cao-tuan, measure: quantity, value: 1, reason: Đã có báo cáo}, "
        "{item: bao-cao-tuan, measure: delays, value: 0, reason: Đúng hạn}]}\n"
    )
    found = looked_at(tmp_path, {"2026-05/phong-mau/chuyen-vien.yaml": text})
    assert reason(found, "chuyen-vien") == (
        "Thẩm định ghi có kết quả «bao-cao-tuan» nhưng chưa ghi số lần chưa đạt chất lượng."
    )
    assert MONTH is not None
    gap = found.results.assessments[MONTH, "chuyen-vien"].gap
    assert gap is not None
    assert gap.place.json_path == "$.verification.differences[0].value"


def test_who_is_not_assessed_is_left_out_of_the_unit_s_result(tmp_path: Path) -> None:
    decided = (
        "decision: {by: bi-thu, on: 2026-05-26, number: 09-QĐ/ĐU, not_assessed: true, "
        "reason: Nghỉ thai sản, legal_basis: Quy định của Thành ủy}\n"
    )
    found = looked_at(tmp_path, {"2026-05/phong-mau/lai-xe.yaml": SUPPORT + decided})
    assert share(found, "truong-phong", "unit_result") == 1


IN_THE_PARTY_TOO = person("Đỗ Văn Lái", "phong-mau", "STAFF", own="hadong-mau04").replace(
    "posts:\n",
    "posts:\n  - {unit: dang-uy, title: Đảng viên, standing: PARTY_MEMBER, peer_group: nhan-vien, managed_by: bi-thu, "
    "used_by: bi-thu, from: 2025-06-01}\n",
)


@pytest.mark.parametrize(
    "changed,without",
    [
        pytest.param({"2026-05/phong-mau/lai-xe.yaml": SUPPORT.split("self_assessment")[0]}, (), id="Chưa tự đánh giá"),
        pytest.param({}, ("2026-05/phong-mau/lai-xe.yaml",), id="Chưa có hồ sơ"),
        pytest.param(
            {"people/lai-xe.yaml": IN_THE_PARTY_TOO},
            ("2026-05/phong-mau/lai-xe.yaml",),
            id="Chưa có hồ sơ; chức vụ ghi trước không thuộc diện đánh giá",
        ),
    ],
)
def test_a_score_that_is_missing_is_named_not_guessed(
    tmp_path: Path, changed: dict[str, str], without: tuple[str, ...]
) -> None:
    found = looked_at(tmp_path, changed, without=without)
    assert reason(found, "truong-phong") == (
        "Chưa tính được d (kết quả hoạt động của cơ quan, tổ chức, đơn vị): chưa có điểm của Đỗ Văn Lái."
    )
    assert outcome(found, "truong-phong") is Undetermined.NOT_SCORED
    # And so on upwards: the secretary's own result waits for the head of the office.
    assert reason(found, "bi-thu").endswith("chưa có điểm của Trần Thị Trưởng.")


NOBODY = ("2026-05/phong-mau/lai-xe.yaml", "2026-05/phong-mau/chuyen-vien.yaml")


def test_where_nobody_below_has_a_record_the_stated_result_counts(tmp_path: Path) -> None:
    stated = HEAD.replace("unit_measures: {", "unit_measures: {unit_result: {value: 1, reason: Theo biên bản họp}, ")
    found = looked_at(tmp_path, {"2026-05/phong-mau/truong-phong.yaml": stated}, without=NOBODY)
    assert share(found, "truong-phong", "unit_result") == 1


def test_where_nobody_below_has_a_record_and_nothing_is_stated_there_is_no_score(tmp_path: Path) -> None:
    assert reason(looked_at(tmp_path, without=NOBODY), "truong-phong") == (
        "Kết quả hoạt động của cơ quan, tổ chức, đơn vị: không có hồ sơ nào của người thuộc quyền quản lý trong kỳ, "
        "nên cần ghi self_assessment.unit_measures.unit_result."
    )


def test_a_stated_result_never_replaces_the_computed_one(tmp_path: Path) -> None:
    stated = HEAD.replace("unit_measures: {", "unit_measures: {unit_result: {value: 1, reason: Tự nhận}, ")
    found = looked_at(tmp_path, {"2026-05/phong-mau/truong-phong.yaml": stated})
    assert share(found, "truong-phong", "unit_result") == Fraction(1, 2)
    assert [problem.code for problem in found.problems] == ["unit-measure-needless"]


DEPUTY = HEAD.replace('"2.1", points: 1', '"2.2", points: 1')


@pytest.mark.parametrize(
    "field,members,expected",
    [
        pytest.param("pho-phong", ("pho-phong",), 1, id="Lĩnh vực phụ trách không có lái xe"),
        pytest.param("truong-phong", ("truong-phong",), "1/2", id="Không ghi ai phụ trách thì cả phòng"),
    ],
)
def test_a_deputy_answers_for_the_field_in_charge(
    tmp_path: Path, field: str, members: tuple[str, ...], expected: object
) -> None:
    found = looked_at(
        tmp_path,
        {
            "people/pho-phong.yaml": person("Lê Văn Phó", "phong-mau", "DEPUTY"),
            "people/chuyen-vien.yaml": person("Vũ Thị Chuyên", "phong-mau", "STAFF", employed_by=field),
            f"bodies/{field}.yaml": body("Nơi sử dụng", *members),
            "2026-05/phong-mau/pho-phong.yaml": DEPUTY,
        },
    )
    assert share(found, "pho-phong", "unit_result") == Fraction(str(expected))


def test_a_deputy_below_50_halves_the_head_s_result_but_not_the_deputy_s_own(tmp_path: Path) -> None:
    poor = DEPUTY.replace("default: met", "default: not_met").replace(
        "quantity: 2, faults: 0", "quantity: 0, faults: 0"
    )
    changed = {
        "people/pho-phong.yaml": person("Lê Văn Phó", "phong-mau", "DEPUTY"),
        "2026-05/phong-mau/pho-phong.yaml": poor,
        "2026-05/phong-mau/lai-xe.yaml": STAFF.replace('"1.8": 0.5', '"1.3": 0.5'),
    }
    found = looked_at(tmp_path, changed)
    assert outcome(found, "pho-phong") is Grade.NOT_COMPLETED
    assert share(found, "pho-phong", "unit_result") == 1
    assert share(found, "truong-phong", "unit_result") == Fraction(1, 2)


def test_a_leader_without_work_items_is_never_scored_from_the_unit_alone(tmp_path: Path) -> None:
    plan, rest = HEAD.split("  work_items:\n")[0], HEAD[HEAD.index("self_assessment") :]
    results = rest.index("  results:\n")
    bare = rest[:results] + "  results: {}\n" + rest[rest.index("  unit_measures") :]
    found = looked_at(tmp_path, {"2026-05/phong-mau/truong-phong.yaml": f"{plan}  work_items: []\n{bare}"})
    assert outcome(found, "truong-phong") is Undetermined.NEEDS_DECISION
    assert score(found, "truong-phong") is None


OWN_PACK = {
    "regulation/phuong-x/pack.yaml": """\
instrument:
  number: 01-KH/ĐU
  name: Kế hoạch mẫu
  title: Kế hoạch mẫu, hư cấu
  issuer: Tổ chức mẫu
  issued_on: 2026-04-20
  effective_from: 2026-04-20
  status: in_force
extends: hadong
period_kinds: [MONTH]
""",
    "regulation/phuong-x/parameters.yaml": """\
rules:
  unit_measures:
    parameters:
      standings:
        values:
          - effective_from: 2026-04-20
            value: [HEAD]
            citation: {instrument: phuong-x, section: "1", quote: Chỉ người đứng đầu.}
""",
    "organization.yaml": ORGANIZATION.replace("pack: hadong, from: 2026-04-08", "pack: phuong-x, from: 2026-04-20"),
}


def test_the_other_reading_measures_heads_only_and_is_data(tmp_path: Path) -> None:
    """A deputy then has three measures: K = (1 + 25/28 + 1) ÷ 3; the head keeps six."""
    own = DEPUTY[: DEPUTY.index("  unit_measures")] + "  proposed_grade: GOOD\n"
    found = looked_at(
        tmp_path,
        OWN_PACK
        | {
            "people/pho-phong.yaml": person("Lê Văn Phó", "phong-mau", "DEPUTY"),
            "2026-05/phong-mau/pho-phong.yaml": own,
        },
    )
    assert [problem.code for problem in found.problems if problem.severity.rank == 0] == []
    assert score(found, "pho-phong") == Fraction("27.75") + 70 * (2 + Fraction(25, 28)) / 3
    assert score(found, "truong-phong") == Fraction(509, 6)


def test_units_above_each_other_wait_for_each_other_and_end_named(tmp_path: Path) -> None:
    """A circle of units is a fault of the data; whoever it leaves without a score is named, and nothing runs forever."""
    changed = {"units/dang-uy.yaml": unit("Đảng ủy phường mẫu", "phong-mau")}
    found = looked_at(tmp_path, changed)
    assert "unit-cycle" in {problem.code for problem in found.problems}
    waiting = {name for name in ("bi-thu", "truong-phong") if score(found, name) is None}
    assert waiting
    assert all("chưa có điểm của" in reason(found, name) for name in waiting)


@settings(max_examples=25, deadline=None)
@given(faults=st.integers(0, 6), delays=st.integers(0, 6), more=st.sampled_from([(1, 0), (0, 1), (2, 3)]))
def test_more_faults_never_raise_a_score(
    tmp_path_factory: pytest.TempPathFactory, faults: int, delays: int, more: tuple[int, int]
) -> None:
    def total(of_faults: int, of_delays: int) -> Fraction:
        text = STAFF.replace("faults: 1, delays: 2", f"faults: {of_faults}, delays: {of_delays}")
        found = looked_at(tmp_path_factory.mktemp("thang"), {"2026-05/phong-mau/chuyen-vien.yaml": text})
        scored = score(found, "chuyen-vien")
        assert scored is not None
        return scored

    assert total(faults + more[0], delays + more[1]) <= total(faults, delays)
