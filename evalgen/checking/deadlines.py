"""Thời hạn của các bước, và thời hạn báo cáo.

«... báo cáo kết quả ... trước ngày 05 tháng đầu quý tiếp theo» (HD 02-HD/BTCTW, 7.2); a local instrument may set days for
the steps before it: the plan, the self-assessment, the proposal, the decision.
"""

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from evalgen.checking.cited import legal_value
from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period, add_months
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity


def step_after_deadline(subject: Subject) -> Iterator[Problem]:
    """Every step is taken by the day that the law names for it."""
    for evaluation in subject.records.evaluations:
        for name, words, pointer, day in _steps(evaluation):
            deadline = legal_value(subject.laws.get(evaluation.period), "deadlines", name)
            if deadline is None or day is None or day <= last_day(evaluation.period, deadline.value):
                continue
            last = last_day(evaluation.period, deadline.value)
            yield Problem(
                code="step-after-deadline",
                place=evaluation.place(*pointer),
                message=(
                    f"{words} ngày {day:%d/%m/%Y}, muộn hơn hạn {_printed(evaluation.period, deadline.value)}: "
                    f"ngày cuối cùng là {last:%d/%m/%Y}."
                ),
                remedy="Kiểm tra lại ngày đã ghi; nếu đúng thì nêu lý do chậm với cấp có thẩm quyền.",
                severity=Severity.WARNING,
                citation=deadline.citation,
            )


def decided_after_deadline(subject: Subject) -> Iterator[Problem]:
    """What is to be reported by a day is decided by then."""
    evaluations = subject.by_period()
    for period, record in subject.records.periods.items():
        deadline = legal_value(subject.laws.get(period), "deadlines", "report")
        if deadline is None:
            continue
        last = last_day(period, deadline.value)
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


def last_day(period: Period, deadline: Mapping[str, Any]) -> dt.date:
    """«trước ngày 05» without that day itself, unless the pack reads it as included."""
    named = _named_day(period, deadline)
    return named if deadline["inclusive"] else named - dt.timedelta(days=1)


def _steps(evaluation: Evaluation) -> Iterator[tuple[str, str, Pointer, dt.date | None]]:
    """Each step with its deadline's name, its words, and the day on which it was taken."""
    if evaluation.plan is not None:
        yield "plan", "kế hoạch được phê duyệt", ("plan", "approved", "on"), evaluation.plan.approved_on
    if evaluation.self_assessment is not None:
        day = evaluation.self_assessment.submitted_on
        yield "self_assessment", "bản tự đánh giá được gửi", ("self_assessment", "submitted_on"), day
    if evaluation.proposal is not None:
        yield "proposal", "mức xếp loại được đề xuất", ("proposal", "on"), evaluation.proposal.on
    if evaluation.decision is not None:
        yield "decision", "mức xếp loại được quyết định", ("decision", "on"), evaluation.decision.on


def _printed(period: Period, deadline: Mapping[str, Any]) -> str:
    """The deadline as the instrument words it: «trước ngày 25/06/2026»."""
    return f"«{'đến hết' if deadline['inclusive'] else 'trước'} ngày {_named_day(period, deadline):%d/%m/%Y}»"


def _named_day(period: Period, deadline: Mapping[str, Any]) -> dt.date:
    """The day that the instrument names for this very period, else for every one; the last of a month that lacks it."""
    special: Mapping[str, dt.date] = deadline.get("special", {})
    if str(period) in special:
        return special[str(period)]
    month = add_months(period.last_day.replace(day=1), int(deadline["month_after"]))
    return month.replace(day=min(int(deadline["day"]), calendar.monthrange(month.year, month.month)[1]))
