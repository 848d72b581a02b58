"""Kết quả của tập thể và của lĩnh vực phụ trách.

«Đối với tập thể hoàn thành dưới 70% các nhiệm vụ, chỉ tiêu được cấp có thẩm quyền giao (không bao gồm các trường hợp
bất khả kháng được cấp có thẩm quyền xác nhận) thì xếp loại "Không hoàn thành nhiệm vụ" đối với người đứng đầu. Việc
đánh giá, đề xuất mức xếp loại đối với cấp phó và thành viên ... không xếp loại "Hoàn thành xuất sắc nhiệm vụ"»
(HD 02-HD/BTCTW, 5.3).

«Địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý hoàn thành dưới 70% số nhiệm vụ
theo chương trình, kế hoạch trong năm» (điểm a điểm 4.2 khoản 4), so without what came up besides these; «... hoàn thành
100% nhiệm vụ được giao» (điểm 1.2, 2.2, 3.2 Điều 11 QĐ 366), so with it. Of a collective tiết d điểm 4.1 and điểm 1.1,
2.1, 3.1 say the same; «Trường hợp không hoàn thành nhiệm vụ ... mà có lý do bất khả kháng
... thì cấp có thẩm quyền căn cứ vào điều kiện, hoàn cảnh ... để xem xét» (đoạn cuối điểm 4.1).
"""

from fractions import Fraction

from msgspec.structs import replace

from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.number import is_share_below, show_percent
from evalgen.domain.place import Place
from evalgen.domain.ruling import Effect, Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import Beside, Case, PersonCase, Step
from evalgen.grading.tallied import Planned, Tally
from evalgen.grading.tally import own_items, tally_items, tally_unit
from evalgen.regulation.law import LegalValue


def unit_completion(case: Case, before: Outcome) -> Ruling | None:
    """What the record is about at less than 70 %: NOT_COMPLETED; from there to 100 %: no grade of Điều 11 fits.

    Of several units that a person leads each is asked; the gravest effect stands, and all are named.
    """
    step = Step(rule="unit_completion", before=before)
    own = _own_unit(case, step)
    besides = [_beside(case, step, unit) for unit in case.beside] if isinstance(case, PersonCase) else []
    found = sorted((own, *(ruling for ruling in besides if ruling is not None)), key=_gravity)
    return replace(found[0], reason=" ".join(ruling.reason for ruling in found)) if len(found) > 1 else own


def _own_unit(case: Case, step: Step) -> Ruling:
    floor = case.value("unit_completion", "floor")
    if case.collective is None:
        return step.pending("Chưa có kết quả thực hiện nhiệm vụ của tập thể (collective.yaml).", floor)
    place = case.collective.place("tasks")
    if not case.collective.tasks:
        return step.pending("Tập thể chưa ghi nhiệm vụ nào được giao trong kỳ.", floor, place)
    unit = tally_unit(case, case.collective.tasks, "nhiệm vụ của đơn vị")
    led, below = _led_by(case, unit)
    if unit.open:
        return _open(case, step, unit, led, below)
    if led is unit:
        return _led(case, step, unit, below)
    return _deputy_or_member(case, step, unit, led, below)


def _beside(case: PersonCase, step: Step, beside: Beside) -> Ruling | None:
    """A unit led in another post: its own share, the field in it, and the ceiling of a unit below 70 %."""
    collective, tasks = beside.collective, beside.field_of(case.person.id)
    if not collective.tasks:
        return None
    of = f"của đơn vị «{collective.unit}»"
    unit = tally_unit(case, collective.tasks, f"nhiệm vụ {of}", collective)
    if beside.is_head:
        below = case.value("unit_completion", "below_floor_head")
        return _open(case, step, unit, unit, below) if unit.open else _led(case, step, unit, below)
    field = tally_unit(case, tasks, f"nhiệm vụ phụ trách {of}", collective) if tasks else None
    below = case.value("unit_completion", "below_floor_field")
    if field is not None and field.open:
        return _open(case, step, field, field, below)
    if field is None and (unit.open or not _below_floor(case, unit)):
        return None
    return _deputy_or_member(case, step, unit, field, below)


def _gravity(ruling: Ruling) -> int:
    """What is certain first, then what is left to the competent authority, then ceilings and what is still open."""
    if ruling.effect is Effect.CHANGES:
        return 0 if ruling.after is Grade.NOT_COMPLETED else 1 if isinstance(ruling.after, Undetermined) else 2
    return 3 if ruling.effect is Effect.PENDING else 4


def _open(case: Case, step: Step, unit: Tally, led: Tally | None, below: LegalValue) -> Ruling:
    left = f"Còn {unit.open}/{unit.total} {unit.whose} chưa có kết quả"
    if led is not None and _surely_below_floor(case, led):
        reason = f"{_counted_for_floor(case, led)}, dưới {_floor(case)} dù nhiệm vụ chưa có kết quả có hoàn thành hết. {left}."
        return step.changes_to(outcome_named(below.value), reason, below, unit.place)
    return step.pending(f"{left}.", case.value("unit_completion", "floor"), unit.place)


def _led_by(case: Case, unit: Tally) -> tuple[Tally | None, LegalValue]:
    """What the person or collective leads, and what follows where that lies below 70 %."""
    if case.subject is SubjectKind.COLLECTIVE:
        return unit, case.value("unit_completion", "below_floor_collective")
    if case.is_head:
        return unit, case.value("unit_completion", "below_floor_head")
    return _field(case), case.value("unit_completion", "below_floor_field")


