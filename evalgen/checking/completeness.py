"""Who is missing. While a period is open this reminds; once it is closed it is a fault."""

from collections.abc import Iterator

from evalgen.checking.names import called, collective_refused, refused
from evalgen.checking.subject import Subject
from evalgen.domain.organization import Person, Post
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.problem import Problem, Severity


def evaluation_missing(subject: Subject) -> Iterator[Problem]:
    """Whoever holds a post at the cut-off of a period has a record in it."""
    records = subject.records
    recorded = {(item.period, item.person) for item in records.evaluations}
    for period in records.periods.values():
        for person, posts in _posted(subject, period):
            folders = [str(period.period), posts[0].unit]
            if (period.period, person.id) in recorded or any(
                refused(records, str(period.period), post.unit, person.id) for post in posts
            ):
                continue
            file = "/".join(("records", *folders, f"{person.id}.yaml"))
            yield Problem(
                code="evaluation-missing",
                place=period.document.place(),
                message=f"{called(records, person.id)}, {posts[0].title}, chưa có hồ sơ kỳ {period.period}.",
                remedy=f"Tạo {file}; nếu đã thôi giữ chức vụ thì ghi ngày kết thúc (to) trong {person.document.file}.",
                severity=_severity(period),
            )


def undecided_in_closed_period(subject: Subject) -> Iterator[Problem]:
    """A period is closed when everybody is decided on."""
    records = subject.records
    for record in subject.people_and_collectives():
        period = records.periods.get(record.period)
        if period is not None and period.closed_on is not None and record.decision is None:
            yield Problem(
                code="undecided-in-closed-period",
                place=record.place(),
                message=f"kỳ {record.period} đã khóa ngày {period.closed_on:%d/%m/%Y} nhưng hồ sơ này chưa có quyết định.",
                remedy=f"Bổ sung mục decision, hoặc bỏ closed_on trong {period.document.file}.",
            )


def collective_missing_file(subject: Subject) -> Iterator[Problem]:
    """Every unit with people has a result of its own in every period."""
    records, evaluations = subject.records, subject.by_period()
    for period in records.periods.values():
        units = {item.unit for item in evaluations.get(period.period, [])}
        units |= {post.unit for _, posts in _posted(subject, period) for post in posts}
        for unit in sorted(units & records.units.keys()):
            if (period.period, unit) in records.collectives or collective_refused(records, period.period, unit):
                continue
            yield Problem(
                code="collective-missing-file",
                place=period.document.place(),
                message=f"tập thể {records.units[unit].name} («{unit}») chưa có hồ sơ kỳ {period.period}.",
                remedy=f"Tạo records/{period.period}/{unit}/collective.yaml.",
                severity=_severity(period),
            )


def _posted(subject: Subject, period: PeriodRecord) -> Iterator[tuple[Person, list[Post]]]:
    """Whoever holds posts at the cut-off."""
    for person in subject.records.people.values():
        posts = [post for post in person.posts if post.span.covers(period.cutoff)]
        if posts:
            yield person, posts


def _severity(period: PeriodRecord) -> Severity:
    return Severity.WARNING if period.closed_on is None else Severity.ERROR
