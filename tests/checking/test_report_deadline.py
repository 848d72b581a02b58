"""«trước ngày 05 tháng đầu quý tiếp theo» (HD 02-HD/BTCTW, 7.2)."""

import datetime as dt

import pytest

from evalgen.checking.deadlines import last_day
from evalgen.domain.period import Period
from evalgen.regulation.loader import load_library


@pytest.mark.parametrize(
    "period, inclusive, last",
    [
        ("2026-Q2", False, dt.date(2026, 7, 4)),
        ("2026-Q3", False, dt.date(2026, 10, 4)),
        ("2026-Q4", False, dt.date(2027, 1, 4)),
        ("2026-Q4", True, dt.date(2027, 1, 5)),
        ("2026-11", False, dt.date(2026, 12, 4)),
    ],
)
def test_last_day(period: str, last: dt.date, *, inclusive: bool) -> None:
    parsed = Period.parse(period)
    assert parsed is not None
    assert last_day(parsed, {"day": 5, "month_after": 1, "inclusive": inclusive}) == last


def test_two_months_after() -> None:
    period = Period.parse("2026-Q4")
    assert period is not None
    assert last_day(period, {"day": 15, "month_after": 2, "inclusive": True}) == dt.date(2027, 2, 15)


@pytest.mark.parametrize(
    "period, step, last",
    [
        pytest.param("2026-Q2", "plan", dt.date(2026, 6, 24), id="Danh mục quý II/2026: trước ngày 25/6"),
        pytest.param("2026-Q3", "plan", dt.date(2026, 7, 4), id="Danh mục: trước ngày 05 tháng đầu quý"),
        pytest.param("2026-Q4", "plan", dt.date(2026, 10, 4), id="Danh mục quý IV: trước ngày 05/10"),
        pytest.param("2026-Q2", "self_assessment", dt.date(2026, 6, 24), id="Tự đánh giá quý II/2026"),
        pytest.param("2026-Q3", "self_assessment", dt.date(2026, 9, 14), id="Tự đánh giá: trước ngày 15 tháng cuối"),
        pytest.param("2026-Q3", "proposal", dt.date(2026, 9, 14), id="Đề xuất: trước ngày 15 tháng cuối quý"),
        pytest.param("2026-Q2", "decision", dt.date(2026, 6, 26), id="Quyết định quý II/2026: trước ngày 27/6"),
        pytest.param("2026-Q3", "decision", dt.date(2026, 9, 19), id="Quyết định: trước ngày 20 tháng cuối quý"),
        pytest.param("2026-Q3", "report", dt.date(2026, 9, 29), id="Báo cáo: trước ngày 30 tháng cuối quý"),
        pytest.param("2026-Q4", "report", dt.date(2026, 12, 29), id="Báo cáo quý IV: trước ngày 30/12"),
    ],
)
def test_last_day_of_each_step_of_a_commune(period: str, step: str, last: dt.date) -> None:
    parsed = Period.parse(period)
    assert parsed is not None
    law = load_library().law("thanhlam", parsed.last_day)
    assert last_day(parsed, law.get("deadlines", step).value) == last


def test_a_day_that_the_month_lacks_is_its_last_one() -> None:
    period = Period.parse("2026-Q1")
    assert period is not None
    assert last_day(period, {"day": 30, "month_after": -1, "inclusive": True}) == dt.date(2026, 2, 28)
