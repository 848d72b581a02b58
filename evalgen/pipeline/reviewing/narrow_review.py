"""A review of few records in a large repository: both sides read as far as the change can reach, and no farther.

The same plan as that of the whole repository, which tests hold. Where that is not certain from the paths, the contents
and the law, there is no narrow review, and the whole repository is looked at.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from evalgen.approving.evidence import OF_SIGNATURES
from evalgen.approving.quiet_changes import SUGGESTING, is_quiet
from evalgen.approving.review import Review
from evalgen.domain.approval import COLLECTIVE
from evalgen.domain.period import Period
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.revision import EntryKind, Tree, TreeEntry
from evalgen.pipeline.inspecting.inspection import Inspection, inspect_reading, laws_of, library_with_faults
from evalgen.pipeline.reviewing.catalogue_reach import catalogue_changes, records_resting_on
from evalgen.pipeline.reviewing.collectives_moved import moves_collectives, periods_around, units_moved
from evalgen.pipeline.reviewing.faces import periods_seeing
from evalgen.pipeline.reviewing.far_records import far_records
from evalgen.pipeline.reviewing.neighbourhood import (
    BODIES,
    CATALOGUES,
    PEOPLE,
    UNITS,
    Changed,
    Surveyor,
    TooWide,
    is_record_of_person,
)
from evalgen.pipeline.reviewing.period_look import Asked, look_at_periods
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.changed_paths import ChangedPath, changed_paths
from evalgen.reading.git import Git
from evalgen.reading.layout import Slot, locate, slot_at, unit_folder
from evalgen.reading.mentions import mentions_of
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.record_names import RECEIPTS, RECORDS
from evalgen.reading.revision import RevisionReader
from evalgen.reading.revision_objects import read_blobs
from evalgen.reading.tree_listing import TreeListing, list_records
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

_SHARED = (UNITS, PEOPLE, BODIES, CATALOGUES)

MAX_CHANGES = 40
"""So many records come in one request of a unit; more is no small change."""

MAX_IN_PERIODS = 400
"""So many files come in one where each step of each record is signed; more is a large part of what there is."""

_EVIDENCE_PARTS = 4
"""The folder of the records, of the period and of the unit, and the file."""

_LATE = "decided-after-deadline"
"""One message on everybody of a period, by the days on which the host received what is signed of each."""


class NarrowSides(Struct, frozen=True, kw_only=True):
    """Both sides as far as the change reaches."""

    before: Tree
    after: Tree
    far: Tree
    """What was looked at besides, and is the same on both sides."""

    inspected_before: Inspection
    inspected_after: Inspection
    changed: frozenset[str]


def narrow_sides(  # noqa: PLR0913 - what is compared, who asks, and what is known already
    git: Git,
    trees: tuple[str, str],
    reader: RevisionReader,
    *,
    account: str,
    store: AnswerStore,
    built_in: Library | None,
) -> NarrowSides | None:
    """The sides `trees`, before and after the merge; None where only the whole repository gives a certain answer."""
    base, merged = trees
    changes = list(changed_paths(git, base, merged))
    if len(changes) > MAX_IN_PERIODS or any(_records_behind(change) is None for change in changes):
        return None
    touched = sorted({path for change in changes for path in _records_behind(change) or ()})
    posted = frozenset(slot_at(change.path).name for change in changes if _is_of(change, "person"))
    catalogues = catalogue_changes(reader, (change for change in changes if _is_of(change, "catalogue")))
    if catalogues is None:
        return None
    listing = list_records(git, base, store)
    if listing is None or any(change.before is None and listing.entry(change.path) for change in changes):
        return None  # What comes to a path that is taken: whoever reads all says what is wrong.
    surveyor = Surveyor(
        listing=listing,
        texts=_Texts(git, listing, changes),
        units=mentions_of(git, listing, UNITS, store),
        people=mentions_of(git, listing, PEOPLE, store),
        bodies=mentions_of(git, listing, BODIES, store),
    )
    try:
        resting = records_resting_on(catalogues, git, listing, surveyor.below)
        changed = Changed(
            records={*touched, *resting},
            people=posted,
            catalogues=catalogues.keys(),
            evidence=[change.path for change in changes if _is_evidence(change)],
            outside=any(map(_is_outside, changes)),
        )
        near = surveyor.survey(changed, account)
    except TooWide:
        return None
    asked = _Asked(
        reader=reader,
        listing=listing,
        changes=tuple(changes),
        near=near,
        touched=touched,
        posted=posted,
        shared=bool(posted or catalogues),
        built_in=built_in,
    )
    few = len(changes) <= MAX_CHANGES and all(_may_be_quiet(change) for change in changes)
    quiet = asked.quietly() if few and not asked.copies else None
    return quiet or asked.by_periods()


class _Reach(Struct, frozen=True, kw_only=True):
    """Where the change moves anything of many records."""

    periods: frozenset[Period]
    units: frozenset[str]
    """Whose collectives may be judged otherwise."""

    @property
    def collectives(self) -> frozenset[tuple[Period, str]]:
        """By what they are known."""
        return frozenset((period, unit) for period in self.periods for unit in self.units)


class _Asked(Struct, frozen=True, kw_only=True):
    """What is compared, and the files `near` the change."""

    reader: RevisionReader
    listing: TreeListing
    changes: tuple[ChangedPath, ...]
    near: frozenset[str]
    touched: Sequence[str]
    """The records that change, or of which something is signed."""

    posted: frozenset[str]
    """The people whose own files change."""

    shared: bool
    """Whether a file that many share changes."""

    built_in: Library | None

    @property
    def copies(self) -> bool:
        """Whether a record becomes, or was, the same as another file: that is told of either of them."""
        changes = [change for change in self.changes if _is_of(change, "evaluation", "person")]
        told = Counter(change.after.content for change in changes if change.after is not None)
        return any(count > 1 or self.listing.holding(content) for content, count in told.items()) or any(
            self.listing.holding(change.before.content) > 1 for change in changes if change.before is not None
        )

    def quietly(self) -> NarrowSides | None:
        """The sides out of the files near alone; None where the change moves more than these people's own results."""
        before, after = self._trees(self.near)
        sides = (inspected_at(self.reader, before, self.built_in), inspected_at(self.reader, after, self.built_in))
        if any(self._reaches_far(side.records, side.laws) for side in sides):
            return None
        pairs = [[_record(path, side.records) for side in sides] for path in self.touched]
        if not all(old and new and is_quiet(old.document, new.document) for old, new in pairs):
            return None
        seen = self._seen(sides[0].records, sides[1].records)
        return self._narrow((before, after), sides, {}) if seen is not None and not seen.periods else None

    def by_periods(self) -> NarrowSides | None:
        """The sides out of the files near and of the periods that see the change; None where it moves more than that."""
        near = {*self.near, *self.touched}
        reach = self._reach(near)
        if reach is None:
            return None
        in_periods = [item for period in reach.periods for item in self.listing.under(f"{RECORDS}/{period}")]
        far = {path: entry for path, entry in in_periods if path not in near and _is_plain_record(path, entry)}
        besides = (path for path, _ in in_periods if path not in far and not _is_of_others(path, reach.units))
        # What is signed comes in after the last receipt of all, whichever period that is of.
        received = (f"{folder}/{RECEIPTS}" for folder in self.listing.folders)
        shared = (path for folder in (*_SHARED, *received) for path, _ in self.listing.under(folder))
        before, after = self._trees({*near, *besides, *shared})
        ground = self.reader.records(before).records
        packs = library_with_faults(self.reader.own_packs(before), self.built_in)
        laws = laws_of(ground, packs[0])
        if self._reaches_far(ground, laws):
            return None
        others = far_records(self.reader, [(path, entry.content) for path, entry in far.items()], ground, laws)
        asked = Asked(
            people=self.posted.union(slot_at(path).name for path in near if is_record_of_person(path)),
            collectives=reach.collectives,
            shared=self.shared,
        )
        sides = [
            look_at_periods(self.reader.records(tree, others.files), others, packs, asked) for tree in (before, after)
        ]
        return self._narrow((before, after), (sides[0], sides[1]), far)

    def _reach(self, near: Iterable[str]) -> _Reach | None:
        """How far the change reaches; None where a file of it cannot be read, or its period is not there."""
        periods = frozenset(period for path in self.touched if (period := slot_at(path).period) is not None)
        if not periods <= self._opened:
            return None
        sides = [(tree, self.reader.records(tree).records) for tree in self._trees(near)]
        found = [[_record(path, records) for tree, records in sides if path in tree] for path in self.touched]
        if not all(records and None not in records for records in found):
            return None
        seen = self._seen(sides[0][1], sides[1][1])
        if seen is None:
            return None
        moving = [record for records in found for record in records if record is not None and moves_collectives(record)]
        units = seen.units.union(*(units_moved(moving, records) for _, records in sides))
        periods |= seen.periods
        return _Reach(periods=periods_around(periods, self._opened) if units else periods, units=units)

    def _seen(self, before: Records, after: Records) -> _Reach | None:
        """How far the changed files of people reach; None where one of them, or the unit of evidence, cannot be read."""
        if not self.posted <= before.people.keys() & after.people.keys():
            return None
        if not all(_unit_of(change) in before.units for change in self.changes if _is_evidence(change)):
            return None  # It may be of any unit.
        seen = (periods_seeing(name, before, after, self._opened) for name in self.posted)
        # What stands against a leader is held against the collectives of all units that the posts name.
        accused = [
            (item, records)
            for records in (before, after)
            for item in records.evaluations
            if item.person in self.posted and moves_collectives(item)
        ]
        return _Reach(
            periods=frozenset[Period]().union(*seen, (item.period for item, _ in accused)),
            units=frozenset[str]().union(*(units_moved([item], records) for item, records in accused)),
        )

    @property
    def _opened(self) -> frozenset[Period]:
        return frozenset(period for period in map(Period.parse, self.listing.periods()) if period is not None)

    def _reaches_far(self, records: Records, laws: Mapping[Period, Law]) -> bool:
        """Whether leaders are measured by their people: then nearly everything may move.

        So it is where the file of a period is not there, or cannot be read: its law is told by any record in it.
        """
        folders = (Period.parse(folder.rpartition("/")[2]) for folder in self.listing.folders)
        periods = {period for period in folders if period is not None}
        return not periods <= records.periods.keys() or any(law.speaks_of("unit_measures") for law in laws.values())

    def _trees(self, paths: Iterable[str]) -> tuple[Tree, Tree]:
        lying = {change.path: change.before for change in self.changes if change.before is not None}
        before = self.listing.entries(sorted(paths)) | lying
        changed = {change.path: change.after for change in self.changes}
        after = {path: entry for path, entry in before.items() if path not in changed}
        return before, after | {path: entry for path, entry in changed.items() if entry is not None}

    def _narrow(self, trees: tuple[Tree, Tree], sides: tuple[Inspection, Inspection], far: Tree) -> NarrowSides | None:
        if _late_of_many_moved(*sides):
            return None
        return NarrowSides(
            before=trees[0],
            after=trees[1],
            far=far,
            inspected_before=sides[0],
            inspected_after=sides[1],
            changed=frozenset(change.path for change in self.changes),
        )


