"""What an early cut-off leaves out of a record: due after it and without a result, it comes back in the next period."""

import datetime as dt
from collections.abc import Iterator

from evalgen.domain.collective import Collective
from evalgen.domain.record import Record
from evalgen.language.explaining.told import Told, Voice
from evalgen.language.language import Language


def left_out_lines(record: Record, of_unit: Collective | None, cutoff: dt.date, language: Language) -> Iterator[Told]:
    """What counts neither for the score nor for the grade, a line each; nothing where all counts.

    Of a person also the tasks of the unit, which `of_unit` records, that are in his or her charge.
    """
    waiting = list(_waiting(record, of_unit, cutoff))
    if not waiting:
        return
    head = language.say(
        "VIỆC ĐẾN HẠN SAU THỜI ĐIỂM ĐÁNH GIÁ {day} (không tính ở kỳ này, chuyển sang kỳ sau)", day=_day(cutoff)
    )
    yield Told(text=head, voice=Voice.HEADING)
    for title, due in waiting:
        yield Told(text=f"{title}: {language.say('hạn {day}', day=_day(due))}", depth=1)


def _waiting(record: Record, of_unit: Collective | None, cutoff: dt.date) -> Iterator[tuple[str, dt.date]]:
    if isinstance(record, Collective):
        yield from ((task.title, task.due) for task in record.tasks if task.waits(cutoff))
        return
    results = record.self_assessment.results if record.self_assessment else {}
    for item in record.plan.work_items if record.plan else ():
        if item.due > cutoff and item.id not in results:
            yield item.title, item.due
    for task in of_unit.tasks if of_unit is not None else ():
        if record.person in task.in_charge and task.waits(cutoff):
            yield task.title, task.due


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
