"""Trình tự đánh giá, xếp loại.

«2.1. Tập thể lãnh đạo, quản lý trước, cá nhân thành viên sau. 2.2. Hoàn thành đánh giá, xếp loại tập thể lãnh đạo,
quản lý trước khi đánh giá, xếp loại người đứng đầu. ... 2.5. Tập thể cấp dưới trước, cấp trên sau»
(khoản 2 Điều 12 QĐ 366).
"""

from collections.abc import Iterator

from evalgen.checking.cited import legal_value
from evalgen.checking.names import collective_refused
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity


def decision_before_collective(subject: Subject) -> Iterator[Problem]:
    """Nobody is decided on before the collective of the unit (2.1, 2.2)."""
    for evaluation in subject.records.evaluations:
        source = _collective_first(subject, evaluation.period)
        collective = subject.records.collectives.get((evaluation.period, evaluation.unit))
        decided = evaluation.decision
        if source is None or decided is None or decided.grade is None or collective is None:
            continue
        if collective.decision is not None and decided.on < collective.decision.on:
            yield Problem(
                code="decision-before-collective",
                place=evaluation.place("decision", "on"),
                message=(
                    f"quyết định ngày {decided.on:%d/%m/%Y}, trước ngày quyết định xếp loại tập thể đơn vị "
                    f"«{evaluation.unit}» ({collective.decision.on:%d/%m/%Y}, {collective.document.file})."
                ),
                remedy="Quyết định xếp loại tập thể trước, cá nhân thành viên sau; kiểm tra lại hai ngày.",
                citation=source,
            )


def collective_missing(subject: Subject) -> Iterator[Problem]:
    """Nobody is verified or proposed without the result of the unit's collective, nor decided on before its decision."""
    records = subject.records
    for evaluation in records.evaluations:
        source = _collective_first(subject, evaluation.period)
        collective = records.collectives.get((evaluation.period, evaluation.unit))
        step = _last_step(evaluation)
        if source is None or step is None or evaluation.unit not in records.units:
            continue
        if collective_refused(records, evaluation.period, evaluation.unit):
            continue
        state = _unfinished(collective, step)
        if state is not None:
            file = f"records/{evaluation.period}/{evaluation.unit}/collective.yaml"
            yield Problem(
                code="collective-missing",
                place=evaluation.place(step, key=True),
                message=f"tập thể đơn vị «{evaluation.unit}» {state} ({file}).",
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
    records = subject.records
    for (period, unit), collective in records.collectives.items():
        found = records.units.get(unit)
        above = records.collectives.get((period, found.parent)) if found and found.parent else None
        if (
            _collective_first(subject, period) is None
            or above is None
            or above.decision is None
            or collective.decision is None
        ):
            continue
        if above.decision.on < collective.decision.on:
            yield Problem(
                code="collective-before-subordinate",
                place=above.place("decision", "on"),
                message=(
                    f"tập thể «{above.unit}» được quyết định ngày {above.decision.on:%d/%m/%Y}, trước tập thể cấp dưới "
                    f"«{unit}» ({collective.decision.on:%d/%m/%Y}, {collective.document.file})."
                ),
                remedy="Quyết định tập thể cấp dưới trước, cấp trên sau; kiểm tra lại hai ngày.",
                severity=Severity.WARNING,
            )


def _collective_first(subject: Subject, period: Period) -> Citation | None:
    """The clause, where the law of the period asks for the order."""
    value = legal_value(subject.laws.get(period), "evaluation_order", "collective_first")
    return value.citation if value is not None and value.value else None


def _last_step(evaluation: Evaluation) -> str | None:
    """The last step that the collective should precede."""
    if evaluation.decision is not None:
        return "decision" if evaluation.decision.grade is not None else None
    if evaluation.proposal is not None:
        return "proposal"
    return "verification" if evaluation.verification is not None else None
