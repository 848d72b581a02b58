"""Đơn vị thuộc phạm vi phụ trách.

«... hoặc có trên 50% tổng số địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận mà cá nhân phụ trách lãnh đạo, quản lý có
trách nhiệm trực tiếp hoặc trách nhiệm người đứng đầu hoặc cùng chịu trách nhiệm liên quan bị xếp loại "Không hoàn
thành nhiệm vụ"» (điểm a điểm 4.2 khoản 4 Điều 11 QĐ 366).
"""

from evalgen.domain.collective import Collective
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.number import show_plain
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def units_in_charge(case: Case, before: Outcome) -> Ruling | None:
    """For the head: more than half of the units directly below graded NOT_COMPLETED."""
    if not case.is_head or not case.units_below:
        return None
    step = Step(rule="units_in_charge", before=before)
    rate = case.value("units_in_charge", "rate")
    limit = case.number("units_in_charge", "rate") * len(case.units_below)
    below = [case.collectives_below.get(unit) for unit in case.units_below]
    failed = sum(collective is not None and collective.final_grade is Grade.NOT_COMPLETED for collective in below)
    unknown = sum(_unknown(collective) for collective in below)
    counted = f"{failed}/{len(below)} đơn vị trực thuộc xếp loại «{Grade.NOT_COMPLETED.label}»"
    if failed > limit:
        percent = show_plain(case.number("units_in_charge", "rate") * 100)
        worst = case.value("units_in_charge", "below")
        return step.changes_to(outcome_named(worst.value), f"{counted}, trên {percent} %.", worst)
    if failed + unknown > limit:
        return step.pending(f"{counted}; {unknown} đơn vị chưa có quyết định xếp loại tập thể.", rate)
    return step.holds(f"{counted}.", rate)


def _unknown(collective: Collective | None) -> bool:
    """Whether it may still be graded: not decided yet, or cancelled. Decided not to be graded, it is not NOT_COMPLETED."""
    if collective is None or collective.decision is None:
        return True
    return bool(collective.amendments) and collective.final_grade is None
