"""The same result in the eyes of everybody who has spoken, and whether evidence is named for it."""

from msgspec import Struct

from evalgen.approving.side import Side
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.record import Record


class Opinions(Struct, frozen=True, kw_only=True):
    """The same result in the eyes of everybody who has spoken: self, verification, proposal, decision."""

    own_score: str
    verified_score: str
    own: Grade | None
    proposed: Grade | None
    decided: str
    """The decided grade, or that the body decided not to grade; empty where nothing is decided."""

    final: str
    """After amendments, where there are any."""

    @property
    def stands(self) -> str:
        """The grade that stands; empty where nothing is decided."""
        return self.final or self.decided


class NamedEvidence(Struct, frozen=True, kw_only=True):
    """Results with and without evidence named."""

    named: int
    missing: tuple[str, ...]
    """Titles of delivered work items without any."""


def opinions_on(record: Record, side: Side) -> Opinions:
    """What each of them says of one record."""
    judgement = side.judgement(record)
    own, verified = (judgement.self_sheet, judgement.verified_sheet) if judgement else (None, None)
    assessment, decision = record.self_assessment, record.decision
    claimed = assessment.proposed_grade if assessment else None
    if claimed is None and isinstance(record, Collective):
        claimed = record.self_grade
    decided = "" if decision is None else decision.grade.label if decision.grade else "không đánh giá, xếp loại"
    final = record.final_grade
    return Opinions(
        own_score=side.show_score(own.score, record.period) if own else "",
        verified_score=side.show_score(verified.score, record.period) if verified else "",
        own=claimed,
        proposed=record.proposal.grade if record.proposal else None,
        decided=decided,
        final=(final.label if final else "đã hủy bỏ kết quả") if record.amendments and decision else "",
    )


def named_evidence(record: Evaluation) -> NamedEvidence | None:
    """Whether the delivered work items name evidence; None before the self-assessment."""
    if record.self_assessment is None:
        return None
    titles = {item.id: item.title for item in record.plan.work_items} if record.plan else {}
    delivered = {name: item for name, item in record.self_assessment.results.items() if item.quantity > 0}
    missing = tuple(titles.get(name, name) for name, item in delivered.items() if not item.evidence)
    return NamedEvidence(named=len(delivered) - len(missing), missing=missing)
