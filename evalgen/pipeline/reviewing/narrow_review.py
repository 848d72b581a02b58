"""A review of few records in a large repository: both sides read as far as the change can reach, and no farther.

The same plan as that of the whole repository, which tests hold. Where that is not certain from the paths, the contents
and the law, there is no narrow review, and the whole repository is looked at.
"""

from collections.abc import Iterable

from msgspec import Struct

from evalgen.approving.quiet_changes import SUGGESTING, is_quiet
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.problem import Problem
from evalgen.domain.revision import EntryKind, Tree, TreeEntry
from evalgen.pipeline.inspecting.inspection import Inspection, Known, inspect_reading
from evalgen.pipeline.reviewing.neighbourhood import BODIES, PEOPLE, UNITS, Surveyor, TooWide, is_record_of_person
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.changed_paths import ChangedPath, changed_paths
from evalgen.reading.git import Git
from evalgen.reading.mentions import mentions_of
from evalgen.reading.plain_file import MAX_BYTES
from evalgen.reading.revision import RevisionReader
from evalgen.reading.revision_objects import read_blobs
from evalgen.reading.tree_listing import TreeListing, list_records
from evalgen.regulation.library import Library

MAX_CHANGES = 40
"""So many records come in one request of a unit; more is no small change."""


class NarrowSides(Struct, frozen=True, kw_only=True):
    """Both sides as far as the change reaches."""

    before: Tree
    after: Tree
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
    if not 0 < len(changes) <= MAX_CHANGES:
        return None
    if not all(change.rewritten and is_record_of_person(change.path) for change in changes):
        return None
    listing = list_records(git, base, store)
    if listing is None:
        return None
    surveyor = Surveyor(
        listing=listing,
        texts=_Texts(git, listing, changes),
        units=mentions_of(git, listing, UNITS, store),
        people=mentions_of(git, listing, PEOPLE, store),
        bodies=mentions_of(git, listing, BODIES, store),
    )
    try:
        paths = surveyor.survey((change.path for change in changes), account)
    except TooWide:
        return None
    before = listing.entries(sorted(paths))
    after = before | {change.path: change.after for change in changes if change.after is not None}
    sides = (inspected_at(reader, before, built_in), inspected_at(reader, after, built_in))
    changed = frozenset(change.path for change in changes)
    if not all(_quiet(path, *sides) for path in changed):
        return None
    return NarrowSides(before=before, after=after, inspected_before=sides[0], inspected_after=sides[1], changed=changed)


def names_others(problems: Iterable[Problem]) -> bool:
    """Whether one of the new problems suggests names, which only the whole repository knows."""
    return any(problem.code.startswith(SUGGESTING) for problem in problems)


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


def inspected_at(
    reader: RevisionReader, tree: Tree, built_in: Library | None, known: Known | None = None
) -> Inspection:
    """A look at all records of a revision, or at those of its files that `tree` holds; what is `known` is not asked again."""
    return inspect_reading(reader.records(tree), reader.own_packs(tree), built_in, known)


def _quiet(path: str, before: Inspection, after: Inspection) -> bool:
    """Whether the record at `path` can be read on both sides, and what changes in it moves nobody else's result."""
    records = [_record(path, side) for side in (before, after)]
    if not all(records):
        return False
    old, new = (record for record in records if record is not None)
    measured = any(law.speaks_of("unit_measures") for side in (before, after) for law in side.laws.values())
    return not measured and is_quiet(old.document, new.document)


def _record(path: str, side: Inspection) -> Evaluation | None:
    return next((item for item in side.records.evaluations if item.document.file == path), None)
