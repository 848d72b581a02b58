"""Trình tự đánh giá, xếp loại.

«2.1. Tập thể lãnh đạo, quản lý trước, cá nhân thành viên sau. ... 2.5. Tập thể cấp dưới trước, cấp trên sau» (khoản 2
Điều 12 QĐ 366): the order itself is in `precedence`.
"""

from collections.abc import Iterator

from evalgen.checking.cited import citation, legal_value
from evalgen.checking.names import collective_refused, elsewhere
from evalgen.checking.precedence import Precedence
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
from evalgen.domain.subject_kind import SubjectKind


def decision_before_collective(subject: Subject) -> Iterator[Problem]:
    """Nobody who leads is decided on before the collectives of the units led (2.1, 2.2)."""
    for evaluation in subject.records.evaluations:
        decided = evaluation.decision
        if decided is None or decided.grade is None or decided.on < evaluation.period.first_day:
            continue  # Of a day before the period `step_before_period` tells: the day itself is wrong.
        for unit, source in _collectives_first(subject, evaluation):
            collective = subject.records.collectives.get((evaluation.period, unit))
            if collective is None or collective.decision is None or decided.on >= collective.decision.on:
                continue
            yield Problem(
                code="decision-before-collective",
                place=evaluation.place("decision", "on"),
                message=(
                    f"quyết định ngày {decided.on:%d/%m/%Y}, trước ngày quyết định xếp loại tập thể đơn vị "
                    f"«{unit}» ({collective.decision.on:%d/%m/%Y}, {collective.document.file})."
                ),
                remedy="Quyết định xếp loại tập thể trước, cá nhân thành viên sau; kiểm tra lại hai ngày.",
                citation=source,
            )


def collective_missing(subject: Subject) -> Iterator[Problem]:
    """Nobody who leads is verified or proposed without the result of the collective, nor decided on before it."""
    records = subject.records
    for evaluation in records.evaluations:
        step = _last_step(evaluation)
        if step is None or evaluation.unit not in records.units or elsewhere(records, evaluation):
            continue
        for unit, source in _collectives_first(subject, evaluation):
            state = _unfinished(records.collectives.get((evaluation.period, unit)), step)
            if state is None or collective_refused(records, evaluation.period, unit):
                continue
            file = f"records/{evaluation.period}/{unit}/collective.yaml"
            yield Problem(
                code="collective-missing",
                place=evaluation.place(step, key=True),
                message=f"tập thể đơn vị «{unit}» {state} ({file}).",
                remedy=f"Hoàn thành {file} trước khi quyết định đối với cá nhân thành viên.",
                severity=Severity.ERROR if step == "decision" else Severity.WARNING,
                citation=source,
            )


def _unfinished(collective: Collective | None, step: str) -> str | None:
    """What `step` of a member still misses: a decision needs the collective's decision, earlier steps its results."""
    if collective is None:
        return "chưa có hồ sơ"
    if step == "decision":
        return "chưa được quyết định xếp loại" if collective.decision is None else None
    unknown = sum(task.completed is None for task in collective.tasks)
    return f"còn {unknown} nhiệm vụ chưa ghi kết quả" if unknown else None


def collective_before_subordinate(subject: Subject) -> Iterator[Problem]:
    """No collective is decided on before those directly below it (2.5)."""
    for order, collective, earlier, clause in subject.once(_reversed):
        if clause == "lower_first":
            yield Problem(
                code="collective-before-subordinate",
                place=collective.place("decision", "on"),
                message=_too_early(collective, earlier, f"tập thể cấp dưới «{earlier.unit}»"),
                remedy=f"{_REMEDIES[clause]}; kiểm tra lại hai ngày.",
                severity=Severity.WARNING,
                citation=citation(subject.laws.get(order.period), "evaluation_order", clause),
            )


