"""What a merge would do: both sides read from Git, each scored, graded and checked, then compared."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from evalgen.approving.file_changes import file_changes
from evalgen.approving.review import Basis, Review, review
from evalgen.approving.side import Side
from evalgen.domain.revision import Tree, TreeEntry
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE, Language
from evalgen.pipeline.approving.audit import granted_by
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.reviewing.both_sides import both_sides
from evalgen.pipeline.reviewing.field_names import field_names
from evalgen.pipeline.reviewing.narrow_review import asks_for_all, inspected_at, narrow_sides
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.changed_paths import changed_paths
from evalgen.reading.git import Git, open_git
from evalgen.reading.history import first_contents
from evalgen.reading.record_names import RECORDS
from evalgen.reading.revision import RevisionReader
from evalgen.reading.revision_commits import current, is_shallow, merge, merge_base, resolve, shown_name, working_tree
from evalgen.reading.revision_objects import path_from_folder, read_tree
from evalgen.reading.tree_listing import entries_at
from evalgen.regulation.library import Library


class Reviewed(Struct, frozen=True, kw_only=True):
    """The plan, and the lines of the files that its problems point at."""

    review: Review
    lines: Mapping[str, list[str]]
    """Of the files with new problems, as they are after the merge."""


class _Revisions(Struct, frozen=True, kw_only=True):
    """The commits that are compared, by Git's names."""

    base: str
    head: str
    parted: str | None
    merged: str
    """The tree that the merge gives: the branch's own where nothing has to be merged."""

    conflicts: frozenset[str]


class _Sides(Struct, frozen=True, kw_only=True):
    """Both sides of the merge, read and judged; the whole repository, or as far as the change can reach."""

    before: Tree
    after: Tree
    head: Tree
    """The branch's own; `after` where nothing had to be merged."""

    inspected_before: Inspection
    inspected_after: Inspection
    changed: frozenset[str]
    far: Tree = MappingProxyType({})
    """Of a part of the repository: what was looked at besides `after`."""

    conflicts: frozenset[str] = frozenset()


@contextmanager
def review_revisions(  # noqa: PLR0913 - what is compared, who asks, and how
    root: Path,
    base: str,
    head: str | None,
    *,
    account: str = "",
    store: AnswerStore | None = None,
    built_in: Library | None = None,
    whole: bool = False,
    language: Language = VIETNAMESE,
) -> Iterator[Reviewed]:
    """What merging `head`, or the working tree where it is None, into `base` would do to the records below `root`.

    The plan is told while the repository is open: of records far from the change, lines and columns of what rulings point
    at are fetched when somebody asks for them.

    `account` is the author's on the host. Of a small change only the records are read that it can move, unless `whole`
    asks for all; `store` remembers which paths lie in which folders and which files speak of which names, `built_in` are
    the built-in packs where somebody has them already; `language` is that of the names of fields. Nothing is written to the repository. Raises EvalgenError where a
    revision cannot be read.
    """
    with open_git(root) as git:
        revisions = _revisions(git, base, head)
        desk = _Desk(git=git, basis=_basis(git, revisions, (base, head)), account=account, language=language)
        reader = RevisionReader(git)
        known = _Known(account=account, store=store or AnswerStore(None), built_in=built_in)
        sides = None if whole else _narrow(git, revisions, reader, known)
        reviewed = desk.reviewed(sides, reader) if sides is not None else None
        if reviewed is None or asks_for_all(reviewed.review):
            reviewed = desk.reviewed(_whole(git, revisions, reader, built_in), reader)
        yield reviewed


class _Desk(Struct, frozen=True, kw_only=True):
    """Where the plan is made, from sides that were looked at more or less widely."""

    git: Git
    basis: Basis
    account: str
    language: Language

    def reviewed(self, sides: _Sides, reader: RevisionReader) -> Reviewed:
        """The plan of the merge."""
        before, after = sides.inspected_before, sides.inspected_after
        plan = review(
            _side(before),
            _side(after),
            file_changes(sides.before, sides.after, head=sides.head, conflicts=sides.conflicts),
            self.basis,
            field_names(self.language),
            account=self.account,
            granted=granted_by(
                before,
                after,
                sides.changed,
                contents=partial(reader.contents, sides.after),
                returning=partial(self._returning, sides.after),
            ),
        )
        pointed = {problem.place.file for problem in (*plan.problems.new, *plan.transitions)}
        # A group that is above its places is told at one of its members, who may be far from the change.
        return Reviewed(review=plan, lines=reader.lines({**sides.far, **sides.after}, sorted(pointed)))

    def _returning(self, after: Tree, files: Collection[str]) -> set[str]:
        """Those of the files that are put back: what first lay there on the line of the target."""
        first = first_contents(self.git, self.basis.base_commit, files)
        return {file for file in files if file in first and after[file].content == first[file]}


