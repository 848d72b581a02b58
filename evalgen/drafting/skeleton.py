"""Opening a period: skeletons for everybody who is to be evaluated, valid before anything is filled in."""

from collections.abc import Iterator, Mapping

from evalgen.domain.organization import Person, Post, Standing
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.drafting.carried_items import carried_items
from evalgen.drafting.collective_skeleton import collective_skeleton, period_skeleton
from evalgen.drafting.evaluation_skeleton import Subject, evaluation_skeleton
from evalgen.regulation.law import Law


def draft_period(records: Records, period: Period, law: Law) -> Mapping[str, str]:
    """Path below `records/` → text: the period, its units with somebody to evaluate, and each person in post at its end."""
    return dict(_drafts(records, period, law))


def _drafts(records: Records, period: Period, law: Law) -> Iterator[tuple[str, str]]:
    yield f"{period}/period.yaml", period_skeleton(period)
    carried = carried_items(records, period, law)
    for unit_id, staff in sorted(_staff(records, period, law).items()):
        unit = records.units[unit_id]
        in_charge = tuple(person for person, post in staff if post.standing is Standing.DEPUTY)
        if law.looks_at_collectives:
            yield f"{period}/{unit_id}/collective.yaml", collective_skeleton(period, unit, in_charge, law)
        products = _products(records, unit_id)
        for person, post in staff:
            subject = Subject(
                period=period,
                person=person,
                post=post,
                unit=unit,
                products=products,
                carried=carried.get(person.id, ()),
            )
            yield f"{period}/{unit_id}/{person.id}.yaml", evaluation_skeleton(subject, law)


def _staff(records: Records, period: Period, law: Law) -> dict[str, list[tuple[Person, Post]]]:
    """By unit in force, the people in posts at the period's end that the law has a framework for, by identifier."""
    day = period.last_day
    staff: dict[str, list[tuple[Person, Post]]] = {}
    for _, person in sorted(records.people.items()):
        post = person.post_on(day)
        unit = records.units.get(post.unit) if post else None
        if post is not None and unit is not None and unit.span.covers(day) and law.framework_name(post):
            staff.setdefault(unit.id, []).append((person, post))
    return staff


def _products(records: Records, unit: str) -> dict[str, str]:
    """The products of the nearest catalogues, the unit's own first."""
    products: dict[str, str] = {}
    at: str | None = unit
    seen: set[str] = set()
    while at is not None and at not in seen:
        seen.add(at)
        catalogue = records.catalogues.get(at)
        for product in catalogue.products.values() if catalogue else ():
            products.setdefault(product.id, product.title)
        found = records.units.get(at)
        at = found.parent if found else None
    return products
