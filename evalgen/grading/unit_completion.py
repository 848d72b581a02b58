"""Kết quả của tập thể.

«Đối với tập thể hoàn thành dưới 70% các nhiệm vụ, chỉ tiêu được cấp có thẩm quyền giao (không bao gồm các trường hợp
bất khả kháng được cấp có thẩm quyền xác nhận) thì xếp loại "Không hoàn thành nhiệm vụ" đối với người đứng đầu. Việc
đánh giá, đề xuất mức xếp loại đối với cấp phó và thành viên ... không xếp loại "Hoàn thành xuất sắc nhiệm vụ"»
(HD 02-HD/BTCTW, 5.3; điểm a điểm 4.2 khoản 4 Điều 11 QĐ 366).

«... do cá nhân trực tiếp lãnh đạo, quản lý hoàn thành 100% nhiệm vụ được giao» (điểm 1.2, 2.2, 3.2 Điều 11 QĐ 366).
"""

from fractions import Fraction

from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.number import show_percent
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tally import Tally, field_tasks, tally_unit


def unit_completion(case: Case, before: Outcome) -> Ruling | None:
    """Below 70 % the head is NOT_COMPLETED and nobody else EXCELLENT; between that and 100 % no grade fits."""
    step = Step(rule="unit_completion", before=before)
    floor = case.law.get("unit_completion", "floor")
    if case.collective is None:
        return step.pending("Chưa có kết quả thực hiện nhiệm vụ của tập thể (collective.yaml).", floor)
    whole = tally_unit(case.collective, case.collective.tasks, "nhiệm vụ của đơn vị")
    if whole.open:
        return step.pending(f"Còn {whole.open}/{whole.total} nhiệm vụ của đơn vị chưa có kết quả.", floor, whole.place)
    if whole.total == 0:
        return step.note("Tập thể không có nhiệm vụ nào được tính trong kỳ.", floor, whole.place)
    if Fraction(whole.completed, whole.total) < case.law.number("unit_completion", "floor"):
        return _below_floor(case, step, whole)
    tasks = field_tasks(case)
    if not tasks:
        # A deputy or member without tasks of a field: completion of the own work items is `task_completion`.
        return step.holds(f"{_counted(whole, case)}.", floor, whole.place)
    return _at_full(case, step, tally_unit(case.collective, tasks, _whose(case)))


def _below_floor(case: Case, step: Step, tally: Tally) -> Ruling:
    name = "below_floor_head" if case.is_head else "below_floor_others"
    value = case.law.get("unit_completion", name)
    bound = show_percent(case.law.number("unit_completion", "floor"), places=0)
    reason = f"{_counted(tally, case)}, dưới {bound}"
    limit = outcome_named(value.value)
    if case.is_head:
        return step.changes_to(limit, f"{reason}: người đứng đầu xếp loại «{limit.label}».", value, tally.place)
    if step.before is Grade.EXCELLENT:
        return step.changes_to(limit, f"{reason}: cấp phó, thành viên không xếp loại xuất sắc.", value, tally.place)
    return step.note(f"{reason}: xét mức độ liên đới trách nhiệm; không xếp loại xuất sắc.", value, tally.place)


def _at_full(case: Case, step: Step, tally: Tally) -> Ruling:
    required = case.law.get("unit_completion", "required")
    if tally.total == 0 or tally.completed >= case.law.number("unit_completion", "required") * tally.total:
        return step.holds(f"{_counted(tally, case)}.", required, tally.place)
    gap = case.law.get("unit_completion", "gap")
    if isinstance(step.before, Undetermined) or step.before is Grade.NOT_COMPLETED:
        return step.note(f"{_counted(tally, case)}, dưới 100 %.", required, tally.place)
    reason = f"{_counted(tally, case)}: dưới 100 % nhưng không dưới mức tối thiểu. {gap.reading}".strip()
    return step.changes_to(outcome_named(gap.value), reason, gap, tally.place)


def _counted(tally: Tally, case: Case) -> str:
    bounds = (case.law.number("unit_completion", "floor"), Fraction(1))
    share = show_percent(Fraction(tally.completed, tally.total or 1), thresholds=bounds)
    return f"Hoàn thành {tally.completed}/{tally.total} {tally.whose} ({share}){tally.excused_text}"


def _whose(case: Case) -> str:
    return "nhiệm vụ của đơn vị" if case.is_head else "nhiệm vụ thuộc lĩnh vực phụ trách"
