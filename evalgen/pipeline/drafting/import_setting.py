"""What a workbook is read against: the names that the repository knows, and who has a record in a period."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.drafting.carried_items import carried_items
from evalgen.drafting.sheets.column import unambiguous
from evalgen.drafting.sheets.ground import Names
from evalgen.drafting.sheets.period import Setting, Subject
from evalgen.errors import EvalgenError
from evalgen.pipeline.periods_asked import no_law_for
from evalgen.reading.layout import Slot, locate
from evalgen.reading.repository import read_selected
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.regulation.frameworks.parts import own_part
from evalgen.regulation.library import Library

_LOOKED_AT = frozenset({"evaluation", "collective", "receipt"})
_GROUND = frozenset({"organization", "unit", "person", "body", "catalogue", "period"})


def records_about(root: Path, periods: Collection[Period]) -> Records:
    """What no period has of its own, and the records of `periods`, of what lies in them, and of those before them.

    Raises EvalgenError where one of the former cannot be read: its names would be taken for unknown ones.
    """
    before = {period.shift(-1) for period in periods}

    def matters(slot: Slot) -> bool:
        return slot.kind in _GROUND or (slot.kind in _LOOKED_AT and slot.period is not None and looked_at(slot.period))

    def looked_at(own: Period) -> bool:
        return own in before or any(within(own, period) for period in periods)

    records = read_selected(root, matters).records
    unread = sorted(file for file in records.unreadable if _is_ground(file))
    if unread:
        raise EvalgenError(
            "Chưa đọc được {file}.", remedy="Sửa tệp ấy trước (evalgen check), rồi chạy lại lệnh này.", file=unread[0]
        )
    return records


def with_all_of(root: Path, records: Records, people: Collection[str]) -> Records:
    """`records` with those of these people alone, in all periods, and with the collectives and receipts of all periods."""

    def matters(slot: Slot) -> bool:
        return slot.kind in _LOOKED_AT and (slot.kind != "evaluation" or slot.name in people)

    found = read_selected(root, matters).records
    return replace(records, evaluations=found.evaluations, collectives=found.collectives, receipts=found.receipts)


def within(own: Period, period: Period) -> bool:
    """Whether a period is the other one, or lies in it."""
    return period.first_day <= own.first_day and own.last_day <= period.last_day


def _is_ground(file: str) -> bool:
    found = locate(file)
    return isinstance(found, Slot) and found.kind in _GROUND


def names_in(records: Records, schemas: SchemaSet, units: Iterable[tuple[str, str]]) -> Names:
    """What people may write for identifiers; `units` are brought by a workbook itself."""
    fields = schemas.schemas["unit"]["properties"]
    kinds, blocks = ({said: value for value, said in fields[key]["x-enum-labels"].items()} for key in ("kind", "block"))
    return Names.of(records, kinds, blocks, units)


def setting_of(records: Records, period: Period, library: Library) -> Setting:
    """A period with everybody who has a record in it. Raises EvalgenError where no pack is made for it."""
    law = library.law_chosen(records.organization, period) if records.organization else None
    if law is None:
        raise no_law_for(period, records.organization, library)
    carried = carried_items(records, period, law)
    subjects: dict[str, Subject] = {}
    own = [item for item in records.evaluations if item.period == period]
    for item in own:
        person, unit = records.people.get(item.person), records.units.get(item.unit)
        name = item.framework or law.framework_name(records.post_of(item))
        if person is not None and unit is not None and name in law.frameworks:
            subjects[person.id] = Subject(
                id=person.id,
                name=person.name,
                unit=unit.id,
                unit_name=unit.named_on(period.last_day).name,
                framework=own_part(law.frameworks[name], unit.kind),
                assessed=item.self_assessment is not None,
                met_by_default=item.self_assessment is not None
                and item.self_assessment.general_criteria.default_met is True,
                named=_items_named(item),
                carried=[found.in_unit(unit.id) for found in carried.get(person.id, ()) if item.plan is None],
            )
    folder = f"records/{period}/"
    return Setting(
        period=period,
        law=law,
        subjects=subjects,
        unreadable=frozenset(
            file.rpartition("/")[2].removesuffix(".yaml") for file in records.unreadable if file.startswith(folder)
        ),
        doubled=frozenset(person for person, count in Counter(item.person for item in own).items() if count > 1),
        namesakes=records.namesakes,
        bodies=unambiguous((body.name, body.id) for body in records.bodies.values()),
        units=unambiguous((unit.named_on(period.last_day).name, unit.id) for unit in records.units.values()),
        known=_known(records, own),
        products=_products(records),
    )


def _items_named(record: Evaluation) -> frozenset[str]:
    planned = record.plan.work_items if record.plan is not None else ()
    differences = record.verification.differences if record.verification is not None else ()
    return frozenset({*(item.id for item in planned), *(found.item for found in differences if found.item)})


def _known(records: Records, own: Sequence[Evaluation]) -> dict[str, frozenset[str]]:
    """What names may stand for: what there is, and what the records of the period say already, for `check` to find."""
    plans = [item.plan for item in own if item.plan is not None]
    items = [item for plan in plans for item in plan.work_items]
    products = (product for catalogue in records.catalogues.values() for product in catalogue.products)
    return {
        "bodies": frozenset(
            {
                *records.bodies,
                *(plan.approved_by for plan in plans if plan.approved_by),
                *(item.verification.by for item in own if item.verification is not None),
            }
        ),
        "units": frozenset({*records.units, *(item.unit for item in items if item.unit)}),
        "products": frozenset({*products, *(item.product for item in items)}),
    }


def _products(records: Records) -> dict[str, str]:
    """Title → identifier, where both are of one product in all catalogues.

    What is called otherwise in another catalogue is another product there, with other points, and is named by its identifier.
    """
    products = [product for found in records.catalogues.values() for product in found.products.values()]
    titles = Counter(identifier for _, identifier in {(product.title, product.id) for product in products})
    return unambiguous((product.title, product.id) for product in products if titles[product.id] == 1)
