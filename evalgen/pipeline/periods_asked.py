"""Which periods a command is about: the one that somebody names, or those that are there for it."""

import datetime as dt
from collections.abc import Iterable

from evalgen.domain.organization import Organization
from evalgen.domain.period import Period, PeriodKind, period_of
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.unread import unread_period, unread_periods
from evalgen.regulation.library import Library, Pack

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


def no_law_for(period: Period, organization: Organization | None, library: Library) -> EvalgenError:
    """What is said where no pack of the organization is made for `period`, and it cannot go on without one.

    A line to add is shown for a pack of its own alone: others may be the plan of one place, whose names tell it.
    """
    own = _fitting(_own_packs(organization, library), period, library)
    if own:
        return EvalgenError(
            "Không có gói quy định nào áp dụng cho kỳ «{period}».",
            remedy="Gói của tổ chức mình dùng được cho kỳ này: {packs}. Ghi thêm một dòng vào mục regulation của records/organization.yaml, ví dụ: - {{pack: {first}, from: {day}}}",
            period=period,
            packs=_with_names(own),
            first=own[0].id,
            day=max(period.first_day, own[0].instrument.effective_from),
        )
    others = _fitting(library.packs, period, library)
    if others and not library.left_out:
        return EvalgenError(
            "Không có gói quy định nào áp dụng cho kỳ «{period}».",
            remedy="Các gói có cho kỳ này: {packs}. Gói nào là văn bản áp dụng cho tổ chức mình thì ghi thêm vào mục regulation của records/organization.yaml; không có thì đặt gói riêng trong records/regulation/.",
            period=period,
            packs=_with_names(others),
        )
    return EvalgenError(
        "Không có gói quy định nào áp dụng cho kỳ «{period}».",
        remedy="Xem mục regulation trong records/organization.yaml: gói nào, từ ngày nào, cho kỳ tháng, quý hay năm.",
        period=period,
    )


def _own_packs(organization: Organization | None, library: Library) -> Iterable[str]:
    """The packs that the organization has chosen, the latest first, then those that it has written; each before what it extends."""
    chosen = [choice.pack for choice in reversed(organization.packs)] if organization else []
    written = [name for name, pack in library.packs.items() if pack.files[0].startswith("records/regulation/")]
    known = (name for name in (*chosen, *written) if name in library.packs)
    return dict.fromkeys(pack.id for name in known for pack in reversed(library.lineage(name)))


def _fitting(names: Iterable[str], period: Period, library: Library) -> list[Pack]:
    return [library.pack(name) for name in names if library.law_of(name, period) is not None]


def _with_names(packs: Iterable[Pack]) -> str:
    return ", ".join(f"{pack.id} ({pack.instrument.name})" for pack in packs)


def periods_to_sit_on(records: Records, given: str | None) -> tuple[Period, ...]:
    """The period `given`; else every open one, newest first; where none is open, the newest.

    Raises EvalgenError where the records have no such period, or one that cannot be read, of which nobody knows whether it is open.
    """
    if given is not None:
        return (period_named(given, records),)
    if unread := unread_periods(records):
        raise _not_read(unread[-1])
    return open_periods(records) or tuple(sorted(records.periods, reverse=True)[:1])
