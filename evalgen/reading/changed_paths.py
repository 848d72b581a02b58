"""The paths that differ between two revisions, found without listing what is the same."""

from collections.abc import Iterator

from msgspec import Struct

from evalgen.domain.revision import EntryKind, TreeEntry
from evalgen.reading.git import Git
from evalgen.reading.revision_objects import parsed_entry, refuse_disorder

_ABSENT = "000000"


class ChangedPath(Struct, frozen=True, kw_only=True):
    """One path, with what lies there on both sides; None where nothing does."""

    path: str
    before: TreeEntry | None
    after: TreeEntry | None

    @property
    def rewritten(self) -> bool:
        """Whether a plain file stays a plain file, with other content."""
        plain = [entry is not None and entry.kind is EntryKind.FILE for entry in (self.before, self.after)]
        return all(plain)


def changed_paths(git: Git, before: str, after: str) -> Iterator[ChangedPath]:
    """The paths that differ between two commits or trees, in Git's order; renames are a path gone and a path come.

    Raises EvalgenError where one of them is no tree that Git makes: what it says of such a tree is not what it holds.
    """
    # It reads the index first, in which it looks for nothing.
    settings = {"GIT_INDEX_FILE": str(git.scratch / "no-index")}
    arguments = ("-r", "-z", "--raw", "--no-renames", "--full-index", before, after)
    output = git.run("diff-tree", *arguments, settings=settings).output
    parts = output.split(b"\0")[:-1]
    refuse_disorder(parts[1::2])
    for head, path in zip(parts[::2], parts[1::2], strict=True):
        old, new, was, now, _ = head.decode("ascii").removeprefix(":").split(" ")
        sides = [_entry(mode, content, path, git.prefix) for mode, content in ((old, was), (new, now))]
        name = next(side[0] for side in sides if side is not None)
        yield ChangedPath(path=name, before=sides[0][1] if sides[0] else None, after=sides[1][1] if sides[1] else None)


def _entry(mode: str, content: str, path: bytes, prefix: str) -> tuple[str, TreeEntry] | None:
    if mode == _ABSENT:
        return None
    return parsed_entry(f"{mode} blob {content}\t".encode("ascii") + path, prefix)
