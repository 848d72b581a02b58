"""The proposed grade.

«Người đứng đầu ... đề xuất mức xếp loại cao hơn nhưng không đảm bảo điều kiện, tiêu chuẩn, tiêu chí đánh giá theo quy
định» (HD 02-HD/BTCTW, 5.2) answers for it: said before the decision, not after.
"""

from collections.abc import Iterator

from evalgen.checking.assessed import all_assessed, ground, held_against
from evalgen.checking.cited import citation, legal_value
from evalgen.checking.names import body_called
from evalgen.checking.subject import Subject
from evalgen.domain.grade import Grade
from evalgen.domain.problem import Problem, Severity

_NOT_MET = 3
"""«Không đáp ứng yêu cầu nhiệm vụ», the last of the three levels of response."""


def proposal_above_qualified(subject: Subject) -> Iterator[Problem]:
    """Nobody is proposed for a grade above what the record qualifies for."""
    for record, assessment in all_assessed(subject):
        proposal, qualified = record.proposal, held_against(assessment)
        if proposal is None or not isinstance(qualified, Grade) or proposal.grade <= qualified:
            continue
        ruling = ground(assessment)
        yield Problem(
            code="proposal-above-qualified",
            place=record.place("proposal", "grade"),
            message=f"đề xuất «{proposal.grade.label}», cao hơn mức mà hồ sơ đủ điều kiện: «{qualified.label}»."
            + (f" {ruling.reason}" if ruling else ""),
            remedy="Xem lại mức đề xuất; người đứng đầu chịu trách nhiệm khi đề xuất cao hơn điều kiện, tiêu chuẩn, tiêu chí.",
            severity=Severity.WARNING,
            citation=ruling.citation if ruling else None,
        )


def proposal_above_decision(subject: Subject) -> Iterator[Problem]:
    """A proposal above what was decided is listed: whoever proposed more than the conditions allow answers for it."""
    for record, assessment in all_assessed(subject):
        proposal, decided, qualified = record.proposal, record.final_grade, held_against(assessment)
        value = legal_value(subject.laws.get(record.period), "proposal", "above_decision")
        if proposal is None or decided is None or value is None or not value.value or proposal.grade <= decided:
            continue
        unmet = isinstance(qualified, Grade) and proposal.grade > qualified
        yield Problem(
            code="proposal-above-decision",
            place=record.place("proposal", "grade"),
            message=f"{body_called(subject.records, proposal.by)} đề xuất «{proposal.grade.label}», cao hơn mức được quyết định "
            f"«{decided.label}»"
            + ("; hồ sơ không đủ điều kiện của mức đề xuất." if unmet else "; hồ sơ đủ điều kiện của mức đề xuất."),
            remedy="Không phải sửa; người đứng đầu nơi đề xuất chịu trách nhiệm về đề xuất của mình."
            if unmet
            else "Không phải sửa; lý do của quyết định đã được ghi hoặc được nêu riêng.",
            severity=Severity.NOTE,
            citation=value.citation,
        )


def proposal_against_votes(subject: Subject) -> Iterator[Problem]:
    """No other grade has more votes than the one proposed; instruments demand no share, so that this is only told."""
    for record in subject.records.people_and_collectives():
        proposal = record.proposal
        if proposal is None or not proposal.votes:
            continue
        own, most = proposal.votes.get(proposal.grade, 0), max(proposal.votes.values())
        if own < most:
            ahead = " và ".join(f"«{grade.label}»" for grade, count in proposal.votes.items() if count == most)
            yield Problem(
                code="proposal-against-votes",
                place=record.place("proposal", "grade"),
                message=f"đề xuất «{proposal.grade.label}» có {own} phiếu, trong khi {ahead} có {most} phiếu.",
                remedy="Kiểm tra lại mức đề xuất và số phiếu từng mức (votes); đúng như vậy thì để nguyên, cấp có thẩm quyền cân nhắc.",
                severity=Severity.WARNING,
            )


def outstanding_missing(subject: Subject) -> Iterator[Problem]:
    """A proposal of EXCELLENT says what stands out (HD 02, 2.3)."""
    for evaluation in subject.records.evaluations:
        proposal = evaluation.proposal
        if proposal is not None and proposal.grade is Grade.EXCELLENT and not proposal.outstanding:
            yield Problem(
                code="outstanding-missing",
                place=evaluation.place("proposal", "grade"),
                message=f"đề xuất «{Grade.EXCELLENT.label}» nhưng chưa nêu kết quả nổi trội.",
                remedy="Ghi sản phẩm chất lượng, hiệu quả cao, vượt mức yêu cầu vào proposal.outstanding.",
                citation=citation(subject.laws.get(evaluation.period), "outstanding_result", "exceeded_items"),
            )


def key_task_not_met(subject: Subject) -> Iterator[Problem]:
    """A key task that was not met is seen by whoever reads a proposal of EXCELLENT."""
    for evaluation in subject.records.evaluations:
        proposal, assessment, plan = evaluation.proposal, evaluation.self_assessment, evaluation.plan
        if proposal is None or assessment is None or plan is None or proposal.grade is not Grade.EXCELLENT:
            continue
        for item in plan.work_items:
            result = assessment.results.get(item.id)
            if item.key_task and result is not None and result.key_response == _NOT_MET:
                yield Problem(
                    code="key-task-not-met",
                    place=evaluation.place(*result.pointer, "key_response"),
                    message=f"nhiệm vụ then chốt «{item.id}» ở mức không đáp ứng yêu cầu, nhưng đề xuất «{proposal.grade.label}».",
                    remedy="Cấp có thẩm quyền cân nhắc khi quyết định; quy định không gắn mức này với mức xếp loại.",
                    severity=Severity.NOTE,
                )
