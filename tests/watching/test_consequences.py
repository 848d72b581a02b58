"""What a document makes of lateness is data: cited, dated with its deadline, shown where the deadline is."""

import datetime as dt
from pathlib import Path

import pytest
from fictional_packs import QUARTERLY, write_files

from evalgen.domain.period import Period
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.loader import load_library
from evalgen.regulation.procedures.procedure import Stage
from evalgen.watching.days import Days

CITED = 'citation: {instrument: tinh-x, section: "2", quote: Chậm thì bị nhắc nhở}'
QUARTER = Period.parse("2026-Q3")


def write(folder: Path, late: str) -> Path:
    procedure = (
        "deadlines:\n  - {id: han, title: Hạn, addressee: Cá nhân, holds: proposal, "
        f"due: {{day: 2, month_after: 1, inclusive: true}}, late: {late}, "
        'effective_from: 2026-07-01, citation: {instrument: tinh-x, section: "1", quote: Lời}}\n'
    )
    return write_files(folder, {"tinh-x/pack.yaml": QUARTERLY, "tinh-x/procedure.yaml": procedure})


def test_only_a_deadline_that_binds_a_record_has_a_consequence() -> None:
    library = load_library()
    found = {
        (pack.id, deadline.id): (deadline.holds, deadline.late.grades_lower)
        for pack in library.packs.values()
        for deadline in pack.procedure.deadlines
        if deadline.late is not None
    }
    assert found == {("lamdong", "ho-so"): (Stage.PROPOSAL, 1)}


def test_an_own_pack_may_name_something_else_than_a_lower_grade(tmp_path: Path) -> None:
    assert QUARTER is not None
    late = f"{{words: Bị nhắc nhở., {CITED}}}"
    law = load_library(write(tmp_path, late)).law("tinh-x", QUARTER.last_day)
    due = Days.of(law, QUARTER, dt.date(2026, 10, 3)).own[Stage.PROPOSAL]
    assert due.consequence is not None
    assert (due.consequence.words, due.consequence.grades_lower) == ("Bị nhắc nhở.", 0)
    assert str(due.consequence.citation) == "mục 2 Hướng dẫn 01-HD/TX"
    assert (due.days_left, due.other_last_day, due.still_due_otherwise) == (-1, None, False)


@pytest.mark.parametrize(
    "late, told",
    [
        pytest.param(f"{{grades_lower: 1, {CITED}}}", "words", id="thiếu lời"),
        pytest.param("{words: Bị nhắc nhở.}", "citation", id="thiếu căn cứ"),
        pytest.param(f"{{words: Hạ mức., grades_lower: 4, {CITED}}}", "grades_lower", id="hạ quá ba mức"),
        pytest.param(f"{{words: Hạ mức., grades_lower: 0, {CITED}}}", "grades_lower", id="hạ không mức nào"),
    ],
)
def test_what_is_no_consequence_is_refused(tmp_path: Path, late: str, told: str) -> None:
    with pytest.raises(RegulationError) as refused:
        load_library(write(tmp_path, late))
    assert any(told in f"{fault.place.json_path} {fault.message}" for fault in refused.value.faults)


def test_a_step_without_a_day_borrows_the_earliest_of_those_after_it() -> None:
    assert QUARTER is not None
    days = Days.of(load_library().law("thanhlam", QUARTER.last_day), QUARTER, dt.date(2026, 9, 1))
    own, borrowed = days.until(Stage.SELF_ASSESSMENT), days.until(Stage.VERIFICATION)
    assert own is not None
    assert borrowed is not None
    assert (own.what, own.borrowed) == ("Cá nhân gửi Bản tự đánh giá và báo cáo kết quả", False)
    assert (borrowed.what, borrowed.borrowed) == ("Bỏ phiếu, đề xuất, gửi hồ sơ", True)
    assert days.until(Stage.NOTICE) is None


def test_a_later_day_is_never_lent_before_an_earlier_one() -> None:
    """VAST: self-assessments until the 24th, the report until the same day, nothing between them."""
    assert QUARTER is not None
    days = Days.of(load_library().law("vast", QUARTER.last_day), QUARTER, dt.date(2026, 9, 1))
    decided = days.until(Stage.DECISION)
    assert decided is not None
    assert decided.last_day == dt.date(2026, 9, 24)
