"""Tỷ lệ tối đa xếp loại «Hoàn thành xuất sắc nhiệm vụ», as counted by both readings of its base."""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.checking.cited import legal_value
from evalgen.checking.names import called, refused, suggestion
from evalgen.checking.quota_remedy import places_by_base, reviewed, within_again
from evalgen.checking.subject import Subject
from evalgen.domain.counted_grade import counted_grade_at
from evalgen.domain.grade import Grade
from evalgen.domain.number import show_plain
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.ruling import QuotaGroup, QuotaResult


def quota_exceeded(subject: Subject) -> Iterator[Problem]:
    """No peer group has more EXCELLENT than any reading of the base that the law goes by allows."""
    for period, group, severity in _groups(subject, QuotaResult.EXCEEDED):
        yield Problem(
            code="quota-exceeded",
            place=_place(subject, period, group),
            message=_counted(subject, period, group, group.places_allowed),
            remedy=within_again(period, group, "người"),
            severity=severity,
            citation=group.citation,
        )


def quota_needs_review(subject: Subject) -> Iterator[Problem]:
    """More EXCELLENT than the words of the law allow, yet within the usual practice, is for a higher body to see."""
    for period, group, _ in _groups(subject, QuotaResult.NEEDS_REVIEW):
        yield Problem(
            code="quota-needs-review",
            place=_place(subject, period, group),
            message=_counted(subject, period, group, group.places_literal),
            remedy=reviewed(period, group),
            severity=Severity.WARNING,
            citation=group.citation,
        )


def rate_above_limit(subject: Subject) -> Iterator[Problem]:
    """No rate is raised above what the law allows."""
    for period, record in subject.records.periods.items():
        limit = legal_value(subject.laws.get(period), "excellent_quota", "raised_rate")
        for raised in record.raised_rates:
            if limit is not None and raised.rate > limit.value:
                yield Problem(
                    code="rate-above-limit",
                    place=record.document.place(*raised.pointer, "rate"),
                    message=f"tỷ lệ {_percent(raised.rate)} vượt mức tối đa {_percent(limit.value)}; chỉ {_percent(limit.value)} được tính.",
                    remedy=f"Ghi tỷ lệ theo đúng quyết định, không quá {show_plain(Fraction(limit.value)).replace(',', '.')}.",
                    citation=limit.citation,
                )


def rate_not_raised(subject: Subject) -> Iterator[Problem]:
    """A raised rate is above the usual one; a lower one would only take places away."""
    for period, record in subject.records.periods.items():
        usual = legal_value(subject.laws.get(period), "excellent_quota", "rate")
        for raised in record.raised_rates:
            if usual is not None and raised.rate <= usual.value:
                yield Problem(
                    code="rate-not-raised",
                    place=record.document.place(*raised.pointer, "rate"),
                    message=f"tỷ lệ {_percent(raised.rate)} không cao hơn tỷ lệ thường {_percent(usual.value)}, mà mục này ghi quyết định nâng tỷ lệ.",
                    remedy="Ghi tỷ lệ theo đúng quyết định (20% viết là 0.2), hoặc bỏ dòng này.",
                    severity=Severity.WARNING,
                    citation=usual.citation,
                )


def rate_without_group(subject: Subject) -> Iterator[Problem]:
    """A raised rate is for one of the organization's peer groups, or for a unit where the law counts unit by unit."""
    organization = subject.records.organization
    for period, record in subject.records.periods.items():
        scope = legal_value(subject.laws.get(period), "excellent_quota", "scope")
        for raised in record.raised_rates:
            group = raised.peer_group
            if organization is not None and group is not None and group not in organization.peer_groups:
                yield Problem(
                    code="rate-without-group",
                    place=record.document.place(*raised.pointer, "peer_group"),
                    message=f"nhóm đối tượng «{group}» được nâng tỷ lệ không có trong records/organization.yaml.",
                    remedy=f"{suggestion(group, organization.peer_groups)}Sửa mã nhóm đối tượng.",
                )
            if scope is not None and (scope.value == "unit_and_group") is (group is not None):
                key, fitting = ("peer_group", "unit") if group is not None else ("unit", "peer_group")
                yield Problem(
                    code="rate-without-group",
                    place=record.document.place(*raised.pointer, key, key=True),
                    message=f"quy định của kỳ này không nâng tỷ lệ theo {key}, nên mục này không được tính.",
                    remedy=f"Ghi {fitting} thay cho {key}.",
                    citation=scope.citation,
                )


def _groups(subject: Subject, result: QuotaResult) -> Iterator[tuple[Period, QuotaGroup, Severity]]:
    """The groups with that result, all of whose records could be read; grave once all who count are decided on."""
    for period, groups in subject.results.quotas.items():
        unread = _unread(subject, period)
        for group in groups:
            if group.result is result and (group.unit, group.peer_group) not in unread:
                yield period, group, Severity.ERROR if group.decided else Severity.WARNING


def _unread(subject: Subject, period: Period) -> set[tuple[str, str]]:
    """Groups, by unit and peer group, whose count is not complete because a file of a member was refused."""
    records, groups = subject.records, subject.results.quotas.get(period, ())
    if not records.unreadable:
        return set()
    absent = {
        file.rsplit("/", maxsplit=1)[-1].removesuffix(".yaml")
        for file in records.unreadable
        if file.startswith(f"records/{period}/")
    }
    strangers = {
        item.person for item in records.evaluations if item.period == period and item.person not in records.people
    }
    if any(refused(records, "people", person) for person in (*strangers, *absent)):
        return {(group.unit, group.peer_group) for group in groups}
    cutoff = records.cutoff(period)
    first, last = min(period.first_day, cutoff), max(period.last_day, cutoff)
    people = (records.people[person] for person in absent if person in records.people)
    posts = [post for person in people for post in person.posts_in(first, last)]
    return {
        (group.unit, group.peer_group)
        for group in groups
        if any(group.unit in {"", post.unit} and group.peer_group in {"", post.peer_group} for post in posts)
    }


def _counted(subject: Subject, period: Period, group: QuotaGroup, places: int) -> str:
    excellent = len(group.excellent)
    names = ", ".join(called(subject.records, person) for person in group.excellent)
    return (
        f"{_named(subject, period, group)} có {excellent} người «{Grade.EXCELLENT.label}» (tính theo mức {group.basis}), "
        f"{excellent - places} quá số được phép. Tỷ lệ {_percent(group.rate)}: {places_by_base(group, 'người')}. "
        f"Gồm: {names}."
    )


def _named(subject: Subject, period: Period, group: QuotaGroup) -> str:
    if not group.unit:
        return f"nhóm «{group.title}»"
    if not group.peer_group:
        return f"đơn vị «{group.title}»"
    return f"nhóm «{group.title}» của đơn vị «{subject.records.unit_name(group.unit, period)}»"


def _place(subject: Subject, period: Period, group: QuotaGroup) -> Place:
    """Where the last of them, in the order of names, got the grade."""
    evaluation = subject.results.assessments[period, group.excellent[-1]].evaluation
    return evaluation.place(*counted_grade_at(evaluation))


def _percent(rate: Fraction) -> str:
    return f"{show_plain(Fraction(rate) * 100)} %"
