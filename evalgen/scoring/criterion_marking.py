"""The marks of the general criteria: met or not, points, deductions; as assessed, and as verified."""

from collections.abc import Iterable
from fractions import Fraction

from evalgen.domain.evaluation import Scorable
from evalgen.domain.marks import CriterionMark, Gap, Mark
from evalgen.domain.number import show_plain
from evalgen.domain.place import Place
from evalgen.domain.self_assessment import GeneralCriteria
from evalgen.domain.verification import Difference
from evalgen.regulation.frameworks.framework import Criterion, Framework
from evalgen.regulation.law import Law

_BASE = ("self_assessment", "general_criteria")


def criterion_marks(
    evaluation: Scorable, given: GeneralCriteria, framework: Framework, law: Law
) -> tuple[CriterionMark, ...] | Gap:
    """A mark for every criterion of the framework; one that nobody marked is a gap, never a zero."""
    points = law.awards_points
    if not points and (given.awards or given.deductions):
        reason = "Quy định của kỳ không cho chấm điểm hoặc trừ điểm từng tiêu chí chung (awards, deductions)."
        return Gap(reason=reason, place=evaluation.place(*_BASE))
    stated, left = _stated(evaluation, given), _left(evaluation, given)
    marks: list[CriterionMark] = []
    for criterion in framework.general_criteria.values():
        found = stated.get(criterion.id, left)
        if found is None:
            marked = "chấm điểm" if points else "đánh dấu đảm bảo hay không đảm bảo"
            return Gap(reason=f"Tiêu chí chung {criterion.id} chưa được {marked}.", place=evaluation.place(*_BASE))
        met, place = found
        if not points:
            marks.append(CriterionMark(criterion=criterion.id, met=met, place=place))
            continue
        award, deductions = given.awards.get(criterion.id), _deductions(evaluation, criterion.id, given)
        mark = CriterionMark(criterion=criterion.id, met=met, place=place, award=award, deductions=deductions)
        too_much = _above_maximum(criterion, mark)
        if too_much is not None:
            return too_much
        marks.append(mark)
    return tuple(marks)


def verified_criterion_marks(
    marks: tuple[CriterionMark, ...],
    differences: Iterable[Difference],
    evaluation: Scorable,
    framework: Framework,
    law: Law,
) -> tuple[CriterionMark, ...] | Gap:
    """`marks` with the differences applied. Points as verified are final: deductions are in them."""
    verified = {mark.criterion: mark for mark in marks}
    for difference in differences:
        if difference.criterion in verified:
            mark = verified[difference.criterion]
            verified[mark.criterion] = _verified(mark, difference, evaluation, points=law.awards_points)
    faults = (_above_maximum(framework.general_criteria[name], mark) for name, mark in verified.items())
    return next((fault for fault in faults if fault is not None), tuple(verified.values()))


Stated = tuple[bool, Place]
"""Whether a criterion is met, and where the record says so."""


def _stated(evaluation: Scorable, given: GeneralCriteria) -> dict[str, Stated]:
    """The criteria that the record names; of several words on one criterion points go first, then what is not met."""
    stated: dict[str, Stated] = {}
    for key, names in (("met", given.met), ("not_met", given.not_met)):
        for index in reversed(range(len(names))):
            stated[names[index]] = key == "met", evaluation.place(*_BASE, key, index)
    for name, award in given.awards.items():
        stated[name] = award > 0, evaluation.place(*_BASE, "awards", name)
    return stated


def _left(evaluation: Scorable, given: GeneralCriteria) -> Stated | None:
    """What the record says of all criteria that it does not name."""
    return None if given.default_met is None else (given.default_met, evaluation.place(*_BASE, "default"))


def _deductions(evaluation: Scorable, criterion: str, given: GeneralCriteria) -> tuple[Mark, ...]:
    return tuple(
        Mark(value=item.points, place=evaluation.place(*item.pointer, "points"))
        for item in given.deductions
        if item.criterion == criterion
    )


def _verified(mark: CriterionMark, difference: Difference, evaluation: Scorable, *, points: bool) -> CriterionMark:
    if difference.points is not None and points:
        place = evaluation.place(*difference.pointer, "points")
        return CriterionMark(criterion=mark.criterion, met=difference.points > 0, place=place, award=difference.points)
    if difference.met is not None:
        place = evaluation.place(*difference.pointer, "met")
        return CriterionMark(criterion=mark.criterion, met=difference.met, place=place)
    return mark


def _above_maximum(criterion: Criterion, mark: CriterionMark) -> Gap | None:
    if mark.award is None and not mark.deductions:
        return None
    maximum = criterion.maximum
    if mark.award is not None and mark.award > maximum:
        return _gap(f"Điểm chấm {show_plain(mark.award)} của tiêu chí chung {criterion.id}", maximum, mark.place)
    deducted = sum((item.value for item in mark.deductions), Fraction(0))
    if deducted > maximum:
        what = f"Điểm trừ {show_plain(deducted)} của tiêu chí chung {criterion.id}"
        return _gap(what, maximum, mark.deductions[-1].place)
    return None


def _gap(what: str, maximum: Fraction, place: Place) -> Gap:
    return Gap(reason=f"{what} quá điểm tối đa {show_plain(maximum)}.", place=place)
