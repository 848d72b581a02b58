"""Opening a period: skeletons for everybody who is to be evaluated, valid before anything is filled in."""

import datetime as dt
from collections.abc import Iterator, Mapping

from evalgen.domain.organization import Person, Post, Standing
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.drafting.carried_items import carried_items
from evalgen.drafting.collective_skeleton import collective_skeleton, period_skeleton
from evalgen.drafting.evaluation_skeleton import Subject, evaluation_skeleton
from evalgen.regulation.law import Law


def draft_period(records: Records, period: Period, law: Law) -> Mapping[str, str]:
    """Path below `records/` → text: the period, its units with somebody to evaluate, and each person in post at its end.

    Whoever has a record of the period in another unit, or one that is to be renamed, gets no second one.
    """
    return {path: text for path, text in _drafts(records, period, law) if not _misnamed(records, path)}


def records_elsewhere(records: Records, period: Period, law: Law) -> Mapping[str, str]:
    """The record that lies in a unit which its person has left → where it belongs now, both below `records/`.

    What was decided there stays; `check` says what then is to be looked at.
    """
    there, day = _recorded(records, period), records.cutoff(period)
    decided = {item.person for item in records.evaluations if item.period == period and item.decision is not None}
    found: dict[str, str] = {}
    for unit, staff in sorted(_staff(records, period, law).items()):
        for person, _ in staff:
            paths = there.get(person.id, ())
            held = {post.unit for post in person.posts_in(day, day)}
            # Of two records `check` says which one stands.
            if len(paths) == 1 and person.id not in decided and paths[0].split("/")[1] not in held:
                found[paths[0]] = f"{period}/{unit}/{person.id}.yaml"
    return found


def records_misnamed(records: Records, period: Period, law: Law) -> tuple[str, ...]:
    """The records, below `records/`, that seem to lie there under a name that they cannot have."""
    return tuple(sorted(path for path, _ in _drafts(records, period, law) if _misnamed(records, path)))


def people_left_out(records: Records, period: Period, law: Law) -> tuple[str, ...]:
    """The identifiers of the people in post at the cut-off whom the law of the period does not evaluate."""
    day = records.cutoff(period)
    return tuple(
        person.id
        for _, person in sorted(records.people.items())
        if person.posts_in(day, day) and not law.graded_posts(person, day)
    )


def _misnamed(records: Records, path: str) -> bool:
    file = f"records/{path}"
    return bool(records.meant) and (file in records.meant or file.rpartition("/")[0] in records.meant)


def _drafts(records: Records, period: Period, law: Law) -> Iterator[tuple[str, str]]:
    yield f"{period}/period.yaml", period_skeleton(period)
    staffs = _staff(records, period, law)
    carried = carried_items(records, period, law)
    there = _recorded(records, period)
    for unit_id, staff in sorted(staffs.items()):
        unit = records.units[unit_id]
        in_charge = tuple(person for person, post in staff if post.standing is Standing.DEPUTY)
        if law.asks_for_collectives:
            yield f"{period}/{unit_id}/collective.yaml", collective_skeleton(period, unit, in_charge, law)
        products = _products(records, unit_id, period.last_day)
        for person, post in staff:
            path = f"{period}/{unit_id}/{person.id}.yaml"
            if path not in there.get(person.id, (path,)):
                continue
            subject = Subject(
                period=period,
                person=person,
                post=post,
                unit=unit,
                products=products,
                others=_others(records, person, unit_id, period),
                carried=carried.get(person.id, ()),
            )
            yield path, evaluation_skeleton(subject, law)


def _recorded(records: Records, period: Period) -> Mapping[str, tuple[str, ...]]:
    """By person, the records of `period` below `records/`, also those that could not be read."""
    found = [item.document.file for item in records.evaluations if item.period == period]
    files: dict[str, tuple[str, ...]] = {}
    for file in sorted({*found, *(file for file in records.unreadable if file.startswith(f"records/{period}/"))}):
        name = file.removeprefix("records/")
        stem = name.rpartition("/")[2].removesuffix(".yaml")
        files[stem] = (*files.get(stem, ()), name)
    return files


def _staff(records: Records, period: Period, law: Law) -> dict[str, list[tuple[Person, Post]]]:
    """By unit in force, the people in posts at the cut-off that the law has a framework for, by identifier."""
    day = records.cutoff(period)
    staff: dict[str, list[tuple[Person, Post]]] = {}
    for _, person in sorted(records.people.items()):
        for post in law.graded_posts(person, day):
            unit = records.units.get(post.unit)
            if unit is not None and unit.span.covers(day):
                staff.setdefault(unit.id, []).append((person, post))
                break
    return staff


def _others(records: Records, person: Person, unit: str, period: Period) -> Mapping[str, Mapping[str, str]]:
    """By unit, what the other units in which the person holds or held a post in the period have of products of their own."""
    posts, day = person.posts_in(period.first_day, period.last_day), period.last_day
    return {
        post.unit: {
            product: title
            for product, title in _products(records, post.unit, day).items()
            if records.catalogue_of(post.unit, product, day) is not records.catalogue_of(unit, product, day)
        }
        for post in posts
        if post.unit != unit
    }


def _products(records: Records, unit: str, day: dt.date) -> dict[str, str]:
    """The products of the nearest catalogues on `day`, the unit's own first."""
    products: dict[str, str] = {}
    for at in records.upwards(unit, day):
        catalogue = records.catalogues.get(at)
        for product in catalogue.products.values() if catalogue else ():
            products.setdefault(product.id, product.title)
    return products