def _records_behind(change: ChangedPath) -> tuple[str, ...] | None:
    """The records that a change is about, itself or what is signed of one; none of a person's file, a catalogue, evidence, what lies outside.

    None where it is about more than that. What is signed already and changes, or goes, is told by what all statements say.
    """
    entries = (change.before, change.after)
    if any(entry is not None and entry.kind is not EntryKind.FILE for entry in entries):
        return None
    slot = locate(change.path) if change.path.startswith(f"{RECORDS}/") else None
    besides = _is_outside(change) or _is_evidence(change) or _is_of(change, "catalogue")
    if besides or (change.rewritten and _is_of(change, "person")):
        return ()
    if not isinstance(slot, Slot):
        return None
    if slot.kind == "approval" and change.before is None:
        return (f"{RECORDS}/{slot.period}/{slot.unit}/{slot.record}.yaml",)
    if slot.kind == "rules" and change.before is None:
        return ()  # Kept for a signature; no result rests on it.
    return (change.path,) if slot.kind in {"evaluation", COLLECTIVE} else None


def _is_of(change: ChangedPath, *kinds: str) -> bool:
    slot = locate(change.path) if change.path.startswith(f"{RECORDS}/") else None
    return isinstance(slot, Slot) and slot.kind in kinds


def _is_outside(change: ChangedPath) -> bool:
    """Whether no result rests on the file: it lies beside the records, and upon none of them where large letters are small ones."""
    return change.path.partition("/")[0].casefold() not in {RECORDS, ".."}


