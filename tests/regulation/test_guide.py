"""The guide «Đưa quy định của địa phương mình vào» works as it stands: its files, on real records."""

import datetime as dt
import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from commands import Run

from evalgen.domain.period import Period
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.regulation.forms.layout import SourceRows
from evalgen.regulation.procedures.gaps import procedure_findings
from evalgen.regulation.procedures.procedure import Stage, due

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "quy-dinh-rieng.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w/.-]+\.yaml)`\n\n```yaml\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL))
RECORD = "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """The worked example's repository under the guide's own pack, its person scored by the guide's framework."""
    shutil.copytree(ROOT / "examples" / "worked-example", tmp_path / "kho")
    for name, text in FILES.items():
        path = tmp_path / "kho/records/regulation/tinh-x" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    change(tmp_path / "kho/records/organization.yaml", "pack: hd02", "pack: tinh-x")
    record = tmp_path / "kho" / RECORD
    change(record, '  axis_weights: {"4": 70}\n', "")
    results = "  criteria_results: {T1.1: {actual: 12}, T1.2: {actual: 90}, T1.3: {not_applicable: true}}\n"
    change(record, "  proposed_grade: EXCELLENT\n", f"{results}  proposed_grade: GOOD\n")
    change(record, "quality: 0.75", "quality: 0.5")
    return tmp_path / "kho"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def rate(inspection: Inspection, period: str) -> Fraction:
    found = Period.parse(period)
    assert found is not None
    law = inspection.library.law_of("tinh-x", found)
    assert law is not None
    return law.number("excellent_quota", "rate")


def test_the_guide_shows_all_five_files() -> None:
    names = ["pack.yaml", "parameters.yaml", "frameworks/khung-x.yaml", "procedure.yaml", "forms/phieu-x.yaml"]
    assert list(FILES) == names


def test_records_under_the_guides_pack_are_sound_and_scored_by_hand(province: Path) -> None:
    """Axis 1: 10 × 12/18 + 6 × 90/90, of 16 that apply, of 20; axis 4: 50 × (15A + 50B + 15C + 20D) ÷ 100."""
    inspection = inspect(province)
    assert [problem.code for problem in inspection.problems] == []
    (only,) = inspection.results.assessments.values()
    assert only.sheet is not None
    first = (10 * Fraction(12, 18) + 6) / 16 * 20
    planned = Fraction("7.7")
    quantity, quality, other = Fraction("6.7") / planned, Fraction("6.6") / planned, Fraction("6.85") / planned
    fourth = 50 * (15 * quantity + 50 * quality + 15 * other + 20 * other) / 100
    assert only.sheet.score == 30 + first + fourth


@pytest.mark.parametrize(
    "period, last",
    [
        pytest.param("2026-Q2", "2026-06-24", id="thường lệ"),
        pytest.param("2026-Q3", "2026-10-02", id="riêng quý III/2026"),
        pytest.param("2027-Q3", "2027-09-24", id="quý III năm sau"),
        pytest.param("2026-Q4", "2026-12-14", id="quý IV"),
    ],
)
def test_the_guides_deadline_has_days_of_its_own(province: Path, period: str, last: str) -> None:
    found = Period.parse(period)
    assert found is not None
    law = inspect(province).library.law_of("tinh-x", found)
    deadline = law.procedure.held(Stage.SELF_ASSESSMENT, found) if law else None
    assert deadline is not None
    assert due(deadline, found).last_day == dt.date.fromisoformat(last)


def test_a_late_self_assessment_is_told_by_the_guides_deadline(province: Path) -> None:
    change(province / RECORD, "submitted_on: 2026-06-20", "submitted_on: 2026-06-25")
    assert [problem.code for problem in inspect(province).problems] == ["step-after-deadline"]


def test_the_guides_gaps_are_all_declared(province: Path) -> None:
    found = [item for item in procedure_findings(inspect(province).library) if "tinh-x" in item.place.file]
    assert [(item.code, item.reading) for item in found] == [("authority-gap", "Để trống; cấp có thẩm quyền xác định.")]


def test_the_guides_form_names_what_the_register_holds(province: Path) -> None:
    found = Period.parse("2026-Q2")
    assert found is not None
    law = inspect(province).library.law_of("tinh-x", found)
    assert law is not None
    form = law.forms["phieu-x"]
    assert form.framework in law.frameworks
    assert [row.source for row in form.tables[0].rows if isinstance(row, SourceRows)] == ["general_criteria", "axes"]


def test_the_guide_names_the_list_of_all_values_and_it_has_the_guides_own(province: Path, run: Run) -> None:
    assert "`evalgen rules --values tinh-x`" in GUIDE
    code, out, _ = run("rules", "--values", "tinh-x", "--root", province)
    assert code == 0
    assert (
        "    từ 01/04/2026: 0.2\n      căn cứ: mục 5 Hướng dẫn 15-HD/TU (gói tinh-x)\n"
        "    từ 01/07/2026: 0.15\n      căn cứ: mục 5 Hướng dẫn 15-HD/TU (gói tinh-x)\n"
    ) in out


def test_a_framework_gets_a_new_edition_as_the_guide_says(province: Path) -> None:
    assert "`frameworks/khung-x@2026-10-01.yaml`" in GUIDE
    first = province / "records/regulation/tinh-x/frameworks/khung-x.yaml"
    text = first.read_text(encoding="utf-8").replace("effective_from: 2026-04-01", "effective_from: 2026-10-01")
    later = first.with_name("khung-x@2026-10-01.yaml")
    later.write_text(text.replace("Khung chấm điểm của", "Khung mới của"), encoding="utf-8")
    inspection = inspect(province)
    assert inspection.problems == ()
    laws = [
        inspection.library.law_of("tinh-x", period)
        for period in (Period.parse("2026-Q3"), Period.parse("2026-Q4"))
        if period
    ]
    titles = [law.frameworks["khung-x"].title for law in laws if law]
    assert titles == ["Khung chấm điểm của Tỉnh X (hư cấu)", "Khung mới của Tỉnh X (hư cấu)"]


def test_a_value_changes_from_its_day_on_and_never_before(province: Path) -> None:
    inspection = inspect(province)
    assert rate(inspection, "2026-Q2") == Fraction(20, 100)
    assert rate(inspection, "2026-Q3") == Fraction(15, 100)
