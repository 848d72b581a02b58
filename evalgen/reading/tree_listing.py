"""The paths of a revision as Git lists them: searched as they come, and made into values only where somebody asks.

A value for each of a hundred thousand paths takes longer than everything else that a small review does.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from evalgen.domain.revision import TreeEntry
from evalgen.reading.git import Git
from evalgen.reading.layout import RECORDS
from evalgen.reading.revision_objects import parsed_entry

_ODD = (b"//", b"/./", b"/../", b"/.git/", b"/\0", b"/.\0", b"/..\0", b"/.git\0")
"""Parts of paths that no honest tree holds."""

_PATH = re.compile(rb"\t([^\0]*)\0")
_NAME = re.compile(rb"/([^/\0]+)\0")

_FEW = 50
"""So many searches from the beginning take as long as one look at every path."""


class TreeListing:
    """Everything below ``records/`` of one revision. Paths are given and answered from the folder of the repository."""

    def __init__(self, listed: bytes, prefix: str) -> None:
        self._listed = b"\0" + listed
        self._prefix = prefix

    @property
    def honest(self) -> bool:
        """Whether all paths can be paths of files; where not, whoever reads the whole tree says what is wrong."""
        return not any(part in self._listed for part in _ODD)

    def entry(self, path: str) -> TreeEntry | None:
        """What lies at `path`; None where nothing does."""
        at = self._listed.find(b"\t" + self._raw(path) + b"\0")
        return self._parsed(at)[1] if at >= 0 else None

    def under(self, folder: str) -> Iterator[tuple[str, TreeEntry]]:
        """Everything below `folder`, in Git's order, in which a folder's paths follow each other."""
        start = b"\t" + self._raw(folder) + b"/"
        at = self._listed.find(start)
        while at >= 0 and self._listed.startswith(start, at):
            yield self._parsed(at)
            at = self._listed.find(b"\t", self._listed.find(b"\0", at))

    def named(self, name: str) -> Iterator[tuple[str, TreeEntry]]:
        """Every file of that name, in whichever folder."""
        wanted = b"/" + name.encode() + b"\0"
        at = self._listed.find(wanted)
        while at >= 0:
            yield self._parsed(self._listed.rfind(b"\t", 0, at))
            at = self._listed.find(wanted, at + 1)

    def entries(self, paths: Collection[str]) -> dict[str, TreeEntry]:
        """What lies at `paths`, in their order; without those where nothing does. Many are looked for in one go."""
        if len(paths) <= _FEW:
            return {path: entry for path in paths if (entry := self.entry(path)) is not None}
        wanted = {self._raw(path) for path in paths}
        places: dict[bytes, int] = {}
        for match in _PATH.finditer(self._listed):
            if match[1] in wanted:
                places.setdefault(match[1], match.start())
        return {path: self._parsed(places[raw])[1] for path in paths if (raw := self._raw(path)) in places}

    def named_any(self, names: Collection[str]) -> Iterator[tuple[str, TreeEntry]]:
        """Every file that has one of these names, in whichever folder. Many are looked for in one go."""
        if len(names) <= _FEW:
            for name in names:
                yield from self.named(name)
            return
        wanted = {name.encode() for name in names}
        for match in _NAME.finditer(self._listed):
            if match[1] in wanted:
                yield self._parsed(self._listed.rfind(b"\t", 0, match.start()))

    def stems(self, folder: str) -> frozenset[str]:
        """The names of the records directly in `folder`."""
        pattern = b"\t" + re.escape(self._raw(folder)) + rb"/([^/\0]+)\.yaml\0"
        return frozenset(name.decode("utf-8", "surrogateescape") for name in re.findall(pattern, self._listed))

    def periods(self) -> frozenset[str]:
        """The folders that hold a ``period.yaml``."""
        pattern = b"\t" + re.escape(self._raw(RECORDS)) + rb"/([^/\0]+)/period\.yaml\0"
        return frozenset(name.decode("utf-8", "surrogateescape") for name in re.findall(pattern, self._listed))

    def _raw(self, path: str) -> bytes:
        return (self._prefix + path).encode("utf-8", "surrogateescape")

    def _parsed(self, tab: int) -> tuple[str, TreeEntry]:
        start, end = self._listed.rfind(b"\0", 0, tab) + 1, self._listed.find(b"\0", tab)
        return parsed_entry(self._listed[start:end], self._prefix)


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
