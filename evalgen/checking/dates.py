"""Dates from a day to a day."""

import datetime as dt
from collections.abc import Iterator

from evalgen.checking.subject import Subject
from evalgen.domain.document import Document
from evalgen.domain.organization import Span
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records

_OR_FOLDER = " của ngày này và của tên thư mục kỳ"

FAR = dt.timedelta(days=300)
"""Further than a plan made in January for the last quarter, nearer than the same day of another year."""


def far_from(period: Period, day: dt.date) -> bool:
    """Whether the day is so far before or after the period that its year was probably mistyped."""
    return not period.first_day - FAR <= day <= period.last_day + FAR


def period_far_off(records: Records, period: Period) -> bool:
    """Whether the period was opened in another year than its folder names: told once, and not of each day in its records."""
    record = records.periods.get(period)
    return record is not None and far_from(period, record.opened_on)


def dates_reversed(subject: Subject) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    for document, pointer, span in _spans(subject.records):
        if span.last is not None and span.last < span.first:
            yield Problem(
                code="dates-reversed",
                place=document.place(*pointer),
                message=f"ngày kết thúc {span.last:%d/%m/%Y} trước ngày bắt đầu {span.first:%d/%m/%Y}.",
                remedy="Kiểm tra lại hai ngày; có thể đã ghi nhầm năm hoặc đổi chỗ.",
            )


def cutoff_outside_period(subject: Subject) -> Iterator[Problem]:
    """The day to which results count is a day of the period: work due after it is left out of the count."""
    for record in subject.records.periods.values():
        period, day = record.period, record.assessment_on
        if day is not None and not period.first_day <= day <= period.last_day:
            yield Problem(
                code="cutoff-outside-period",
                place=record.document.place("assessment_on"),
                message=(
                    f"thời điểm đánh giá {day:%d/%m/%Y} ở ngoài kỳ {period} "
                    f"({period.first_day:%d/%m/%Y} – {period.last_day:%d/%m/%Y})."
                ),
                remedy="Ghi một ngày trong kỳ, hoặc bỏ assessment_on để tính đến ngày cuối kỳ.",
            )


def period_day_far_off(subject: Subject) -> Iterator[Problem]:
    """No period is opened or closed, and no notice given, most of a year away from it: the year was mistyped."""
    for record in subject.records.periods.values():
        days: list[tuple[str, Pointer, dt.date | None]] = [
            ("ngày mở kỳ", ("opened_on",), record.opened_on),
            ("ngày đóng kỳ", ("closed_on",), record.closed_on),
        ]
        days += [
            (f"ngày của thông báo «{notice.number}»", (*notice.pointer, "date"), notice.on) for notice in record.notices
        ]
        for words, pointer, day in days[:1] if far_from(record.period, record.opened_on) else days:
            if day is not None and far_from(record.period, day):
                yield Problem(
                    code="step-far-from-period",
                    place=record.document.place(*pointer),
                    message=f"{words} ({day:%d/%m/%Y}) cách kỳ {record.period} hơn {FAR.days} ngày.",
                    remedy=f"Kiểm tra lại năm{_OR_FOLDER if pointer == ('opened_on',) else ''}; đúng như vậy thì để nguyên.",
                    severity=Severity.WARNING,
                )


def _spans(records: Records) -> Iterator[tuple[Document, Pointer, Span]]:
    for unit in records.units.values():
        yield unit.document, ("to",), unit.span
    for person in records.people.values():
        for post in person.posts:
            yield person.document, (*post.pointer, "to"), post.span
        for absence in person.absences:
            yield person.document, (*absence.pointer, "to"), absence.span
    for body in records.bodies.values():
        for index, member in enumerate(body.members):
            yield body.document, ("members", index, "to"), member.span
    for period in records.periods.values():
        yield period.document, ("closed_on",), Span(first=period.opened_on, last=period.closed_on)
