"""Thời hạn của các bước, của thông báo và của báo cáo.

«... báo cáo kết quả ... trước ngày 05 tháng đầu quý tiếp theo» (HD 02-HD/BTCTW, 7.2); a local instrument may set days for
the steps before it: the plan, the self-assessment, the proposal, the decision, the notice. The days stand in the packs'
``procedure.yaml``; a step is held against those that say so (``holds``), the others are shown only.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.approval import COLLECTIVE
from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.regulation.procedure import Stage, due
from evalgen.regulation.procedure_days import Due

MAX_DAYS = 7
"""A day written so many days before the receipt may be that of the paper; an earlier one is named."""


def step_after_deadline(subject: Subject) -> Iterator[Problem]:
    """Every step is taken by the day that the law names for it, by the receipt where there is one."""
    for record in subject.people_and_collectives():
        receipts, dues = _receipts(subject, record), subject.once(_dues).get(record.period, {})
        for stage, words, pointer, written in _steps(record):
            found, received = dues.get(stage), _received(receipts, stage, written)
            day = received or written
            if found is None or day is None or day <= found[0]:
                continue
            # Days without a consequence are named for people alone.
            if isinstance(record, Collective) and not _costs(subject, record.period, stage):
                continue
            last_day, end, citation = found
            by_receipt = f", máy chủ nhận ngày {received:%d/%m/%Y}" if received is not None else ""
            yield Problem(
                code="step-after-deadline",
                place=record.place(*pointer),
                message=(
                    f"{words} ngày {written:%d/%m/%Y}{by_receipt}, muộn hơn hạn «{end.words}»: "
                    f"ngày cuối cùng là {last_day:%d/%m/%Y}."
                ),
                remedy="Kiểm tra lại ngày đã ghi; nếu đúng thì nêu lý do chậm với cấp có thẩm quyền.",
                severity=Severity.WARNING,
                citation=citation,
            )


def day_before_receipt(subject: Subject) -> Iterator[Problem]:
    """A day that somebody wrote is near that of the receipt, and does not bring a late step into the deadline."""
    for record in subject.people_and_collectives():
        receipts = _receipts(subject, record)
        for stage, words, pointer, written in _steps(record) if receipts else ():
            received = _received(receipts, stage, written)
            if received is None or written is None:
                continue
            found = _due(subject, record.period, stage)
            saved = found is not None and written <= found[0] < received
            if saved or (received - written).days > MAX_DAYS:
                yield Problem(
                    code="day-before-receipt",
                    place=record.place(*pointer),
                    message=(
                        f"{words} ngày {written:%d/%m/%Y} theo người ghi, nhưng máy chủ nhận ngày {received:%d/%m/%Y}"
                        f"{', khi hạn đã qua' if saved else ''}; thời hạn tính theo ngày nhận."
                    ),
                    remedy="Ghi đúng ngày đã nộp; nếu nộp trên giấy từ trước thì nêu người đã nhận với cấp có thẩm quyền.",
                    severity=Severity.WARNING,
                    citation=found[2] if found is not None else None,
                )


def _receipts(subject: Subject, record: Evaluation | Collective) -> Mapping[str, dt.date]:
    """The days on which the host received the steps of a record, by the name of the stage."""
    received = subject.results.received
    name = record.person if isinstance(record, Evaluation) else COLLECTIVE
    return received.get((record.period, record.unit, name), {}) if received else {}


def _received(receipts: Mapping[str, dt.date], stage: Stage, written: dt.date | None) -> dt.date | None:
    """The day of the receipt, where it is after the day written; a receipt before it says nothing more."""
    received = receipts.get(stage.name)
    return received if received is not None and written is not None and received > written else None


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
        found = _due(subject, period, Stage.REPORT)
        if found is None:
            continue
        last, _, citation = found
        late = [item for item in evaluations.get(period, []) if item.decision is not None and item.decision.on > last]
        if late:
            names = ", ".join(called(subject.records, item.person) for item in late)
            yield Problem(
                code="decided-after-deadline",
                place=record.document.place(),
                message=f"ngày cuối để báo cáo kết quả kỳ {period} là {last:%d/%m/%Y}, nhưng có {len(late)} người được quyết định sau đó: {names}.",
                remedy="Báo cáo bổ sung với cấp trên và nêu lý do chậm.",
                severity=Severity.WARNING,
                citation=citation,
            )


LastDay = tuple[dt.date, Due, Citation]
"""The last day of a step, how the law says it, and where."""


def _dues(subject: Subject) -> dict[Period, dict[Stage, LastDay]]:
    """The last days of the steps of each period, as far as its law sets them."""
    found = {period: {stage: _due(subject, period, stage) for stage in Stage} for period in subject.laws}
    return {period: {stage: due for stage, due in dues.items() if due} for period, dues in found.items()}


def _costs(subject: Subject, period: Period, stage: Stage) -> bool:
    """Whether the law says that whoever misses the day may be graded lower."""
    law = subject.laws.get(period)
    deadline = law.procedure.held(stage, period) if law else None
    return deadline is not None and deadline.late is not None and deadline.late.grades_lower > 0


def _due(subject: Subject, period: Period, stage: Stage) -> LastDay | None:
    """None where the law sets no day."""
    law = subject.laws.get(period)
    deadline = law.procedure.held(stage, period) if law else None
    if deadline is None:
        return None
    end = due(deadline, period)
    return None if end.last_day is None else (end.last_day, end, deadline.cited(period))


def _steps(record: Evaluation | Collective) -> Iterator[tuple[Stage, str, Pointer, dt.date | None]]:
    """Each step with its words, and the day on which it was taken."""
    if record.plan is not None:
        yield Stage.PLAN, "kế hoạch được phê duyệt", ("plan", "approved", "on"), record.plan.approved_on
    if record.self_assessment is not None:
        day = record.self_assessment.submitted_on
        yield Stage.SELF_ASSESSMENT, "bản tự đánh giá được gửi", ("self_assessment", "submitted_on"), day
    if record.verification is not None:
        day = record.verification.on
        yield Stage.VERIFICATION, "kết quả được thẩm định, nhận xét", ("verification", "on"), day
    if record.proposal is not None:
        yield Stage.PROPOSAL, "mức xếp loại được đề xuất", ("proposal", "on"), record.proposal.on
    if record.decision is not None:
        yield Stage.DECISION, "mức xếp loại được quyết định", ("decision", "on"), record.decision.on
