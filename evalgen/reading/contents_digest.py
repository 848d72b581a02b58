"""What lies below ``records/``, with one digest: equal only where `check` would read the same names and the same bytes.

Every byte that could be read is hashed, but for files whose digest is known by their state (`known_digests.py`, which says
when that is believed). Nothing is taken on trust from Git.
"""

from __future__ import annotations

import hashlib
import os
import stat

from evalgen.reading.known_digests import LENGTH, STATE, state_of
from evalgen.reading.plain_file import ONLY_READ

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evalgen.reading.known_digests import KnownDigests

    Hashing = Callable[[Sequence[str]], "bytes | None"]
    ShareOut = Callable[[Sequence[Sequence[str]], Hashing], "list[bytes | None]"]
    """Does work on each of several tasks, in several processes at once; the results in the order of the tasks."""

_MAX_DEPTH = 32
"""Records lie three folders deep and packs five; deeper folders are refused unread, so there is nothing to remember."""

_MAX_BYTES = 1024 * 1024
"""Nothing longer is read as a record, as a pack, or for a line to be shown; of such a file only the length can matter."""

_USUAL = 64 * 1024
"""Nearly every record is shorter: room for the longest one is not made for each."""

_SHARE = 512
"""So many files are hashed by one process at a time."""

_FEWEST_SHARED = 4096
"""Fewer files are hashed before another process has begun."""

_LINK, _FOLDER, _FILE, _OTHER = "link", "folder", "file", "other"

_WHOLE = b"="
"""Stands before the bytes of a file that is told by all of them."""


class Indescribable(Exception):  # noqa: N818 - no error of anybody's: such a folder is merely not remembered
    """Something could not be read, or changed while it was being read."""


class Contents:
    """A folder as it was found."""

    __slots__ = ("digest", "files", "folders")

    def __init__(self, *, digest: str, files: dict[str, bytes], folders: dict[str, list[tuple[str, str]]]) -> None:
        self.digest = digest
        """Of all names and bytes, as 64 hexadecimal digits."""
        self.files = files
        """The digest of each file by its path from the root."""
        self.folders = folders
        """What is in each folder, by name: ``link``, ``folder`` or ``file``."""


def contents_of(
    root: str | os.PathLike[str],
    below: str = "records",
    share_out: ShareOut | None = None,
    known: KnownDigests | None = None,
) -> Contents | None:
    """The contents of the folder `below` at `root`; None where they cannot be known for certain.

    `share_out` lets many files be hashed in several processes; files that are `known` are not hashed again.
    """
    top = os.path.join(os.fspath(root), below)  # noqa: PTH118 - on the way to an answer every import counts
    if os.path.islink(top):  # noqa: PTH114
        return None
    listing = _Listing(known)
    try:
        listing.enter(top, below, 0)
        digests = listing.digests(share_out)
    except (OSError, Indescribable):
        return None
    files = dict(zip(listing.names, digests, strict=True))
    told = (
        _framed(kind, os.fsencode(name), files[name] if kind == _FILE else rest) for kind, name, rest in listing.found
    )
    return Contents(digest=hashlib.sha256(b"".join(told)).hexdigest(), files=files, folders=listing.folders)


def bytes_digest(data: bytes) -> bytes:
    """The digest of a file that holds `data`, as `contents_of` tells it."""
    return hashlib.sha256(_WHOLE + data).digest()