def _is_evidence(change: ChangedPath) -> bool:
    """Whether the file lies beside the records of a unit; nothing is read from it, and what is decided stands by it."""
    parts = change.path.split("/")
    beside = parts[0] == RECORDS and len(parts) == _EVIDENCE_PARTS and unit_folder(tuple(parts[1:3])) is not None
    return beside and not parts[-1].startswith(".") and locate(change.path) is None


def _unit_of(change: ChangedPath) -> str:
    return change.path.split("/")[2]


def _may_be_quiet(change: ChangedPath) -> bool:
    if _is_outside(change) or _is_evidence(change) or _is_of(change, "catalogue"):
        return True
    return change.rewritten and _is_of(change, "evaluation", "person")


def _is_plain_record(path: str, entry: TreeEntry) -> bool:
    return entry.kind is EntryKind.FILE and is_record_of_person(path)


def _is_of_others(path: str, units: Collection[str]) -> bool:
    """Whether the file is signed of somebody's record, or of a collective but those of `units`; what is near is known already."""
    slot = locate(path)
    if not isinstance(slot, Slot) or slot.kind != "approval":
        return False
    return slot.record != COLLECTIVE or slot.unit not in units


def asks_for_all(review: Review) -> bool:
    """Whether the plan says what only the whole repository knows.

    Names nearest to one that nobody has; from which of all statements a signature that does not hold was copied.
    """
    signed = (problem.code in OF_SIGNATURES for problem in review.transitions)
    return any(signed) or any(problem.code.startswith(SUGGESTING) for problem in review.problems.new)


