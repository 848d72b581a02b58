"""The steps in their order.

«Bước 1: Tự đánh giá ... Bước 2: Thẩm định và đề xuất ... Bước 3: Cấp có thẩm quyền quyết định» (khoản 1 Điều 12 QĐ 366).
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from evalgen.checking.cited import citation, step_citation
from evalgen.checking.dates import FAR, far_from, period_far_off
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
from evalgen.domain.steps import Amendment, Decision, Proposal
from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Stage

_WORDS = {
    "plan": "kế hoạch",
    "self_assessment": "tự đánh giá",
    "self_grade": "tự xếp loại",
    "verification": "thẩm định",
    "proposal": "đề xuất",
    "decision": "quyết định",
}
_STEPS = ("plan", "self_assessment", "verification", "proposal", "decision")
_COLLECTIVE_STEPS = ("self_grade", "proposal", "decision")
_SCORED_COLLECTIVE_STEPS = ("self_assessment", "verification", "proposal", "decision")

_STAGES = {step: Stage[step.upper()] for step in _STEPS} | {"self_grade": Stage.SELF_ASSESSMENT}

Dated = tuple[str, Pointer, dt.date]
"""A step in words, where its date stands, its date."""


def step_skipped(subject: Subject) -> Iterator[Problem]:
    """No step of the law's procedure is taken before the one before it; only the decision not to assess may follow at once."""
    for evaluation, law in subject.under_law():
        exempt = evaluation.decision is not None and evaluation.decision.grade is None
        steps = law.once(_steps_of) if law is not None else ()
        yield from _skipped(evaluation, steps[:-1] if exempt else steps, Severity.ERROR, law)
        yield from _amended_undecided(evaluation)


def collective_step_skipped(subject: Subject) -> Iterator[Problem]:
    """A collective takes the steps that the law knows, from its own grade to the decision; one not to grade it may follow at once."""
    for collective in subject.records.collectives.values():
        law = subject.laws.get(collective.period)
        scored = law is not None and law.framework_of_collective(collective) is not None
        own = scored or collective.self_assessment is not None
        known = law.once(_steps_of) if law is not None else _STEPS
        steps = _SCORED_COLLECTIVE_STEPS if own else _COLLECTIVE_STEPS
        asked = tuple(step for step in steps if step == "self_grade" or step in known)
        exempt = collective.decision is not None and collective.decision.grade is None
        yield from _skipped(collective, asked[:-1] if exempt else asked, Severity.WARNING, law)
        yield from _amended_undecided(collective)


def dates_out_of_order(subject: Subject) -> Iterator[Problem]:
    """No step is dated before the one before it."""
    for evaluation in subject.records.evaluations:
        yield from _out_of_order(evaluation, list(_dated(evaluation)), subject.laws.get(evaluation.period))
    for collective in subject.records.collectives.values():
        yield from _out_of_order(collective, list(_dated_collective(collective)), subject.laws.get(collective.period))


def step_before_period(subject: Subject) -> Iterator[Problem]:
    """Nobody is assessed on a period that has not begun; only the plan may be approved before."""
    for record in subject.records.people_and_collectives():
        early, first = _early(record), record.period.first_day
        if early is not None:
            step, pointer, day = early
            yield Problem(
                code="step-before-period",
                place=record.place(*pointer),
                message=f"ngày {step} ({day:%d/%m/%Y}) trước khi kỳ {record.period} bắt đầu ({first:%d/%m/%Y}).",
                remedy="Kiểm tra lại ngày, hoặc chuyển hồ sơ sang đúng kỳ.",
            )


def _early(record: Record) -> Dated | None:
    """The first step that is dated before its period begins, the plan aside."""
    dated = _dated(record) if isinstance(record, Evaluation) else _dated_collective(record)
    return next((item for item in dated if item[1][0] != "plan" and item[2] < record.period.first_day), None)


