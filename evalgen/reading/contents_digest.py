"""What lies below ``records/``, with one digest: equal only where `check` would read the same names and the same bytes.

Every byte that could be read is hashed, but for files whose digest is known by their state (`known_digests.py`, which says
when that is believed). Nothing is taken on trust from Git.

The digest of a folder is made from what is in it and the digests of the folders in it, so that nothing is put together
again of a folder in which nothing changed.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left
from collections.abc import Mapping

from evalgen.reading.known_digests import LENGTH, SeenFolder, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evalgen.reading.file_digests import ShareOut
    from evalgen.reading.known_digests import KnownDigests, KnownFolder

_MAX_DEPTH = 32
"""Records lie three folders deep and packs five; deeper folders are refused unread, so there is nothing to remember."""

_LOOK = 2048
"""So many files that are known are looked at by one process at a time."""

_FEWEST_LOOKED_AT = 40_000
"""Fewer are looked at before another process has begun."""

_FOLDER_ONLY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_RELATIVE = os.stat in os.supports_dir_fd

_LINK, _FOLDER, _FILE, _OTHER = "link", "folder", "file", "other"


class Indescribable(Exception):  # noqa: N818 - no error of anybody's: such a folder is merely not remembered
    """Something could not be read, or changed while it was being read."""


class Contents:
    """A folder as it was found."""

    __slots__ = ("_digests", "_files", "_names", "_seen", "digest")

    def __init__(self, digest: str, seen: Sequence[SeenFolder]) -> None:
        self.digest = digest
        """Of all names and bytes, as 64 hexadecimal digits."""
        self._seen = seen
        self._files: FileDigests | None = None
        self._digests: bytes | None = None
        self._names: str | None = None

    @property
    def files(self) -> Mapping[str, bytes]:
        """The digest of each file by its path from the root."""
        if self._files is None:
            self._files = FileDigests(self._seen)
        return self._files

    @property
    def digests(self) -> bytes:
        """The same digests alone, one after the other in the order of `files`: whoever knows the places needs no path."""
        if self._digests is None:
            self._digests = b"".join([folder.digests for folder in self._seen])
        return self._digests

    @property
    def names(self) -> str:
        """The digest of all names and of what each is, whatever the files hold."""
        if self._names is None:
            self._names = hashlib.sha256(b"".join([folder.names for folder in self._seen])).hexdigest()
        return self._names

    @property
    def folders(self) -> Mapping[str, list[tuple[str, str]]]:
        """What is in each folder, by name: ``link``, ``folder`` or ``file``."""
        return _Folders(self._seen)

    def folders_below(self, path: str) -> dict[str, list[tuple[str, str]]]:
        """The same of the folder at `path` and of those in it."""
        below = f"{path}/"
        return {folder.path: _entries(folder) for folder in self._seen if f"{folder.path}/".startswith(below)}


class _Folders(Mapping[str, list[tuple[str, str]]]):
    """What is in each folder, told anew each time: whoever goes through all of them holds one."""

    __slots__ = ("_seen",)

    def __init__(self, seen: Sequence[SeenFolder]) -> None:
        self._seen = {folder.path: folder for folder in seen}

    def __getitem__(self, path: str) -> list[tuple[str, str]]:
        return _entries(self._seen[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)


class FileDigests(Mapping[str, bytes]):
    """The digest of each file by its path."""

    __slots__ = ("_names", "_seen")

    def __init__(self, seen: Sequence[SeenFolder]) -> None:
        self._seen = {folder.path: folder for folder in seen}
        self._names: dict[str, list[str]] = {}
        """Of the folders in which somebody has looked one up."""

    def __getitem__(self, path: str) -> bytes:
        above, _, name = path.rpartition("/")
        names = self._names.get(above)
        if names is None:
            names = self._names[above] = self._seen[above].files
        place = bisect_left(names, name)
        if place == len(names) or names[place] != name:
            raise KeyError(path)
        return bytes(self._seen[above].digests[place * LENGTH : (place + 1) * LENGTH])

    def __iter__(self) -> Iterator[str]:
        return (f"{path}/{name}" for path, folder in self._seen.items() for name in folder.files)

    def __len__(self) -> int:
        return sum(len(folder.digests) for folder in self._seen.values()) // LENGTH


def contents_of(
    root: str | os.PathLike[str],
    below: str = "records",
    share_out: ShareOut | None = None,
    known: KnownDigests | None = None,
) -> Contents | None:
    """The contents of the folder `below` at `root`; None where they cannot be known for certain.

    `share_out` lets many files be hashed in several processes; what is `known` is neither listed nor hashed again.
    """
    top = os.path.join(os.fspath(root), below)  # noqa: PTH118 - on the way to an answer every import counts
    if os.path.islink(top):  # noqa: PTH114
        return None
    at = None
    try:
        at = os.open(root, _FOLDER_ONLY) if _RELATIVE and known is not None else None
        listing = _Listing(known, at)
        if share_out is not None:
            listing.look_ahead(share_out)
        listing.enter(top, below, 0)
        return listing.contents(share_out)
    except (OSError, Indescribable):
        return None
    finally:
        if at is not None:
            os.close(at)


class _Listing:
    """A folder and all below it, and the digests of its files, as far as they are known."""

    __slots__ = ("_at", "_known", "_seen", "_standing", "_unknown")

    def __init__(self, known: KnownDigests | None, at: int | None) -> None:
        self._known = known
        self._at = at
        """The folder above, open: from there the way to a file is shorter. None where the system knows only whole ways."""
        self._seen: list[SeenFolder] = []
        """Each before the folders in it."""
        self._unknown: list[tuple[str, SeenFolder, list[int]]] = []
        """The ways to folders with files whose digest is not known, and which of their files these are."""
        self._standing: set[str] = set()
        """Folders that were looked at ahead, and stand as they are known."""

    def look_ahead(self, share_out: ShareOut) -> None:
        """Have several processes look at the folders that are known, where they hold much.

        A folder that is no longer reached by its path, or is reached by links, is not entered later, whatever is found here.
        """
        folders = self._known.folders if self._known is not None and self._at is not None else {}
        if sum(folder.count for folder in folders.values()) < _FEWEST_LOOKED_AT:
            return
        shares, count = [list[str]()], 0
        for path, folder in folders.items():
            if count >= _LOOK:
                shares.append([])
                count = 0
            shares[-1].append(path)
            count += folder.count + 1
        answers = share_out(shares, self._all_standing)
        for share, stands in zip(shares, answers, strict=True):
            self._standing.update(path for path, stand in zip(share, stands or b"", strict=False) if stand)

    def _all_standing(self, paths: Sequence[str]) -> bytes:
        """Of each of these folders whether it is as it is known."""
        return bytes([self._as_known(path) for path in paths])

    def _as_known(self, way: str) -> bool:
        known = self._known.get(way) if self._known is not None else None
        try:
            found = state_of(os.lstat(way, dir_fd=self._at))
        except OSError:
            return False
        return known is not None and known.state == found and self._stands(way, known)

    def enter(self, path: str, shown: str, depth: int) -> SeenFolder:
        """Add all that lies in a folder and below it."""
        if depth > _MAX_DEPTH:
            raise Indescribable
        folder, known = SeenFolder(shown), self._known.get(shown) if self._known is not None else None
        self._seen.append(folder)
        if known is not None and shown in self._standing:
            folder.state = known.state
            folder.take(known)
        else:
            self._look(path, folder, known)
        folder.below = [self.enter(f"{path}/{name}", f"{shown}/{name}", depth + 1) for name in folder.folders]
        return folder

    def _look(self, path: str, folder: SeenFolder, known: KnownFolder | None) -> None:
        """Take what is `known` of a folder where it stands as it was, else list it."""
        way = path
        if self._known is not None:
            way = folder.path if self._at is not None else path
            folder.state = state_of(os.lstat(way, dir_fd=self._at))
        if known is not None and known.state == folder.state and self._stands(way, known):
            folder.take(known)
        else:
            self._list(path, folder, known.by_state if known is not None else {})

    def _stands(self, way: str, known: KnownFolder) -> bool:
        """Whether the files known of a folder, which holds no others, are as they were."""
        at = self._at
        try:
            return b"".join([state_of(os.lstat(f"{way}/{name}", dir_fd=at)) for name in known.files]) == known.states
        except OSError:
            return False

    def _list(self, path: str, folder: SeenFolder, known: Mapping[bytes, bytes]) -> None:
        """Add what lies in a folder; `known` are digests of its files by their states."""
        with os.scandir(path) as entries:
            listed = sorted([(entry.name, kind_of(entry), entry) for entry in entries])
        unknown = list[int]()
        for name, kind, entry in listed:
            if kind == _FILE:
                state = state_of(entry.stat(follow_symlinks=False)) if known else b""
                digest = known.get(state, b"")
                if not digest:
                    unknown.append(len(folder.files))
                folder.add_file(name, state, digest)
            elif kind == _FOLDER:
                folder.folders.append(name)
            elif kind == _LINK:
                # More of what a link leads to is never asked.
                folder.links.append((name, b"folder" if entry.is_dir() else b""))
            else:
                raise Indescribable
        if unknown:
            self._unknown.append((path, folder, unknown))

    def contents(self, share_out: ShareOut | None) -> Contents:
        """All of it; what was not known is read now, and remembered."""
        unknown = [(folder, place) for _, folder, places in self._unknown for place in places]
        paths = [f"{way}/{folder.files[place]}" for way, folder, places in self._unknown for place in places]
        if paths:
            from evalgen.reading.file_digests import hashed

            found = hashed(paths, share_out)
            if found is None:
                raise Indescribable
            for (folder, place), (digest, state) in zip(unknown, found, strict=True):
                folder.settle(place, state, digest)
        for folder in self._seen:
            if not folder.digest:
                folder.digest = _own_digest(folder)
        if self._known is not None:
            self._known.keep(self._seen)
        whole: dict[str, bytes] = {}
        for folder in reversed(self._seen):
            below = b"".join(whole[item.path] for item in folder.below)
            whole[folder.path] = hashlib.sha256(folder.digest + below).digest() if below else folder.digest
        return Contents(whole[self._seen[0].path].hex(), self._seen)


def _own_digest(folder: SeenFolder) -> bytes:
    """Of all that is in a folder, without what is in the folders in it."""
    rests = {**folder.by_name, **dict(folder.links)}
    told = (_framed(kind, os.fsencode(name), rests.get(name, b"")) for name, kind in _entries(folder))
    return hashlib.sha256(b"".join(told)).digest()


def _entries(folder: SeenFolder) -> list[tuple[str, str]]:
    """What is in a folder, each with its kind, sorted."""
    if not folder.folders and not folder.links:
        return [(name, _FILE) for name in folder.files]  # Sorted already, as they were listed.
    return sorted(
        [
            *((name, _FILE) for name in folder.files),
            *((name, _FOLDER) for name in folder.folders),
            *((name, _LINK) for name, _ in folder.links),
        ]
    )


def kind_of(entry: os.DirEntry[str]) -> str:
    """``link``, ``folder``, ``file`` or ``other``: a pipe, a device."""
    if entry.is_file(follow_symlinks=False):
        return _FILE
    if entry.is_symlink():
        return _LINK
    return _FOLDER if entry.is_dir(follow_symlinks=False) else _OTHER


def _framed(kind: str, name: bytes, content: bytes) -> bytes:
    """Lengths first, so that no name and no content can pass for another pair of them."""
    return b"%s %d %d\n%s%s" % (kind.encode(), len(name), len(content), name, content)
