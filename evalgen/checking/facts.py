"""Facts that cannot be, or that nobody confirmed."""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import ForceMajeure
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record

Claim = tuple[Record, ForceMajeure, bool]
"""Where force majeure is claimed, the claim, and whether the work was done after all."""


def force_majeure_unconfirmed(subject: Subject) -> Iterator[Problem]:
    """Force majeure excuses only where a competent body confirmed it."""
    for record, claim, _ in _claims(subject):
        if claim.confirmed is None:
            yield Problem(
                code="force-majeure-unconfirmed",
                place=record.place(*claim.pointer),
                message=f"lý do bất khả kháng của «{claim.item}» chưa được cấp có thẩm quyền xác nhận, nên chưa được tính.",
                remedy="Ghi cấp xác nhận, ngày và văn bản: confirmed: {by: …, on: …, document: …}.",
                severity=Severity.WARNING,
                citation=citation(subject.laws.get(record.period), "task_completion", "excuse"),
            )


def force_majeure_needless(subject: Subject) -> Iterator[Problem]:
    """Force majeure is claimed for what was not completed."""
    for record, claim, done in _claims(subject):
        if done:
            yield Problem(
                code="force-majeure-needless",
                place=record.place(*claim.pointer),
                message=f"«{claim.item}» đã hoàn thành, không cần lý do bất khả kháng.",
                remedy="Bỏ mục này, hoặc sửa kết quả nếu việc chưa hoàn thành.",
                severity=Severity.WARNING,
            )


def shortcomings_impossible(subject: Subject) -> Iterator[Problem]:
    """No more shortcomings are remedied than were pointed out."""
    for record in subject.records.people_and_collectives():
        found = record.facts.shortcomings
        if found is not None and found.remedied > found.pointed_out:
            yield Problem(
                code="shortcomings-impossible",
                place=record.place(*found.pointer, "remedied"),
                message=f"đã khắc phục {found.remedied} hạn chế, nhiều hơn {found.pointed_out} hạn chế được chỉ ra.",
                remedy="Kiểm tra lại hai số pointed_out và remedied.",
            )


def votes_impossible(subject: Subject) -> Iterator[Problem]:
    """No more votes are low than were cast."""
    for evaluation in subject.records.evaluations:
        vote = evaluation.facts.confidence_vote
        if vote is not None and vote.low > vote.total:
            yield Problem(
                code="votes-impossible",
                place=evaluation.place(*vote.pointer, "low"),
                message=f"{vote.low} phiếu tín nhiệm thấp, nhiều hơn tổng số {vote.total} phiếu.",
                remedy="Kiểm tra lại hai số low và total.",
            )


def _claims(subject: Subject) -> Iterator[Claim]:
    for evaluation in subject.records.evaluations:
        for claim in evaluation.facts.force_majeure:
            yield evaluation, claim, _delivered(subject, evaluation, claim.item)
    for collective in subject.records.collectives.values():
        for task in collective.tasks:
            if task.force_majeure is not None:
                yield collective, task.force_majeure, task.completed is True
        for indicator in collective.indicators:
            if indicator.force_majeure is not None:
                yield collective, indicator.force_majeure, indicator.achieved


def _delivered(subject: Subject, evaluation: Evaluation, name: str) -> bool:
    """By the marks that count: the verification may find that less was delivered."""
    sheet = subject.results.assessments[evaluation.period, evaluation.person].sheet
    return sheet is not None and any(mark.item.id == name and mark.delivered for mark in sheet.marks.items)
