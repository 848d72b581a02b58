"""Kết quả của tập thể và của lĩnh vực phụ trách.

«Đối với tập thể hoàn thành dưới 70% các nhiệm vụ, chỉ tiêu được cấp có thẩm quyền giao (không bao gồm các trường hợp
bất khả kháng được cấp có thẩm quyền xác nhận) thì xếp loại "Không hoàn thành nhiệm vụ" đối với người đứng đầu. Việc
đánh giá, đề xuất mức xếp loại đối với cấp phó và thành viên ... không xếp loại "Hoàn thành xuất sắc nhiệm vụ"»
(HD 02-HD/BTCTW, 5.3).

«Địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý hoàn thành dưới 70% số nhiệm vụ
theo chương trình, kế hoạch trong năm» (điểm a điểm 4.2 khoản 4), so without what came up besides these; «... hoàn thành
100% nhiệm vụ được giao» (điểm 1.2, 2.2, 3.2 Điều 11 QĐ 366), so with it. Of a collective tiết d điểm 4.1 and điểm 1.1,
2.1, 3.1 say the same. Where a document says both, the unit of a head is below 70 % by either count, told by the words on
the collective (`head_base`) where these are met; what follows for deputies and members goes by them alone. «Trường hợp
không hoàn thành nhiệm vụ ... mà có lý do bất khả kháng ... thì cấp có thẩm quyền căn cứ vào điều kiện, hoàn cảnh ... để xem xét» (đoạn cuối điểm 4.1).
"""

from fractions import Fraction

from evalgen.domain.grade import Grade, Outcome, Undetermined, outcome_named
from evalgen.domain.number import is_share_below, show_percent
from evalgen.domain.place import Place
from evalgen.domain.ruling import Ruling
from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.case import Case, Step
from evalgen.grading.tallied import Planned, Tally
from evalgen.grading.tally import field_words, own_items, tally_items, tally_unit, unit_words
from evalgen.regulation.law import LegalValue

Bases = tuple[str, ...]
"""Of which tasks a share is asked: «all», or those by programme and plan, «planned»."""


def unit_completion(case: Case, before: Outcome) -> Ruling | None:
    """What the record is about at less than 70 %: NOT_COMPLETED; from there to 100 %: no grade of Điều 11 fits."""
    step = Step(rule="unit_completion", before=before)
    floor = case.value("unit_completion", "floor")
    if case.collective is None:
        return step.pending(
            f"Chưa có kết quả thực hiện nhiệm vụ của tập thể{case.other_unit} (collective.yaml).", floor
        )
    place = case.collective.place("tasks")
    if not case.collective.tasks:
        return step.pending(f"Tập thể{case.other_unit} chưa ghi nhiệm vụ nào được giao trong kỳ.", floor, place)
    unit = tally_unit(case, case.collective.tasks, unit_words(case))
    led, below = _led_by(case, unit)
    if unit.open:
        return _open(case, step, unit, led, below)
    if led is unit:
        return _led(case, step, unit, below)
    return _deputy_or_member(case, step, unit, led, below)


def _open(case: Case, step: Step, unit: Tally, led: Tally | None, below: LegalValue) -> Ruling:
    left = f"Còn {unit.open}/{unit.total} {unit.whose} chưa có kết quả"
    ground = _ground(case, led, below, whole=led is unit, at_best=True) if led is not None else None
    if led is not None and ground is not None:
        reason = f"{_counted_for_floor(case, led)}, dưới {_floor(case)} dù nhiệm vụ chưa có kết quả có hoàn thành hết. {left}."
        return step.changes_to(outcome_named(below.value), reason, ground, unit.place)
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
    if ceiling is None or not _below_floor(case, unit, _bases(case, whole=True)[-1]):
        return step.holds(f"{_counted(case, field or unit)}.", _required(case), unit.place)
    reason = f"{_counted_for_floor(case, unit)}, dưới {_floor(case)}"
    if step.before is Grade.EXCELLENT:
        limit = outcome_named(ceiling.value)
        return step.changes_to(limit, f"{reason}: cấp phó, thành viên không xếp loại xuất sắc.", ceiling, unit.place)
    return step.note(f"{reason}: xét mức độ liên đới trách nhiệm; không xếp loại xuất sắc.", ceiling, unit.place)


def _field(case: Case) -> Tally | None:
    """The tasks of the record's unit in their charge; without such the own work items, where the law has no rule for these alone."""
    if case.field:
        return tally_unit(case, case.field, field_words(case))
    if case.law.speaks_of("task_completion") or not own_items(case):
        return None
    return tally_items(case)


def _led(case: Case, step: Step, tally: Tally, below: LegalValue) -> Ruling:
    """What the record is about: the unit of a collective and of its head, the field of a deputy or member."""
    if _plainly_full(case, tally):
        return step.holds(f"{_counted(case, tally)}.", _required(case), tally.place)
    ground = _ground(case, tally, below, whole=case.is_head)
    if ground is not None:
        reason = f"{_counted_for_floor(case, tally)}, dưới {_floor(case)}."
        return step.changes_to(outcome_named(below.value), reason, ground, tally.place)
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


def _ground(case: Case, tally: Tally, below: LegalValue, *, whole: bool, at_best: bool = False) -> LegalValue | None:
    """By which words it lies below 70 %: what follows of a collective; where only the other count does, those of that count."""
    bases = _bases(case, whole=whole)
    if _below_floor(case, tally, bases[-1], at_best=at_best):
        return below
    if _below_floor(case, tally, bases[0], at_best=at_best):
        return case.value("unit_completion", "floor_base")
    return None


def _below_floor(case: Case, tally: Tally, base: str, *, at_best: bool = False) -> bool:
    """At best: also if all that is still open is done; what is excused of it later lifts the share no more than that."""
    counted = _counted_by(base, tally)
    done = counted.completed + (counted.open if at_best else 0)
    return counted.total > 0 and is_share_below(done, counted.total, _least(case))


def _bases(case: Case, *, whole: bool) -> Bases:
    """Which tasks the 70 % are of; of a whole unit, whoever is graded for it, the last is what is said of the collective."""
    names = ("floor_base", "head_base") if whole and case.subject is SubjectKind.LEADER else ("floor_base",)
    found = (case.stated("unit_completion", name) for name in names)
    return tuple(str(base.value) for base in found if base is not None) or ("all",)


def _counted_by(base: str, tally: Tally) -> Tally | Planned:
    """Every task, or those by programme and plan alone."""
    return tally.planned if base == "planned" and tally.planned is not None else tally


def _least(case: Case) -> Fraction:
    return case.number("unit_completion", "floor")


def _required(case: Case) -> LegalValue:
    return case.value("unit_completion", "required")


def _floor(case: Case) -> str:
    return show_percent(_least(case), places=0)


def _counted_for_floor(case: Case, tally: Tally) -> str:
    """The share that the floor looks at; both where they differ."""
    floor = tally.planned
    if "planned" not in _bases(case, whole=True) or floor is None or floor.total == 0:
        return _counted(case, tally)
    share = show_percent(Fraction(floor.completed, floor.total), thresholds=(_least(case),))
    planned = f"trong đó {floor.completed}/{floor.total} nhiệm vụ theo chương trình, kế hoạch ({share})"
    return f"{_counted(case, tally)}, {planned}"


def _counted(case: Case, tally: Tally) -> str:
    bounds = (_least(case), Fraction(1))
    share = show_percent(Fraction(tally.completed, tally.total), thresholds=bounds) if tally.total else "–"
    return f"Hoàn thành {tally.completed}/{tally.total} {tally.whose} ({share}){tally.excused_text}"
