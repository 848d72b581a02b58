"""Thời hạn báo cáo.

«... báo cáo kết quả ... trước ngày 05 tháng đầu quý tiếp theo» (HD 02-HD/BTCTW, 7.2).
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from evalgen.checking.cited import legal_value
from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.period import Period, add_months
from evalgen.domain.problem import Problem, Severity


def decided_after_deadline(subject: Subject) -> Iterator[Problem]:
    """What is to be reported by a day is decided by then."""
    evaluations = subject.by_period()
    for period, record in subject.records.periods.items():
        deadline = legal_value(subject.laws.get(period), "deadlines", "report")
        if deadline is None:
            continue
        last = last_day_to_report(period, deadline.value)
        late = [item for item in evaluations.get(period, []) if item.decision is not None and item.decision.on > last]
        if late:
            names = ", ".join(called(subject.records, item.person) for item in late)
            yield Problem(
                code="decided-after-deadline",
                place=record.document.place(),
                message=f"ngày cuối để báo cáo kết quả kỳ {period} là {last:%d/%m/%Y}, nhưng có {len(late)} người được quyết định sau đó: {names}.",
                remedy="Báo cáo bổ sung với cấp trên và nêu lý do chậm.",
                severity=Severity.WARNING,
                citation=deadline.citation,
            )


def last_day_to_report(period: Period, deadline: Mapping[str, int | bool]) -> dt.date:
    """«trước ngày 05» without that day itself, unless the pack reads it as included."""
    first = period.last_day + dt.timedelta(days=1)
    named = add_months(first, int(deadline["month_after"]) - 1).replace(day=int(deadline["day"]))
    return named if deadline["inclusive"] else named - dt.timedelta(days=1)
