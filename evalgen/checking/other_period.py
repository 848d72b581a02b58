"""Whether a fact counts in the period of its record, and where it belongs if not."""

import datetime as dt

from evalgen.checking.dates import far_from
from evalgen.checking.subject import Subject
from evalgen.domain.period import PeriodKind, period_of
from evalgen.domain.record import Record
from evalgen.domain.steps import weighed


def counts_here(record: Record, day: dt.date) -> bool:
    """Whether what was decided on `day` is weighed in the period of the record, or came later and an amendment brings it along."""
    late = day >= record.period.first_day
    return weighed(day, record.period, record.decision) or (late and brought_along(record, day))


def brought_along(record: Record, day: dt.date) -> bool:
    """Whether the result was amended on that `day` or later (khoản 3 Điều 15 QĐ 366)."""
    return any(day <= amendment.on for amendment in record.amendments)


def belongs_later(record: Record, day: dt.date) -> str:
    """To the period of that `day`, after the record was graded; a day most of a year off may be a slip."""
    write = "Kiểm tra lại năm; đúng như vậy thì ghi" if far_from(record.period, day) else "Ghi"
    return f"{write} vào hồ sơ kỳ {period_of(day, record.period.kind)}; cần điều chỉnh kết quả kỳ này thì ghi mục amendments."


def belongs_earlier(subject: Subject, record: Record, day: dt.date, what: str) -> str:
    """To the period of that `day`; where no regulation grades that one, to the year of the record if one grades that, or to none."""
    earlier, organization = period_of(day, record.period.kind), subject.records.organization
    if organization is None or subject.library.law_chosen(organization, earlier) is not None:
        return f"Ghi vào hồ sơ kỳ {earlier}, hoặc sửa {what}."
    ungraded, year = f"Tổ chức chưa có quy định nào để đánh giá kỳ {earlier}", period_of(day, PeriodKind.YEAR)
    part_of_it = record.period.kind is not PeriodKind.YEAR and day.year == record.period.year
    if part_of_it and subject.library.law_chosen(organization, year) is not None:
        return f"{ungraded}: để nguyên thì chỉ được xét khi đánh giá năm {year}; hoặc sửa {what}."
    return f"{ungraded}: bỏ mục này, hoặc sửa {what}."
