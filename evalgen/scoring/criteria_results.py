"""Điểm của một trục theo từng tiêu chí.

«Điểm đạt (= Điểm KPI x Điểm tối đa)»: the column of the form (HD 02-HD/BTCTW, Phụ lục 3, Mẫu 5), applied to each
criterion that a local framework gives a maximum and a target of its own, e.g. «12/18 = 0,66» of 2 points.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from evalgen.domain.derivation import Line, Operand
from evalgen.domain.marks import Gap, ResultMark
from evalgen.domain.number import show_plain
from evalgen.domain.self_assessment import CriterionResult
from evalgen.regulation.frameworks.framework import Axis, Criterion, CriterionMeasure, Framework
from evalgen.regulation.law import Law


def score_criteria(
    axis: Axis, maximum: Fraction, marks: tuple[ResultMark, ...], framework: Framework, law: Law
) -> Line | Gap:
    """The sum of the criteria's scores, at most the axis; criteria «nếu có» that do not apply as the pack says."""
    given = {mark.criterion: mark for mark in marks}
    absent = {criterion.id for criterion in axis.scored if given[criterion.id].result.not_applicable}
    maxima = _maxima(axis, absent)
    lines: list[Line] = []
    for criterion in axis.scored:
        if criterion.id in absent and criterion.optional:
            continue
        maximum_here, mark = maxima[criterion.id], given[criterion.id]
        found = _found(criterion, mark.result, maximum_here, law)
        if found is None:
            reason = f"Kết quả của tiêu chí «{criterion.id}» không hợp với cách chấm của khung."
            return Gap(reason=reason, place=mark.place)
        score, formula, operands = found
        lines.append(
            Line(
                id=f"axis.{axis.id}.{criterion.id}",
                what=f"{criterion.id} {criterion.text}",
                formula=formula,
                operands=(*operands, Operand(name="điểm tối đa", value=maximum_here)),
                value=score,
                unit="điểm",
                citation=framework.citation,
                place=mark.place,
            )
        )
    if not lines:
        reason = f"Mọi tiêu chí của trục {axis.id} đều không áp dụng: chưa có cách tính điểm của trục."
        return Gap(reason=reason, place=given[axis.scored[0].id].place)
    earned = sum((line.value for line in lines), Fraction(0))
    reachable = sum((maxima[line.id.removeprefix(f"axis.{axis.id}.")] for line in lines), Fraction(0))
    # An axis that is awarded whole has no criteria of its own that could not apply.
    rule = None if axis.whole else law.get("criteria_results", "not_applicable")
    scaled = rule is not None and rule.value == "scaled" and 0 < reachable < axis.max_score
    share = min(earned / (reachable if scaled else axis.max_score), Fraction(1))
    reached = Operand(name="điểm các tiêu chí", value=earned)
    base = Operand(name="trên tổng", value=reachable if scaled else axis.max_score)
    return Line(
        id=f"axis.{axis.id}",
        what=axis.name,
        formula="điểm các tiêu chí ÷ tổng điểm các tiêu chí áp dụng × điểm tối đa của trục",
        operands=(reached, base, Operand(name="điểm tối đa", value=maximum)),
        value=share * maximum,
        unit="điểm",
        citation=rule.citation if rule is not None and scaled else framework.citation,
        parts=tuple(lines),
    )


def _maxima(axis: Axis, absent: set[str]) -> dict[str, Fraction]:
    maxima = {criterion.id: criterion.maximum for criterion in axis.scored}
    for raised in axis.raised:
        if absent.issuperset(raised.absent):
            maxima[raised.criterion] = raised.max_score
    return maxima


Found = tuple[Fraction, str, tuple[Operand, ...]]
Method = Callable[[CriterionMeasure, CriterionResult, Fraction, Law], Found | None]


def _found(criterion: Criterion, result: CriterionResult, maximum: Fraction, law: Law) -> Found | None:
    """Score, formula and operands; None where the result given does not fit the criterion's measure."""
    if criterion.measure is None:
        return None
    return _METHODS[criterion.measure.kind](criterion.measure, result, maximum, law)


def _ratio(measure: CriterionMeasure, result: CriterionResult, maximum: Fraction, _law: Law) -> Found | None:
    """Thực tế ÷ mục tiêu, between 0 and 1; where less is better, mục tiêu ÷ thực tế."""
    if result.actual is None or measure.target is None:
        return None
    operands = (Operand(name="thực tế", value=result.actual), Operand(name="mục tiêu", value=measure.target))
    if measure.comparison in {">=", ">"}:
        share = min(max(result.actual / measure.target, Fraction(0)), Fraction(1))
        return share * maximum, "thực tế ÷ mục tiêu (không quá 1) × điểm tối đa", operands
    share = Fraction(1) if result.actual <= measure.target else measure.target / result.actual
    return share * maximum, "mục tiêu ÷ thực tế (không quá 1) × điểm tối đa", operands


def _threshold(measure: CriterionMeasure, result: CriterionResult, maximum: Fraction, law: Law) -> Found | None:
    """Đạt mục tiêu thì đủ điểm; không đạt thì theo tỷ lệ hoặc không điểm, as the pack says."""
    if result.actual is None or measure.target is None:
        return None
    operands = (Operand(name="thực tế", value=result.actual), Operand(name="mục tiêu", value=measure.target))
    if _COMPARE[measure.comparison](result.actual, measure.target):
        return maximum, f"đạt mục tiêu {measure.comparison} {show_plain(measure.target)}: đủ điểm", operands
    if law.get("criteria_results", "threshold_unmet").value == "proportional":
        return _ratio(measure, result, maximum, law)
    return Fraction(0), f"không đạt mục tiêu {measure.comparison} {show_plain(measure.target)}: 0 điểm", operands


def _level(measure: CriterionMeasure, result: CriterionResult, _maximum: Fraction, _law: Law) -> Found | None:
    """Điểm của mức đạt được."""
    level = next((level for level in measure.levels if level.label == result.level), None)
    return None if level is None else (level.value, f"mức «{level.label}»", ())


def _deliverable(_measure: CriterionMeasure, result: CriterionResult, maximum: Fraction, _law: Law) -> Found | None:
    """Có thì đủ điểm, không thì 0."""
    if result.done is None:
        return None
    return (maximum if result.done else Fraction(0)), "có thì đủ điểm, không thì 0", ()


def _points(_measure: CriterionMeasure, result: CriterionResult, maximum: Fraction, _law: Law) -> Found | None:
    """Điểm do người chấm cho, không quá điểm tối đa."""
    if result.score is None or result.score > maximum:
        return None
    return result.score, "điểm được chấm", ()


_METHODS: Mapping[str, Method] = {
    "ratio": _ratio,
    "threshold": _threshold,
    "level": _level,
    "deliverable": _deliverable,
    "points": _points,
}

_COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": lambda actual, target: actual >= target,
    ">": lambda actual, target: actual > target,
    "<=": lambda actual, target: actual <= target,
    "<": lambda actual, target: actual < target,
}
