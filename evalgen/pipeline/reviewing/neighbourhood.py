"""The files that results of some people's records rest on, found by their names alone.

Whatever a result reads must be here; what is here besides costs time and changes nothing. For each changed record of a
person in a unit and a period:

- the organization, its own packs, all ``period.yaml``; units, people, bodies and catalogues under a name that no record has;
- all records of the person, in every period; of the unit of each, and of those named in the person's file: its collective,
  the units directly below or served, their collectives;
- the other records of the unit in the period, the people who hold or held posts in it and their records of the period;
- every unit, body, catalogue and person named in the person's records and file; of units all above; of bodies those above
  and their members; of the account that brings the change the bodies of its owner;
- signed approvals of these records, receipts and rules of their periods, approvals of protected files;
- for a changed file of a person, the same for all records of the person, and whoever the files of people name with a unit of
  the posts, who may lead it at the same time;
- for evidence that comes, changes or goes, whatever lies with its unit, and what lies there under a name that no record has;
- for a changed file outside of the records, the body one level up, with its members;
- for a changed catalogue, all that its file names, and the same for the records that rest on it;
- for the changed record of a collective, the file of its unit, and the same for the records of the period of whoever is in its unit, or in one that
  the unit's file names, which stands above it or is served;
- what lies in these periods under a name that no record has.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct, field

from evalgen.reading.layout import Slot, locate, refused_by_name
from evalgen.reading.mentions import Mentions, words_in
from evalgen.reading.record_names import APPROVALS, ORGANIZATION, RECEIPTS, RECORDS, REGULATION, RULES
from evalgen.reading.tree_listing import TreeListing

UNITS, PEOPLE, BODIES, CATALOGUES = (f"{RECORDS}/{name}" for name in ("units", "people", "bodies", "catalogues"))

MAX_FILES = 4000
"""What needs more is no small change; then the whole repository is the simpler question."""


class TooWide(Exception):  # noqa: N818 - no error of anybody's: the whole repository is looked at instead
    """The files cannot be told by their names alone, or are too many."""


Texts = Callable[[Iterable[str]], list[str]]
"""The texts at some paths, of all revisions that are compared."""


class Changed(Struct, frozen=True, kw_only=True):
    """What a change is about."""

    records: Collection[str]
    """The paths of records of people and collectives that change, of which something is signed, or that rest on a catalogue."""

    people: Collection[str]
    """Whose own files change."""

    catalogues: Collection[str]
    """The units whose catalogues change."""

    evidence: Collection[str]
    """The paths of files that lie beside the records of a unit."""

    outside: bool
    """Whether anything outside of the records changes."""


class Surveyor(Struct, kw_only=True):
    """Looks for the files; `paths` holds those found so far."""

    listing: TreeListing
    texts: Texts
    units: Mentions
    people: Mentions
    bodies: Mentions
    paths: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)
    """The folders of periods that are done."""

    colleagues: dict[str, set[str]] = field(default_factory=dict)
    """Names of files that are still to be looked for, by the folder of the period."""

    def survey(self, changed: Changed, account: str) -> frozenset[str]:
        """The files for what is `changed` by whoever has the `account`. Raises TooWide."""
        self._everywhere()
        people = {path for path in changed.records if is_record_of_person(path)}
        collectives = {path for path in changed.records if path not in people}
        own = set(collectives)
        people |= self._of_collectives(collectives)
        for path in sorted(people):
            own |= self._of_person(path)
            self._bounded()
        for name in sorted(changed.people):
            own |= self._of_posted(name)
            self._bounded()
        for path in changed.evidence:
            self._beside(path)
            self._bounded()
        own |= {f"{folder}/{unit}.yaml" for folder in (UNITS, CATALOGUES) for unit in changed.catalogues}
        if changed.outside:
            own.add(ORGANIZATION)  # It names the body one level up.
        self.paths |= own
        self.paths |= self._named_in(self.colleagues)
        self._bounded()
        self._named_by(own)
        if account:
            self._of_account(account)
        self._bounded()
        return frozenset(self.paths)

    def below(self, unit: str) -> set[str]:
        """The unit, and whatever is or was below it. Raises TooWide."""
        found: set[str] = set()
        waiting = {unit}
        while waiting:
            found |= waiting
            waiting = {_stem(path) for at in waiting for path in _sure(self.units.naming(at))} - found
        return found

    def _beside(self, path: str) -> None:
        """Adds whatever lies with the unit of evidence, or might be taken for it on some disks, and who answers for the unit."""
        _, period, unit, _ = path.split("/")
        self.paths.add(f"{UNITS}/{unit}.yaml")
        self._colleagues(unit, period)
        self.paths.update(self.listing.misnamed(f"{RECORDS}/{period}"))

    def _bounded(self) -> None:
        if len(self.paths) > MAX_FILES:
            raise TooWide

    def _everywhere(self) -> None:
        self.paths.add(ORGANIZATION)
        self.paths |= {f"{RECORDS}/{period}/period.yaml" for period in self.listing.periods()}
        self._folder(f"{RECORDS}/{REGULATION}")
        self._folder(f"{RECORDS}/{APPROVALS}")
        for folder in (UNITS, PEOPLE, BODIES, CATALOGUES):
            self.paths |= {path for path in self.listing.unlike_records(folder) if refused_by_name(path)}

    def _of_person(self, path: str) -> set[str]:
        """Adds what belongs to the record at `path`; answers with all that the person's results are read from."""
        slot = _slot_of(path)
        own = self._recorded(slot.name, {path}, self._units_of(slot.name))
        self._colleagues(slot.unit, str(slot.period))
        return own

    def _of_posted(self, name: str) -> set[str]:
        """The same for whoever's own file changes, with whoever may lead a unit of the posts at the same time."""
        posts = self._units_of(name)
        for unit in posts:
            self.paths |= _sure(self.people.naming(unit))
        # Whoever governs may sign for power that is handed over.
        return self._recorded(name, set(), posts) | {ORGANIZATION}

    def _recorded(self, name: str, besides: set[str], posts: set[str]) -> set[str]:
        named = {found for found, _ in self.listing.named(f"{name}.yaml")}  # Refused ones tell that there is something.
        records = set(filter(is_record_of_person, named))
        self.paths |= named | {f"{PEOPLE}/{name}.yaml"}
        for record in records | besides:
            self._around(_slot_of(record), posts)
        return records | {f"{PEOPLE}/{name}.yaml"}

    def _units_of(self, name: str) -> set[str]:
        """The units that a person's file names."""
        return self.listing.recorded(UNITS, self._words({f"{PEOPLE}/{name}.yaml"}))

    def _of_collectives(self, paths: Iterable[str]) -> set[str]:
        """Adds the records at `paths` and their units; answers with the records of whoever may see them."""
        seeing: set[str] = set()
        names: dict[str, set[str]] = {}
        for path in paths:
            slot = _slot_of(path)
            unit = f"{UNITS}/{slot.unit}.yaml"
            self.paths |= {path, unit}
            folder = f"{RECORDS}/{slot.period}"
            for seen in {slot.unit} | self.listing.recorded(UNITS, self._words({unit})):
                names.setdefault(folder, set()).update(map(_file_name, _sure(self.people.naming(seen))))
                seeing |= {record for record, _ in self.listing.under(f"{folder}/{seen}")}
        return set(filter(is_record_of_person, seeing | self._named_in(names)))

    def _named_in(self, names: Mapping[str, set[str]]) -> set[str]:
        """What has these names in each folder, which is gone through once."""
        return {path for folder, wanted in names.items() for path, _ in self.listing.named_any(wanted, folder)}

    def _around(self, slot: Slot, posts: set[str]) -> None:
        """The unit of a record and those of the `posts` with the units below, their collectives in its period; what was signed of it."""
        led = {slot.unit, *posts}
        below = {_stem(path) for unit in led for path in _sure(self.units.naming(unit))}
        for unit in led | below:
            self.paths |= {f"{folder}/{unit}.yaml" for folder in (UNITS, CATALOGUES)}
            self.paths.add(f"{RECORDS}/{slot.period}/{unit}/collective.yaml")
        period = f"{RECORDS}/{slot.period}"
        self._folder(f"{period}/{APPROVALS}/{slot.unit}/{slot.name}")
        if period not in self.periods:
            self.periods.add(period)
            for folder in (RECEIPTS, RULES):
                self._folder(f"{period}/{folder}")
            # What waits to be renamed may be a collective's record, or a whole unit's.
            self.paths.update(filter(refused_by_name, self.listing.misnamed(period)))

    def _colleagues(self, unit: str, period: str) -> None:
        folder = f"{RECORDS}/{period}"
        recorded = {path for path, _ in self.listing.under(f"{folder}/{unit}")}
        posted = _sure(self.people.naming(unit))
        self.paths |= recorded
        self.paths |= posted | {f"{PEOPLE}/{_stem(path)}.yaml" for path in recorded}
        self.colleagues.setdefault(folder, set()).update(map(_file_name, posted))

    def _named_by(self, own: set[str]) -> None:
        named = self._words(own)
        self._people(named)
        units = self._closed(UNITS, named)
        units |= self._closed(UNITS, {_stem(path) for path in self.paths if path.startswith(f"{UNITS}/")})
        self.paths |= {f"{CATALOGUES}/{unit}.yaml" for unit in units | self.listing.recorded(CATALOGUES, named)}
        self._people(self._words(f"{BODIES}/{body}.yaml" for body in self._closed(BODIES, named)))

    def _of_account(self, account: str) -> None:
        """The bodies of whoever has the account on the host, and all that these people are members of."""
        bodies = _sure(self.bodies.naming(account))
        self.paths |= bodies
        for owner in self._people(self._words(bodies)):
            self.paths |= _sure(self.bodies.naming(owner))

    def _people(self, names: Iterable[str]) -> set[str]:
        """Adds those of `names` that are people, and answers with them."""
        found = self.listing.recorded(PEOPLE, names)
        self.paths |= {f"{PEOPLE}/{name}.yaml" for name in found}
        return found

    def _closed(self, folder: str, names: Iterable[str]) -> set[str]:
        """Those of `names` that have a file in `folder`, with everything of it that their files name, and what those name."""
        found: set[str] = set()
        waiting = self.listing.recorded(folder, names)
        while waiting:
            found |= waiting
            self.paths |= {f"{folder}/{name}.yaml" for name in waiting}
            named = self._words(f"{folder}/{name}.yaml" for name in waiting)
            waiting = self.listing.recorded(folder, named) - found
        return found

    def _words(self, paths: Iterable[str]) -> frozenset[str]:
        texts = self.texts(paths)
        if any("\\" in text for text in texts):
            raise TooWide  # A name may be written in disguise.
        return words_in(texts)

    def _folder(self, folder: str) -> None:
        self.paths |= {path for path, _ in self.listing.under(folder)}


def is_record_of_person(path: str) -> bool:
    """Whether the record of a person lies at `path`."""
    slot = locate(path) if path.startswith(f"{RECORDS}/") else None
    return isinstance(slot, Slot) and slot.kind == "evaluation"


def _slot_of(path: str) -> Slot:
    slot = locate(path)
    if not isinstance(slot, Slot):
        raise TooWide
    return slot


def _file_name(path: str) -> str:
    return path.rsplit("/", maxsplit=1)[-1]


def _stem(path: str) -> str:
    return _file_name(path).removesuffix(".yaml")


def _sure(paths: frozenset[str] | None) -> set[str]:
    if paths is None:
        raise TooWide
    return set(paths)
