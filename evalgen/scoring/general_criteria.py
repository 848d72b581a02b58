"""Điểm tiêu chí chung.

«Chấm tối đa nếu đảm bảo; Chấm 0 điểm nếu không đảm bảo» (HD 02-HD/BTCTW, Phụ lục 3, Mẫu 5, phần A).
"""

from fractions import Fraction

from evalgen.domain.derivation import Line, Operand
from evalgen.domain.marks import CriterionMark
from evalgen.regulation.law import Framework, Law, Section


def score_general_criteria(marks: tuple[CriterionMark, ...], framework: Framework, law: Law) -> Line:
    """The sum of the maxima of the criteria that are met, group by group."""
    by_criterion = {mark.criterion: mark for mark in marks}
    sections = tuple(_section(section, by_criterion, law) for section in framework.general)
    return Line(
        id="general",
        what="Nhóm tiêu chí chung",
        formula="tổng điểm các nhóm tiêu chí",
        operands=tuple(Operand(name=line.what, value=line.value) for line in sections),
        value=sum((line.value for line in sections), Fraction(0)),
        unit="điểm",
        citation=law.get("general_criteria", "total").citation,
        parts=sections,
    )


def _section(section: Section, marks: dict[str, CriterionMark], law: Law) -> Line:
    lines = tuple(
        _criterion(criterion.id, criterion.max_score or Fraction(0), marks[criterion.id], law)
        for criterion in section.criteria
    )
    return Line(
        id=f"general.{section.id}",
        what=section.title,
        formula="tổng điểm các tiêu chí",
        operands=(),
        value=sum((line.value for line in lines), Fraction(0)),
        unit="điểm",
        citation=law.get("general_criteria", "total").citation,
        parts=lines,
    )


def _criterion(number: str, max_score: Fraction, mark: CriterionMark, law: Law) -> Line:
    return Line(
        id=f"general.{number}",
        what=f"Tiêu chí {number}: {'đảm bảo' if mark.met else 'không đảm bảo'}",
        formula="điểm tối đa nếu đảm bảo, 0 nếu không",
        operands=(Operand(name="điểm tối đa", value=max_score),),
        value=max_score if mark.met else Fraction(0),
        unit="điểm",
        citation=law.get("general_criteria", "total").citation,
        place=mark.place,
    )
