"""Tổng điểm.

«Tổng điểm = Điểm tiêu chí chung + Điểm kết quả thực hiện nhiệm vụ. Trong đó: Điểm tiêu chí chung tối đa: 30;
Điểm kết quả thực hiện nhiệm vụ: 70» (HD 02-HD/BTCTW, Phụ lục 2, mục 1). «Điểm theo dõi, đánh giá của tháng = Điểm tiêu
chí chung + (Điểm tiêu chí kết quả thực hiện nhiệm vụ × 70)» (Kế hoạch của phường Hà Đông, III, mục 5).
"""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from evalgen.domain.derivation import Line, Operand, Scores, ScoreSheet
from evalgen.domain.evaluation import Scorable
from evalgen.domain.marks import ConvertedItem, Gap, ItemMark, Marks
from evalgen.domain.records import Records
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law
from evalgen.scoring.general_criteria import score_general_criteria
from evalgen.scoring.marking import counted_items, self_marks, verified_marks
from evalgen.scoring.result_axes import Achievements, item_without_points, score_result_axes
from evalgen.scoring.unit_measures import Managed, score_unit_measures


class Basis(Struct, frozen=True, kw_only=True):
    """What a record is scored by."""

    framework: Framework
    law: Law
    cutoff: dt.date
    """The day to which results count."""

    managed: Managed | None = None
    """Those under a leader's management; None where the law does not measure the person by the unit."""


def score(evaluation: Scorable, records: Records, basis: Basis) -> Scores:
    """The sheet of the self-assessment, and that of the verification where there is one."""
    plan = evaluation.plan
    passed = frozenset(item.id for item in plan.work_items if item.due > basis.cutoff) if plan else frozenset()
    counted = counted_items(plan, evaluation, passed) if plan else ()
    framework, law = basis.framework, basis.law
    marks = _incomplete(evaluation, framework) or self_marks(evaluation, framework, law, counted)
    if isinstance(marks, Gap):
        return Scores(gap=marks)
    self_sheet = _sheet(evaluation, marks, records, basis)
    if isinstance(self_sheet, Gap):
        return Scores(gap=self_sheet)
    if evaluation.verification is None:
        return Scores(self_sheet=self_sheet)
    checked = verified_marks(marks, evaluation, framework, law)
    if checked == marks:
        return Scores(self_sheet=self_sheet, verified_sheet=self_sheet)
    verified = checked if isinstance(checked, Gap) else _sheet(evaluation, checked, records, basis)
    if isinstance(verified, Gap):
        return Scores(self_sheet=self_sheet, gap=verified)
    return Scores(self_sheet=self_sheet, verified_sheet=verified)


def _incomplete(evaluation: Scorable, framework: Framework) -> Gap | None:
    """A framework whose source has lost pages is never scored by."""
    if not framework.missing:
        return None
    reason = f"Khung «{framework.id}» còn thiếu, chưa dùng để chấm điểm được: {'; '.join(framework.missing)}."
    return Gap(reason=reason, place=evaluation.place("framework"))


def _sheet(evaluation: Scorable, marks: Marks, records: Records, basis: Basis) -> ScoreSheet | Gap:
    framework, law = basis.framework, basis.law
    items = item_without_points(evaluation, marks.items, framework, law) or _converted(
        evaluation, marks.items, framework, records
    )
    if isinstance(items, Gap):
        return items
    unit = () if basis.managed is None else score_unit_measures(evaluation, marks, basis.managed, law)
    if isinstance(unit, Gap):
        return unit
    achieved = Achievements(items=items, results=marks.results, unit=unit)
    results = score_result_axes(evaluation, achieved, framework, law)
    if isinstance(results, Gap):
        return results
    general = score_general_criteria(marks.criteria, framework, law)
    total = Line(
        id="total",
        what="Tổng điểm",
        formula="điểm tiêu chí chung + điểm kết quả thực hiện nhiệm vụ",
        operands=(
            Operand(name="tiêu chí chung", value=general.value),
            Operand(name="kết quả nhiệm vụ", value=results.value),
        ),
        value=general.value + results.value,
        unit="điểm",
        citation=law.get("result_axes", "total").citation,
        parts=(general, results),
    )
    return ScoreSheet(marks=marks, total=total, general=general, results=results)


def _converted(
    evaluation: Scorable, marks: Iterable[ItemMark], framework: Framework, records: Records
) -> tuple[ConvertedItem, ...] | Gap:
    """Every item with its hệ số quy đổi, from the nearest catalogue that holds its product.

    On an axis that is scored by its criteria, or awarded whole as in a year, nothing is reckoned with the factor: one that
    is missing there leaves no score open.
    """
    converted: list[ConvertedItem] = []
    day = evaluation.period.last_day
    for mark in marks:
        factor = records.factor_of(mark.item.unit or evaluation.unit, mark.item.product, day)
        axis = framework.axis(mark.item.axis)
        if factor is None and axis is not None and axis.by_criteria:
            continue
        if factor is None:
            reason = f"Sản phẩm «{mark.item.product}» không có hệ số quy đổi trong danh mục."
            return Gap(reason=reason, place=evaluation.place(*mark.item.pointer, "product"))
        converted.append(ConvertedItem(mark=mark, factor=factor))
    return tuple(converted)
