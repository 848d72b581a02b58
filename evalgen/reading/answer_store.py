"""Answers kept outside the repository, by digests of all that they were computed from.

Safe to delete at any moment: what is not there is computed anew. Safe to be killed while writing: an entry appears whole,
by renaming, or not at all. Safe to share between runs: an entry names its key and its checksum, and one that is torn,
renamed or unreadable counts as absent. It holds bytes, never objects, so that reading it runs nothing. It is believed only
from a folder of the user's own outside the repository: a pull request cannot bring one along.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_FOLDER = "answers-1"
"""Grows with the form of the entries."""

_MAX_ENTRIES = 256
"""Of small ones: many questions about single records must not push out what a whole repository gave."""

_SMALL = 1024 * 1024
_MAX_BYTES = 512 * 1024 * 1024
"""Of one entry."""

_MAX_TOTAL = 1024 * 1024 * 1024
"""Of all entries together."""

_HEAD = b"evalgen answer\n"
_CHECKSUM = hashlib.sha256().digest_size
_OTHERS = 0o022
"""The right to write for anybody but the owner."""

_ANYBODY = stat.S_IWOTH | stat.S_ISVTX
"""In a folder where everybody may write, yet only to what is their own, nobody takes a folder away."""


class AnswerStore:
    """A folder of entries. Where it cannot be used it remembers nothing, and nobody is told: it is only a cache."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = _own(folder) if folder is not None else None
        self.program: str | None = None
        """The digest of the program, once somebody asked for it (`program_digest.py`)."""

    @property
    def usable(self) -> bool:
        """Whether it remembers anything."""
        return self._folder is not None

    def get(self, key: str) -> bytes | None:
        """What was put under `key`; None where there is nothing that can be believed."""
        if self._folder is None:
            return None
        try:
            handle = os.open(self._path(key), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
            with open(handle, "rb") as file:  # noqa: PTH123 - on the way to an answer every import counts
                head, checksum, body = file.read(len(_HEAD)), file.read(_CHECKSUM), file.read(_MAX_BYTES)
        except OSError:
            return None
        return body if head == _HEAD and checksum == _checksum(key, (body,)) else None

    def view(self, key: str) -> memoryview | None:
        """The same for whoever takes it apart: parts of it are no copies."""
        found = self.get(key)
        return None if found is None else memoryview(found)

    def put(self, key: str, body: bytes) -> None:
        """Remember `body` under `key`; where that is not possible nothing happens."""
        self.put_parts(key, (body,))

    def put_parts(self, key: str, parts: Sequence[bytes | memoryview]) -> None:
        """Remember all `parts`, one after the other, as one entry."""
        if self._folder is None or sum(map(len, parts)) > _MAX_BYTES // 2:
            return
        path = self._path(key)
        draft = f"{path}.{os.urandom(8).hex()}.draft"  # Not by the process: in containers all have the same number.
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            try:
                with open(handle, "wb") as file:  # noqa: PTH123
                    file.writelines((_HEAD, _checksum(key, parts), *parts))
                os.replace(draft, path)  # noqa: PTH105
            except OSError:
                os.unlink(draft)  # noqa: PTH108
            self._prune()
        except OSError:
            return

    def slot(self, key: str) -> Slot:
        """One entry by itself."""
        return Slot(self, key)

    def _path(self, key: str) -> str:
        return f"{self._folder}{os.sep}{hashlib.sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()}"

    def _prune(self) -> None:
        """Keep the entries written last; drafts of writers that were killed go with the old ones."""
        with os.scandir(self._folder) as entries:
            states = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries]
        total = small = 0
        for _, size, path in sorted(((state.st_mtime_ns, state.st_size, path) for state, path in states), reverse=True):
            total += size
            small += size <= _SMALL
            if total > _MAX_TOTAL or (size <= _SMALL and small > _MAX_ENTRIES):
                os.unlink(path)  # noqa: PTH108


class Slot:
    """One entry of a store, for whoever shall not choose the key."""

    def __init__(self, store: AnswerStore, key: str) -> None:
        self._store = store
        self._key = key

    def get(self) -> bytes | None:
        """What was put last; None where there is nothing that can be believed."""
        return self._store.get(self._key)

    def put(self, body: bytes) -> None:
        """Remember `body`."""
        self._store.put(self._key, body)

    def view(self) -> memoryview | None:
        """What was put last, for whoever takes it apart."""
        return self._store.view(self._key)

    def put_parts(self, parts: Sequence[bytes | memoryview]) -> None:
        """Remember all `parts`, one after the other."""
        self._store.put_parts(self._key, parts)


def _own(folder: Path) -> str | None:
    """The folder of the entries, made where it is missing; None where others could write to it, or strangers replace it.

    The group of the folder above is trusted: under umask 002 it may write there, and is nobody but the user. Where several
    people share it, they can put another folder of the user's own in the place, and no entry of theirs. Windows tells
    nothing of that in a folder's mode; there the folders of a user are the user's own.
    """
    path = os.path.join(os.fspath(folder), _FOLDER)  # noqa: PTH118
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)  # noqa: PTH103
        state, above = os.lstat(path), os.stat(folder)  # noqa: PTH116
    except OSError:
        return None
    if hasattr(os, "geteuid"):
        mine = state.st_uid == os.geteuid() and not state.st_mode & _OTHERS
        if not mine or above.st_uid not in {0, os.geteuid()} or above.st_mode & _ANYBODY == stat.S_IWOTH:
            return None
    return None if os.path.islink(path) else path  # noqa: PTH114


def _checksum(key: str, parts: Iterable[bytes | memoryview]) -> bytes:
    """Of the key and the body.

    Of the body it is one against accidents, which takes a quarter of the time: whoever could write an entry on purpose
    could write its checksum as well, whatever it is.
    """
    total, length = 0, 0
    for part in parts:
        total = zlib.crc32(part, total)
        length += len(part)
    return hashlib.sha256(f"{length} {total}\0{key}".encode("utf-8", "surrogateescape")).digest()
