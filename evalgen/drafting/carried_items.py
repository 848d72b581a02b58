"""Work items of the period before that come back in the one that is opened.

All items of a record that was decided not to be assessed: its results are considered in the next period. Of every other
record, those due after an early cut-off of which no result was recorded: they were left out of that period.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from evalgen.domain.evaluation import Evaluation, WorkItem
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.regulation.law import Law


class Carried(Struct, frozen=True, kw_only=True):
    """One item as it stands in the new plan, and why it stands there."""

    section: Mapping[str, Any]
    why: str
    unit: str
    """The unit that gave the work."""

    def in_unit(self, unit: str) -> Mapping[str, Any]:
        """The item as it stands in a record of `unit`; work of another one names that."""
        return self.section if unit == self.unit else {**self.section, "unit": self.unit}


def carried_items(records: Records, period: Period, law: Law) -> Mapping[str, tuple[Carried, ...]]:
    """By person, what `period` takes over from the period of the same kind before it, as `law` says."""
    carrying = law.values.get(("exemption", "carried_to_next_period"))
    considers = carrying is not None and bool(carrying.value)
    before = period.shift(-1)
    cutoff = records.cutoff(before)
    carried: dict[str, tuple[Carried, ...]] = {}
    for evaluation in records.evaluations:
        if evaluation.period == before:
            found = (_not_assessed(evaluation, period) if considers else ()) or tuple(_after_cutoff(evaluation, cutoff))
            carried[evaluation.person] = (*carried.get(evaluation.person, ()), *found)
    return carried


def _not_assessed(evaluation: Evaluation, period: Period) -> tuple[Carried, ...]:
    """Everything that was planned; the decision gives it time until the end of the new period."""
    if evaluation.plan is None or evaluation.decision is None or evaluation.decision.grade is not None:
        return ()
    why = f"Chuyển từ {evaluation.period.label} (kỳ đó chưa đánh giá): kết quả được xem xét trong kỳ này."
    items = evaluation.plan.work_items
    return tuple(_carried(item, evaluation, period.last_day, why) for item in items)


def _after_cutoff(evaluation: Evaluation, cutoff: dt.date) -> Iterator[Carried]:
    """What was not due yet when the results were taken; nobody but the competent body moves its date."""
    results = evaluation.self_assessment.results if evaluation.self_assessment else {}
    for item in evaluation.plan.work_items if evaluation.plan else ():
        if item.due > cutoff and item.id not in results:
            why = f"Chuyển từ {evaluation.period.label}: hạn sau ngày đánh giá {cutoff:%d/%m/%Y}, chưa có kết quả."
            yield _carried(item, evaluation, item.due, why)


def _carried(item: WorkItem, evaluation: Evaluation, due: dt.date, why: str) -> Carried:
    section = _section(item, evaluation.period, due)
    return Carried(section=section, why=why, unit=item.unit or evaluation.unit)


def _section(item: WorkItem, before: Period, due: dt.date) -> dict[str, Any]:
    return {
        "id": item.id,
        "axis": item.axis,
        "product": item.product,
        "title": item.title,
        "quantity": item.quantity,
        "due": due,
        **({"key_task": True} if item.key_task else {}),
        "carried_from": str(item.carried_from or before),
    }
