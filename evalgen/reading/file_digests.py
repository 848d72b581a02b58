"""The digests of files, of many by several processes at once. Not needed, and not loaded, where all of them are known."""

from __future__ import annotations

import hashlib
import os
import stat

from evalgen.reading.known_digests import LENGTH, STATE, state_of
from evalgen.reading.plain_file import ONLY_READ

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Hashing = Callable[[Sequence[str]], "bytes | None"]
    ShareOut = Callable[[Sequence[Sequence[str]], Hashing], "list[bytes | None]"]
    """Does work on each of several tasks, in several processes at once; the results in the order of the tasks."""

_MAX_BYTES = 1024 * 1024
"""Nothing longer is read as a record, as a pack, or for a line to be shown; of such a file only the length can matter."""

_USUAL = 64 * 1024
"""Nearly every record is shorter: room for the longest one is not made for each."""

_SHARE = 512
"""So many files are hashed by one process at a time."""

_FEWEST_SHARED = 4096
"""Fewer files are hashed before another process has begun."""

_WHOLE = b"="
"""Stands before the bytes of a file that is told by all of them."""


def bytes_digest(data: bytes) -> bytes:
    """The digest of a file that holds `data`."""
    return hashlib.sha256(_WHOLE + data).digest()


def hashed(paths: Sequence[str], share_out: ShareOut | None) -> Iterator[tuple[bytes, bytes]] | None:
    """Of each of these files the digest, and its state when all of it had been read; None where one cannot be told."""
    if share_out is None or len(paths) < _FEWEST_SHARED:
        answers = [_digests(paths)]
    else:
        answers = share_out([paths[first : first + _SHARE] for first in range(0, len(paths), _SHARE)], _digests)
    parts = [part for part in answers if part is not None]
    return _told(parts) if len(parts) == len(answers) else None


def _told(parts: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    row = LENGTH + STATE.size
    return ((part[at : at + LENGTH], part[at + LENGTH : at + row]) for part in parts for at in range(0, len(part), row))


def _digests(paths: Sequence[str]) -> bytes | None:
    """The digests and states of some files, one after the other; None where one of them cannot be told."""
    try:
        return b"".join([part for path in paths for part in _digest(path)])
    except (OSError, _Endless):
        return None


class _Endless(Exception):  # noqa: N818 - no error of anybody's: such a file has no digest
    """More can be read of something than any record holds, and it is no file with a length."""


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
        raise _Endless
    return b"#%d" % state.st_size
