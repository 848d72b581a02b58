"""«trước ngày 05 tháng đầu quý tiếp theo» (HD 02-HD/BTCTW, 7.2)."""

import datetime as dt

import pytest

from evalgen.checking.deadlines import last_day_to_report
from evalgen.domain.period import Period


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
    assert last_day_to_report(parsed, {"day": 5, "month_after": 1, "inclusive": inclusive}) == last


def test_two_months_after() -> None:
    period = Period.parse("2026-Q4")
    assert period is not None
    assert last_day_to_report(period, {"day": 15, "month_after": 2, "inclusive": True}) == dt.date(2027, 2, 15)