def _deputy_or_member(case: Case, step: Step, unit: Tally, field: Tally | None, below: LegalValue) -> Ruling:
    """The own field first, whatever the unit's share is; then the ceiling of a unit below 70 %."""
    if field is not None and not _plainly_full(case, field):
        return _led(case, step, field, below)
    ceiling = case.stated("unit_completion", "below_floor_others")
    if ceiling is None or not _below_floor(case, unit):
        return step.holds(f"{_counted(case, field or unit)}.", _required(case), unit.place)
    reason = f"{_counted_for_floor(case, unit)}, dưới {_floor(case)}"
    if step.before is Grade.EXCELLENT:
        limit = outcome_named(ceiling.value)
        return step.changes_to(limit, f"{reason}: cấp phó, thành viên không xếp loại xuất sắc.", ceiling, unit.place)
    return step.note(f"{reason}: xét mức độ liên đới trách nhiệm; không xếp loại xuất sắc.", ceiling, unit.place)


def _field(case: Case) -> Tally | None:
    """The tasks of the record's unit in their charge; without such the own work items, where the law has no rule for these alone."""
    own = case.own_field if isinstance(case, PersonCase) else case.field
    if own:
        return tally_unit(case, own, "nhiệm vụ thuộc lĩnh vực phụ trách")
    if case.law.speaks_of("task_completion") or not own_items(case):
        return None
    return tally_items(case)


def _led(case: Case, step: Step, tally: Tally, below: LegalValue) -> Ruling:
    """What the record is about: the unit of a collective and of its head, the field of a deputy or member."""
    if _plainly_full(case, tally):
        return step.holds(f"{_counted(case, tally)}.", _required(case), tally.place)
    if _below_floor(case, tally):
        reason = f"{_counted_for_floor(case, tally)}, dưới {_floor(case)}."
        return step.changes_to(outcome_named(below.value), reason, below, tally.place)
    if _full(case, tally):
        left, counted = case.value("unit_completion", "excuse"), _counted(case, tally)
        return _left(step, Undetermined.NEEDS_DECISION, f"{counted}.", left, tally.place)
    gap = case.value("unit_completion", "gap")
    if tally.total == 0:
        counted = f"Không còn {tally.whose} nào để xét{tally.excused_text}."
        return _left(step, Undetermined.NEEDS_DECISION, counted, gap, tally.place)
    counted = f"{_counted_for_floor(case, tally)}, dưới 100 % nhưng không dưới mốc {_floor(case)}."
    return _left(step, outcome_named(gap.value), counted, gap, tally.place)


def _left(step: Step, after: Outcome, counted: str, law: LegalValue, place: Place) -> Ruling:
    """No grade of Điều 11 fits; what is certain already stays."""
    certain = step.before is Grade.NOT_COMPLETED or isinstance(step.before, Undetermined)
    if certain and after is not Grade.NOT_COMPLETED:
        return step.note(counted, law, place)
    return step.changes_to(after, f"{counted} {law.reading}".strip(), law, place)


def _plainly_full(case: Case, tally: Tally) -> bool:
    """All done; where the law leaves force majeure to the competent authority, without any."""
    left = bool(tally.excused) and case.value("unit_completion", "excuse").value == "needs_decision"
    return _full(case, tally) and not left


def _full(case: Case, tally: Tally) -> bool:
    required = case.number("unit_completion", "required")
    return tally.total > 0 and not is_share_below(tally.completed, tally.total, required)


def _below_floor(case: Case, tally: Tally) -> bool:
    counted = _for_floor(case, tally)
    return counted.total > 0 and is_share_below(counted.completed, counted.total, _least(case))


def _surely_below_floor(case: Case, tally: Tally) -> bool:
    """Also if all that is still open is done; what is excused of it later lifts the share no more than that."""
    counted = _for_floor(case, tally)
    return counted.total > 0 and is_share_below(counted.completed + counted.open, counted.total, _least(case))


def _for_floor(case: Case, tally: Tally) -> Tally | Planned:
    """Every task, or where the law says so those by programme and plan alone."""
    base = case.stated("unit_completion", "floor_base")
    if base is not None and base.value == "planned" and tally.planned is not None:
        return tally.planned
    return tally


def _least(case: Case) -> Fraction:
    return case.number("unit_completion", "floor")


def _required(case: Case) -> LegalValue:
    return case.value("unit_completion", "required")


def _floor(case: Case) -> str:
    return show_percent(_least(case), places=0)


def _counted_for_floor(case: Case, tally: Tally) -> str:
    """The share that the floor looks at; both where they differ."""
    floor = _for_floor(case, tally)
    if floor is tally or floor.total == 0:
        return _counted(case, tally)
    share = show_percent(Fraction(floor.completed, floor.total), thresholds=(_least(case),))
    planned = f"trong đó {floor.completed}/{floor.total} nhiệm vụ theo chương trình, kế hoạch ({share})"
    return f"{_counted(case, tally)}, {planned}"


def _counted(case: Case, tally: Tally) -> str:
    bounds = (_least(case), Fraction(1))
    share = show_percent(Fraction(tally.completed, tally.total), thresholds=bounds) if tally.total else "–"
    return f"Hoàn thành {tally.completed}/{tally.total} {tally.whose} ({share}){tally.excused_text}"
