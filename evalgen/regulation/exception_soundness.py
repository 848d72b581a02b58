"""Ngày riêng của một thời hạn: each is made for periods that there are, and lies where a deadline of theirs can lie."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from evalgen.domain.period import Period, add_months
from evalgen.regulation.faults import Fault
from evalgen.regulation.procedures.days import FixedDay
from evalgen.regulation.procedures.procedure import Deadline, Procedure

_A_YEAR = 12
"""Months after a period in which something may still be due."""


def exception_faults(procedure: Procedure) -> Iterator[Fault]:
    """What is wrong with the days of single periods, deadline by deadline."""
    for deadline in procedure.deadlines:
        for message, remedy in (
            *_doubled(deadline),
            *_of_another_kind(deadline),
            *_of_no_month(deadline),
            *_far(deadline),
        ):
            yield Fault(place=deadline.place, message=f"thời hạn «{deadline.id}» {message}", remedy=remedy)


def _doubled(deadline: Deadline) -> Iterator[tuple[str, str]]:
    """Mỗi kỳ nhiều nhất một ngày riêng."""
    named = [str(item.period or f"tháng {item.last_month}") for item in deadline.exceptions]
    for name in (name for name, count in Counter(named).items() if count > 1):
        yield f"có hai ngày riêng cho {name}", "Giữ một ngày riêng cho mỗi kỳ."


def _of_another_kind(deadline: Deadline) -> Iterator[tuple[str, str]]:
    """Kỳ có ngày riêng thuộc loại kỳ của thời hạn."""
    for period in (item.period for item in deadline.exceptions if item.period is not None):
        if period.kind not in deadline.period_kinds:
            message = f"dùng cho {_kinds(deadline)}, không có ngày riêng cho kỳ {period}"
            yield message, "Sửa kỳ của ngày riêng, hoặc sửa period_kinds của thời hạn."


def _of_no_month(deadline: Deadline) -> Iterator[tuple[str, str]]:
    """Ngày riêng theo tháng là của một tháng mà kỳ của thời hạn có thể kết thúc."""
    ends = {month for kind in deadline.period_kinds for month in range(kind.months, _A_YEAR + 1, kind.months)}
    for month in (item.last_month for item in deadline.exceptions if item.last_month is not None):
        if month not in ends:
            message = f"dùng cho {_kinds(deadline)}, không có ngày riêng cho kỳ kết thúc ở tháng {month}"
            yield message, f"Ghi last_month là tháng cuối của kỳ: {', '.join(map(str, sorted(ends)))}."


def _far(deadline: Deadline) -> Iterator[tuple[str, str]]:
    """Ngày riêng của một kỳ ở trong kỳ trước, kỳ ấy, hoặc không quá một năm sau: a slip of the year makes everybody late."""
    for item in deadline.exceptions:
        if item.period is not None and isinstance(item.due.day, FixedDay) and not _near(item.period, item.due.day.date):
            message = f"có ngày riêng {item.due.day.date:%d/%m/%Y} cách xa kỳ {item.period}"
            yield message, "Sửa ngày (xem lại năm), hoặc sửa kỳ của ngày riêng."


def _near(period: Period, day: dt.date) -> bool:
    return period.shift(-1).first_day <= day < add_months(period.last_day.replace(day=1), _A_YEAR + 1)


def _kinds(deadline: Deadline) -> str:
    return ", ".join(kind.value for kind in deadline.period_kinds)
