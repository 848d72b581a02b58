"""Người đứng đầu gắn với tập thể.

«Mức xếp loại của người đứng đầu gắn với kết quả thực hiện nhiệm vụ của các tập thể, cơ quan, đơn vị»
(HD 02-HD/BTCTW, 6.2).
"""

from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import Case, Step


def head_and_collective(case: Case, before: Outcome) -> Ruling | None:
    """The text gives no formula: a head above the unit's grade is a note for the competent authority."""
    collective = case.collective.final_grade if case.collective is not None else None
    tied = case.value("head_and_collective", "note")
    if not tied.value or not case.is_head or collective is None or case.collective is None:
        return None
    if not isinstance(before, Grade):
        return None
    step = Step(rule="head_and_collective", before=before)
    place = case.collective.place("decision", "grade")
    if before <= collective:
        return step.holds(f"Tập thể{case.other_unit} xếp loại «{collective.label}».", tied, place)
    return step.note(f"Cao hơn mức xếp loại của tập thể{case.other_unit} («{collective.label}»).", tied, place)
