"""Who is missing. While a period is open this reminds; once it is closed it is a fault.

«Thực hiện thống nhất việc tập thể, cá nhân được kiểm điểm thì phải đánh giá, xếp loại» (khoản 4 Điều 3 QĐ 366); who these are
Điều 9 says, and of quarters and months the instrument of the period.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from evalgen.checking.cited import asked, citation
from evalgen.checking.names import called, collective_refused, elsewhere, near_name, person_known, refused
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Person, Post
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records

Posted = tuple[Person, tuple[Post, ...]]
"""Whoever holds posts that ask for a record, with these."""

_NAMED = 500
"""So many of a period are named at most: many periods can be opened by as many small files in a province of 50,000 people."""


def evaluation_missing(subject: Subject) -> Iterator[Problem]:
    """Whoever holds a post at the cut-off of a period has a record in it."""
    records = subject.records
    for period in records.periods.values():
        misnamed, source = _misnamed(subject, period), _clause(subject, period, "people")
        missing = (item for item in missing_people(subject, period) if item[0].id not in misnamed)
        for person, posts in islice(missing, _NAMED):
            folder = f"records/{period.period}"
            file, astray = f"{folder}/{posts[0].unit}/{person.id}.yaml", f"{folder}/{person.id}.yaml"
            yield Problem(
                code="evaluation-missing",
                place=period.document.place(),
                message=f"{called(records, person.id)}, {posts[0].title}, chưa có hồ sơ kỳ {period.period}.",
                remedy=f"Chuyển {astray} về {file}."
                if astray in records.unreadable
                else f"Tạo {file} bằng lệnh evalgen new {period.period}; nếu đã thôi giữ chức vụ thì ghi ngày kết thúc (to) trong {person.document.file}.",
                severity=_severity(period),
                citation=source,
            )
        if count := sum(1 for _ in missing):
            yield Problem(
                code="evaluation-missing",
                place=period.document.place(),
                message=f"và {count} người nữa chưa có hồ sơ kỳ {period.period}.",
                remedy=_made_for_all(period),
                severity=_severity(period),
                citation=source,
            )


def undecided_in_closed_period(subject: Subject) -> Iterator[Problem]:
    """A period is closed when everybody is decided on."""
    records = subject.records
    for record in subject.records.people_and_collectives():
        period, law = records.periods.get(record.period), subject.laws.get(record.period)
        if period is None or period.closed_on is None or not asked(law, "completeness", "decided"):
            continue
        if period.closed_on < period.opened_on:
            continue  # Told by `dates_reversed`: nobody knows whether the period is closed.
        if record.decision is None:
            yield Problem(
                code="undecided-in-closed-period",
                place=record.place(),
                message=f"kỳ {record.period} đã khóa ngày {period.closed_on:%d/%m/%Y} nhưng hồ sơ này chưa có quyết định.",
                remedy=f"Bổ sung mục decision, hoặc bỏ closed_on trong {period.document.file}.",
                citation=citation(law, "completeness", "decided"),
            )


def collective_missing_file(subject: Subject) -> Iterator[Problem]:
    """Every unit with people has a result of its own in every period whose regulation asks for one."""
    records, evaluations = subject.records, subject.by_period()
    for period in records.periods.values():
        missing = missing_collectives(subject, period, evaluations.get(period.period, ()))
        source = _clause(subject, period, "collectives")
        for unit in islice(missing, _NAMED):
            name = records.unit_name(unit, period.period)
            yield Problem(
                code="collective-missing-file",
                place=period.document.place(),
                message=f"tập thể {name} («{unit}») chưa có hồ sơ kỳ {period.period}.",
                remedy=f"Tạo records/{period.period}/{unit}/collective.yaml bằng lệnh evalgen new {period.period}.",
                severity=_severity(period),
                citation=source,
            )
        if count := sum(1 for _ in missing):
            yield Problem(
                code="collective-missing-file",
                place=period.document.place(),
                message=f"và {count} tập thể nữa chưa có hồ sơ kỳ {period.period}.",
                remedy=_made_for_all(period),
                severity=_severity(period),
                citation=source,
            )


def missing_people(subject: Subject, period: PeriodRecord) -> Iterator[tuple[Person, tuple[Post, ...]]]:
    """Those without a record, with the posts that ask for one; a record that could not be read is not missing.

    Whom the period grades its regulation says: while nobody knows that, as where `organization.yaml` cannot be read, none is.
    """
    records, name, law = subject.records, str(period.period), subject.laws.get(period.period)
    if law is None or not asked(law, "completeness", "people"):
        return
    for person, posts in _posted(subject, period):
        recorded = (period.period, person.id) in subject.results.assessments
        if not recorded and not any(
            refused(records, name, post.unit, person.id) or _shut(records, name, post.unit) for post in posts
        ):
            yield person, posts


def missing_collectives(subject: Subject, period: PeriodRecord, evaluations: Iterable[Evaluation]) -> Iterator[str]:
    """The units with people, or with `evaluations` of the period, that have no record of their own; none where the law asks for none."""
    records, law = subject.records, subject.laws.get(period.period)
    if law is None or not law.asks_for_collectives:
        return
    units = {post.unit for _, posts in _posted(subject, period) for post in posts}
    # Nearly all records lie in one of these: of the others alone it is asked whether they lie where they should.
    units |= {item.unit for item in evaluations if item.unit not in units and not elsewhere(records, item)}
    for unit in sorted(units & records.units.keys()):
        if (period.period, unit) in records.collectives or collective_refused(records, period.period, unit):
            continue
        if not _shut(records, str(period.period), unit):
            yield unit


def _misnamed(subject: Subject, period: PeriodRecord) -> set[str]:
    """Whose records probably bear a misspelt name, in a unit where they hold a post: told as that, not also as missing."""
    records, found = subject.records, set[str]()
    for item in subject.by_period().get(period.period, ()):
        if not person_known(records, item.person):
            meant = near_name(item.person, records.people)
            person = records.people.get(meant) if meant else None
            if person is not None and any(
                post.unit == item.unit for post in person.posts_in(period.cutoff, period.cutoff)
            ):
                found.add(person.id)
    return found


def _shut(records: Records, period: str, unit: str) -> bool:
    """Whether the folder itself could not be looked into, is none, or is to be renamed: nobody knows what is missing there."""
    if not records.unreadable:
        return False
    folder = f"records/{period}/{unit}"
    return folder in records.unreadable or folder in records.meant


def _posted(subject: Subject, period: PeriodRecord) -> Iterable[Posted]:
    """Whoever holds posts at the cut-off that the regulation of the period, where it has one, has a framework for."""
    known = subject.once(_posted_so_far)
    if period.period not in known:
        law, day = subject.laws.get(period.period), period.cutoff
        everybody = subject.records.people.values()
        held = ((person, law.graded_posts(person, day)) for person in everybody) if law is not None else ()
        known[period.period] = [(person, posts) for person, posts in held if posts]
    return known[period.period]


def _posted_so_far(_: Subject) -> dict[Period, list[Posted]]:
    """Filled period by period, for nobody asks about all of them."""
    return {}


def _made_for_all(period: PeriodRecord) -> str:
    make = f"Tạo hồ sơ của mọi người, mọi tập thể bằng lệnh evalgen new {period.period}"
    return f"{make}; mở nhầm kỳ thì xóa {period.document.file}."


def _clause(subject: Subject, period: PeriodRecord, name: str) -> Citation | None:
    return citation(subject.laws.get(period.period), "completeness", name)


def _severity(period: PeriodRecord) -> Severity:
    return Severity.WARNING if period.closed_on is None else Severity.ERROR
