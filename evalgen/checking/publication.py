"""Thông báo kết quả, and what became of published results.

«Thông báo công khai kết quả đánh giá, lưu trữ theo quy định» after the decision (HD 02-HD/BTCTW, 4, Bước 5).

«... cấp có thẩm quyền phải kịp thời xem xét điều chỉnh hoặc huỷ bỏ kết quả đã công bố; đồng thời, tiến hành đánh giá, xếp
loại lại theo quy định» (khoản 3 Điều 15 QĐ 366).
"""

import datetime as dt
from collections.abc import Iterator

from evalgen.checking.assessed import all_assessed
from evalgen.checking.cited import citation, legal_value, step_citation
from evalgen.checking.names import called
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Undetermined
from evalgen.domain.period_record import Notice, PeriodRecord
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.steps import AmendmentKind
from evalgen.regulation.procedures.procedure import Stage


def notice_before_decision(subject: Subject) -> Iterator[Problem]:
    """A notice covers what is decided; whoever is decided on later than the others of a unit has a notice of their own."""
    for period, notice, covered in _notices(subject):
        undecided = [item for item in covered if item.decision is None]
        if undecided:
            tells = _tells(notice, covered)
            yield Problem(
                code="notice-before-decision",
                place=period.document.place(*notice.pointer, "id"),
                message=f"thông báo «{notice.number}» gồm {len(undecided)} người chưa được quyết định: {_names(subject, undecided)}.",
                remedy="Quyết định sau thì thêm một thông báo bổ sung gồm đơn vị ấy, không sửa thông báo này; ghi nhầm đơn vị thì sửa mục units."
                if tells
                else "Quyết định xong rồi mới thông báo, hoặc ghi ở mục units chỉ các đơn vị đã quyết định xong.",
                severity=Severity.WARNING if tells else Severity.ERROR,
                citation=step_citation(subject.laws.get(period.period), Stage.NOTICE),
            )


def notice_date_before_decision(subject: Subject) -> Iterator[Problem]:
    """A notice is dated on or after the decisions that it publishes, unless a later one publishes them."""
    for period, notice, covered in _notices(subject):
        later = [item for item in covered if _is_later(item, notice) and not _is_announced(period, item)]
        if later:
            tells = _tells(notice, covered)
            yield Problem(
                code="notice-date-before-decision",
                place=period.document.place(*notice.pointer, "date"),
                message=(
                    f"thông báo «{notice.number}» ngày {notice.on:%d/%m/%Y}, "
                    f"trước ngày quyết định của {len(later)} người: {_names(subject, later)}."
                ),
                remedy="Kiểm tra lại hai ngày; đúng là quyết định sau thì thêm một thông báo bổ sung gồm đơn vị ấy, không sửa thông báo này."
                if tells
                else "Kiểm tra lại ngày thông báo và ngày quyết định.",
                severity=Severity.WARNING if tells else Severity.ERROR,
                citation=step_citation(subject.laws.get(period.period), Stage.NOTICE),
            )


def _tells(notice: Notice, covered: list[Evaluation]) -> bool:
    """Whether the notice publishes anybody: then it stands, and who is decided on later comes after it."""
    return any((day := _graded_on(item)) is not None and day <= notice.on for item in covered)


def _is_later(evaluation: Evaluation, notice: Notice) -> bool:
    day = _graded_on(evaluation)
    return day is not None and day > notice.on


def _graded_on(evaluation: Evaluation) -> dt.date | None:
    """The day on which a grade was decided; of those not to be assessed there is nothing to publish."""
    decided = evaluation.decision
    return decided.on if decided is not None and decided.grade is not None else None


def _is_announced(period: PeriodRecord, evaluation: Evaluation) -> bool:
    """Whether some notice publishes the decision."""
    decided = evaluation.decision
    return decided is not None and period.notice_of(evaluation.unit, decided.on) is not None


def amendment_before_notice(subject: Subject) -> Iterator[Problem]:
    """Only a published result is amended; before that, the decision itself is put right."""
    records = subject.records
    for record in subject.records.people_and_collectives():
        period = records.periods.get(record.period)
        if period is None or not record.amendments:
            continue
        published = period.notices_for(record.unit)
        for amendment in record.amendments:
            if not published or amendment.on < published[0].on:
                yield Problem(
                    code="amendment-before-notice",
                    place=record.place(*amendment.pointer, "on"),
                    message=f"{amendment.kind.value.lower()} ngày {amendment.on:%d/%m/%Y} đối với kết quả chưa được thông báo.",
                    remedy=f"Ghi thông báo vào {period.document.file}; nếu chưa công bố thì sửa chính quyết định.",
                    severity=Severity.WARNING,
                    citation=citation(subject.laws.get(record.period), "publication", "graded_again"),
                )


def amendment_without_change(subject: Subject) -> Iterator[Problem]:
    """An amendment changes the result that stands: not the same grade once more, nothing cancelled twice."""
    for record in subject.records.people_and_collectives():
        if record.decision is None:
            continue
        stands, cancelled = record.decision.grade, False
        for amendment in record.amendments:
            cancels = amendment.kind is AmendmentKind.CANCEL
            if cancelled if cancels else amendment.grade is stands:
                yield Problem(
                    code="amendment-without-change",
                    place=record.place(*amendment.pointer, "kind" if cancels else "grade"),
                    message="hủy bỏ kết quả đã bị hủy bỏ trước đó."
                    if cancels
                    else f"điều chỉnh thành «{stands.label if stands else ''}», đúng mức đang có hiệu lực.",
                    remedy="Đối chiếu với văn bản: sửa lại mức, hoặc bỏ lần này nếu ghi thừa.",
                    severity=Severity.WARNING,
                )
            stands, cancelled = amendment.grade, cancels


def cancelled_not_graded_again(subject: Subject) -> Iterator[Problem]:
    """Whose result is cancelled is graded again; the clause names no day, so that it is told until it is done."""
    for record, assessment in all_assessed(subject):
        asked = legal_value(subject.laws.get(record.period), "publication", "graded_again")
        if asked is not None and not asked.value:
            continue
        last = record.amendments[-1] if record.amendments and record.decision is not None else None
        # Who turns out not to be assessed in the period has nothing to be graded again.
        if assessment.qualifies_for is Undetermined.NOT_ASSESSED:
            continue
        if last is not None and last.kind is AmendmentKind.CANCEL:
            yield Problem(
                code="cancelled-not-graded-again",
                place=record.place(*last.pointer, "kind"),
                message=f"kết quả bị hủy bỏ ngày {last.on:%d/%m/%Y} và chưa được đánh giá, xếp loại lại.",
                remedy="Đánh giá, xếp loại lại rồi ghi mức mới bằng một lần điều chỉnh (kind: ADJUST) sau lần hủy bỏ này.",
                severity=Severity.WARNING,
                citation=asked.citation if asked is not None else None,
            )


def _notices(subject: Subject) -> Iterator[tuple[PeriodRecord, Notice, list[Evaluation]]]:
    """Every notice with the records of people that it covers."""
    evaluations = subject.by_period()
    for period in subject.records.periods.values():
        for notice in period.notices:
            of_period = evaluations.get(period.period, [])
            yield period, notice, [item for item in of_period if notice.covers(item.unit)]


def _names(subject: Subject, evaluations: list[Evaluation]) -> str:
    return ", ".join(called(subject.records, item.person) for item in evaluations)
