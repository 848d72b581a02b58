"""Điểm tiêu chí chung.

«Chấm tối đa nếu đảm bảo; Chấm 0 điểm nếu không đảm bảo» (HD 02-HD/BTCTW, Phụ lục 3, Mẫu 5, phần A).

«Căn cứ vào thang điểm quy định đối với các tiêu chí và mức độ vi phạm ... quy định số điểm trừ đối với từng tiêu chí
đánh giá, xếp loại. Điểm trừ không vượt quá số điểm quy định của từng tiêu chí» (Kế hoạch của phường Hà Đông, Phụ lục 1,
Mẫu 01 đến 04, mục III).
"""

from fractions import Fraction

from msgspec import Struct

from evalgen.domain.derivation import DeferredLines, Line, Operand
from evalgen.domain.marks import CriterionMark
from evalgen.domain.number import show_plain, sum_of
from evalgen.regulation.frameworks.framework import Criterion, Framework, Section
from evalgen.regulation.law import Law

_NOTHING = Fraction(0)


def score_general_criteria(marks: tuple[CriterionMark, ...], framework: Framework, law: Law) -> Line:
    """The sum of what the criteria got, group by group."""
    sums = _sums(marks, framework, law)
    return Line(
        id="general",
        what="Nhóm tiêu chí chung",
        formula="tổng điểm các nhóm tiêu chí",
        operands=sums.operands,
        value=sums.total,
        unit="điểm",
        citation=law.get("general_criteria", "total").citation,
        parts=DeferredLines(lambda: _sections(marks, framework, law)),
    )


class _Sums(Struct, frozen=True, kw_only=True):
    """What the groups got, and all of them together."""

    operands: tuple[Operand, ...]
    total: Fraction


_Known = dict[tuple[str, frozenset[str]], _Sums]


def _known(_law: Law) -> _Known:
    """What was reckoned already, by the law's own framework and by what is not met: most people meet everything."""
    return {}


def _sums(marks: tuple[CriterionMark, ...], framework: Framework, law: Law) -> _Sums:
    if law.awards_points or law.frameworks.get(framework.id) is not framework:
        return _reckoned(marks, framework, law)
    known, key = law.once(_known), (framework.id, frozenset([mark.criterion for mark in marks if not mark.met]))
    if key not in known:
        known[key] = _reckoned(marks, framework, law)
    return known[key]


def _reckoned(marks: tuple[CriterionMark, ...], framework: Framework, law: Law) -> _Sums:
    operands = tuple(Operand(name=line.what, value=line.value) for line in _sections(marks, framework, law))
    return _Sums(operands=operands, total=sum_of(operand.value for operand in operands))


def _sections(marks: tuple[CriterionMark, ...], framework: Framework, law: Law) -> tuple[Line, ...]:
    by_criterion = {mark.criterion: mark for mark in marks}
    return tuple(_section(section, by_criterion, law) for section in framework.general)


def _section(section: Section, marks: dict[str, CriterionMark], law: Law) -> Line:
    of_criterion, write = (_points_of, _points) if law.awards_points else (_met_of, _met)
    scored = [(criterion, marks[criterion.id]) for criterion in section.scored]
    return Line(
        id=f"general.{section.id}",
        what=section.title,
        formula="tổng điểm các tiêu chí",
        operands=(),
        value=sum_of([of_criterion(criterion, mark) for criterion, mark in scored]),
        unit="điểm",
        citation=law.get("general_criteria", "total").citation,
        parts=DeferredLines(lambda: tuple(write(criterion, mark, law) for criterion, mark in scored)),
    )


def _met_of(criterion: Criterion, mark: CriterionMark) -> Fraction:
    return criterion.maximum if mark.met else _NOTHING


def _met(criterion: Criterion, mark: CriterionMark, law: Law) -> Line:
    return Line(
        id=f"general.{criterion.id}",
        what=f"Tiêu chí {criterion.id}: {'đảm bảo' if mark.met else 'không đảm bảo'}",
        formula="điểm tối đa nếu đảm bảo, 0 nếu không",
        operands=(Operand(name="điểm tối đa", value=criterion.maximum),),
        value=_met_of(criterion, mark),
        unit="điểm",
        citation=law.get("general_criteria", "method").citation,
        place=mark.place,
    )


def _award(criterion: Criterion, mark: CriterionMark) -> Fraction:
    return mark.award if mark.award is not None else _met_of(criterion, mark)


def _deducted(mark: CriterionMark) -> Fraction:
    return sum((item.value for item in mark.deductions), Fraction(0))


def _points_of(criterion: Criterion, mark: CriterionMark) -> Fraction:
    return max(_award(criterion, mark) - _deducted(mark), Fraction(0))


def _points(criterion: Criterion, mark: CriterionMark, law: Law) -> Line:
    maximum = criterion.maximum
    award, deducted = _award(criterion, mark), _deducted(mark)
    shown = f"{show_plain(award)}/{show_plain(maximum)} điểm"
    return Line(
        id=f"general.{criterion.id}",
        what=f"Tiêu chí {criterion.id}: {shown}" + (f", trừ {show_plain(deducted)}" if deducted else ""),
        formula="điểm chấm − điểm trừ, không dưới 0" if deducted else "điểm chấm",
        operands=(
            Operand(name="điểm tối đa", value=maximum),
            Operand(name="điểm chấm", value=award, place=mark.place),
            *(Operand(name="điểm trừ", value=item.value, place=item.place) for item in mark.deductions),
        ),
        value=_points_of(criterion, mark),
        unit="điểm",
        citation=law.get("general_criteria", "method").citation,
        place=mark.place,
    )
