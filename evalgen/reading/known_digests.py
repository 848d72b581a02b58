"""Digests of files that were hashed before, by the state of the file: nearly all files of a repository need no second look.

A state is device, inode, size, time of the last writing and time of the last change. The last of these no tool can set:
`touch`, `cp -p`, `rsync -a`, `git checkout` and whoever else writes or puts another file in the place leaves another state.
What states cannot promise is not remembered, and hashed each time:

- a file changed less than a minute before it was read, so that no coarse clock, no clock that is set right meanwhile, and
  no page of memory that is yet to be written hides a later change;
- a file on another device than the folder itself, or on a file system that is not known to tell the truth at once: on a
  network the state may be older than the text;
- everything, where the clock stands before the moment at which it was remembered.

It lies in the user's own cache, as all that is remembered: whoever can only write to the repository brings nothing along.
"""

from __future__ import annotations

import os
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from evalgen.reading.answer_store import AnswerStore, Slot

STATE = struct.Struct("<QQqqq")
"""Device, inode, size, time of writing, time of change."""

SETTLED = 60 * 10**9
"""So many nanoseconds after its last change a file is believed to be told by its state."""

LENGTH = 32
"""Of a digest."""

_ROW = STATE.size + LENGTH
_HEAD = struct.Struct("<16sq")
_FORM = b"known digests 1\n"

_TRUSTED = frozenset(("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "overlay"))
"""File systems of the machine itself that change the state of a file with its text."""

_MOUNTS = "/proc/self/mountinfo"


def state_of(found: os.stat_result) -> bytes:
    """By which a file is known again as long as nobody changes it."""
    return STATE.pack(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class KnownDigests:
    """The digests known of files below one folder."""

    __slots__ = ("_begun", "_device", "_found", "_slot", "_table")

    def __init__(self, slot: Slot, device: int, now: int) -> None:
        self._slot = slot
        self._device = device
        self._begun = now
        self._table = self._remembered()
        self._found: dict[bytes, bytes] = {}

    def get(self, state: bytes) -> bytes | None:
        """The digest of the file in this state."""
        return self._table.get(state)

    def add(self, state: bytes, digest: bytes) -> None:
        """What was found in a file that had this state when all of it had been read."""
        device, *_, changed = STATE.unpack(state)
        if device == self._device and changed < self._begun - SETTLED:
            self._found[state] = digest

    def keep(self, seen: Iterable[bytes]) -> None:
        """Remember what was found, and of what was known the files `seen`; nothing is written where nothing was found."""
        if self._found:
            known = {state: self._table[state] for state in seen if state in self._table} | self._found
            rows = [part for row in known.items() for part in row]
            self._slot.put_parts([_HEAD.pack(_FORM, self._begun), *rows])

    def _remembered(self) -> dict[bytes, bytes]:
        view = self._slot.view()
        if view is None or len(view) % _ROW != _HEAD.size:
            return {}
        form, moment = _HEAD.unpack_from(view)
        if form != _FORM or self._begun < moment:
            return {}
        data = bytes(view)
        ends = range(_HEAD.size, len(data), _ROW)
        return {data[at : at + STATE.size]: data[at + STATE.size : at + _ROW] for at in ends}


def known_digests(store: AnswerStore, folder: str, now: int) -> KnownDigests | None:
    """What is known of files below `folder`; None where their states are not to be believed.

    `now` are the nanoseconds that the clock shows before the first of them is looked at.
    """
    place = os.path.realpath(folder)
    try:
        device = os.lstat(place).st_dev
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as mounts:  # noqa: PTH123 - every import counts
            trusted = _file_system(place, mounts) in _TRUSTED
    except OSError:
        return None
    return KnownDigests(store.slot(f"known digests {place}"), device, now) if trusted else None


def _file_system(place: str, mounts: Iterable[str]) -> str:
    """The kind of file system that `place` lies on: that of the longest mounted folder above it, of several the last one."""
    longest, found = -1, ""
    for line in mounts:
        before, _, after = line.partition(" - ")
        mounted = _plain(before.split(" ")[4]) if after else ""
        if mounted and len(mounted) >= longest and f"{place}/".startswith(f"{mounted.rstrip('/')}/"):
            longest, found = len(mounted), after.split(" ")[0]
    return found


def _plain(path: str) -> str:
    """The path without the signs by which the list writes spaces and the like."""
    for sign, meant in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        path = path.replace(sign, meant)
    return path
