"""The collectives whose results a change of records can move, and the periods by which these are judged.

A collective's result rests on its own record, on those of the units directly below, on what stands against its leaders, and
in a year on the months and quarters of it. No other result rests on that of a collective: whoever leads one is held against
what is recorded of it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Person, Unit
from evalgen.domain.period import Period
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.pipeline.assessing.surroundings import accuses


def units_moved(changed: Iterable[Record], records: Records) -> frozenset[str]:
    """The units whose collectives the `changed` records can move, as they were and as they are."""
    return frozenset(unit for record in changed for unit in _units_of(record, records.people, records.units))


def _units_of(record: Record, people: Mapping[str, Person], units: Mapping[str, Unit]) -> Iterator[str]:
    yield record.unit
    if isinstance(record, Evaluation):
        person = people.get(record.person)
        yield from (item.violation_unit for item in record.facts.discipline if item.violation_unit is not None)
        yield from (post.unit for post in (person.posts if person is not None else ()))
    else:
        unit = units.get(record.unit)
        above = unit.parents if unit is not None else ()
        yield from (item.unit for item in above if item.unit is not None)


def moves_collectives(record: Record) -> bool:
    """Whether any collective's result rests on the record: on its own, or on what stands against a person."""
    return not isinstance(record, Evaluation) or accuses(record)


def periods_around(periods: Collection[Period], known: Iterable[Period]) -> frozenset[Period]:
    """The `periods`, those that one of them lies in, and all that lies in these."""
    known = frozenset(known)
    longer = {other for other in known if any(_lies_in(period, other) for period in periods)}
    return frozenset({*periods, *(other for other in known if any(_lies_in(other, period) for period in longer))})


def _lies_in(period: Period, other: Period) -> bool:
    return other.first_day <= period.first_day and period.last_day <= other.last_day
