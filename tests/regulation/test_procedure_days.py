"""How a day is named, and which day is the last."""

import datetime as dt

import pytest

from evalgen.domain.period import Period
from evalgen.regulation.procedures.days import DueRule, EventDay, FixedDay, MonthDay, due_by


@pytest.mark.parametrize(
    "period, day, month_after, inclusive, last, printed",
    [
        pytest.param(
            "2026-Q2", 5, 1, False, "2026-07-04", "trước ngày 05/07/2026 (ngày cuối: 04/07/2026)", id="Trước ngày 05"
        ),
        pytest.param("2026-Q2", 5, 1, True, "2026-07-05", "đến hết ngày 05/07/2026", id="Đến hết ngày 05"),
        pytest.param(
            "2026-Q4", 5, 1, False, "2027-01-04", "trước ngày 05/01/2027 (ngày cuối: 04/01/2027)", id="Sang năm sau"
        ),
        pytest.param(
            "2026-11", 5, 1, False, "2026-12-04", "trước ngày 05/12/2026 (ngày cuối: 04/12/2026)", id="Kỳ tháng"
        ),
        pytest.param("2026", 15, 2, True, "2027-02-15", "đến hết ngày 15/02/2027", id="Kỳ năm"),
        pytest.param(
            "2026-Q3", 5, -2, False, "2026-07-04", "trước ngày 05/07/2026 (ngày cuối: 04/07/2026)", id="Tháng đầu quý"
        ),
        pytest.param(
            "2026-07", 1, 0, False, "2026-06-30", "trước ngày 01/07/2026 (ngày cuối: 30/06/2026)", id="Trước ngày 01"
        ),
        pytest.param("2026-Q1", 30, -1, True, "2026-02-28", "đến hết ngày 28/02/2026", id="Tháng không có ngày 30"),
        pytest.param("2028-02", 31, 0, True, "2028-02-29", "đến hết ngày 29/02/2028", id="Tháng hai năm nhuận"),
    ],
)
def test_day_of_a_month(  # noqa: PLR0913 - one column each
    period: str, day: int, month_after: int, last: str, printed: str, *, inclusive: bool
) -> None:
    parsed = Period.parse(period)
    assert parsed is not None
    found = due_by(DueRule(day=MonthDay(day=day, month_after=month_after), inclusive=inclusive), parsed)
    assert (found.last_day, found.printed) == (dt.date.fromisoformat(last), printed)


@pytest.mark.parametrize(
    "days_after, inclusive, last",
    [(0, False, "2026-12-24"), (0, True, "2026-12-25"), (5, True, "2026-12-30"), (-3, False, "2026-12-21")],
)
def test_days_around_an_event(days_after: int, last: str, *, inclusive: bool) -> None:
    period = Period.parse("2026")
    assert period is not None
    rule = DueRule(day=EventDay(words="trước khi tổng kết", days_after=days_after), inclusive=inclusive)
    assert due_by(rule, period, dt.date(2026, 12, 25)).last_day == dt.date.fromisoformat(last)
    unknown = due_by(rule, period)
    assert (unknown.last_day, unknown.printed) == (None, "trước khi tổng kết")


def test_one_day_of_the_calendar_is_the_same_in_every_period() -> None:
    rule = DueRule(day=FixedDay(date=dt.date(2026, 6, 10)), inclusive=False)
    periods = [period for text in ("2026-Q2", "2027-Q1") if (period := Period.parse(text)) is not None]
    assert [due_by(rule, period).last_day for period in periods] == [dt.date(2026, 6, 9)] * 2