class _Texts:
    """The texts of files at both sides, as far as they are plain files of a record's length."""

    def __init__(self, git: Git, listing: TreeListing, changes: Iterable[ChangedPath]) -> None:
        self._git = git
        self._listing = listing
        self._changes = {change.path: (change.before, change.after) for change in changes}

    def __call__(self, paths: Iterable[str]) -> list[str]:
        entries: list[TreeEntry] = []
        paths = list(paths)
        unchanged = self._listing.entries([path for path in paths if path not in self._changes])
        for path in paths:
            sides = self._changes.get(path) or (unchanged.get(path),)
            entries += (entry for entry in sides if entry is not None and entry.kind is not EntryKind.SUBMODULE)
        blobs = read_blobs(self._git, (entry.content for entry in entries), MAX_BYTES)
        return [(blob.data or b"\\").decode("utf-8", "replace") for blob in blobs]


def inspected_at(reader: RevisionReader, tree: Tree, built_in: Library | None) -> Inspection:
    """A look at all records of a revision, or at those of its files that `tree` holds."""
    return inspect_reading(reader.records(tree), reader.own_packs(tree), built_in)


def _late_of_many_moved(before: Inspection, after: Inspection) -> bool:
    """Whether a message names otherwise who was decided on too late, of whom some by receipts of what is not read here."""
    told = [{problem.message for problem in side.problems if problem.code == _LATE} for side in (before, after)]
    return bool(before.records.receipts) and told[0] != told[1]


def _record(path: str, records: Records) -> Record | None:
    return next((item for item in records.people_and_collectives() if item.document.file == path), None)
