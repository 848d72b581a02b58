"""Không có đơn vị trực thuộc, thành viên bị kỷ luật.

«Không có đơn vị trực thuộc (đối với tổ chức, cơ quan, đơn vị) hoặc thành viên của tập thể lãnh đạo, quản lý bị kỷ luật»
(điểm 1.1 khoản 1 Điều 11 QĐ 366).
"""

from collections.abc import Iterator

from evalgen.domain.collective import Collective
from evalgen.domain.facts import Discipline, Disciplined
from evalgen.domain.grade import Grade, Outcome
from evalgen.domain.record import Record
from evalgen.domain.ruling import Ruling
from evalgen.grading.case import CollectiveCase, Step
from evalgen.grading.charge import Charge, charge, discipline_words
from evalgen.grading.discipline import same_decision
from evalgen.grading.recorded import recorded


def no_discipline(case: CollectiveCase, before: Outcome) -> Ruling | None:
    """A condition of EXCELLENT, without the exceptions of điểm 4.1: any discipline of the period counts."""
    if before is not Grade.EXCELLENT:
        return None
    step = Step(rule="no_discipline", before=before)
    ceiling = case.value("no_discipline", "ceiling")
    found = list(_found(case))
    if not found:
        return step.holds("Không ghi nhận đơn vị trực thuộc, thành viên nào bị kỷ luật trong kỳ.", ceiling)
    record, item = found[0]
    named = "; ".join(f"{_whose(case, at, each)} {discipline_words(each)}" for at, each in found)
    return step.changes_to(
        Grade[ceiling.value], f"{named[0].upper()}{named[1:]}.", ceiling, record.place(*item.pointer)
    )


def _found(case: CollectiveCase) -> Iterator[tuple[Record, Discipline]]:
    own = recorded((*case.records, *case.present), lambda facts: facts.discipline, same_decision)
    below = recorded(
        case.told_below,
        lambda facts: [item for item in facts.discipline if item.who is Disciplined.COLLECTIVE],
        same_decision,
    )
    for record, item in (*own, *below):
        if charge(item, case.record.unit, case.record) is not Charge.OUTSIDE:
            yield record, item


def _whose(case: CollectiveCase, record: Record, item: Discipline) -> str:
    if isinstance(record, Collective) and record.unit != case.record.unit:
        unit = case.units_below.get(record.unit)
        name = unit.named_on(record.period.last_day).name if unit else record.unit
        return f"đơn vị trực thuộc «{name}»"
    return item.who.value.lower() if item.who is not None else "thành viên tập thể lãnh đạo, quản lý"
