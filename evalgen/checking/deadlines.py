"""Thời hạn của các bước, của thông báo và của báo cáo.

«... báo cáo kết quả ... trước ngày 05 tháng đầu quý tiếp theo» (HD 02-HD/BTCTW, 7.2); a local instrument may set days for
the steps before it: the plan, the self-assessment, the proposal, the decision, the notice. The days stand in the packs'
``procedure.yaml``; a step is held against those that say so (``holds``), the others are shown only.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record, record_name
from evalgen.domain.step_days import StepDay, step_day
from evalgen.regulation.procedures.days import Due
from evalgen.regulation.procedures.procedure import Stage, due

MAX_DAYS = 7
"""A day written so many days before or after the receipt may be that of the paper; one further off is named."""


def step_after_deadline(subject: Subject) -> Iterator[Problem]:
    """Every step is taken by the day that the law names for it, by the receipt where there is one."""
    for record in subject.records.people_and_collectives():
        for stage, (last_day, end, citation) in _dues_of(subject, record).items():
            day = _day(subject, record, stage)
            if day is None or day.counts <= last_day:
                continue
            # Days without a consequence are named for people alone.
            if isinstance(record, Collective) and not _costs(subject, record.period, stage):
                continue
            apart = day.received is not None and day.received != day.written
            by_receipt = f", máy chủ nhận ngày {day.received:%d/%m/%Y}" if apart else ""
            yield Problem(
                code="step-after-deadline",
                place=record.place(*day.pointer),
                message=(
                    f"{_WORDS[stage]} ngày {day.written:%d/%m/%Y}{by_receipt}, muộn hơn hạn «{end.words}»: "
                    f"ngày cuối cùng là {last_day:%d/%m/%Y}."
                ),
                remedy="Kiểm tra lại ngày đã ghi; nếu đúng thì nêu lý do chậm với cấp có thẩm quyền.",
                severity=Severity.WARNING,
                citation=citation,
            )


def day_before_receipt(subject: Subject) -> Iterator[Problem]:
    """A day that somebody wrote is near that of the receipt, and does not bring a late step into the deadline."""
    for record, stage, words, day, received in _received(subject):
        found = _due(subject, record.period, stage, _route(subject, record))
        saved = found is not None and day.written <= found[0] < received
        if saved or (received - day.written).days > MAX_DAYS:
            yield Problem(
                code="day-before-receipt",
                place=record.place(*day.pointer),
                message=(
                    f"{words} ngày {day.written:%d/%m/%Y} theo người ghi, nhưng máy chủ nhận ngày {received:%d/%m/%Y}"
                    f"{', khi hạn đã qua' if saved else ''}; thời hạn tính theo ngày nhận."
                ),
                remedy="Ghi đúng ngày đã nộp; nếu nộp trên giấy từ trước thì nêu người đã nhận với cấp có thẩm quyền.",
                severity=Severity.WARNING,
                citation=found[2] if found is not None else None,
            )


def day_after_receipt(subject: Subject) -> Iterator[Problem]:
    """What the host has received was done by then: a day well after the receipt, or one that makes it late, is a slip."""
    for record, stage, words, day, received in _received(subject):
        found = _due(subject, record.period, stage, _route(subject, record))
        late = found is not None and received <= found[0] < day.written
        if late or (day.written - received).days > MAX_DAYS:
            yield Problem(
                code="day-after-receipt",
                place=record.place(*day.pointer),
                message=(
                    f"{words} ngày {day.written:%d/%m/%Y} theo người ghi, nhưng máy chủ đã nhận từ ngày {received:%d/%m/%Y}; "
                    "thời hạn tính theo ngày nhận."
                ),
                remedy="Kiểm tra lại ngày đã ghi: việc đã nhận thì không thể làm sau ngày nhận.",
                severity=Severity.WARNING,
                citation=found[2] if found is not None else None,
            )


def _received(subject: Subject) -> Iterator[tuple[Record, Stage, str, StepDay, dt.date]]:
    """The steps of all records that the host has received, with the day of the receipt."""
    if subject.results.received:
        for record in subject.records.people_and_collectives():
            for stage, words in _WORDS.items():
                day = _day(subject, record, stage)
                if day is not None and day.received is not None:
                    yield record, stage, words, day, day.received


def notice_after_deadline(subject: Subject) -> Iterator[Problem]:
    """Results are announced by the day that the law names for it."""
    for period, record in subject.records.periods.items():
        found = _due(subject, period, Stage.NOTICE)
        if found is None:
            continue
        last_day, end, citation = found
        for notice in (notice for notice in record.notices if notice.on > last_day):
            yield Problem(
                code="notice-after-deadline",
                place=record.document.place(*notice.pointer, "date"),
                message=(
                    f"thông báo «{notice.id}» ngày {notice.on:%d/%m/%Y}, muộn hơn hạn «{end.words}»: "
                    f"ngày cuối cùng là {last_day:%d/%m/%Y}."
                ),
                remedy="Kiểm tra lại ngày đã ghi; nếu đúng thì nêu lý do chậm với cấp có thẩm quyền.",
                severity=Severity.WARNING,
                citation=citation,
            )


def decided_after_deadline(subject: Subject) -> Iterator[Problem]:
    """What is to be reported by a day is decided by then."""
    evaluations = subject.by_period()
    for period, record in subject.records.periods.items():
        late: dict[tuple[dt.date, Citation], list[Evaluation]] = {}
        for item in evaluations.get(period, []):
            found = _dues_of(subject, item).get(Stage.REPORT)
            day = _day(subject, item, Stage.DECISION) if found is not None else None
            if found is not None and day is not None and day.counts > found[0]:
                late.setdefault((found[0], found[2]), []).append(item)
        for (last, citation), people in sorted(late.items(), key=lambda entry: entry[0][0]):
            names = ", ".join(called(subject.records, item.person) for item in people)
            yield Problem(
                code="decided-after-deadline",
                place=record.document.place(),
                message=f"ngày cuối để báo cáo kết quả kỳ {period} là {last:%d/%m/%Y}, nhưng có {len(people)} người được quyết định sau đó: {names}.",
                remedy="Báo cáo bổ sung với cấp trên và nêu lý do chậm.",
                severity=Severity.WARNING,
                citation=citation,
            )


LastDay = tuple[dt.date, Due, Citation]
"""The last day of a step, how the law says it, and where."""


def _dues(subject: Subject) -> dict[tuple[Period, str], dict[Stage, LastDay]]:
    """The last days of the steps of each period, as far as its law sets them; by each route that it knows, and by none."""
    return {
        (period, route): {stage: found for stage in Stage if (found := _due(subject, period, stage, route))}
        for period, law in subject.laws.items()
        for route in ("", *law.procedure.routes)
    }


def _dues_of(subject: Subject, record: Record) -> Mapping[Stage, LastDay]:
    """Those of one record; a route that the law does not know is as good as none."""
    known = subject.once(_dues)
    own = known.get((record.period, _route(subject, record)))
    return own if own is not None else known.get((record.period, ""), {})


def _route(subject: Subject, record: Record) -> str:
    post = subject.records.post_behind(record)
    return post.route if post is not None else ""


def _costs(subject: Subject, period: Period, stage: Stage) -> bool:
    """Whether the law says that whoever misses the day may be graded lower."""
    law = subject.laws.get(period)
    deadline = law.procedure.held(stage, period) if law else None
    return deadline is not None and deadline.late is not None and deadline.late.grades_lower > 0


def _due(subject: Subject, period: Period, stage: Stage, route: str = "") -> LastDay | None:
    """None where the law sets no day."""
    law = subject.laws.get(period)
    deadline = law.procedure.held(stage, period, route) if law else None
    if deadline is None:
        return None
    end = due(deadline, period)
    return None if end.last_day is None else (end.last_day, end, deadline.cited(period))


_WORDS: Mapping[Stage, str] = {
    Stage.PLAN: "kế hoạch được phê duyệt",
    Stage.SELF_ASSESSMENT: "bản tự đánh giá được gửi",
    Stage.VERIFICATION: "kết quả được thẩm định, nhận xét",
    Stage.PROPOSAL: "mức xếp loại được đề xuất",
    Stage.DECISION: "mức xếp loại được quyết định",
}


def _day(subject: Subject, record: Record, stage: Stage) -> StepDay | None:
    """The day on which a step was taken; None where it is to come, or is none of the record."""
    received = subject.results.received
    receipts = received.get((record.period, record.unit, record_name(record)), {}) if received else {}
    return step_day(record, stage.name, receipts.get(stage.name))
