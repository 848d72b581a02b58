"""A general criterion that a recorded fact contradicts.

«không vi phạm đạo đức, lối sống đến mức bị xử lý kỷ luật» (1.5); «Không có biểu hiện suy thoái ...» (1.6);
«Kết quả khắc phục hoàn thành từ ≥ 80% nội dung» (3.3) (HD 02-HD/BTCTW, Phụ lục 3, A).

The criteria are found by these words, and the share is read from them: they stand in the framework, not here.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.number import show_plain
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.steps import weighed
from evalgen.regulation.frameworks.framework import Criterion, Framework, Section

_DISCIPLINE = "đến mức bị xử lý kỷ luật"
_DEGENERATION = "Không có biểu hiện suy thoái"
_REMEDIED = r"Kết quả khắc phục hoàn thành từ ≥ ([0-9]+)\s?%"


def criterion_contradicts_fact(subject: Subject) -> Iterator[Problem]:
    """No general criterion is marked as met, and no group has all its points, against what a competent body confirmed."""
    for evaluation in subject.records.evaluations:
        facts, framework = evaluation.facts, subject.framework_of(evaluation)
        if framework is None or not (facts.discipline or facts.degeneration or facts.shortcomings):
            continue
        for section, criterion, fact in _contradicted(evaluation, framework):
            if section.whole:
                yield from _whole_group(evaluation, framework, section, f"{fact} (tiêu chí {criterion.id})")
                continue
            place = _met_at(evaluation, criterion.id)
            if place is not None:
                yield Problem(
                    code="criterion-contradicts-fact",
                    place=place,
                    message=f"tiêu chí {criterion.id} được ghi là đảm bảo, nhưng {fact}.",
                    remedy=f"Ghi {criterion.id} vào not_met, hoặc vào verification.differences nếu đã tự đánh giá xong; hoặc sửa mục facts.",
                    citation=framework.citation,
                )


def _whole_group(evaluation: Evaluation, framework: Framework, section: Section, fact: str) -> Iterator[Problem]:
    """All points of a group say that each of its criteria is met; how many one of them costs, nobody has printed."""
    place = _met_at(evaluation, section.whole, section.max_score)
    if place is not None:
        yield Problem(
            code="criterion-contradicts-fact",
            place=place,
            message=f"nhóm tiêu chí {section.whole} được chấm đủ {show_plain(section.max_score)} điểm, nhưng {fact}.",
            remedy=f"Xem lại điểm của nhóm {section.whole}, ở verification.differences nếu đã tự đánh giá xong; hoặc sửa mục facts.",
            severity=Severity.WARNING,
            citation=framework.citation,
        )


def _contradicted(evaluation: Evaluation, framework: Framework) -> Iterator[tuple[Section, Criterion, str]]:
    for section in framework.general:
        for criterion in section.criteria:
            for fact in _against(evaluation, criterion):
                yield section, criterion, fact


def _against(evaluation: Evaluation, criterion: Criterion) -> Iterator[str]:
    facts, period = evaluation.facts, evaluation.period
    if re.search(_DISCIPLINE, criterion.text, re.IGNORECASE):
        for item in facts.discipline:
            if item.ethics_related and period.first_day <= item.confirmed.on <= period.last_day:
                yield f"trong kỳ bị kỷ luật về đạo đức, lối sống ({item.confirmed.document})"
    if re.search(_DEGENERATION, criterion.text, re.IGNORECASE) and facts.degeneration is not None:
        concluded = facts.degeneration.confirmed
        if weighed(concluded.on, period, evaluation.decision):
            yield f"có kết luận về biểu hiện suy thoái ({concluded.document})"
    share = re.search(_REMEDIED, criterion.text, re.IGNORECASE)
    pointed_out = facts.shortcomings.pointed_out if facts.shortcomings else 0
    if share and facts.shortcomings and facts.shortcomings.remedied < pointed_out * Fraction(int(share[1]), 100):
        yield f"mới khắc phục {facts.shortcomings.remedied}/{pointed_out} hạn chế, dưới {share[1]} %"


def _met_at(evaluation: Evaluation, criterion: str, full: Fraction | None = None) -> Place | None:
    """Where the criterion is marked as met, or gets points (`full`: all of them), after the verification; else None."""
    assessment = evaluation.self_assessment
    if assessment is None:
        return None
    for difference in reversed(evaluation.verification.differences if evaluation.verification else ()):
        if difference.criterion == criterion:
            key = "met" if difference.points is None else "points"
            met = difference.met or _counts(difference.points, full)
            return evaluation.place(*difference.pointer, key) if met else None
    base, given = ("self_assessment", "general_criteria"), assessment.general_criteria
    if criterion in given.not_met or any(item.criterion == criterion for item in given.deductions):
        return None
    if criterion in given.awards:
        return evaluation.place(*base, "awards", criterion) if _counts(given.awards[criterion], full) else None
    if criterion in given.met:
        return evaluation.place(*base, "met", given.met.index(criterion))
    return evaluation.place(*base, "default") if given.default_met else None


def _counts(points: Fraction | None, full: Fraction | None) -> bool:
    return bool(points) if full is None else points is not None and points >= full