def step_far_from_period(subject: Subject) -> Iterator[Problem]:
    """No step is dated most of a year away from its period; of an earlier day than the period `step_before_period` tells."""
    for record in subject.records.people_and_collectives():
        if period_far_off(subject.records, record.period):
            continue  # Told of the period.
        dated = list(_dated(record)) if isinstance(record, Evaluation) else list(_dated_collective(record))
        for step, pointer, day in dated[: len(dated) - len(record.amendments)]:
            if far_from(record.period, day) and (pointer[0] == "plan" or day > record.period.last_day):
                yield Problem(
                    code="step-far-from-period",
                    place=record.place(*pointer),
                    message=f"ngày {step} ({day:%d/%m/%Y}) cách kỳ {record.period} hơn {FAR.days} ngày.",
                    remedy="Kiểm tra lại năm; đúng như vậy thì để nguyên.",
                    severity=Severity.WARNING,
                )
                break


def _steps_of(law: Law) -> tuple[str, ...]:
    """The sections of a record that everybody's procedure has a step for; all of them where the law names no steps."""
    stages = {stage.name.lower() for stage in law.procedure.everybodys_stages()}
    return tuple(step for step in _STEPS if step in stages) if stages else _STEPS


def _skipped(record: Record, steps: tuple[str, ...], severity: Severity, law: Law | None) -> Iterator[Problem]:
    sections = record.document.sections
    for before, step in pairwise(steps):
        if step in sections and before not in sections:
            yield Problem(
                code="step-skipped",
                place=record.place(step, key=True),
                message=f"đã có bước {_WORDS[step]} ({step}) nhưng chưa có bước {_WORDS[before]} ({before}).",
                remedy=f"Bổ sung mục {before}, hoặc bỏ mục {step} cho đến khi bước trước hoàn thành.",
                severity=severity,
                citation=step_citation(law, _STAGES[before]),
            )


def _amended_undecided(record: Record) -> Iterator[Problem]:
    if record.amendments and record.decision is None:
        yield Problem(
            code="step-skipped",
            place=record.place("amendments", key=True),
            message="đã có điều chỉnh, hủy bỏ (amendments) nhưng chưa có bước quyết định (decision).",
            remedy="Bổ sung mục decision; chưa quyết định thì chưa có gì để điều chỉnh, bỏ mục amendments.",
        )


def _out_of_order(record: Record, steps: list[Dated], law: Law | None) -> Iterator[Problem]:
    early = _early(record)
    told = early[1] if early else None  # Of this step `step_before_period` tells: its day is wrong, not the one before.
    for (before, _, earlier), (step, pointer, day) in pairwise(steps):
        if day < earlier and pointer != told:
            yield Problem(
                code="dates-out-of-order",
                place=record.place(*pointer),
                message=f"ngày {step} ({day:%d/%m/%Y}) trước ngày {before} ({earlier:%d/%m/%Y}).",
                remedy="Kiểm tra lại hai ngày.",
                citation=_clause(law, str(pointer[0])),
            )


def _clause(law: Law | None, section: str) -> Citation | None:
    """Where the law has the step; an amendment comes after what was published."""
    if section == "amendments":
        return citation(law, "publication", "graded_again")
    return step_citation(law, _STAGES[section])


def _dated(evaluation: Evaluation) -> Iterator[Dated]:
    plan = evaluation.plan
    if plan is not None and plan.approved_on is not None:
        yield "phê duyệt kế hoạch", ("plan", "approved", "on"), plan.approved_on
    yield from _dated_assessment(evaluation)
    yield from _dated_steps(evaluation.proposal, evaluation.decision, evaluation.amendments)


def _dated_assessment(record: Record) -> Iterator[Dated]:
    if record.self_assessment is not None:
        yield "tự đánh giá", ("self_assessment", "submitted_on"), record.self_assessment.submitted_on
    if record.verification is not None:
        yield "thẩm định", ("verification", "on"), record.verification.on


def _dated_collective(collective: Collective) -> Iterator[Dated]:
    yield from _dated_assessment(collective)
    yield from _dated_steps(collective.proposal, collective.decision, collective.amendments)


def _dated_steps(
    proposal: Proposal | None, decision: Decision | None, amendments: tuple[Amendment, ...]
) -> Iterator[Dated]:
    if proposal is not None:
        yield "đề xuất", ("proposal", "on"), proposal.on
    if decision is not None:
        yield "quyết định", ("decision", "on"), decision.on
    for amendment in amendments:
        yield amendment.kind.value.lower(), (*amendment.pointer, "on"), amendment.on
