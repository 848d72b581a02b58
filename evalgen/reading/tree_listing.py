"""The paths of a revision as Git lists them: searched as they are, and made into values only where somebody asks.

A value for each of a hundred thousand paths takes longer than everything else that a small review does. What lies in a
folder is remembered by Git's name of its content, so that it cannot be out of date; whether it is honest was asked before.
"""

import operator
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from evalgen.domain.identifier import ID
from evalgen.domain.revision import TreeEntry
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.git import Git
from evalgen.reading.record_names import RECORDS
from evalgen.reading.revision_objects import parsed_entry

_HIDDEN = b"/."
_ODD = (b"/./", b"/../", b"/.git/", b"/.\0", b"/..\0", b"/.git\0")
"""Parts of paths that no honest tree holds, of those that begin with a dot: few trees hold any of them."""

_RECORD = re.compile(ID.pattern.encode() + rb"\.yaml")

_UNLIKE = re.compile(rb"[^a-z0-9 \t/.\0-]|--|[\t/]-|-[/.]|[\t/]collective(?!\.yaml\0)")

_TREE = b" tree "
_TAB, _END = b"\t", b"\0"
_AFTER_SLASH = bytes([ord("/") + 1])


class TreeListing:
    """Everything below ``records/`` of one revision. Paths are given and answered from the folder of the repository."""

    def __init__(self, listed: bytes, prefix: str, folders: Mapping[str, str]) -> None:
        """Of paths `listed` in Git's order, each once; `folders` are Git's names of the folders directly in ``records/``."""
        self._listed = listed
        self._prefix = prefix
        self.folders = folders

    def entry(self, path: str) -> TreeEntry | None:
        """What lies at `path`; None where nothing does."""
        line = self._line_of(path)
        return None if line is None else self._parsed(line)[1]

    def under(self, folder: str) -> Iterator[tuple[str, TreeEntry]]:
        """Everything below `folder`."""
        return map(self._parsed, self._below(folder))

    def named(self, name: str) -> Iterator[tuple[str, TreeEntry]]:
        """Every file of that name, in whichever folder."""
        return map(self._parsed, self._ending(b"/" + name.encode()))

    def entries(self, paths: Iterable[str]) -> dict[str, TreeEntry]:
        """What lies at `paths`, in their order; without those where nothing does."""
        return {path: entry for path in paths if (entry := self.entry(path)) is not None}

    def named_any(self, names: Collection[str], folder: str) -> Iterator[tuple[str, TreeEntry]]:
        """Every file below `folder` that has one of these names."""
        wanted = {name.encode() for name in names}
        return (self._parsed(line) for line in self._below(folder) if line.rpartition(b"/")[2] in wanted)

    def holding(self, content: str) -> int:
        """How many files have that content."""
        return self._listed.count(b" " + content.encode("ascii") + _TAB)

    def recorded(self, folder: str, names: Iterable[str]) -> set[str]:
        """Those of `names` that have a record directly in `folder`."""
        return {name for name in names if self._line_of(f"{folder}/{name}.yaml") is not None}

    def unlike_records(self, folder: str) -> list[str]:
        """What lies directly or deeper in `folder` under a name that a record does not have."""
        return [
            self._parsed(line)[0] for line in self._below(folder) if not _RECORD.fullmatch(line.rpartition(b"/")[2])
        ]

    def misnamed(self, folder: str) -> list[str]:
        """What lies below `folder` under a name, or in a folder, that holds what no id of a record does.

        Among it is evidence, whose names are free, and what begins as the name of a collective's record and is none.
        """
        start = self._raw(folder) + b"/"
        lines = self._listed[self._place(start) : self._place(start[:-1] + _AFTER_SLASH)].replace(_TAB + start, _TAB)
        found: list[bytes] = []
        at = _UNLIKE.search(lines)
        while at is not None:
            stop = lines.find(_END, at.start())
            found.append(lines[lines.rfind(_END, 0, at.start()) + 1 : stop])
            at = _UNLIKE.search(lines, stop)
        return [self._parsed(line.replace(_TAB, _TAB + start, 1))[0] for line in found]

    def periods(self) -> frozenset[str]:
        """The folders that hold a ``period.yaml``."""
        holding = (folder for folder in self.folders if self._line_of(f"{folder}/period.yaml") is not None)
        return frozenset(folder.rpartition("/")[2] for folder in holding)

    def _below(self, folder: str) -> list[bytes]:
        start = self._raw(folder) + b"/"
        return self._listed[self._place(start) : self._place(start[:-1] + _AFTER_SLASH)].split(_END)[:-1]

    def _line_of(self, path: str) -> bytes | None:
        raw = self._raw(path)
        line = _first_line(self._listed, self._place(raw))
        return line if _path_of(line) == raw else None

    def _place(self, path: bytes) -> int:
        """Where the line of `path` begins, or that of the next path."""
        listed, low, high = self._listed, 0, len(self._listed)
        while low < high:  # Lines begin at both.
            start = listed.rfind(_END, low, (low + high) // 2) + 1 or low
            end = listed.find(_END, start)
            if listed[listed.find(_TAB, start) + 1 : end] < path:
                low = end + 1
            else:
                high = start
        return low

    def _ending(self, wanted: bytes) -> Iterator[bytes]:
        """The lines of paths that end so, found without a look at all others."""
        at = self._listed.find(wanted + _END)
        while at >= 0:
            yield self._listed[self._listed.rfind(_END, 0, at) + 1 : at + len(wanted)]
            at = self._listed.find(wanted + _END, at + 1)

    def _raw(self, path: str) -> bytes:
        return (self._prefix + path).encode("utf-8", "surrogateescape")

    def _parsed(self, line: bytes) -> tuple[str, TreeEntry]:
        return parsed_entry(line, self._prefix)


def list_records(git: Git, commit: str, store: AnswerStore) -> TreeListing | None:
    """The listing of the records of a commit or tree.

    None where not all paths can be paths of files, each once and in Git's order: whoever reads all says what is wrong. A
    folder's listing is remembered in `store` by the name that Git gives the folder; from one review to the next most stay.
    """
    start = f"{git.prefix}{RECORDS}/"
    top = git.run("ls-tree", "-z", "--full-tree", commit, "--", start).output
    lines = [line.partition(_TAB) for line in top.split(_END)[:-1]]
    paths = {path for _, _, path in lines}
    if _is_odd(top) or len(paths) < len(lines) or any(path.count(b"/") > start.count("/") for path in paths):
        return None
    trees = {path: head.rpartition(b" ")[2].decode("ascii") for head, _, path in lines if _TREE in head}
    parts = [
        _folder(git, path, trees[path], store) if path in trees else b"%s\t%s\0" % (head, path)
        for head, _, path in lines
    ]
    held = [part for part in parts if part]
    ordered = all(_path_of(_last_line(one)) < _path_of(_first_line(other)) for one, other in pairwise(held))
    if None in parts or not ordered:
        return None
    folders = {path.decode("utf-8", "surrogateescape").removeprefix(git.prefix): name for path, name in trees.items()}
    return TreeListing(b"".join(held), git.prefix, folders)


def entries_at(git: Git, commit: str, paths: Iterable[str]) -> dict[str, TreeEntry]:
    """What lies at some paths of a commit; without those where nothing does."""
    wanted = sorted(paths)
    listed = git.run("ls-tree", "-z", "--full-tree", commit, "--", *(f"{git.prefix}{path}" for path in wanted)).output
    found = dict(parsed_entry(line, git.prefix) for line in listed.split(_END)[:-1])
    return {path: found[path] for path in wanted if path in found}


def _folder(git: Git, folder: bytes, name: str, store: AnswerStore) -> bytes | None:
    """Everything below a folder, one line a path; None where it is not honest."""
    key = f"listing 1 {folder.decode('utf-8', 'surrogateescape')} {name}"
    listed = store.get(key)
    if listed is None:
        lines = git.run("ls-tree", "-r", "-z", "--full-tree", name).output.split(_END)[:-1]
        paths = list(map(_path_of, lines))
        start = _TAB + folder + b"/"
        listed = b"".join([line.replace(_TAB, start, 1) + _END for line in lines])
        if _is_odd(listed) or not all(map(operator.lt, paths, paths[1:])):
            return None
        store.put(key, listed)
    return listed


def _is_odd(listed: bytes) -> bool:
    """Whether a path holds a part that is no name of a file."""
    return any(part in listed for part in (b"//", b"/\0", *(_ODD if _HIDDEN in listed else ())))


def _path_of(line: bytes) -> bytes:
    return line.partition(_TAB)[2]


def _first_line(listed: bytes, start: int = 0) -> bytes:
    """The line that begins there; nothing at the end."""
    return listed[start : listed.find(_END, start)]


def _last_line(listed: bytes) -> bytes:
    return listed[listed.rfind(_END, 0, -1) + 1 : -1]
