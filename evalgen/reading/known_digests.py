"""Digests of files that were hashed before, by the state of the file: nearly all files of a repository need no second look.

A state is device, inode, size, time of the last writing and time of the last change. The last of these no tool can set:
`touch`, `cp -p`, `rsync -a`, `git checkout` and whoever else writes or puts another file in the place leaves another state.
So does whoever adds, removes or renames something in a folder with the folder: what is in it need not be listed again.
What states cannot promise is not remembered, and hashed or listed each time:

- a file or folder changed less than a minute before it was read, so that no coarse clock, no clock that is set right
  meanwhile, and no page of memory that is yet to be written hides a later change;
- a file or folder on another device than the top, or on a file system that is not known to tell the truth at once: on a
  network the state may be older than the text;
- a folder with links, for what they lead to is elsewhere;
- everything, where the clock stands before the moment at which it was remembered.

It lies in the user's own cache, as all that is remembered: whoever can only write to the repository brings nothing along.
"""

from __future__ import annotations

import os
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from evalgen.reading.answer_store import AnswerStore, Slot

STATE = struct.Struct("<QQqqq")
"""Device, inode, size, time of writing, time of change."""

SETTLED = 60 * 10**9
"""So many nanoseconds after its last change a file is believed to be told by its state."""

LENGTH = 32
"""Of a digest."""

_HEAD = struct.Struct("<16sq")
_FORM = b"known digests 2\n"

_FOLDER = struct.Struct(f"<4I{STATE.size}s{LENGTH}s")
"""Lengths of the path, of the names of files and of those of folders, number of files; state and digest of the folder."""

_LENGTHS = struct.Struct("<4I")
"""Of the path, of the names of files, of those of folders, of those of links."""

_UNSURE = bytes(STATE.size)
"""In the place of the state of a folder that is to be listed again, and of one that is not asked for yet."""

_UNKNOWN = bytes(LENGTH)
"""In the place of a digest that comes later."""

