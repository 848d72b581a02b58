"""Dates from a day to a day."""

from collections.abc import Iterator

from evalgen.checking.subject import Subject
from evalgen.domain.document import Document
from evalgen.domain.organization import Span
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records


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
