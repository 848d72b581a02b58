"""All records of an organization, as one value."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field

from evalgen.domain.approval import Approval, Protection, Receipt, RulesInForce
from evalgen.domain.body import Body
from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.marks import Mark
from evalgen.domain.organization import Catalogue, Organization, Person, Post, Standing, Unit
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.record import Record
from evalgen.domain.subject_kind import SubjectKind

_DEPTH = 3
"""The record of a person lies so many folders deep."""


class Records(Struct, frozen=True, kw_only=True, dict=True):
    """What could be read. Files that could not are named in `unreadable`, so that no check blames another file for them."""

    organization: Organization | None
    units: Mapping[str, Unit]
    people: Mapping[str, Person]
    bodies: Mapping[str, Body]
    catalogues: Mapping[str, Catalogue]
    periods: Mapping[Period, PeriodRecord]
    evaluations: tuple[Evaluation, ...]
    """Sorted by period, unit, person."""

    collectives: Mapping[tuple[Period, str], Collective]
    unreadable: frozenset[str]
    """Paths of the files that were refused."""

    approvals: tuple[Approval, ...] = ()
    """Signed approvals, in the order of their files."""

    protections: tuple[Protection, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    rules_in_force: Mapping[tuple[Period, str], RulesInForce] = field(default_factory=dict)

    @cached_property
    def posts(self) -> dict[tuple[Period, str, str], Post | None]:
        """What `post_of` has found already, by period, unit and person: nearly every rule and check asks for it."""
        return {}

    @cached_property
    def nearest(self) -> dict[tuple[str, str, dt.date | None], Catalogue | None]:
        """What `catalogue_of` has found already, by unit, product and day: all people of a unit ask for the same few."""
        return {}

    @cached_property
    def moved(self) -> dict[str, bool]:
        """Of units asked for already whether they, or one above them, came below another one later: then the day matters."""
        return {}

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The people who have a name that somebody else has, too."""
        known: dict[str, list[str]] = {}
        for person in self.people.values():
            known.setdefault(person.name, []).append(person.id)
        return frozenset(name for names in known.values() if len(names) > 1 for name in names)

    @cached_property
    def meant(self) -> frozenset[str]:
        """The paths that refused files and folders of periods would have if they bore the names that are meant."""
        from evalgen.domain.slug import slug

        found = set[str]()
        for path in self.unreadable:
            top, *folders, name = path.split("/")
            if top == "records" and 0 < len(folders) < _DEPTH:
                stem, dot, _ = name.partition(".")
                unit = [slug(folder) for folder in folders[1:]]
                found.add("/".join((top, folders[0], *unit, f"{slug(stem)}.yaml" if dot else slug(stem))))
        return frozenset(found - self.unreadable)

    def people_and_collectives(self) -> Iterator[Record]:
        """The records of people, then those of collectives."""
        yield from self.evaluations
        yield from self.collectives.values()

    def person_name(self, person: str) -> str:
        """The name of a person; the identifier where nobody is known by it."""
        found = self.people.get(person)
        return found.name if found else person

    def listed_name(self, person: str) -> str:
        """The name of a person in a list for the office, as far as known; of two with one name, with the identifier."""
        name = self.person_name(person)
        return f"{name} ({person})" if person in self.namesakes else name

    def unit_name(self, unit: str, period: Period) -> str:
        """The name of a unit on the last day of `period`; the identifier where no unit is known by it."""
        found = self.units.get(unit)
        return found.named_on(period.last_day).name if found else unit

    def short_unit_name(self, unit: str, period: Period) -> str:
        """The short name on that day where there is one, else the whole."""
        found = self.units.get(unit)
        return (found.named_on(period.last_day).short_name if found else "") or self.unit_name(unit, period)

    def upwards(self, unit: str, day: dt.date) -> Iterator[str]:
        """The unit and all above it on `day`, nearest first; each once, even where they form a circle."""
        seen: set[str] = set()
        at: str | None = unit
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            found = self.units.get(at)
            at = found.parent_on(day) if found else None

    def below_on(self, day: dt.date) -> Mapping[str, tuple[str, ...]]:
        """The units that are in force on `day`, by the unit directly above them on that day."""
        below: dict[str, list[str]] = {}
        for unit in self.units.values():
            parent = unit.parent_on(day)
            if parent is not None and unit.span.covers(day):
                below.setdefault(parent, []).append(unit.id)
        return {unit: tuple(found) for unit, found in below.items()}

    def catalogue_of(self, unit: str, product: str, day: dt.date) -> Catalogue | None:
        """The nearest catalogue that holds `product`, from `unit` upwards as the units stood on `day`."""
        moved = self.moved.get(unit)
        if moved is None:
            # On whichever day the way upwards begins alike as far as the first unit that moved.
            moved = self.moved[unit] = any(self._has_moved(at) for at in self.upwards(unit, day))
        key = unit, product, day if moved else None
        try:
            return self.nearest[key]
        except KeyError:
            self.nearest[key] = found = self._catalogue_of(unit, product, day)
            return found

    def _has_moved(self, unit: str) -> bool:
        found = self.units.get(unit)
        return found is not None and len(found.parents) > 1

    def _catalogue_of(self, unit: str, product: str, day: dt.date) -> Catalogue | None:
        for at in self.upwards(unit, day):
            catalogue = self.catalogues.get(at)
            if catalogue is not None and product in catalogue.products:
                return catalogue
        return None

    def factor_of(self, unit: str, product: str, day: dt.date) -> Mark | None:
        """Hệ số quy đổi of a product on `day`, by the nearest catalogue; None where no catalogue gives it one."""
        catalogue = self.catalogue_of(unit, product, day)
        return None if catalogue is None else catalogue.factor(product, day)

    def cutoff(self, period: Period) -> dt.date:
        """The day to which results of `period` count."""
        record = self.periods.get(period)
        return record.cutoff if record else period.last_day

    def post_of(self, evaluation: Evaluation) -> Post | None:
        """The post that a record is about: the one in the unit of its folder at the cut-off, else the last held there."""
        key = evaluation.period, evaluation.unit, evaluation.person
        try:
            return self.posts[key]
        except KeyError:
            self.posts[key] = post = self._post_of(evaluation)
            return post

    def led_beside(self, evaluation: Evaluation) -> tuple[Post, ...]:
        """The leading posts in other units, held at the cut-off beside the one of the record; the highest in each unit.

        A party organization is graded after its members (điểm 2.3 Điều 12 QĐ 366): no member's grade rests on its result.
        """
        posts = self.posts_led_beside(evaluation)
        return tuple(post for post in posts if not self.units[post.unit].is_party_organization)

    def posts_led_beside(self, evaluation: Evaluation) -> tuple[Post, ...]:
        """The same, those in party organizations too: whoever is managed there is managed, whatever is graded first."""
        person = self.people.get(evaluation.person)
        if person is None or len(person.posts) == 1:
            return ()
        own, cutoff = self.post_of(evaluation), self.cutoff(evaluation.period)
        if own is None or own.standing.subject is not SubjectKind.LEADER or not own.span.covers(cutoff):
            return ()
        found: dict[str, Post] = {}
        for post in person.posts_in(cutoff, cutoff):
            if post.standing.subject is not SubjectKind.LEADER or post.unit not in self.units:
                continue
            if post.unit != own.unit and (post.unit not in found or post.standing is Standing.HEAD):
                found[post.unit] = post
        return tuple(found.values())

    def post_behind(self, record: Record) -> Post | None:
        """The post that a record is about; None for a collective's."""
        return self.post_of(record) if isinstance(record, Evaluation) else None

    def amending_bodies(self, record: Record, on: dt.date) -> tuple[str, ...]:
        """Who decided, or manages the cadre, and every level above on that day; nobody known where a body is not on record."""
        post, governor = self.post_behind(record), self.organization.governed_by if self.organization else None
        waiting = [name for name in (record.decision.by if record.decision else None, post and post.managed_by) if name]
        found: list[str] = []
        while waiting:
            name = waiting.pop(0)
            if name not in self.bodies:
                return ()
            if name not in found:
                found.append(name)
                above = self.bodies[name].terms_on(on).above
                waiting += [above] if above else []
        return tuple(found) + ((governor,) if found and governor and governor not in found else ())

    def seats(self, person: Person, period: Period) -> tuple[Post, ...]:
        """The posts that a record of `period` may be about: those held at the cut-off, else the last one held."""
        held, cutoff = person.posts_in(period.first_day, period.last_day), self.cutoff(period)
        return tuple(post for post in held if post.span.covers(cutoff)) or held[-1:]

    @cached_property
    def standing(self) -> Mapping[tuple[Period, str], Evaluation]:
        """The record of each person in each period; of several the one in the unit of a seat, the first otherwise."""
        found: dict[tuple[Period, str], Evaluation] = {}
        for evaluation in self.evaluations:
            other = found.setdefault((evaluation.period, evaluation.person), evaluation)
            if other is not evaluation and self._rank(evaluation) < self._rank(other):
                found[evaluation.period, evaluation.person] = evaluation
        return found

    def _rank(self, evaluation: Evaluation) -> int:
        """The place of the record's unit among the seats of its person; after all of them where it is none of theirs."""
        person = self.people.get(evaluation.person)
        units = [post.unit for post in self.seats(person, evaluation.period)] if person else []
        return units.index(evaluation.unit) if evaluation.unit in units else len(units)

    def _post_of(self, evaluation: Evaluation) -> Post | None:
        person = self.people.get(evaluation.person)
        if person is None:
            return None
        period = evaluation.period
        held = [post for post in person.posts_in(period.first_day, period.last_day) if post.unit == evaluation.unit]
        at_cutoff = [post for post in held if post.span.covers(self.cutoff(period))]
        return next(iter(at_cutoff or held[-1:]), None)