_TRUSTED = frozenset(("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "overlay"))
"""File systems of the machine itself that change the state of a file with its text."""

_MOUNTS = "/proc/self/mountinfo"


def state_of(found: os.stat_result) -> bytes:
    """By which a file is known again as long as nobody changes it."""
    return STATE.pack(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class KnownFolder:
    """What is known of a folder: its files by their states, and, as long as its own is the same, that there are no others."""

    __slots__ = ("_ends", "data", "digest", "state")

    def __init__(self, data: memoryview, state: bytes, digest: bytes, ends: tuple[int, int, int, int]) -> None:
        """`ends` are those of the path, of the names of files, of those of folders, and of the states of the files."""
        self._ends = ends
        self.data = data
        """All of it, as it is remembered."""
        self.state = state
        self.digest = digest
        """Of the names and bytes of its files, and of the names of its folders."""

    @property
    def states(self) -> bytes:
        """Of its files, one after the other."""
        return bytes(self.data[self._ends[2] : self._ends[3]])

    @property
    def files(self) -> list[str]:
        """The names of its files, sorted."""
        return _names(self.data[self._ends[0] : self._ends[1]])

    @property
    def folders(self) -> list[str]:
        """The names of its folders, sorted; hardly one holds any."""
        first, end = self._ends[1:3]
        return _names(self.data[first:end]) if first != end else []

    @property
    def count(self) -> int:
        """How many files are known of it."""
        return (self._ends[3] - self._ends[2]) // STATE.size

    @property
    def digests(self) -> memoryview:
        """Of its files, one after the other."""
        return self.data[self._ends[3] :]

    @property
    def names(self) -> bytes:
        """Its path and the names of all that is in it, with their lengths."""
        names = bytes(self.data[_FOLDER.size : self._ends[2]])
        return _LENGTHS.pack(*_LENGTHS.unpack_from(self.data)[:3], 0) + names

    @property
    def by_state(self) -> dict[bytes, bytes]:
        """The digest of each file by its state."""
        return dict(zip(_parts(self.states, STATE.size), _parts(bytes(self.digests), LENGTH), strict=True))


class SeenFolder:
    """A folder as it was found, and what is to be remembered of it."""

    __slots__ = ("_digests", "_files", "_states", "below", "digest", "folders", "known", "links", "path", "state")

    def __init__(self, path: str) -> None:
        self.path = path
        self.state = b""
        """As it was before it was listed."""
        self._files: list[str] = []
        self.folders: list[str] = []
        self.links: list[tuple[str, bytes]] = []
        """Each with what is known of it."""
        self._states, self._digests = bytearray(), bytearray()
        """Of the files, one after the other: a province has a hundred thousand."""
        self.digest = b""
        """Of all that is in it, without what is in the folders in it."""
        self.below: list[SeenFolder] = []
        self.known: KnownFolder | None = None
        """What is known of it, where that is all there is."""

    def add_file(self, name: str, state: bytes, digest: bytes) -> None:
        """One file more; an empty state or digest comes later."""
        self._files.append(name)
        self._states += state or _UNSURE
        self._digests += digest or _UNKNOWN

    def settle(self, place: int, state: bytes, digest: bytes) -> None:
        """What was found in a file that had this state when all of it had been read."""
        self._states[place * STATE.size : (place + 1) * STATE.size] = state
        self._digests[place * LENGTH : (place + 1) * LENGTH] = digest

    def take(self, known: KnownFolder) -> None:
        """All of it is as it is known."""
        self.known, self.digest, self.folders = known, known.digest, known.folders

    @property
    def files(self) -> list[str]:
        """Their names, sorted."""
        return self._files if self.known is None else self.known.files

    @property
    def digests(self) -> bytearray | memoryview:
        """Of the files, one after the other."""
        return self._digests if self.known is None else self.known.digests

    @property
    def by_name(self) -> dict[str, bytes]:
        """The digest of each file by its name."""
        return dict(zip(self.files, _parts(bytes(self.digests), LENGTH), strict=True))

    @property
    def told(self) -> list[tuple[bytes, bytes]]:
        """State and digest of each file that was listed."""
        states, digests = bytes(self._states), bytes(self._digests)
        return list(zip(_parts(states, STATE.size), _parts(digests, LENGTH), strict=True))

    @property
    def names(self) -> bytes:
        """The path and the names of all that is in it, with their lengths."""
        if self.known is not None:
            return self.known.names
        parts = os.fsencode(self.path), *map(_joined, (self.files, self.folders, [name for name, _ in self.links]))
        return _LENGTHS.pack(*map(len, parts)) + b"".join(parts)


class KnownDigests:
    """What is known of the folders below one folder."""

    __slots__ = ("_begun", "_device", "_slot", "_table")

    def __init__(self, slot: Slot, device: int, now: int) -> None:
        self._slot = slot
        self._device = device
        self._begun = now
        self._table = self._remembered()

    def get(self, path: str) -> KnownFolder | None:
        """What is known of the folder at `path`."""
        return self._table.get(path)

    @property
    def folders(self) -> Mapping[str, KnownFolder]:
        """All folders of which anything is known, by their paths."""
        return self._table

    def keep(self, seen: Iterable[SeenFolder]) -> None:
        """Remember these folders and no others; nothing is written where nothing of it is new."""
        parts, new = list[bytes | memoryview](), False
        for folder in seen:
            if folder.known is not None:
                parts.append(folder.known.data)
            else:
                told, more = self._packed(folder)
                parts.append(told)
                new = new or more
        if new:
            self._slot.put_parts([_HEAD.pack(_FORM, self._begun), *parts])

    def _packed(self, folder: SeenFolder) -> tuple[bytes, bool]:
        """What is remembered of a folder that was listed, and whether any of it is new."""
        known = self._table.get(folder.path)
        before = known.by_state if known is not None else {}
        rows = [row for row in folder.told if self._is_settled(row[0])]
        whole = len(rows) == len(folder.files) and not folder.links and self._is_settled(folder.state)
        new = any(state not in before for state, _ in rows)
        if whole and (known is None or known.state != folder.state):
            new = True
        path = os.fsencode(folder.path)
        files, folders = (_joined(names) if whole else b"" for names in (folder.files, folder.folders))
        state = folder.state if whole else _UNSURE
        head = _FOLDER.pack(len(path), len(files), len(folders), len(rows), state, folder.digest)
        states, digests = (b"".join(row[at] for row in rows) for at in (0, 1))
        return b"".join((head, path, files, folders, states, digests)), new

    def _is_settled(self, state: bytes) -> bool:
        device, *_, changed = STATE.unpack(state)
        return bool(device == self._device and changed < self._begun - SETTLED)

    def _remembered(self) -> dict[str, KnownFolder]:
        view = self._slot.view()
        if view is None or len(view) < _HEAD.size:
            return {}
        form, moment = _HEAD.unpack_from(view)
        if form != _FORM or self._begun < moment:
            return {}
        table: dict[str, KnownFolder] = {}
        first = _HEAD.size
        while first < len(view):
            if first + _FOLDER.size > len(view):
                return {}
            path, files, folders, number, state, digest = _FOLDER.unpack_from(view, first)
            path += _FOLDER.size
            files += path
            folders += files
            states = folders + number * STATE.size
            end = states + number * LENGTH
            data = view[first : first + end]
            if len(data) != end:
                return {}
            table[os.fsdecode(bytes(data[_FOLDER.size : path]))] = KnownFolder(
                data, state, digest, (path, files, folders, states)
            )
            first += end
        return table


def _names(data: memoryview) -> list[str]:
    return os.fsdecode(bytes(data)).split("\0") if data else []


def _joined(names: Iterable[str]) -> bytes:
    return os.fsencode("\0".join(names))


def _parts(data: bytes, length: int) -> list[bytes]:
    return [data[at : at + length] for at in range(0, len(data), length)]


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
