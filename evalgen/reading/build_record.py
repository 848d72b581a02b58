"""A document that the schema has accepted, and its slot → the noun that it records."""

from collections.abc import Callable

from evalgen.domain.collective import Collective
from evalgen.domain.document import Document
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Body, Catalogue, Organization, Person, Unit
from evalgen.domain.period_record import PeriodRecord
from evalgen.errors import EvalgenError
from evalgen.reading.build_evaluation import build_evaluation
from evalgen.reading.build_organization import (
    build_body,
    build_catalogue,
    build_organization,
    build_person,
    build_unit,
)
from evalgen.reading.build_period import build_collective, build_period
from evalgen.reading.layout import Slot

Noun = Organization | Unit | Person | Body | Catalogue | PeriodRecord | Evaluation | Collective

_BY_NAME: dict[str, Callable[[Document, str], Noun]] = {
    "unit": build_unit,
    "person": build_person,
    "body": build_body,
    "catalogue": build_catalogue,
}


def build(document: Document, slot: Slot) -> Noun:
    """The noun of a slot."""
    if slot.kind in _BY_NAME:
        return _BY_NAME[slot.kind](document, slot.name)
    if slot.kind == "organization":
        return build_organization(document)
    if slot.period is None:
        raise EvalgenError(f"Không biết loại hồ sơ «{slot.kind}».", remedy="Cài lại evalgen từ gói phát hành.")
    if slot.kind == "period":
        return build_period(document, slot.period)
    if slot.kind == "collective":
        return build_collective(document, period=slot.period, unit=slot.unit)
    return build_evaluation(document, period=slot.period, unit=slot.unit, person=slot.name)