class _Listing:
    """Everything below a folder, in order, and the digests of its files, as far as they are known."""

    __slots__ = ("_digests", "_known", "_states", "_unknown", "folders", "found", "names")

    def __init__(self, known: KnownDigests | None) -> None:
        self._known = known
        self._states: list[bytes] = []
        self._digests: list[bytes | None] = []
        self._unknown: list[str] = []
        """The paths of files whose digest is not known."""
        self.found: list[tuple[str, str, bytes]] = []
        """What it is, its name, what is known of it without a look inside."""
        self.folders: dict[str, list[tuple[str, str]]] = {}
        self.names: list[str] = []
        """Of the files alone."""

    def enter(self, path: str, shown: str, depth: int) -> None:
        """Add all that lies in a folder and below it."""
        if depth > _MAX_DEPTH:
            raise Indescribable
        with os.scandir(path) as entries:
            listed = sorted([(entry.name, kind_of(entry), entry) for entry in entries])
        self.folders[shown] = [(name, kind) for name, kind, _ in listed]
        for part, kind, entry in listed:
            name = f"{shown}/{part}"
            # More of what a link leads to is never asked.
            self.found.append((kind, name, b"folder" if kind == _LINK and entry.is_dir() else b""))
            if kind == _FILE:
                self._add(name, entry)
            elif kind == _FOLDER:
                self.enter(entry.path, name, depth + 1)
            elif kind == _OTHER:
                raise Indescribable

    def _add(self, name: str, entry: os.DirEntry[str]) -> None:
        digest = None
        if self._known is not None:
            state = state_of(entry.stat(follow_symlinks=False))
            self._states.append(state)
            digest = self._known.get(state)
        self.names.append(name)
        self._digests.append(digest)
        if digest is None:
            self._unknown.append(entry.path)

    def digests(self, share_out: ShareOut | None) -> list[bytes]:
        """Of the files, in their order; what was not known is read now, and remembered."""
        hashed = _hashed(self._unknown, share_out)
        if self._known is not None:
            for digest, state in hashed:
                self._known.add(state, digest)
            self._known.keep(self._states)
        found = (digest for digest, _ in hashed)
        return [next(found) if digest is None else digest for digest in self._digests]


def kind_of(entry: os.DirEntry[str]) -> str:
    """``link``, ``folder``, ``file`` or ``other``: a pipe, a device."""
    if entry.is_file(follow_symlinks=False):
        return _FILE
    if entry.is_symlink():
        return _LINK
    return _FOLDER if entry.is_dir(follow_symlinks=False) else _OTHER


def _hashed(paths: Sequence[str], share_out: ShareOut | None) -> list[tuple[bytes, bytes]]:
    """Of each of these files the digest, and its state when all of it had been read."""
    if share_out is None or len(paths) < _FEWEST_SHARED:
        return [_digest(path) for path in paths]
    shares = [paths[first : first + _SHARE] for first in range(0, len(paths), _SHARE)]
    found = share_out(shares, _digests)
    if None in found:
        raise Indescribable
    joined, row = b"".join(part for part in found if part), LENGTH + STATE.size
    return [(joined[at : at + LENGTH], joined[at + LENGTH : at + row]) for at in range(0, len(joined), row)]


def _digests(paths: Sequence[str]) -> bytes | None:
    """The digests and states of some files, one after the other; None where one of them cannot be told."""
    try:
        return b"".join(part for path in paths for part in _digest(path))
    except (OSError, Indescribable):
        return None


def _digest(path: str) -> tuple[bytes, bytes]:
    handle = os.open(path, ONLY_READ)
    try:
        return hashlib.sha256(_content(handle)).digest(), state_of(os.fstat(handle))
    finally:
        os.close(handle)


def _content(handle: int) -> bytes:
    data = os.read(handle, _USUAL)
    more = os.read(handle, 1)
    if more:
        data += more + os.read(handle, _MAX_BYTES)
    if not more or (len(data) <= _MAX_BYTES and not os.read(handle, 1)):
        return _WHOLE + data
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode) or state.st_size <= _MAX_BYTES:
        raise Indescribable
    return b"#%d" % state.st_size


def _framed(kind: str, name: bytes, content: bytes) -> bytes:
    """Lengths first, so that no name and no content can pass for another pair of them."""
    return b"%s %d %d\n%s%s" % (kind.encode(), len(name), len(content), name, content)
