"""The records that rest on a changed catalogue: their work items name a product that counts otherwise at the end of the period.

A work item counts by the nearest catalogue upwards from the unit that gave it: that of the record's folder, unless the item
names another one. So these records lie with the unit of the catalogue or one below it, or speak of such a unit; an answer may
hold too many of them, never too few.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from evalgen.domain.organization import Catalogue
from evalgen.domain.period import Period
from evalgen.domain.revision import TreeEntry
from evalgen.pipeline.reviewing.neighbourhood import is_record_of_person
from evalgen.reading.changed_paths import ChangedPath
from evalgen.reading.git import Git
from evalgen.reading.layout import slot_at
from evalgen.reading.mentions import words_in
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.record_names import RECORDS
from evalgen.reading.revision import RevisionReader
from evalgen.reading.revision_objects import read_blobs
from evalgen.reading.tree_listing import TreeListing

_KEY, _DISGUISE = b"unit", b"\\"
"""What a record holds that names a unit; by a backslash YAML could write any name in disguise."""


class CatalogueChange(Struct, frozen=True, kw_only=True):
    """A catalogue on both sides; None where it is not there."""

    before: Catalogue | None
    after: Catalogue | None

    def products_moved(self, day: dt.date) -> frozenset[str] | None:
        """The products that come, go or count otherwise on `day`; None where the catalogue itself comes or goes.

        Then it may be any, also an unknown one: of that it is said which catalogues there are.
        """
        if self.before is None or self.after is None:
            return None
        old, new = _factors(self.before, day), _factors(self.after, day)
        return frozenset(
            name for name in {**old, **new} if name not in old or name not in new or old[name] != new[name]
        )


def catalogue_changes(reader: RevisionReader, changes: Iterable[ChangedPath]) -> dict[str, CatalogueChange] | None:
    """The changed catalogues, by unit; None where one of them cannot be read."""
    found: dict[str, CatalogueChange] = {}
    for change in changes:
        sides = [_read(reader, change.path, entry) for entry in (change.before, change.after)]
        if [side is None for side in sides] != [change.before is None, change.after is None]:
            return None
        found[slot_at(change.path).name] = CatalogueChange(before=sides[0], after=sides[1])
    return found


def _read(reader: RevisionReader, path: str, entry: TreeEntry | None) -> Catalogue | None:
    if entry is None:
        return None
    return reader.records({path: entry}).records.catalogues.get(slot_at(path).name)


def _factors(catalogue: Catalogue, day: dt.date) -> dict[str, object]:
    marks = {product: catalogue.factor(product, day) for product in catalogue.products}
    return {product: mark.value if mark is not None else None for product, mark in marks.items()}


def records_resting_on(
    changes: Mapping[str, CatalogueChange],
    git: Git,
    listing: TreeListing,
    below: Callable[[str], Collection[str]],
) -> frozenset[str]:
    """The records of people that may rest on the changed catalogues, by unit; `below` names a unit and all that were below it."""
    opened = sorted(period for period in map(Period.parse, listing.periods()) if period is not None)
    units = {unit: frozenset(below(unit)) for unit in changes}
    found: set[str] = set()
    for period in opened:
        moved = {unit: change.products_moved(period.last_day) for unit, change in changes.items()}
        reached = [_Reached(units=units[unit], products=names) for unit, names in moved.items() if names != frozenset()]
        if reached:
            lying = listing.under(f"{RECORDS}/{period}")
            files = {path: entry.content for path, entry in lying if is_record_of_person(path)}
            found |= set(_naming(git, files, reached))
    return frozenset(found)


class _Reached(Struct, frozen=True, kw_only=True):
    """Where a changed catalogue counts in a period."""

    units: frozenset[str]
    products: frozenset[str] | None
    """Those that count otherwise; None: any."""

    def rests(self, unit: str, words: frozenset[str]) -> bool:
        """Whether the record in the folder of `unit` that speaks these `words` may rest on the catalogue."""
        named = self.products is None or not words.isdisjoint(self.products)
        return named and (unit in self.units or not words.isdisjoint(self.units))


def _naming(git: Git, files: Mapping[str, str], reached: Collection[_Reached]) -> Iterator[str]:
    """Those of the files that may rest on one of the catalogues; all that is read of the others is let go of."""
    units = frozenset[str]().union(*(item.units for item in reached))
    paths: dict[str, list[str]] = {}
    for path, content in files.items():
        paths.setdefault(content, []).append(path)
    for blob in read_blobs(git, paths, MAX_BYTES):
        folders = {path: slot_at(path).unit for path in paths[blob.content]}
        if blob.data is None or _DISGUISE in blob.data:
            yield from folders
        elif _KEY in blob.data or not units.isdisjoint(folders.values()):
            words = words_in([blob.data.decode("utf-8", "replace")])
            yield from (path for path, unit in folders.items() if any(item.rests(unit, words) for item in reached))
