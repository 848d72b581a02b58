"""What a period sees of a person besides the person's own records: by it a review tells how far a person's file reaches.

Quotas, who is missing, the order of decisions and who is late ask for the posts held in the period and at its cut-off, and
call the person by name. Whoever is recorded and absent for long is not assessed, and then counts in no quota. What stands in
the file besides (posts and absences of other times, who manages and employs the person) moves the person's own results alone.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from evalgen.domain.organization import AbsenceKind, Person, Span
from evalgen.domain.period import Period
from evalgen.domain.records import Records


def periods_seeing(name: str, before: Records, after: Records, periods: Iterable[Period]) -> frozenset[Period]:
    """Those of the `periods` in which a person that is there on both sides is not the same to others."""
    return frozenset(period for period in periods if _face(name, period, before) != _face(name, period, after))


def _face(name: str, period: Period, records: Records) -> object:
    person, cutoff = records.people[name], records.cutoff(period)
    first, last = min(period.first_day, cutoff), max(period.last_day, cutoff)
    held = person.posts_in(first, last)
    recorded = any(item.person == name and item.period == period for item in records.evaluations)
    if not held and not recorded:
        return None
    posts = [
        (
            replace(post, pointer=(), managed_by="", used_by="", frameworks={}, span=post.span.clip(first, last)),
            tuple(post.frameworks),
        )
        for post in held
    ]
    absent = _absent(person, period) if recorded else None
    return person.name, posts, len(person.posts) > 1, _units_known(person, records), absent


def _absent(person: Person, period: Period) -> list[tuple[AbsenceKind, Span]]:
    first, last = period.first_day, period.last_day
    absences = (item for item in person.absences if item.span.overlaps(first, last))
    return [
        (item.kind, replace(item.span.clip(first, last), last=min(item.span.last or last, last))) for item in absences
    ]


def _units_known(person: Person, records: Records) -> bool:
    """Where the unit of any post is unknown, nobody says that a record lies in the wrong folder."""
    return all(post.unit in records.units for post in person.posts)
