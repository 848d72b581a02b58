"""One whole record for each complete local framework, read, checked, scored and graded; totals computed by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

from evalgen.domain.problem import Severity
from evalgen.domain.ruling import Assessment
from evalgen.pipeline.inspecting.inspection import inspect

COMMON = {
    "units/don-vi.yaml": "name: Đơn vị mẫu\nkind: department\nblock: government\nfrom: 2025-07-01\n",
    "bodies/cap-quyet-dinh.yaml": "name: Cấp quyết định mẫu\nroles: [approve_plan, decide, confirm]\n",
    "bodies/tap-the.yaml": "name: Tập thể mẫu\nroles: [propose]\n",
    "catalogues/don-vi.yaml": """\
approved: {by: cap-quyet-dinh, on: 2026-03-30, number: 05-QĐ}
standard_product: bao-cao
products:
  - {id: bao-cao, title: Báo cáo, points: 100}
""",
    "2026-Q2/period.yaml": "opened_on: 2026-04-01\n",
    "2026-Q2/don-vi/collective.yaml": """\
tasks:
  - {id: nhiem-vu, title: Nhiệm vụ mẫu, due: 2026-06-19, completed: true}
""",
}

ORGANIZATION = """\
name: Tổ chức mẫu (hư cấu)
fictional: true
regulation:
  - {{pack: {pack}, from: 2026-04-01}}
publication: {{scores: false, collective_grades: true}}
peer_groups:
  - {{id: dung-dau, title: Người đứng đầu}}
"""

PERSON = """\
name: Trần Thị Bình
posts:
  - unit: don-vi
    title: Trưởng đơn vị
    standing: HEAD
    peer_group: dung-dau
    managed_by: cap-quyet-dinh
    used_by: tap-the
    from: 2025-07-01
"""

EVALUATION = """\
framework: {framework}
plan:
  approved: {{by: cap-quyet-dinh, on: 2026-04-06}}
  work_items:
{items}
self_assessment:
  submitted_on: 2026-06-22
  general_criteria: {{default: met, not_met: ["2.4"]}}
  results:
{results}
  criteria_results:
{criteria}
  proposed_grade: GOOD