def party_organization_too_early(subject: Subject) -> Iterator[Problem]:
    """No party organization is decided on before its members and the agency that it serves (2.3, 2.4)."""
    for order, collective, earlier, clause in subject.once(_reversed):
        if clause != "lower_first":
            whom = f"đảng viên «{earlier.person}»" if isinstance(earlier, Evaluation) else f"đơn vị «{earlier.unit}»"
            yield Problem(
                code="party-organization-too-early",
                place=collective.place("decision", "on"),
                message=_too_early(collective, earlier, whom),
                remedy=f"{_REMEDIES[clause]}; kiểm tra lại hai ngày.",
                severity=Severity.WARNING,
                citation=citation(subject.laws.get(order.period), "evaluation_order", clause),
            )


def order_blocked(subject: Subject) -> Iterator[Problem]:
    """A collective is decided on when all that go before it are; the record that holds up the others is named."""
    for order, collective in subject.once(_decided_collectives):
        first = order.blocker(collective)
        clause = next((clause for earlier, clause in order.before(collective) if earlier.decision is None), None)
        if first is None or clause is None:
            continue
        yield Problem(
            code="order-blocked",
            place=collective.place("decision", key=True),
            message=f"tập thể «{collective.unit}» được quyết định khi còn hồ sơ phải quyết định trước: {first.document.file}.",
            remedy=f"{_REMEDIES[clause]}: hoàn thành {first.document.file} trước.",
            severity=Severity.WARNING,
            citation=citation(subject.laws.get(order.period), "evaluation_order", clause),
        )


_REMEDIES = {
    "lower_first": "Quyết định tập thể cấp dưới trước, cấp trên sau",
    "members_first": "Quyết định đảng viên trực thuộc trước, tổ chức đảng sau",
    "agency_first": "Quyết định tổ chức, cơ quan, đơn vị trước, tổ chức đảng sau",
}


def _too_early(collective: Collective, earlier: Record, whom: str) -> str:
    own, theirs = (f"{item.decision.on:%d/%m/%Y}" if item.decision else "" for item in (collective, earlier))
    return f"tập thể «{collective.unit}» được quyết định ngày {own}, trước {whom} ({theirs}, {earlier.document.file})."


def _reversed(subject: Subject) -> list[tuple[Precedence, Collective, Record, str]]:
    """Collectives decided on before a record that goes before them."""
    return [
        (order, collective, earlier, clause)
        for order, collective in subject.once(_decided_collectives)
        for earlier, clause in order.before(collective)
        if collective.decision is not None
        and earlier.decision is not None
        and collective.decision.on < earlier.decision.on
    ]


def _decided_collectives(subject: Subject) -> list[tuple[Precedence, Collective]]:
    records = subject.records
    periods = sorted({period for period, _ in records.collectives})
    orders = {period: Precedence.of(records, period, subject.laws.get(period)) for period in periods}
    decided = [item for item in records.collectives.values() if item.decision is not None]
    return [(orders[item.period], item) for item in sorted(decided, key=lambda item: item.period)]


def _collectives_first(subject: Subject, evaluation: Evaluation) -> Iterator[tuple[str, Citation]]:
    """The units whose collectives go before the person, who leads them, with the clause where the law asks for the order."""
    value = legal_value(subject.laws.get(evaluation.period), "evaluation_order", "collective_first")
    if value is None or not value.value:
        return
    post, unit = subject.records.post_of(evaluation), subject.records.units.get(evaluation.unit)
    leads = post is None or post.standing.subject is SubjectKind.LEADER
    if leads and not (unit and unit.is_party_organization):
        yield evaluation.unit, value.citation
    for beside in subject.records.led_beside(evaluation):
        yield beside.unit, value.citation


def _last_step(evaluation: Evaluation) -> str | None:
    """The last step that the collective should precede."""
    if evaluation.decision is not None:
        return "decision" if evaluation.decision.grade is not None else None
    if evaluation.proposal is not None:
        return "proposal"
    return "verification" if evaluation.verification is not None else None
