"""What lies below ``records/``, with one digest: equal only where `check` would read the same names and the same bytes.

Nothing is taken on trust from a file's date or size, and nothing from Git: every byte that could be read is hashed.
That costs little more than reading, and no clock, no checkout and no pull request can make a stale digest look fresh.
"""

from __future__ import annotations

import hashlib
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Hashing = Callable[[Sequence[str]], "bytes | None"]
    ShareOut = Callable[[Sequence[Sequence[str]], Hashing], "list[bytes | None]"]
    """Does work on each of several tasks, in several processes at once; the results in the order of the tasks."""

_MAX_DEPTH = 32
"""Records lie three folders deep and packs five; deeper folders are refused unread, so there is nothing to remember."""

_MAX_BYTES = 1024 * 1024
"""Nothing longer is read as a record, as a pack, or for a line to be shown; of such a file only the length can matter."""

_USUAL = 64 * 1024
"""Nearly every record is shorter: room for the longest one is not made for each."""

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


_LENGTH = hashlib.sha256().digest_size

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
    root: str | os.PathLike[str], below: str = "records", share_out: ShareOut | None = None
) -> Contents | None:
    """The contents of the folder `below` at `root`; None where they cannot be known for certain.

    `share_out` lets many files be hashed in several processes.
    """
    top = os.path.join(os.fspath(root), below)  # noqa: PTH118 - on the way to an answer every import counts
    if os.path.islink(top):  # noqa: PTH114
        return None
    folders: dict[str, list[tuple[str, str]]] = {}
    try:
        listed = list(_folder(top, below, folders, 0))
        digests = iter(_hashed([path for kind, _, _, path in listed if kind == _FILE], share_out))
    except (OSError, Indescribable):
        return None
    total, files = hashlib.sha256(), dict[str, bytes]()
    for kind, name, content, _ in listed:
        if kind == _FILE:
            files[name] = next(digests)
        _add(total, kind.encode(), os.fsencode(name), files[name] if kind == _FILE else content)
    return Contents(digest=total.hexdigest(), files=files, folders=folders)


def bytes_digest(data: bytes) -> bytes:
    """The digest of a file that holds `data`, as `contents_of` tells it."""
    return hashlib.sha256(_WHOLE + data).digest()


def _folder(
    path: str, shown: str, folders: dict[str, list[tuple[str, str]]], depth: int
) -> Iterator[tuple[str, str, bytes, str]]:
    """Of everything below a folder, in order: what it is, its name, what is known of it without a look inside, its path."""
    if depth > _MAX_DEPTH:
        raise Indescribable
    with os.scandir(path) as entries:
        listed = sorted((entry.name, kind_of(entry), entry) for entry in entries)
    if any(kind == _OTHER for _, kind, _ in listed):
        raise Indescribable
    folders[shown] = [(name, kind) for name, kind, _ in listed]
    for part, kind, entry in listed:
        name = f"{shown}/{part}"
        # More of what a link leads to is never asked.
        yield kind, name, b"folder" if kind == _LINK and entry.is_dir() else b"", entry.path
        if kind == _FOLDER:
            yield from _folder(entry.path, name, folders, depth + 1)


def kind_of(entry: os.DirEntry[str]) -> str:
    """``link``, ``folder``, ``file`` or ``other``: a pipe, a device."""
    if entry.is_file(follow_symlinks=False):
        return _FILE
    if entry.is_symlink():
        return _LINK
    return _FOLDER if entry.is_dir(follow_symlinks=False) else _OTHER


def _hashed(paths: Sequence[str], share_out: ShareOut | None) -> list[bytes]:
    """The digests of these files, in their order."""
    if share_out is None or len(paths) < _FEWEST_SHARED:
        return [_digest(path) for path in paths]
    shares = [paths[first : first + _SHARE] for first in range(0, len(paths), _SHARE)]
    found = share_out(shares, _digests)
    if None in found:
        raise Indescribable
    joined = b"".join(part for part in found if part)
    return [joined[first : first + _LENGTH] for first in range(0, len(joined), _LENGTH)]


def _digests(paths: Sequence[str]) -> bytes | None:
    """The digests of some files, one after the other; None where one of them cannot be told."""
    try:
        return b"".join(map(_digest, paths))
    except (OSError, Indescribable):
        return None


def _digest(path: str) -> bytes:
    return hashlib.sha256(_content(path)).digest()


def _content(path: str) -> bytes:
    handle = os.open(path, _OPEN)
    try:
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
    finally:
        os.close(handle)


def _add(total: hashlib._Hash, kind: bytes, name: bytes, content: bytes) -> None:
    """Lengths first, so that no name and no content can pass for another pair of them."""
    total.update(b"%s %d %d\n" % (kind, len(name), len(content)))
    total.update(name)
    total.update(content)
