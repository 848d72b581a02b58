"""What a merge would do: both sides read from Git, each scored, graded and checked, then compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evalgen.approving.file_changes import file_changes
from evalgen.approving.review import Basis, Review, review
from evalgen.approving.side import Side
from evalgen.domain.revision import Tree, TreeEntry
from evalgen.errors import EvalgenError
from evalgen.pipeline.auditing import granted_by
from evalgen.pipeline.inspection import Inspection, inspect_reading
from evalgen.reading.git import Git, open_git
from evalgen.reading.layout import RECORDS
from evalgen.reading.revision import RevisionReader
from evalgen.reading.revision_commits import current, is_shallow, merge, merge_base, resolve, working_tree
from evalgen.reading.revision_objects import path_from_folder, read_tree
from evalgen.reading.revision_words import SchemaWords
from evalgen.reading.schema import SchemaSet


@dataclass(frozen=True, kw_only=True, slots=True)
class Reviewed:
    """The plan, and the lines of the files that its problems point at."""

    review: Review
    lines: Mapping[str, list[str]]
    """Of the files with new problems, as they are after the merge."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trees:
    """The files on the sides of the merge."""

    before: Tree
    after: Tree
    head: Tree
    """The branch's own; `after` where nothing had to be merged."""

    conflicts: frozenset[str]
    target_paths: frozenset[str]


def review_revisions(root: Path, base: str, head: str | None, *, account: str = "") -> Reviewed:
    """What merging `head`, or the working tree where it is None, into `base` would do to the records below `root`.

    `account` is the author's on the host. Nothing is written to the repository. Raises EvalgenError where a revision
    cannot be read.
    """
    with open_git(root) as git:
        basis, trees = _compared(git, base, head)
        schemas = SchemaSet()
        reader = RevisionReader(git, schemas)
        before = _inspected(reader, trees.before)
        after = before if _records_of(trees.before) == _records_of(trees.after) else _inspected(reader, trees.after)
        paths = {**trees.before, **trees.after}
        changed = {path for path in paths if trees.before.get(path) != trees.after.get(path)}
        plan = review(
            _side(before),
            _side(after),
            file_changes(trees.before, trees.after, head=trees.head, conflicts=trees.conflicts),
            basis,
            SchemaWords(schemas=schemas),
            account=account,
            granted=granted_by(before, after, changed),
        )
        pointed = {problem.place.file for problem in (*plan.problems.new, *plan.transitions)}
        return Reviewed(review=plan, lines=reader.lines(trees.after, sorted(pointed)))


def _compared(git: Git, base: str, head: str | None) -> tuple[Basis, _Trees]:
    base_commit = resolve(git, base)
    head_commit = working_tree(git) if head is None else resolve(git, head)
    parted = merge_base(git, base_commit, head_commit)
    if parted is None and is_shallow(git):
        raise EvalgenError(
            "Kho chỉ có phần lịch sử gần nhất, không tìm được chỗ hai nhánh tách ra.",
            remedy="Lấy đủ lịch sử rồi chạy lại: git fetch --unshallow (trong CI: fetch-depth: 0).",
        )
    trees = _trees(git, base_commit, head_commit, parted)
    basis = Basis(
        base=base,
        base_commit=base_commit,
        head=head or "",
        head_commit=current(git) if head is None else head_commit,
        merge_base=parted,
        behind=parted not in {None, base_commit},
        target_paths=trees.target_paths,
    )
    return basis, trees


def _trees(git: Git, base: str, head: str, parted: str | None) -> _Trees:
    before, own = read_tree(git, base), read_tree(git, head)
    if parted in {None, base}:
        return _Trees(before=before, after=own, head=own, conflicts=frozenset(), target_paths=frozenset())
    merged = merge(git, base, head)
    conflicts = frozenset(path_from_folder(path, git.prefix) for path in merged.conflicts)
    after = dict(_with_own(read_tree(git, merged.tree), own, conflicts))
    since = read_tree(git, parted)
    target = frozenset(path for path in {**since, **before} if since.get(path) != before.get(path))
    return _Trees(before=before, after=after, head=own, conflicts=conflicts, target_paths=target)


def _with_own(merged: Tree, own: Tree, conflicts: frozenset[str]) -> Iterator[tuple[str, TreeEntry]]:
    """The merged tree with the branch's own content where Git could not join both."""
    yield from ((path, entry) for path, entry in merged.items() if path not in conflicts)
    yield from ((path, own[path]) for path in conflicts if path in own)


def _records_of(tree: Tree) -> Tree:
    """What an inspection sees."""
    return {path: entry for path, entry in tree.items() if path == RECORDS or path.startswith(f"{RECORDS}/")}


def _inspected(reader: RevisionReader, tree: Tree) -> Inspection:
    return inspect_reading(reader.records(tree), reader.own_packs(tree))


def _side(inspection: Inspection) -> Side:
    return Side(
        results=inspection.results,
        laws=inspection.laws,
        problems=inspection.problems,
        thresholds={period: inspection.thresholds(period) for period in inspection.laws},
    )