"""


Items = dict[str, tuple[int, str]]


def inspected(root: Path, framework: str, criteria: dict[str, str], items: Items) -> tuple[list[str], Assessment]:
    """The errors and the assessment of one record; `items` by id: the axis, and the result as written in the record."""
    lines = {
        "items": [
            f"    - {{id: {name}, axis: {axis}, product: bao-cao, title: Việc {name}, quantity: 2, due: 2026-06-19}}"
            for name, (axis, _) in items.items()
        ],
        "results": [f"    {name}: {{{result}}}" for name, (_, result) in items.items()],
        "criteria": [f'    "{name}": {{{result}}}' for name, result in criteria.items()],
    }
    texts = {name: "\n".join(listed) for name, listed in lines.items()}
    files = COMMON | {
        "organization.yaml": ORGANIZATION.format(pack=framework.partition("-")[0]),
        "people/tran-thi-binh.yaml": PERSON,
        "2026-Q2/don-vi/tran-thi-binh.yaml": EVALUATION.format(framework=framework, **texts),
    }
    for name, text in files.items():
        path = root / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    inspection = inspect(root)
    (found,) = inspection.results.assessments.values()
    return [problem.code for problem in inspection.problems if problem.severity is Severity.ERROR], found


DONE = "quantity: 2, quality: 1, timeliness: 1, leadership: 1"
PLAIN = {"bao-cao": (1, DONE)}

PROVINCE = {
    # Trục 1 (15): 4/3 + 2 + 1 + 2 + 1,5 + 0,75 + 1,5 + 2 = 12 + 1/12.
    "T1.1": "actual: 12",
    "T1.2": "actual: 30",
    "T1.3": "actual: 12.5",
    "T1.4": "actual: 15",
    "T1.5": "actual: 20",
    "T1.6": "actual: 10",
    "T1.7": "actual: 80.1",
    "T1.8": "actual: 80",
    # Trục 2 (10): 0,75 + 0,5 + 1 + 1,9 + 1,5 + 2/3 + 1,5 = 7,15 + 2/3.
    "T2.1": "actual: 1",
    "T2.2": "actual: 2",
    "T2.3": "actual: 1",
    "T2.4": "actual: 95",
    "T2.5": "level: Khá",
    "T2.6": "actual: 2",
    "T2.7": "score: 1.5",
    # Trục 3 (10): 2 + 1,8 + 2 + 1 + 1 = 7,8.
    "T3.1": "actual: 1",
    "T3.2": "actual: 90",
    "T3.3": "actual: 90.01",
    "T3.4": "actual: 35",
    "T3.5": "actual: 30",
    # Trục 4 (15): 1 + 2 + 2,4 + 3 + 2,5 = 10,9.
    "T4.1": "actual: 3",
    "T4.2": "score: 2",
    "T4.3": "actual: 10",
    "T4.4": "actual: 3",
    "T4.5": "score: 2.5",
    # Trục 5 (10): 1 + 1,5 + 1,2 + 2 + 2 + 0,5 + 1 = 9,2.
    "T5.1": "score: 1",
    "T5.2": "actual: 25",
    "T5.3": "actual: 20",
    "T5.4": "actual: 40",
    "T5.5": "score: 2",
    "T5.6": "score: 0.5",
    "T5.7": "score: 1",
    # Trục 6, chín điểm có mục tiêu: 2 + 1,5 + 1 + 0,9 + 0,6 + 2 = 8.
    "T6.1": "score: 2",
    "T6.2": "score: 1.5",
    "T6.3": "actual: 100",
    "T6.4": "actual: 9",
    "T6.5": "score: 0.6",
    "T6.6": "score: 2",
}
FIVE_AXES = Fraction("12") + Fraction(1, 12) + Fraction("7.15") + Fraction(2, 3) + Fraction("27.9")

DEPARTMENT = {
    # Trục 1: T1.6 không áp dụng; 3 + 3 + 2 + 3 + 3,5 + 2,4 = 16,9 trên 21, quy lên 25.
    "T1.1": "actual: 3",
    "T1.2": "score: 3",
    "T1.3": "score: 2",
    "T1.4": "score: 3",
    "T1.5": "score: 3.5",
    "T1.6": "not_applicable: true",
    "T1.7": "actual: 16",
    # Trục 2 (15): 2 + 1 + 2 + 2,7 + 2 + 1 + 2 = 12,7.
    "T2.1": "actual: 2",
    "T2.2": "actual: 1",
    "T2.3": "actual: 1",
    "T2.4": "actual: 90",
    "T2.5": "level: Khá",
    "T2.6": "actual: 3",
    "T2.7": "score: 2",
    # Trục 3 (15): 3 + 3 + 1,5 + 2,4 + 3 = 12,9.
    "T3.1": "actual: 1",
    "T3.2": "actual: 100",
    "T3.3": "actual: 45",
    "T3.4": "actual: 80",
    "T3.5": "actual: 71",
    # Trục 4 (15): 3 + 2,5 + 1,2 + 2 + 3 = 11,7.
    "T4.1": "actual: 2",
    "T4.2": "score: 2.5",
    "T4.3": "actual: 10",
    "T4.4": "actual: 2",
    "T4.5": "score: 3",
}

ACADEMY = {
    # Trục 1 (30): 3,5 + 6 + 4 + 7,25 = 20,75; T1.5 không áp dụng và không được bù.
    "T1.1": "score: 3.5",
    "T1.2": "score: 6",
    "T1.3": "score: 4",
    "T1.4": "score: 7.25",
    "T1.5": "not_applicable: true",
}
# Trục 2: KPI (1 + 1 + 1 + 0,75) / 4 = 15/16 của 10. Trục 3: KPI (1/2 + 1/2 + 1/2 + 1/2) / 4 = 1/2 của 15. Trục 4: 15.
ACADEMY_ITEMS = {
    "ke-hoach": (2, "quantity: 2, quality: 1, timeliness: 1, leadership: 0.75"),
    "so-hoa": (3, "quantity: 1, quality: 1, timeliness: 1, leadership: 1"),
    "sinh-hoat": (4, DONE),
}


@pytest.mark.parametrize(
    "framework,criteria,items,expected",
    [
        pytest.param(
            "lamdong-pl1",
            PROVINCE | {"T6.7": "not_applicable: true"},
            PLAIN,
            29 + FIVE_AXES + Fraction(80, 9),
            id="Thường trực Tỉnh ủy, không có nội dung khác: 8 trên 9 quy lên 10",
        ),
        pytest.param(
            "lamdong-pl2",
            PROVINCE | {"T6.7": "score: 0.5"},
            PLAIN,
            29 + FIVE_AXES + Fraction("8.5"),
            id="Cấp xã, nội dung khác được nửa điểm",
        ),
        pytest.param(
            "lamdong-pl5",
            DEPARTMENT,
            PLAIN,
            29 + Fraction("16.9") * 25 / 21 + Fraction("37.3"),
            id="Sở, ngành không có vốn đầu tư công",
        ),
        pytest.param(
            "vast",
            ACADEMY,
            ACADEMY_ITEMS,
            29 + Fraction("20.75") + Fraction(150, 16) + Fraction("7.5") + 15,
            id="Viện Hàn lâm: trục 1 theo tiêu chí, các trục khác theo sản phẩm",
        ),
    ],
)
def test_total(
    tmp_path: Path,
    framework: str,
    criteria: dict[str, str],
    items: Items,
    expected: Fraction,
) -> None:
    errors, assessment = inspected(tmp_path, framework, criteria, items)
    assert errors == []
    assert assessment.gap is None
    assert assessment.sheet is not None
    assert assessment.sheet.score == expected


def test_a_framework_with_lost_pages_gives_no_score_but_a_reason(tmp_path: Path) -> None:
    errors, found = inspected(tmp_path, "lamdong-pl4", {"T1.1": "actual: 3"}, PLAIN)
    assert errors == ["framework-incomplete"]
    assert found.sheet is None
    assert found.gap is not None
    assert found.gap.reason.startswith(
        "Khung «lamdong-pl4» còn thiếu, chưa dùng để chấm điểm được: trục 1: các tiêu chí sau 1.4 (6 trong 15 điểm);"
    )
