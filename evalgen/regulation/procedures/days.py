"""How an instrument names a last day, and the day itself: «trước ngày 25» has the 24th as its last day."""

import datetime as dt

from msgspec import Struct

from evalgen.domain.period import Period, add_months, last_of_month


class MonthDay(Struct, frozen=True, kw_only=True, tag=True):
    """«ngày 05 tháng đầu quý tiếp theo»: a day of the month so many months after the last month of the period."""

    day: int
    month_after: int


class FixedDay(Struct, frozen=True, kw_only=True, tag=True):
    """«ngày 25/6/2026»: one day of the calendar."""

    date: dt.date


class EventDay(Struct, frozen=True, kw_only=True, tag=True):
    """«trước khi tổng kết công tác năm»: an event whose day the body itself sets, or so many days after it."""

    words: str
    days_after: int


class DueRule(Struct, frozen=True, kw_only=True):
    """A day as the instrument names it, and whether that day itself still counts: in «trước ngày 25» it does not."""

    day: MonthDay | FixedDay | EventDay
    inclusive: bool


class Due(Struct, frozen=True, kw_only=True):
    """A deadline in one period."""

    last_day: dt.date | None
    """None while the day of the event is not known."""

    words: str
    """As the instrument says it: «trước ngày 25/06/2026»."""

    printed: str
    """With the last day where the words do not name it: «trước ngày 25/06/2026 (ngày cuối: 24/06/2026)»."""


def due_by(rule: DueRule, period: Period, event_day: dt.date | None = None) -> Due:
    """What `rule` means in `period`; `event_day` is the day of the event where the rule names one."""
    named = _named_day(rule, period, event_day)
    last_day = named if named is None or rule.inclusive else named - dt.timedelta(days=1)
    if isinstance(rule.day, EventDay):
        words, told = rule.day.words, False
    else:
        words, told = f"{'đến hết' if rule.inclusive else 'trước'} ngày {named:%d/%m/%Y}", rule.inclusive
    shown = "" if last_day is None or told else f" (ngày cuối: {last_day:%d/%m/%Y})"
    return Due(last_day=last_day, words=words, printed=words + shown)


def _named_day(rule: DueRule, period: Period, event_day: dt.date | None) -> dt.date | None:
    """The day that the words name; the last day of a month that lacks it."""
    day = rule.day
    if isinstance(day, FixedDay):
        return day.date
    if isinstance(day, EventDay):
        return None if event_day is None else event_day + dt.timedelta(days=day.days_after)
    month = add_months(period.last_day.replace(day=1), day.month_after)
    return month.replace(day=min(day.day, last_of_month(month.year, month.month).day))
