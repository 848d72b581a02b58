"""Yearly records of every kind of subject under Quy định 366 (fictional): the totals reckoned by hand."""

from fractions import Fraction
from pathlib import Path

import pytest
from fictional_packs import YEARLY, YEARLY_PARAMETERS
from sound_records import SOUND, UNIT, write_records

from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

PACKS = """\
regulation:
  - {pack: qd366, from: 2025-08-30}
"""

BODY = """\
name: Ban Thường vụ mẫu
roles: [approve_plan, decide, confirm]
"""

COLLECTIVE = """\
tasks:
  - {id: nghi-quyet, title: Thực hiện nghị quyết năm, due: 2026-12-10, completed: true, exceeded: true}
  - {id: luu-tru, title: Chỉnh lý tài liệu, due: 2026-12-15, completed: true}
  - {id: so-hoa, title: Số hóa hồ sơ, due: 2026-12-15, completed: true}
self_assessment:
  submitted_on: 2026-12-16
  general_criteria: {awards: {"I": 28.25}}
  criteria_results: {"II": {score: 62.5}}
  proposed_grade: EXCELLENT
"""

OWN_FRAMEWORK = """\
title: Bảng điểm (hư cấu)
applies_to: Đảng viên (hư cấu)
effective_from: 2026-01-10
citation: {instrument: mau, annex: "4", quote: BẢNG ĐIỂM}
allots: qd366-pl5
maxima: {"I.1.a": 8, "I.1.b": 8, "I.1.c": 8, "I.2.1": 6, "II.1": 40, "II.2": 15, "II.3": 15}
measures: {"II.3": {kind: ratio, target: 4}}
"""

YEAR = Period.parse("2026")


def person(name: str, standing: str, framework: str = "") -> str:
    own = f"    framework: {framework}\n" if framework else ""
    return (
        f"name: {name}\nposts:\n  - unit: van-phong\n    title: Vị trí mẫu\n    standing: {standing}\n"
        "    peer_group: cap-pho\n    managed_by: ban-thuong-vu\n    used_by: tap-the-van-phong\n"
        f"    from: 2025-07-01\n{own}"
    )


def record(general: str, results: str, grade: str = "GOOD", more: str = "") -> str:
    return (
        f"self_assessment:\n  submitted_on: 2026-12-18\n  general_criteria: {general}\n"
        f"  criteria_results: {results}\n  proposed_grade: {grade}\n{more}"
    )


def inspected(root: Path, files: dict[str, str], packs: str = PACKS) -> Inspection:
    organization = SOUND["organization.yaml"].replace("regulation:\n  - {pack: hd02, from: 2026-04-01}\n", packs)
    bodies = {name: SOUND[name] for name in ("bodies/tap-the-van-phong.yaml", "bodies/ban-xay-dung-dang.yaml")}
    shared = {"organization.yaml": organization, "units/van-phong.yaml": UNIT, "bodies/ban-thuong-vu.yaml": BODY}
    year = {"2026/period.yaml": "opened_on: 2026-11-20\n", "2026/van-phong/collective.yaml": COLLECTIVE}
    write_records(root, {**bodies, **shared, **year, **files})
    return inspect(root)


def only(inspection: Inspection) -> Assessment:
    (found,) = inspection.results.assessments.values()
    return found


def score(inspection: Inspection) -> Fraction:
    sheet = only(inspection).sheet
    assert sheet is not None
    return sheet.score


def errors(inspection: Inspection) -> list[str]:
    return [problem.code for problem in inspection.problems if problem.severity.rank == 0]


@pytest.mark.parametrize(
    "standing,framework,general,results,total",
    [
        pytest.param("HEAD", "", "27.5", "61", "88.5", id="Phụ lục 3: 27,5 + 61"),
        pytest.param("STAFF", "", "29", "64.75", "93.75", id="Phụ lục 4: 29 + 64,75"),
        pytest.param("PARTY_MEMBER", "", "20.25", "49.75", "70", id="Phụ lục 5: 20,25 + 49,75"),
        pytest.param("DEPUTY", "qd366-pl2-2", "30", "70", "100", id="Phụ lục 2: 30 + 70"),
        pytest.param("MEMBER", "", "0", "0", "0", id="Phụ lục 3: không điểm nào"),
    ],
)
def test_groups_are_awarded_whole(  # noqa: PLR0913, PLR0917 - the columns of a case
    standing: str, framework: str, general: str, results: str, total: str, tmp_path: Path
) -> None:
    files = {
        "people/le-van-an.yaml": person("Lê Văn An", standing, framework),
        "2026/van-phong/le-van-an.yaml": record(f'{{awards: {{"I": {general}}}}}', f'{{"II": {{score: {results}}}}}'),
    }
    inspection = inspected(tmp_path, files)
    assert errors(inspection) == []
    assert score(inspection) == Fraction(total)


def test_thresholds_beside_the_award_change_no_point(tmp_path: Path) -> None:
    """25 + 60 whether the thresholds are reached or not; those missed are notes."""
    results = '{"II": {score: 60}, "II.2.1.a": {actual: 10}, "II.2.1.b": {actual: 95}}'
    files = {
        "people/le-van-an.yaml": person("Lê Văn An", "DEPUTY", "qd366-pl2-2"),
        "2026/van-phong/le-van-an.yaml": record('{awards: {"I": 25}}', results),
    }
    inspection = inspected(tmp_path, files)
    assert score(inspection) == 85
    assert [problem.code for problem in inspection.problems] == ["threshold-not-reached"]


