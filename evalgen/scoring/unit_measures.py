"""Các tiêu chí về đơn vị của người lãnh đạo, quản lý.

«Trường hợp 100% CBCCVC thuộc thẩm quyền quản lý có điểm theo dõi, đánh giá ở mức điểm tương ứng với mức xếp loại chất
lượng hoàn thành nhiệm vụ trở lên thì được tính đạt điểm tỷ lệ bằng 100%. Trường hợp có CBCCVC thuộc thẩm quyền quản lý
có điểm ... tương ứng với mức xếp loại chất lượng không hoàn thành nhiệm vụ thì được tính đạt điểm tỷ lệ bằng 50%»; «Khả
năng tổ chức triển khai thực hiện nhiệm vụ»; «Năng lực tập hợp, đoàn kết» (Kế hoạch của phường Hà Đông, III, mục 3.3).
"""

from fractions import Fraction

from evalgen.domain.derivation import Line, Operand
from evalgen.domain.evaluation import Scorable
from evalgen.domain.grade import Grade
from evalgen.domain.marks import Gap, ManagedPerson, Mark, Marks
from evalgen.domain.measures import UnitMeasure
from evalgen.domain.number import show_percent, show_plain
from evalgen.domain.organization import Post
from evalgen.regulation.law import Law
from evalgen.regulation.level import Level

Managed = tuple[ManagedPerson, ...]
"""Whoever is under a leader's management and has a record in the period, or should have one beside those who have."""


def is_measured_by_unit(post: Post, law: Law) -> bool:
    """Whether the law measures a person in `post` by the unit, too."""
    standings = law.values.get(("unit_measures", "standings"))
    return standings is not None and post.standing in standings.value


def score_unit_measures(evaluation: Scorable, marks: Marks, managed: Managed, law: Law) -> tuple[Line, ...] | Gap:
    """A line for each measure that counts, in the order of the law."""
    lines: list[Line] = []
    for measure in UnitMeasure:
        if measure.key in law.get("unit_measures", "weights").value:
            assessed = tuple(person for person in managed if person.assessed)
            if measure is UnitMeasure.UNIT_RESULT and assessed:
                line = _computed(evaluation, assessed, law)
            else:
                line = _stated(evaluation, measure, marks.unit.get(measure), law)
            if isinstance(line, Gap):
                return line
            lines.append(line)
    return tuple(lines)


def least_score(law: Law) -> Fraction:
    """The score from which somebody under management counts as having completed the tasks."""
    least = Grade[law.get("unit_measures", "least_grade").value]
    return law.number("score_band", least.name.lower()) if least is not Grade.NOT_COMPLETED else Fraction(0)


def _computed(evaluation: Scorable, assessed: Managed, law: Law) -> Line | Gap:
    """By their exact scores, before any quota. One below is enough for the lower value; for the higher all are needed."""
    rule = law.get("unit_measures", UnitMeasure.UNIT_RESULT.key)
    least = least_score(law)
    below = [person.name for person in assessed if person.score is not None and person.score < least]
    unscored = [person.name for person in assessed if person.score is None]
    if unscored and not below:
        symbol = law.get("unit_measures", "letters").value[UnitMeasure.UNIT_RESULT.key]
        reason = f"Chưa tính được {symbol} ({UnitMeasure.UNIT_RESULT.value.lower()}): chưa có điểm của {', '.join(unscored)}."
        return Gap(reason=reason, place=evaluation.place())
    level: Level = rule.value[0] if below else rule.value[-1]
    operands = (
        Operand(name="người thuộc quyền quản lý được đánh giá", value=Fraction(len(assessed))),
        Operand(name=f"dưới {show_plain(least)} điểm", value=Fraction(len(below))),
    )
    named = f"; dưới mức: {', '.join(below)}" if below else ""
    missing = f"; chưa có điểm: {', '.join(unscored)}" if unscored else ""
    return _line(UnitMeasure.UNIT_RESULT, level, f"{level.label}{named}{missing}", operands, law)


def _stated(evaluation: Scorable, measure: UnitMeasure, mark: Mark | None, law: Law) -> Line | Gap:
    """What people state, one of the values that the law knows."""
    rule = law.get("unit_measures", measure.key)
    field = ("self_assessment", "unit_measures")
    if mark is None:
        why = (
            "không có hồ sơ nào của người thuộc quyền quản lý trong kỳ, nên cần ghi "
            if measure is UnitMeasure.UNIT_RESULT
            else "chưa ghi "
        )
        reason = f"{measure.value}: {why}{'.'.join((*field, measure.key))}."
        return Gap(reason=reason, place=evaluation.place(*field, measure.key))
    level = next((level for level in rule.value if level.value == mark.value), None)
    if level is None:
        options = " hoặc ".join(show_percent(level.value, places=0) for level in rule.value)
        reason = f"{measure.value}: giá trị {show_plain(mark.value)} không phải là {options}."
        return Gap(reason=reason, place=mark.place)
    operand = Operand(name="giá trị ghi nhận", value=mark.value, place=mark.place)
    return _line(measure, level, level.label, (operand,), law)


def _line(measure: UnitMeasure, level: Level, formula: str, operands: tuple[Operand, ...], law: Law) -> Line:
    symbol = str(law.get("unit_measures", "letters").value[measure.key])
    return Line(
        id=f"unit.{measure.key}",
        what=f"{symbol} – {measure.value}",
        formula=formula,
        operands=operands,
        value=level.value,
        unit="%",
        citation=law.get("unit_measures", measure.key).citation,
        place=operands[0].place,
        symbol=symbol,
    )
