"""The guide's section on the year works as it stands: its files, on real records."""

import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from sound_records import SOUND, UNIT, write_records

from evalgen.domain.period import Period
from evalgen.pipeline.drafting.opening import open_period
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "quy-dinh-rieng.md").read_text(encoding="utf-8")
FILES = dict(
    re.findall(r"Tệp `(tinh-x-nam/[\w/.-]+\.yaml)`:\n\n```yaml\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
)
(WHOLE,) = re.findall(r"^```yaml\n(self_assessment:\n.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)

MEMBER = """\
name: Lê Văn An
posts:
  - unit: van-phong
    title: Đảng viên
    standing: PARTY_MEMBER
    peer_group: cap-pho
    managed_by: ban-thuong-vu
    used_by: tap-the-van-phong
    from: 2025-07-01
"""

STAFF = (
    MEMBER.replace("Đảng viên", "Chuyên viên").replace("PARTY_MEMBER", "STAFF") + "    frameworks: [x-chuyen-vien]\n"
)

SPLIT = """\
self_assessment:
  submitted_on: 2026-12-18
  general_criteria: {default: met}
  criteria_results: {"II.1": {score: 38}, "II.2": {score: 15}, "II.3": {actual: 3}}
  proposed_grade: GOOD
"""


def inspected(root: Path, pack: str, record: str) -> Inspection:
    organization = SOUND["organization.yaml"].replace("pack: hd02, from: 2026-04-01", f"pack: {pack}, from: 2026-01-10")
    bodies = {name: text for name, text in SOUND.items() if name.startswith("bodies/")}
    bodies["bodies/ban-thuong-vu.yaml"] = "name: Ban Thường vụ mẫu\nroles: [approve_plan, decide, confirm]\n"
    files = {
        "organization.yaml": organization,
        "units/van-phong.yaml": UNIT,
        "people/le-van-an.yaml": MEMBER,
        "2026/period.yaml": "opened_on: 2026-11-20\n",
        "2026/van-phong/collective.yaml": "tasks: []\n",
        "2026/van-phong/le-van-an.yaml": record,
        **{f"regulation/{name}": text for name, text in FILES.items()},
    }
    write_records(root, bodies | files)
    return inspect(root)


def score(inspection: Inspection) -> Fraction:
    (only,) = inspection.results.assessments.values()
    assert [problem.code for problem in inspection.problems] == []
    assert only.sheet is not None
    return only.sheet.score


def test_the_section_shows_all_its_files() -> None:
    assert list(FILES) == [
        "tinh-x-nam/pack.yaml",
        "tinh-x-nam/frameworks/x-dang-vien.yaml",
        "tinh-x-nam/parameters.yaml",
        "tinh-x-nam/frameworks/x-chuyen-vien.yaml",
    ]


def test_the_points_of_the_section_are_scored_one_by_one(tmp_path: Path) -> None:
    """All 30 general points; 38 + 15 + 15 × 3/4 = 64,25; together 94,25."""
    assert score(inspected(tmp_path, "tinh-x-nam", SPLIT)) == Fraction("94.25")


def test_without_a_split_the_groups_are_awarded_as_the_section_shows(tmp_path: Path) -> None:
    """27,5 + 61 = 88,5."""
    record = f"{WHOLE}  submitted_on: 2026-12-18\n  proposed_grade: GOOD\n"
    assert score(inspected(tmp_path, "qd366", record)) == Fraction("88.5")


@pytest.mark.parametrize(
    "kind, shown",
    [
        pytest.param("advisory_body", ["II.1.a", "II.1.b", "II.3"], id="khối tham mưu"),
        pytest.param("department", ["II.2.a", "II.3"], id="khối hành chính nhà nước"),
        pytest.param("school", ["II.1.a", "II.1.b", "II.2.a", "II.3"], id="không theo phần nào"),
    ],
)
def test_a_draft_lists_the_part_that_the_section_gives_the_kind_of_unit(
    kind: str, shown: list[str], tmp_path: Path
) -> None:
    inspected(tmp_path, "tinh-x-nam", SPLIT)
    shutil.rmtree(tmp_path / "records/2026")
    (tmp_path / "records/people/le-van-an.yaml").write_text(STAFF, encoding="utf-8")
    unit = tmp_path / "records/units/van-phong.yaml"
    unit.write_text(re.sub(r"^kind: .*$", f"kind: {kind}", UNIT, flags=re.MULTILINE), encoding="utf-8")
    period = Period.parse("2026")
    assert period is not None
    open_period(tmp_path, period)
    draft = (tmp_path / "records/2026/van-phong/le-van-an.yaml").read_text(encoding="utf-8")
    listed = re.findall(r"^##       (II[.\w]+): ", draft, flags=re.MULTILINE)
    assert [name for name in listed if name not in {"II.1", "II.2"}] == shown
