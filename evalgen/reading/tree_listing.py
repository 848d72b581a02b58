"""The paths of a revision as Git lists them: searched as they are, and made into values only where somebody asks.

A value for each of a hundred thousand paths takes longer than everything else that a small review does.
"""

import operator
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from evalgen.domain.revision import TreeEntry
from evalgen.reading.git import Git
from evalgen.reading.layout import RECORDS
from evalgen.reading.revision_objects import parsed_entry

_HIDDEN = b"/."
_ODD = (b"/./", b"/../", b"/.git/", b"/.\0", b"/..\0", b"/.git\0")
"""Parts of paths that no honest tree holds, of those that begin with a dot: few trees hold any of them."""

_PERIOD = b"/period.yaml"
_END = b"\0"
_AFTER_SLASH = bytes([ord("/") + 1])


class TreeListing:
    """Everything below ``records/`` of one revision. Paths are given and answered from the folder of the repository."""

    def __init__(self, listed: bytes, prefix: str) -> None:
        self._listed = listed
        self._prefix = prefix

    @property
    def honest(self) -> bool:
        """Whether all paths can be paths of files, each once and in Git's order; where not, whoever reads all says what is wrong."""
        odd = (b"//", b"/\0", *(_ODD if _HIDDEN in self._listed else ()))
        return self._in_order and not any(part in self._listed for part in odd)

    def entry(self, path: str) -> TreeEntry | None:
        """What lies at `path`; None where nothing does."""
        at = self._place(self._raw(path))
        return None if at is None else self._parsed(at)[1]

    def under(self, folder: str) -> Iterator[tuple[str, TreeEntry]]:
        """Everything below `folder`."""
        return map(self._parsed, self._below(folder))

    def named(self, name: str) -> Iterator[tuple[str, TreeEntry]]:
        """Every file of that name, in whichever folder."""
        return (parsed_entry(line, self._prefix) for line in self._ending(b"/" + name.encode()))

    def entries(self, paths: Iterable[str]) -> dict[str, TreeEntry]:
        """What lies at `paths`, in their order; without those where nothing does."""
        return {path: entry for path in paths if (entry := self.entry(path)) is not None}

    def named_any(self, names: Collection[str], folder: str) -> Iterator[tuple[str, TreeEntry]]:
        """Every file below `folder` that has one of these names."""
        wanted = {name.encode() for name in names}
        return (self._parsed(at) for at in self._below(folder) if self._paths[at].rpartition(b"/")[2] in wanted)

    def recorded(self, folder: str, names: Iterable[str]) -> set[str]:
        """Those of `names` that have a record directly in `folder`."""
        return {name for name in names if self._place(self._raw(f"{folder}/{name}.yaml")) is not None}

    def periods(self) -> frozenset[str]:
        """The folders that hold a ``period.yaml``."""
        start = len(self._raw(RECORDS)) + 1
        paths = (line.partition(b"\t")[2] for line in self._ending(_PERIOD))
        folders = (path[start:].removesuffix(_PERIOD) for path in paths)
        return frozenset(name.decode("utf-8", "surrogateescape") for name in folders if b"/" not in name)

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._listed.split(_END)[:-1]

    @cached_property
    def _paths(self) -> list[bytes]:
        return [line.partition(b"\t")[2] for line in self._lines]

    @cached_property
    def _places(self) -> dict[bytes, int]:
        return {path: at for at, path in enumerate(self._paths)}

    @cached_property
    def _in_order(self) -> bool:
        """As Git lists a sound tree: by the bytes of the paths, so that all of a folder follow each other."""
        return all(map(operator.lt, self._paths, self._paths[1:]))

    def _below(self, folder: str) -> Iterable[int]:
        start = self._raw(folder) + b"/"
        if not self._in_order:
            return (at for at, path in enumerate(self._paths) if path.startswith(start))
        return range(bisect_left(self._paths, start), bisect_left(self._paths, start[:-1] + _AFTER_SLASH))

    def _place(self, path: bytes) -> int | None:
        if not self._in_order:
            return self._places.get(path)
        at = bisect_left(self._paths, path)
        return at if at < len(self._paths) and self._paths[at] == path else None

    def _ending(self, wanted: bytes) -> Iterator[bytes]:
        """The lines of paths that end so, found without a look at all others."""
        at = self._listed.find(wanted + _END)
        while at >= 0:
            yield self._listed[self._listed.rfind(_END, 0, at) + 1 : at + len(wanted)]
            at = self._listed.find(wanted + _END, at + 1)

    def _raw(self, path: str) -> bytes:
        return (self._prefix + path).encode("utf-8", "surrogateescape")

    def _parsed(self, at: int) -> tuple[str, TreeEntry]:
        return parsed_entry(self._lines[at], self._prefix)


def list_records(git: Git, commit: str) -> TreeListing:
    """The listing of the records of a commit or tree."""
    folder = f"{git.prefix}{RECORDS}"
    return TreeListing(git.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{folder}/").output, git.prefix)


def tree_name(git: Git, commit: str, folder: str) -> str | None:
    """Git's name of a folder's whole content: equal names, equal files; None where there is no such folder."""
    answer = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{git.prefix}{folder}")
    return answer.text if answer.code == 0 else None


def entries_at(git: Git, commit: str, paths: Iterable[str]) -> dict[str, TreeEntry]:
    """What lies at some paths of a commit; without those where nothing does."""
    wanted = sorted(paths)
    listed = git.run("ls-tree", "-z", "--full-tree", commit, "--", *(f"{git.prefix}{path}" for path in wanted)).output
    listing = TreeListing(listed, git.prefix)
    return listing.entries(wanted)
