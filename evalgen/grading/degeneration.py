"""Kết luận suy thoái.

«d) Bị cấp có thẩm quyền kết luận có biểu hiện suy thoái về tư tưởng chính trị, đạo đức, lối sống, "tự diễn biến",
"tự chuyển hoá"» (điểm d điểm 4.2 khoản 4 Điều 11 QĐ 366); of those who lead nobody điểm a điểm 4.3.
"""

from evalgen.domain.facts import Finding
from evalgen.domain.grade import Outcome, outcome_named
from evalgen.domain.record import Record
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.recorded import gravest, outside, recorded
from evalgen.regulation.law import LegalValue


def degeneration(case: Case, before: Outcome) -> Ruling | None:
    """Concluded by a competent body: NOT_COMPLETED, without exception."""
    step, below = Step(rule="degeneration", before=before), case.value("degeneration", "below")
    found = recorded(case.records, lambda facts: (facts.degeneration,), same_finding)
    return gravest(
        concluded_against(
            case, step, f"Có kết luận về biểu hiện suy thoái ({concluded(finding)})", finding, below, record
        )
        for record, finding in found
    )


def concluded_against(  # noqa: PLR0913, PLR0917 - what was concluded, by which rule, and where it stands
    case: Case, step: Step, what: str, finding: Finding, below: LegalValue, record: Record
) -> Ruling:
    """What a conclusion without exceptions makes of the outcome."""
    place, apart = record.place(*finding.pointer), outside(finding.confirmed, case.record)
    if apart:
        return step.note(f"{what}{apart}", below, place)
    return step.changes_to(outcome_named(below.value), f"{what}.", below, place)


def same_finding(finding: Finding) -> object:
    """What tells one conclusion from another."""
    return finding.confirmed


def concluded(finding: Finding) -> str:
    """The document that concludes it."""
    return f"văn bản {finding.confirmed.document} ngày {finding.confirmed.on:%d/%m/%Y}"
