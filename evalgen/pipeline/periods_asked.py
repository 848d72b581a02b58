"""Which periods a command is about: the one that somebody names, or those that are there for it."""

import datetime as dt

from evalgen.domain.period import Period, PeriodKind, period_of
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.unread import unread_period, unread_periods
from evalgen.regulation.library import Library

_SHOWN = 8
"""So many of the periods that are there are named, the newest first."""


def open_periods(records: Records) -> tuple[Period, ...]:
    """The periods that are not closed, newest first."""
    return tuple(sorted((period for period, item in records.periods.items() if item.closed_on is None), reverse=True))


def period_to_open(records: Records, library: Library, on: dt.date) -> Period | None:
    """The shortest period around `on` that a pack of the organization is made for; None where there is none."""
    organization = records.organization
    around = (period_of(on, kind) for kind in PeriodKind)
    return next((period for period in around if organization and library.law_chosen(organization, period)), None)


def period_named(given: str, records: Records) -> Period:
    """The period that somebody calls `given`. Raises EvalgenError where the records have no such period, or cannot tell."""
    period, known = Period.parse(given), records.periods
    if period is not None and period in known:
        return period
    unread = unread_period(records, period) if period is not None else None
    if unread is not None:
        raise _not_read(unread)
    raise EvalgenError(
        "Không có kỳ «{period}» trong records/.",
        remedy="Các kỳ đang có: {known}; mở kỳ mới bằng: evalgen new {example}",
        period=given,
        example=period or "2026-Q4",
        known=", ".join(str(item) for item in sorted(known, reverse=True)[:_SHOWN]) or "–",
    )


def _not_read(file: str) -> EvalgenError:
    return EvalgenError(
        "Tệp «{file}» có lỗi, nên chưa đọc được kỳ này.",
        remedy="Xem chỗ cần sửa bằng: evalgen check",
        file=file,
    )


def no_law_for(period: Period, library: Library) -> EvalgenError:
    """What is said where no pack of the organization is made for `period`, and it cannot go on without one."""
    fitting = [name for name in library.packs if library.law_of(name, period) is not None]
    if fitting:
        return EvalgenError(
            "Không có gói quy định nào áp dụng cho kỳ «{period}».",
            remedy="Gói dùng được cho kỳ này: {packs}. Ghi thêm một dòng vào mục regulation của records/organization.yaml, ví dụ: - {{pack: {first}, from: {day}}}",
            period=period,
            packs=", ".join(fitting),
            first=fitting[0],
            day=period.first_day,
        )
    return EvalgenError(
        "Không có gói quy định nào áp dụng cho kỳ «{period}».",
        remedy="Xem mục regulation trong records/organization.yaml: gói nào, từ ngày nào, cho kỳ tháng, quý hay năm.",
        period=period,
    )


def periods_to_sit_on(records: Records, given: str | None) -> tuple[Period, ...]:
    """The period `given`; else every open one, newest first; where none is open, the newest.

    Raises EvalgenError where the records have no such period, or one that cannot be read, of which nobody knows whether it is open.
    """
    if given is not None:
        return (period_named(given, records),)
    if unread := unread_periods(records):
        raise _not_read(unread[-1])
    return open_periods(records) or tuple(sorted(records.periods, reverse=True)[:1])
