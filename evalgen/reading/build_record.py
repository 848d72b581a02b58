"""A document that the schema has accepted, and its slot → the noun that it records."""

from collections.abc import Callable, Mapping

from evalgen.domain.approval import Approval, Protection, Receipt, RulesInForce
from evalgen.domain.body import Body
from evalgen.domain.collective import Collective
from evalgen.domain.document import Document
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Catalogue, Organization, Person, Unit
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.errors import EvalgenError
from evalgen.reading.build_approval import build_approval, build_protection, build_receipt, build_rules
from evalgen.reading.build_body import build_body
from evalgen.reading.build_evaluation import build_evaluation
from evalgen.reading.build_organization import (
    build_catalogue,
    build_organization,
    build_person,
    build_unit,
)
from evalgen.reading.build_period import build_collective, build_period
from evalgen.reading.layout import Slot

Statement = Approval | Protection | Receipt | RulesInForce
Noun = Organization | Unit | Person | Body | Catalogue | PeriodRecord | Evaluation | Collective | Statement

Build = Callable[[Document, Slot], Noun]


def build(document: Document, slot: Slot) -> Noun:
    """The noun of a slot."""
    return _BUILDERS[slot.kind](document, slot)


def _named(builder: Callable[[Document, str], Noun]) -> Build:
    return lambda document, slot: builder(document, slot.name)


def _period(slot: Slot) -> Period:
    if slot.period is None:
        raise EvalgenError(
            "Hồ sơ loại «{kind}» phải thuộc một kỳ.", remedy="Cài lại evalgen từ gói phát hành.", kind=slot.kind
        )
    return slot.period


def _evaluation(document: Document, slot: Slot) -> Noun:
    return build_evaluation(document, period=_period(slot), unit=slot.unit, person=slot.name)


def _collective(document: Document, slot: Slot) -> Noun:
    return build_collective(document, period=_period(slot), unit=slot.unit)


def _approval(document: Document, slot: Slot) -> Noun:
    return build_approval(document, period=_period(slot), unit=slot.unit, record=slot.record, name=slot.name)


_BUILDERS: Mapping[str, Build] = {
    "organization": lambda document, _: build_organization(document),
    "unit": _named(build_unit),
    "person": _named(build_person),
    "body": _named(build_body),
    "catalogue": _named(build_catalogue),
    "period": lambda document, slot: build_period(document, _period(slot)),
    "collective": _collective,
    "evaluation": _evaluation,
    "approval": _approval,
    "protection": lambda document, slot: build_protection(document, name=slot.unit, signer=slot.name),
    "receipt": lambda document, slot: build_receipt(document, period=_period(slot), name=slot.name),
    "rules": lambda document, slot: build_rules(document, period=_period(slot), name=slot.name),
}
