"""The decided grade beside what the record qualifies for.

The machine proposes, people decide: where the two differ, the decision names its legal basis.
"""

from collections.abc import Iterator

from evalgen.checking.assessed import all_assessed, assessed, ground, held_against, open_reasons
from evalgen.checking.cited import citation
from evalgen.checking.subject import Subject
from evalgen.domain.citation import Citation
from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
from evalgen.domain.ruling import Assessment, Judgement
from evalgen.domain.steps import Decision

_BASIS = "Ghi căn cứ của quyết định vào decision.legal_basis"


def decision_above_qualified(subject: Subject) -> Iterator[Problem]:
    """A grade above what the record qualifies for, as it stands after amendments, rests on a legal basis of its own."""
    for record, assessment, decision in _graded(subject):
        qualified, grade = held_against(assessment), record.final_grade
        if isinstance(qualified, Grade) and grade is not None and grade > qualified:
            ruling = ground(assessment)
            message = f"quyết định «{grade.label}», cao hơn mức mà hồ sơ đủ điều kiện: «{qualified.label}»." + (
                f" {ruling.reason}" if ruling else ""
            )
            # An amendment always states its reason; a first decision may leave its basis out.
            amended = record.amendments[-1] if record.amendments else None
            place = record.place(*amended.pointer, "grade") if amended else record.place("decision", "grade")
            basis = amended.reason if amended else decision.legal_basis
            if basis:
                yield Problem(
                    code="decided-above-qualified",
                    place=place,
                    message=message,
                    remedy=f"Không phải sửa; báo cáo sẽ nêu căn cứ đã ghi: {basis}",
                    severity=Severity.NOTE,
                    citation=ruling.citation if ruling else None,
                )
            else:
                yield Problem(
                    code="decision-above-qualified",
                    place=place,
                    message=message,
                    remedy=f"{_BASIS}, hoặc xem lại mức xếp loại.",
                    citation=ruling.citation if ruling else None,
                )


def decision_without_basis(subject: Subject) -> Iterator[Problem]:
    """Where the law leaves the case to the competent body, its decision names the legal basis."""
    for record, assessment, decision in _graded(subject):
        if held_against(assessment) is Undetermined.NEEDS_DECISION and not decision.legal_basis:
            ruling = ground(assessment)
            yield Problem(
                code="decision-without-basis",
                place=record.place("decision", key=True),
                message="quy định để cấp có thẩm quyền xem xét trường hợp này"
                + (f": {ruling.reason}" if ruling else "."),
                remedy=f"{_BASIS}.",
                citation=ruling.citation if ruling else None,
            )


def decision_without_score(subject: Subject) -> Iterator[Problem]:
    """Nobody is graded while data are missing, unless on a legal basis."""
    for record, assessment, decision in _graded(subject):
        unscored = assessment.qualifies_for is Undetermined.NOT_SCORED or assessment.provisional
        if unscored and not decision.legal_basis:
            yield Problem(
                code="decision-without-score",
                place=record.place("decision", key=True),
                message=f"đã quyết định khi chưa đủ dữ liệu để xếp loại. {open_reasons(assessment)}".strip(),
                remedy="Bổ sung dữ liệu còn thiếu"
                + ("." if _lacks_own_data(assessment) else f"; hoặc {_BASIS[0].lower()}{_BASIS[1:]}."),
            )


def _lacks_own_data(assessment: Judgement) -> bool:
    """Whether the record itself lacks what its score needs: a fault of its own, which no legal basis takes away."""
    if assessment.sheet is not None or not isinstance(assessment, Assessment):
        return assessment.gap is not None
    return not any(person.assessed and person.score is None for person in assessment.managed)


def not_assessed_mismatch(subject: Subject) -> Iterator[Problem]:
    """Whoever the rules exempt is not graded, and nobody else is left out, unless on a legal basis; amendments count."""
    for evaluation, assessment in assessed(subject):
        decision, exempt = evaluation.decision, assessment.qualifies_for is Undetermined.NOT_ASSESSED
        if decision is None or exempt is (evaluation.final_grade is None):
            continue
        amended = evaluation.amendments[-1] if evaluation.amendments else None
        if amended is not None and evaluation.final_grade is None:
            # Cancelled, which leaves nobody out: it is to be graded again.
            continue
        ruling = ground(assessment)
        why = ruling.reason if exempt and ruling else "Hồ sơ không thuộc trường hợp nào được chưa đánh giá."
        left_out = evaluation.final_grade is None
        instead = "mức xếp loại (grade) thay cho not_assessed" if left_out else "not_assessed: true thay cho grade"
        decided = f"xếp loại «{evaluation.final_grade.label}»" if evaluation.final_grade else "không đánh giá, xếp loại"
        # An amendment always states its reason.
        basis = amended.reason if amended is not None else decision.legal_basis
        pointer = (*amended.pointer, "grade") if amended else ("decision", "not_assessed" if left_out else "grade")
        yield Problem(
            code="not-assessed-mismatch",
            place=evaluation.place(*pointer),
            message=f"quyết định {decided}, khác với quy định. {why}",
            remedy="Không phải sửa; báo cáo sẽ nêu căn cứ đã ghi."
            if basis
            else f"Ghi {instead}; nếu quyết định đúng như vậy thì {_BASIS[0].lower()}{_BASIS[1:]}.",
            severity=Severity.NOTE if basis else Severity.ERROR,
            citation=ruling.citation if exempt and ruling else None,
        )


def decision_differs_without_reason(subject: Subject) -> Iterator[Problem]:
    """A decision that departs from the proposal says why."""
    for record in subject.records.people_and_collectives():
        proposal, decision = record.proposal, record.decision
        if proposal is None or decision is None or decision.grade is proposal.grade or decision.reason:
            continue
        decided = f"«{decision.grade.label}»" if decision.grade else "không đánh giá, xếp loại"
        yield Problem(
            code="decision-differs-without-reason",
            place=record.place("decision", "not_assessed" if decision.grade is None else "grade"),
            message=f"quyết định {decided}, khác đề xuất «{proposal.grade.label}», nhưng chưa nêu lý do.",
            remedy="Ghi lý do vào decision.reason.",
            citation=_proposed_higher(subject, record),
        )


def _proposed_higher(subject: Subject, record: Record) -> Citation | None:
    """HD 02, 5.2: the reason tells whether whoever proposed the higher grade answers for it."""
    proposal, decision = record.proposal, record.decision
    if proposal is None or decision is None or decision.grade is None or proposal.grade <= decision.grade:
        return None
    return citation(subject.laws.get(record.period), "proposal", "above_decision")


def _graded(subject: Subject) -> Iterator[tuple[Record, Judgement, Decision]]:
    """Records with a decided grade, of people and of collectives."""
    for record, assessment in all_assessed(subject):
        if record.decision is not None and record.decision.grade is not None:
            yield record, assessment, record.decision
