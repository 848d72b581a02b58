"""One digest of everything below ``records/``: equal only where `check` would read the same names and the same bytes.

Nothing is taken on trust from a file's date or size, and nothing from Git: every byte that could be read is hashed.
That costs little more than reading, and no clock, no checkout and no pull request can make a stale digest look fresh.
"""

from __future__ import annotations

import hashlib
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_MAX_DEPTH = 32
"""Records lie three folders deep and packs five; deeper folders are refused unread, so there is nothing to remember."""

_MAX_BYTES = 1024 * 1024
"""Nothing longer is read as a record, as a pack, or for a line to be shown; of such a file only the length can matter."""

_USUAL = 64 * 1024
"""Nearly every record is shorter: room for the longest one is not made for each."""

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


_WHOLE = b"="
"""Stands before the bytes of a file that is told by all of them."""


class Indescribable(Exception):  # noqa: N818 - no error of anybody's: such a folder is merely not remembered
    """Something could not be read, or changed while it was being read."""


def contents_digest(root: Path, files: dict[str, bytes] | None = None, below: str = "records") -> str | None:
    """The digest of ``records/`` below `root` as 64 hexadecimal digits; None where it cannot be known for certain.

    `files` is filled with the digest of each file by its path from `root`; `below` is the folder to look at.
    """
    records = os.path.join(os.fspath(root), below)  # noqa: PTH118 - on the way to an answer every import counts
    if os.path.islink(records):  # noqa: PTH114
        return None
    total = hashlib.sha256()
    try:
        _folder(records, os.fsencode(below), total, {} if files is None else files, 0)
    except (OSError, Indescribable):
        return None
    return total.hexdigest()


def bytes_digest(data: bytes) -> bytes:
    """The digest of a file that holds `data`, as `contents_digest` tells it."""
    return hashlib.sha256(_WHOLE + data).digest()


def _folder(path: str, shown: bytes, total: hashlib._Hash, files: dict[str, bytes], depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise Indescribable
    with os.scandir(path) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        name = shown + b"/" + os.fsencode(entry.name)
        if entry.is_symlink():
            _add(total, b"link", name, b"folder" if entry.is_dir() else b"")  # More of what it leads to is never asked.
        elif entry.is_dir(follow_symlinks=False):
            _add(total, b"folder", name, b"")
            _folder(entry.path, name, total, files, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            digest = hashlib.sha256(_content(entry.path)).digest()
            files[os.fsdecode(name)] = digest
            _add(total, b"file", name, digest)
        else:
            raise Indescribable


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
