"""Facts that cannot be, or that nobody confirmed."""

from collections.abc import Iterator

from msgspec import Struct

from evalgen.checking.cited import citation
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import ForceMajeure
from evalgen.domain.marks import ItemMark
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record


class Claim(Struct, frozen=True, kw_only=True):
    """Where force majeure is claimed, for what, and whether the work was done after all, and late."""

    record: Record
    stated: ForceMajeure
    done: bool
    late: bool = False


def force_majeure_unconfirmed(subject: Subject) -> Iterator[Problem]:
    """Force majeure excuses only where a competent body confirmed it."""
    for claim in _claims(subject):
        record, stated = claim.record, claim.stated
        if stated.confirmed is None:
            yield Problem(
                code="force-majeure-unconfirmed",
                place=record.place(*stated.pointer),
                message=f"lý do bất khả kháng của «{stated.item}» chưa được cấp có thẩm quyền xác nhận, nên chưa được tính.",
                remedy="Ghi cấp xác nhận, ngày và văn bản: confirmed: {by: …, on: …, document: …}.",
                severity=Severity.WARNING,
                citation=citation(subject.laws.get(record.period), "task_completion", "excuse"),
            )


def force_majeure_needless(subject: Subject) -> Iterator[Problem]:
    """Force majeure is claimed for what was not completed."""
    for claim in _claims(subject):
        if claim.done and not (claim.late and _asks_for_time(subject, claim.record)):
            yield Problem(
                code="force-majeure-needless",
                place=claim.record.place(*claim.stated.pointer),
                message=f"«{claim.stated.item}» đã hoàn thành, không cần lý do bất khả kháng.",
                remedy="Bỏ mục này, hoặc sửa kết quả nếu việc chưa hoàn thành.",
                severity=Severity.WARNING,
            )


def force_majeure_of_late(subject: Subject) -> Iterator[Problem]:
    """«không hoàn thành nhiệm vụ ... mà có lý do bất khả kháng»: what came late stays late, and the reason stays on record."""
    for claim in _claims(subject):
        record = claim.record
        if claim.done and claim.late and _asks_for_time(subject, record):
            yield Problem(
                code="force-majeure-of-late",
                place=record.place(*claim.stated.pointer),
                message=f"«{claim.stated.item}» đã hoàn thành nhưng chậm; quy định chỉ xét lý do bất khả kháng của việc không hoàn thành, nên việc này vẫn tính là chậm.",
                remedy="Không phải sửa; cấp có thẩm quyền quyết định mức cao hơn thì ghi căn cứ vào decision.legal_basis.",
                severity=Severity.NOTE,
                citation=citation(subject.laws.get(record.period), "task_completion", "excuse"),
            )


def _asks_for_time(subject: Subject, record: Record) -> bool:
    law = subject.laws.get(record.period)
    return law is not None and law.speaks_of("timeliness")


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
        for stated in evaluation.facts.force_majeure:
            mark = _mark(subject, evaluation, stated.item)
            done = mark is not None and mark.delivered
            yield Claim(record=evaluation, stated=stated, done=done, late=mark is not None and mark.late)
    for collective in subject.records.collectives.values():
        for task in collective.tasks:
            if task.force_majeure is not None:
                done = task.completed is True
                yield Claim(record=collective, stated=task.force_majeure, done=done, late=task.late)
        for indicator in collective.indicators:
            if indicator.force_majeure is not None:
                yield Claim(record=collective, stated=indicator.force_majeure, done=indicator.achieved)


def _mark(subject: Subject, evaluation: Evaluation, name: str) -> ItemMark | None:
    """By the marks that count: the verification may find that less was delivered."""
    sheet = subject.results.assessments[evaluation.period, evaluation.person].sheet
    items = sheet.marks.items if sheet is not None else ()
    return next((mark for mark in items if mark.item.id == name), None)
