"""Where a fact from before the period of its record belongs."""

import datetime as dt

from evalgen.checking.subject import Subject
from evalgen.domain.period import PeriodKind, period_of
from evalgen.domain.record import Record


def belongs_earlier(subject: Subject, record: Record, day: dt.date, what: str) -> str:
    """To the period of that `day`; where no regulation grades that one, to the year that the record is part of, or to none."""
    earlier, organization = period_of(day, record.period.kind), subject.records.organization
    if organization is None or subject.library.law_chosen(organization, earlier) is not None:
        return f"Ghi vào hồ sơ kỳ {earlier}, hoặc sửa {what}."
    ungraded = f"Tổ chức chưa có quy định nào để đánh giá kỳ {earlier}"
    if record.period.kind is not PeriodKind.YEAR and day.year == record.period.year:
        return f"{ungraded}: để nguyên thì chỉ được xét khi đánh giá năm {day.year}; hoặc sửa {what}."
    return f"{ungraded}: bỏ mục này, hoặc sửa {what}."
