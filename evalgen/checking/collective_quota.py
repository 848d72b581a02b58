"""Tỷ lệ tối đa xếp loại «Hoàn thành xuất sắc nhiệm vụ» of collectives.

«Số lượng tập thể, cá nhân được xếp loại "Hoàn thành xuất sắc nhiệm vụ" không vượt quá 20% tổng số tập thể, cá nhân được
xếp loại "Hoàn thành tốt nhiệm vụ" theo đối tượng có vị trí, vai trò, chức năng, nhiệm vụ tương đồng» (điểm 1.5 khoản 1
Điều 11 QĐ 366): apart from the people of the same group.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from evalgen.checking.cited import legal_value
from evalgen.checking.names import listed
from evalgen.checking.quota_remedy import places_by_base, reviewed, within_again
from evalgen.checking.subject import Subject
from evalgen.domain.collective import Collective
from evalgen.domain.counted_grade import counted_grade, counted_grade_at
from evalgen.domain.grade import Grade
from evalgen.domain.number import show_plain
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.domain.ruling import QuotaGroup, QuotaResult


def collective_quota_exceeded(subject: Subject) -> Iterator[Problem]:
    """No group of collectives has more EXCELLENT than any reading of the base that the law goes by allows."""
    for period, group in _groups(subject, QuotaResult.EXCEEDED):
        yield Problem(
            code="collective-quota-exceeded",
            place=_place(subject, period, group),
            message=_counted(group, group.places_allowed),
            remedy=within_again(period, group, "tập thể"),
            severity=Severity.ERROR if group.decided else Severity.WARNING,
            citation=group.citation,
        )


def collective_quota_needs_review(subject: Subject) -> Iterator[Problem]:
    """More EXCELLENT collectives than the words of the law allow, yet within the usual practice, a higher body sees."""
    for period, group in _groups(subject, QuotaResult.NEEDS_REVIEW):
        yield Problem(
            code="collective-quota-needs-review",
            place=_place(subject, period, group),
            message=_counted(group, group.places_literal),
            remedy=reviewed(period, group),
            severity=Severity.WARNING,
            citation=group.citation,
        )


def collectives_without_group(subject: Subject) -> Iterator[Problem]:
    """No more collectives whose units are in no group, which no quota counts, are EXCELLENT than the rate allows of all of them."""
    records = subject.records
    for period in sorted({period for period, _ in records.collectives}):
        rate = legal_value(subject.laws.get(period), "excellent_quota", "rate")
        if rate is None or _unread(records, period):
            continue
        outside = [
            item for (at, _), item in records.collectives.items() if at == period and _in_no_group(subject, item)
        ]
        excellent = sorted(
            (item for item in outside if counted_grade(item) is Grade.EXCELLENT), key=lambda item: item.unit
        )
        good = sum(counted_grade(item) is Grade.GOOD for item in outside)
        everybody = good + len(excellent)
        # As one group and with the places rounded up: the least that can be asked, since nobody has parted them yet.
        if len(excellent) <= ceil(Fraction(rate.value) * everybody):
            continue
        percent = show_plain(Fraction(rate.value) * 100)
        yield Problem(
            code="collectives-without-group",
            place=excellent[-1].place(*counted_grade_at(excellent[-1])),
            message=(
                f"{len(excellent)} trong {everybody} tập thể từ «{Grade.GOOD.label}» trở lên được xếp "
                f"«{Grade.EXCELLENT.label}» mà đơn vị chưa ghi nhóm (peer_group), nên tỷ lệ {percent} % của tập thể chưa "
                f"được tính. Gồm: {listed(tuple(item.unit for item in excellent))}."
            ),
            remedy=(
                "Ghi peer_group ở tệp của từng đơn vị (records/units/), theo nhóm các tập thể có vị trí, vai trò, chức năng, "
                "nhiệm vụ tương đồng khai ở peer_groups trong records/organization.yaml."
            ),
            severity=Severity.WARNING,
            citation=rate.citation,
        )


def _in_no_group(subject: Subject, collective: Collective) -> bool:
    unit = subject.records.units.get(collective.unit)
    return unit is not None and unit.peer_group is None


def _groups(subject: Subject, result: QuotaResult) -> Iterator[tuple[Period, QuotaGroup]]:
    """The groups with that result, where every collective's file could be read."""
    records = subject.records
    for period, groups in subject.results.collective_quotas.items():
        if not _unread(records, period):
            yield from ((period, group) for group in groups if group.result is result)


def _unread(records: Records, period: Period) -> bool:
    return any(file.startswith((f"records/{period}/", "records/units/")) for file in records.unreadable)


def _counted(group: QuotaGroup, places: int) -> str:
    excellent, percent = len(group.excellent), f"{show_plain(group.rate * 100)} %"
    return (
        f"nhóm «{group.title}» có {excellent} tập thể «{Grade.EXCELLENT.label}» (tính theo mức {group.basis}), "
        f"{excellent - places} quá số được phép. Tỷ lệ {percent}: {places_by_base(group, 'tập thể')}. "
        f"Gồm: {listed(group.excellent)}."
    )


def _place(subject: Subject, period: Period, group: QuotaGroup) -> Place:
    """Where the last of them, in the order of ids, got the grade."""
    collective = subject.records.collectives[period, group.excellent[-1]]
    return collective.place(*counted_grade_at(collective))