def _revisions(git: Git, base: str, head: str | None) -> _Revisions:
    base_commit = resolve(git, base)
    head_commit = working_tree(git) if head is None else resolve(git, head)
    parted = merge_base(git, base_commit, head_commit)
    if parted is None and is_shallow(git):
        raise EvalgenError(
            "Kho chỉ có phần lịch sử gần nhất, không tìm được chỗ hai nhánh tách ra.",
            remedy="Lấy đủ lịch sử rồi chạy lại: git fetch --unshallow (trong CI: fetch-depth: 0).",
        )
    merged, conflicts = head_commit, frozenset[str]()
    if parted not in {None, base_commit}:
        found = merge(git, base_commit, head_commit)
        merged, conflicts = found.tree, frozenset(path_from_folder(path, git.prefix) for path in found.conflicts)
    return _Revisions(base=base_commit, head=head_commit, parted=parted, merged=merged, conflicts=conflicts)


def _basis(git: Git, revisions: _Revisions, names: tuple[str, str | None]) -> Basis:
    base, head = names
    behind = revisions.parted not in {None, revisions.base}
    moved = changed_paths(git, revisions.parted, revisions.base) if behind and revisions.parted else ()
    return Basis(
        base=shown_name(base),
        base_commit=revisions.base,
        head=shown_name(head or ""),
        head_commit=current(git) if head is None else revisions.head,
        merge_base=revisions.parted,
        behind=behind,
        target_paths=frozenset(change.path for change in moved),
        folder=git.prefix,
    )


class _Known(Struct, frozen=True, kw_only=True):
    """Who asks, and what is known already."""

    account: str
    store: AnswerStore
    built_in: Library | None


def _narrow(git: Git, revisions: _Revisions, reader: RevisionReader, known: _Known) -> _Sides | None:
    if revisions.parted is None or revisions.conflicts:
        return None
    found = narrow_sides(
        git,
        (revisions.base, revisions.merged),
        reader,
        account=known.account,
        store=known.store,
        built_in=known.built_in,
    )
    if found is None:
        return None
    head = found.after
    if revisions.merged != revisions.head:
        # What the branch has not at the path of the target is not its own there.
        others = {path: entry for path, entry in found.after.items() if path not in found.changed}
        head = others | dict(entries_at(git, revisions.head, found.changed))
    return _Sides(
        before=found.before,
        after=found.after,
        head=head,
        inspected_before=found.inspected_before,
        inspected_after=found.inspected_after,
        changed=found.changed,
        far=found.far,
    )


def _whole(git: Git, revisions: _Revisions, reader: RevisionReader, built_in: Library | None) -> _Sides:
    before, own = read_tree(git, revisions.base), read_tree(git, revisions.head)
    after = own
    if revisions.merged != revisions.head:
        after = dict(_with_own(read_tree(git, revisions.merged), own, revisions.conflicts))
    changed = frozenset(path for path in {**before, **after} if before.get(path) != after.get(path))
    inspected_before, inspected_after = _inspected(reader, (before, after), changed, built_in)
    return _Sides(
        before=before,
        after=after,
        head=own,
        inspected_before=inspected_before,
        inspected_after=inspected_after,
        changed=changed,
        conflicts=revisions.conflicts,
    )


def _inspected(
    reader: RevisionReader, trees: tuple[Tree, Tree], changed: frozenset[str], built_in: Library | None
) -> tuple[Inspection, Inspection]:
    before, after = trees
    if _records_of(before) == _records_of(after):
        same = inspected_at(reader, before, built_in)
        return same, same
    found = both_sides(reader, trees, changed, built_in)
    return found or (inspected_at(reader, before, built_in), inspected_at(reader, after, built_in))


def _with_own(merged: Tree, own: Tree, conflicts: frozenset[str]) -> Iterator[tuple[str, TreeEntry]]:
    """The merged tree with the branch's own content where Git could not join both."""
    yield from ((path, entry) for path, entry in merged.items() if path not in conflicts)
    yield from ((path, own[path]) for path in conflicts if path in own)


def _records_of(tree: Tree) -> Tree:
    """What an inspection sees."""
    return {path: entry for path, entry in tree.items() if path == RECORDS or path.startswith(f"{RECORDS}/")}


def _side(inspection: Inspection) -> Side:
    return Side(
        results=inspection.results,
        laws=inspection.laws,
        problems=inspection.problems,
        thresholds={period: inspection.thresholds(period) for period in inspection.laws},
    )
