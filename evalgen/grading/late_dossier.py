"""Gửi hồ sơ chậm.

«Quá thời hạn nêu trên, nếu các cấp ủy, cơ quan, đơn vị gửi hồ sơ ... chậm, giao Ban Tổ chức Tỉnh ủy tổng hợp, báo cáo Ban
Thường vụ Tỉnh ủy xem xét, đánh giá hạ 01 mức xếp loại quý đối với các tập thể, cá nhân liên quan» (Lâm Đồng, VII.2 b). The
day and the number of grades stand with the deadline in the pack's procedure; whether the grade is lowered the body decides.
"""

from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.place import Pointer
from evalgen.domain.ruling import Ruling
from evalgen.domain.step_days import step_day
from evalgen.grading.case import Case, PersonCase, Step
from evalgen.grading.recorded import gravest
from evalgen.regulation.procedures.procedure import Deadline, Stage, due


def late_dossier(case: Case, before: Outcome) -> Ruling | None:
    """A step taken after a day whose missing may cost a grade: by the host's receipt where there is one."""
    route = case.post.route if isinstance(case, PersonCase) else ""
    held = ((stage, case.law.procedure.held(stage, case.period, route)) for stage in Stage)
    found = (_one(case, before, stage, item) for stage, item in held if item is not None)
    return gravest(ruling for ruling in found if ruling is not None)


def _one(case: Case, before: Outcome, stage: Stage, deadline: Deadline) -> Ruling | None:
    end, taken = due(deadline, case.period), step_day(case.record, stage.name, case.received.get(stage))
    if deadline.late is None or not deadline.late.grades_lower or end.last_day is None or taken is None:
        return None
    day = taken.counts
    if day <= end.last_day:
        return None
    by_receipt = " theo biên nhận" if taken.received is not None else ""
    reason = (
        f"Hồ sơ gửi ngày {day:%d/%m/%Y}{by_receipt}, chậm {(day - end.last_day).days} ngày so với hạn «{end.words}» "
        f"(ngày cuối cùng: {end.last_day:%d/%m/%Y}). {deadline.late.words}"
    )
    return _weighed(case, Step(rule="late_dossier", before=before), reason, deadline.late.grades_lower, taken.pointer)


def _weighed(case: Case, step: Step, reason: str, grades: int, pointer: Pointer) -> Ruling:
    """Proposed for the body to decide; where the pack reads it so, lowered at once."""
    effect, place = case.value("late_dossier", "effect"), case.record.place(*pointer)
    if effect.value == "lowered" and isinstance(step.before, Grade):
        return step.changes_to(_lower(step.before, grades), reason, effect, place)
    proposal = case.record.proposal
    grade = proposal.grade if proposal is not None else step.before
    if isinstance(grade, Grade) and _lower(grade, grades) is not grade:
        reason = (
            f"{reason} Mức đang xét là «{grade.label}»; mức thấp hơn để xem xét là «{_lower(grade, grades).label}»."
        )
    return step.note(reason, effect, place)


def _lower(grade: Grade, grades: int) -> Grade:
    for _ in range(grades):
        grade = grade.lower
    return grade
