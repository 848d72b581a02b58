"""Kết quả của tập thể và của lĩnh vực phụ trách.

«Đối với tập thể hoàn thành dưới 70% các nhiệm vụ, chỉ tiêu được cấp có thẩm quyền giao (không bao gồm các trường hợp
bất khả kháng được cấp có thẩm quyền xác nhận) thì xếp loại "Không hoàn thành nhiệm vụ" đối với người đứng đầu. Việc
đánh giá, đề xuất mức xếp loại đối với cấp phó và thành viên ... không xếp loại "Hoàn thành xuất sắc nhiệm vụ"»
(HD 02-HD/BTCTW, 5.3).

«Địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý hoàn thành dưới 70% số nhiệm vụ»
(điểm a điểm 4.2 khoản 4); «... hoàn thành 100% nhiệm vụ được giao» (điểm 1.2, 2.2, 3.2 Điều 11 QĐ 366).
"""

from fractions import Fraction

from evalgen.domain.collective import Collective
from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.number import show_percent
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step
from evalgen.grading.tally import Tally, field_tasks, tally_unit
from evalgen.regulation.law import LegalValue


def unit_completion(case: Case, before: Outcome) -> Ruling | None:
    """What the person leads at less than 70 %: NOT_COMPLETED; from there to 100 %: no grade of Điều 11 fits."""
    step = Step(rule="unit_completion", before=before)
    floor = case.law.get("unit_completion", "floor")
    if case.collective is None:
        return step.pending("Chưa có kết quả thực hiện nhiệm vụ của tập thể (collective.yaml).", floor)
    place = case.collective.place("tasks")
    if not case.collective.tasks:
        return step.pending("Tập thể chưa ghi nhiệm vụ nào được giao trong kỳ.", floor, place)
    unit = tally_unit(case, case.collective.tasks, "nhiệm vụ của đơn vị")
    if unit.open:
        return step.pending(f"Còn {unit.open}/{unit.total} nhiệm vụ của đơn vị chưa có kết quả.", floor, place)
    if case.is_head:
        return _led(case, step, unit, "below_floor_head")
    return _deputy_or_member(case, step, unit, case.collective)


def _deputy_or_member(case: Case, step: Step, unit: Tally, collective: Collective) -> Ruling:
    """The own field first, whatever the unit's share is; then the ceiling of a unit below 70 %."""
    tasks = field_tasks(case)
    field = tally_unit(case, tasks, "nhiệm vụ thuộc lĩnh vực phụ trách")
    if tasks and not _full(case, field):
        return _led(case, step, field, "below_floor_field")
    if not _below_floor(case, unit):
        # Without tasks of a field, completion of the own work items is `task_completion`.
        return step.holds(f"{_counted(case, field if tasks else unit)}.", _required(case), collective.place("tasks"))
    ceiling = case.law.get("unit_completion", "below_floor_others")
    reason = f"{_counted(case, unit)}, dưới {_floor(case)}"
    if step.before is Grade.EXCELLENT:
        limit = outcome_named(ceiling.value)
        return step.changes_to(limit, f"{reason}: cấp phó, thành viên không xếp loại xuất sắc.", ceiling, unit.place)
    return step.note(f"{reason}: xét mức độ liên đới trách nhiệm; không xếp loại xuất sắc.", ceiling, unit.place)


def _led(case: Case, step: Step, tally: Tally, below: str) -> Ruling:
    """What the person leads: the unit of a head, the field of a deputy or member."""
    if _full(case, tally):
        return step.holds(f"{_counted(case, tally)}.", _required(case), tally.place)
    if _below_floor(case, tally):
        value = case.law.get("unit_completion", below)
        reason = f"{_counted(case, tally)}, dưới {_floor(case)}."
        return step.changes_to(outcome_named(value.value), reason, value, tally.place)
    gap = case.law.get("unit_completion", "gap")
    if tally.total == 0:
        counted = f"Không còn {tally.whose} nào để xét{tally.excused_text}"
    else:
        counted = f"{_counted(case, tally)}, từ {_floor(case)} đến dưới 100 %"
    if isinstance(step.before, Undetermined) or step.before is Grade.NOT_COMPLETED:
        return step.note(f"{counted}.", gap, tally.place)
    return step.changes_to(outcome_named(gap.value), f"{counted}. {gap.reading}".strip(), gap, tally.place)


def _full(case: Case, tally: Tally) -> bool:
    return tally.total > 0 and tally.completed >= case.law.number("unit_completion", "required") * tally.total


def _below_floor(case: Case, tally: Tally) -> bool:
    return tally.total > 0 and tally.completed < case.law.number("unit_completion", "floor") * tally.total


def _required(case: Case) -> LegalValue:
    return case.law.get("unit_completion", "required")


def _floor(case: Case) -> str:
    return show_percent(case.law.number("unit_completion", "floor"), places=0)


def _counted(case: Case, tally: Tally) -> str:
    bounds = (case.law.number("unit_completion", "floor"), Fraction(1))
    share = show_percent(Fraction(tally.completed, tally.total), thresholds=bounds) if tally.total else "–"
    return f"Hoàn thành {tally.completed}/{tally.total} {tally.whose} ({share}){tally.excused_text}"