def test_the_verification_may_award_another_number(tmp_path: Path) -> None:
    """27,5 + 61 by the person; 26 + 58,5 = 84,5 as verified."""
    verified = """\
verification:
  by: ban-xay-dung-dang
  on: 2026-12-20
  differences:
    - {criterion: "I", points: 26, reason: Chưa kê khai đúng hạn}
    - {result_criterion: "II", score: 58.5, reason: Một nhiệm vụ chưa có sản phẩm}
"""
    files = {
        "people/le-van-an.yaml": person("Lê Văn An", "STAFF"),
        "2026/van-phong/le-van-an.yaml": record('{awards: {"I": 27.5}}', '{"II": {score: 61}}', more=verified),
    }
    inspection = inspected(tmp_path, files)
    assert errors(inspection) == []
    assert score(inspection) == Fraction("84.5")


@pytest.mark.parametrize(
    "general,results,codes",
    [
        pytest.param(
            '{awards: {"I": 30.5}}', '{"II": {score: 61}}', ["criterion-points-above-maximum"], id="quá 30 điểm"
        ),
        pytest.param('{awards: {"I": 30}}', '{"II": {score: 70.25}}', ["criterion-result-misfit"], id="quá 70 điểm"),
        pytest.param('{awards: {"I": 30}}', "{}", ["missing-criterion-result"], id="nhóm kết quả chưa chấm"),
    ],
)
def test_an_award_stays_within_its_group(general: str, results: str, codes: list[str], tmp_path: Path) -> None:
    files = {
        "people/le-van-an.yaml": person("Lê Văn An", "STAFF"),
        "2026/van-phong/le-van-an.yaml": record(general, results),
    }
    assert errors(inspected(tmp_path, files)) == codes


def test_a_collective_is_awarded_whole_by_the_annex_for_collectives(tmp_path: Path) -> None:
    """28,25 + 62,5 = 90,75: EXCELLENT by the band, and one of three tasks exceeds what was asked."""
    inspection = inspected(tmp_path, {})
    assert YEAR is not None
    found = inspection.results.collectives[YEAR, "van-phong"]
    assert found.sheet is not None
    assert found.sheet.score == Fraction("90.75")
    assert (found.qualifies_for, errors(inspection)) == (Grade.EXCELLENT, [])


def test_under_an_own_split_every_criterion_has_points_of_its_own(tmp_path: Path) -> None:
    """8 + 7 + 6,5 + 6 = 27,5; 35 + 12 + 15 × 3/4 = 58,25; together 85,75."""
    files = {
        "people/le-van-an.yaml": person("Lê Văn An", "PARTY_MEMBER"),
        "2026/van-phong/le-van-an.yaml": record(
            '{default: met, awards: {"I.1.b": 7, "I.1.c": 6.5}}',
            '{"II.1": {score: 35}, "II.2": {score: 12}, "II.3": {actual: 3}}',
        ),
        "regulation/mau/pack.yaml": YEARLY,
        "regulation/mau/parameters.yaml": YEARLY_PARAMETERS.replace("tinh-x", "mau"),
        "regulation/mau/frameworks/x-dang-vien.yaml": OWN_FRAMEWORK,
    }
    inspection = inspected(
        tmp_path, files, PACKS.replace("pack: qd366, from: 2025-08-30", "pack: mau, from: 2026-01-10")
    )
    assert errors(inspection) == []
    assert score(inspection) == Fraction("85.75")


def test_under_an_own_split_a_group_is_not_awarded_whole(tmp_path: Path) -> None:
    files = {
        "people/le-van-an.yaml": person("Lê Văn An", "PARTY_MEMBER"),
        "2026/van-phong/le-van-an.yaml": record('{awards: {"I": 27.5}}', '{"II": {score: 61}}'),
        "regulation/mau/pack.yaml": YEARLY,
        "regulation/mau/parameters.yaml": YEARLY_PARAMETERS.replace("tinh-x", "mau"),
        "regulation/mau/frameworks/x-dang-vien.yaml": OWN_FRAMEWORK,
    }
    inspection = inspected(
        tmp_path, files, PACKS.replace("pack: qd366, from: 2025-08-30", "pack: mau, from: 2026-01-10")
    )
    assert only(inspection).sheet is None
    assert sorted(set(errors(inspection))) == [
        "criterion-undecided",
        "missing-criterion-result",
        "unknown-criterion",
        "unknown-result-criterion",
    ]


def test_the_common_part_of_annex_2_is_not_scored_by(tmp_path: Path) -> None:
    files = {
        "people/le-van-an.yaml": person("Lê Văn An", "DEPUTY", "qd366-pl2-common"),
        "2026/van-phong/le-van-an.yaml": record('{awards: {"I": 27.5}}', "{}"),
    }
    inspection = inspected(tmp_path, files)
    gap = only(inspection).gap
    assert gap is not None
    assert gap.reason == (
        "Khung «qd366-pl2-common» còn thiếu, chưa dùng để chấm điểm được: "
        "phần II theo chức danh; chọn khung của chức danh, từ qd366-pl2-1 đến qd366-pl2-11-5."
    )
    assert errors(inspection) == ["framework-incomplete"]
