"""What was found in groups of files, remembered from run to run: computed again only for groups of which a byte changed.

What is remembered of a group stands under a digest of the program, of what the group stands on, and of the paths and
bytes of its own files. It is kept only where the bytes that were read are those that the digest tells.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from evalgen.domain.typed_bytes import UNREADABLE, Typed, to_bytes
from evalgen.pipeline.checkup.file_group import FileGroup
from evalgen.pipeline.workers import shared_out
from evalgen.reading.answer_store import AnswerStore, Slot
from evalgen.reading.contents_digest import Contents, contents_of
from evalgen.reading.known_digests import LENGTH
from evalgen.reading.pack import packed, unpacked
from evalgen.reading.record_names import RECORDS, REGULATION

R = TypeVar("R")

Work = Callable[[FileGroup], tuple[bytes, bool]]
"""What is found in a group, as bytes, and whether the bytes read were those that were to be read."""

_SHARE_SINCE = 8
"""Once what came since is as much as this part of the rest, all of it is written as one."""

_OWN_PACKS = f"{RECORDS}/{REGULATION}"


class Memory(Struct, frozen=True, kw_only=True):
    """Where groups of one repository are remembered, and what its files held when the command began."""

    store: AnswerStore
    program: str
    """The digest of the program."""

    contents: Contents
    """Of ``records/``."""

    name: str
    """Of the repository, in the user's cache."""

    def digest(self, about: str, files: Sequence[str]) -> bytes | None:
        """The digest of these files and of `about`; None where one of them was not there, or not to be read."""
        known = self.contents.files
        try:
            return self._digest(about, files, b"".join([known[file] for file in files]))
        except KeyError:
            return None

    def digest_of(self, group: FileGroup, about: str, files: Sequence[str] = ()) -> bytes | None:
        """The same of the files of a group and of some more."""
        if group.places is None:
            return self.digest(about, [*group.paths, *files])
        known, more = self.contents.digests, self.contents.files
        parts = [known[place * LENGTH : (place + 1) * LENGTH] for place in group.places]
        try:
            parts += [more[file] for file in files]
        except KeyError:
            return None
        return self._digest(about, [*group.paths, *files], b"".join(parts))

    def _digest(self, about: str, files: Sequence[str], digests: bytes) -> bytes:
        # Lengths first: no word and no path, which holds no zero, can pass for another.
        words, paths = (text.encode("utf-8", "surrogateescape") for text in (about, "\0".join(files)))
        head = f"{self.program} {len(words)} {len(paths)}\n".encode()
        return hashlib.sha256(b"".join((head, words, paths, digests))).digest()

    def own_packs(self) -> tuple[dict[str, list[tuple[str, str]]], dict[str, bytes]]:
        """All that lies where the organization's own packs do: what is in each folder, and the digest of each file.

        A link or a folder in the wrong place puts packs at fault as a file does.
        """
        folders = self.contents.folders_below(_OWN_PACKS)
        paths = (f"{folder}/{name}" for folder, found in folders.items() for name, kind in found if kind == "file")
        return folders, {path: self.contents.files[path] for path in paths}

    def packs_unchanged(self, root: Path) -> bool:
        """Whether all that lies there is still what it was."""
        if not (root / _OWN_PACKS).is_dir():
            return self.own_packs() == ({}, {})
        now = contents_of(root, _OWN_PACKS)
        return now is not None and (now.folders, now.files) == self.own_packs()

    def slot(self, what: str) -> Slot:
        """The entry for `what` of this repository."""
        return self.store.slot(f"{what} {self.name}")

    def known_or(self, what: str, key: bytes | None, form: Typed[R], compute: Callable[[], R]) -> R:
        """The value remembered as `what` under `key`, else what `compute` finds, which is remembered; a key of None: nothing is."""
        held = self.known(what, key, form)
        if held is not None:
            return held
        found = compute()
        self.keep(what, key, found)
        return found

    def known(self, what: str, key: bytes | None, form: Typed[R]) -> R | None:
        """The value remembered as `what` under `key`; None where there is none."""
        held = self.slot(what).view() if key is not None else None
        if held is None or key is None or held[: len(key)] != key:
            return None
        try:
            return form.read(held[len(key) :])
        except UNREADABLE:
            return None

    def keep(self, what: str, key: bytes | None, value: object) -> None:
        """Remember `value` as `what` under `key`; nothing under None."""
        if key is not None:
            self.slot(what).put(key + to_bytes(value))


class Found(Struct, Generic[R], frozen=True, kw_only=True):
    """What was found in each group, in the order of the groups."""

    items: tuple[R, ...]
    keys: tuple[bytes | None, ...]
    """Of each group the digest of all that what was found in it depends on; None where that is not known."""

    sound: bool
    """Whether it comes from the very bytes whose digests were told: what stands on it may be remembered under these."""


def _nothing(_: FileGroup) -> tuple[str, Sequence[str]]:
    """Nothing besides."""
    return "", ()


class Inquiry(Struct, Generic[R], frozen=True, kw_only=True):
    """What is to be found in each group, and what that depends on besides the program and the files of the group."""

    what: str
    """The name under which it is remembered."""

    work: Work
    """Finds it."""

    read: Callable[[bytes | memoryview, FileGroup], R]
    """Makes values of what was found."""

    about: str | None
    """The digest of all else that it depends on in every group; None where that is not known."""

    besides: Callable[[FileGroup], tuple[str, Sequence[str]]] = _nothing
    """Words and files that it depends on in one group alone."""

    def keys(self, memory: Memory, groups: Iterable[FileGroup]) -> list[bytes | None]:
        """Under which digest it is remembered of each group; None where it cannot be."""
        return [self._key(memory, group) if self.about else None for group in groups]

    def _key(self, memory: Memory, group: FileGroup) -> bytes | None:
        words, files = self.besides(group)
        return memory.digest_of(group, f"{self.about}\n{words}", files)

    def known(self, data: memoryview | None, group: FileGroup) -> R | None:
        """What is remembered of a group; None where it is nothing that can be read."""
        if data is None:
            return None
        try:
            return self.read(data, group)
        except UNREADABLE:
            return None


def group_by_group(
    groups: Sequence[FileGroup],
    inquiry: Inquiry[R],
    *,
    memory: Memory | None,
    processes: int,
    meanwhile: Callable[[], object] | None = None,
) -> Found[R]:
    """What the `inquiry` finds in each group, in the order of the groups.

    With a `memory` what is known is not computed again, and what was computed is remembered. `meanwhile` is done in any
    case, while other processes work where there are any.
    """
    held = _Held(memory, inquiry.what) if memory is not None and inquiry.about is not None else None
    keys = inquiry.keys(memory, groups) if memory is not None else [None] * len(groups)
    found = [
        inquiry.known(held.get(key) if held and key else None, group) for key, group in zip(keys, groups, strict=True)
    ]
    missing = [index for index, item in enumerate(found) if item is None]
    tasks = [groups[index] for index in missing]
    computed = dict(zip(missing, shared_out(tasks, inquiry.work, processes, meanwhile=meanwhile), strict=True))
    if held is not None and missing:
        held.keep(keys, {keys[index]: body for index, (body, sound) in computed.items() if sound})
    sound = all(key is not None for key in keys) and all(sound for _, sound in computed.values())
    # Bytes of which values were made are let go of, group by group.
    read = inquiry.read
    items = (item if item is not None else read(computed.pop(at)[0], groups[at]) for at, item in enumerate(found))
    return Found(items=tuple(items), keys=tuple(keys), sound=sound)


class _Held:
    """What is remembered of groups as `what`: most of it in one entry, what came since in another one.

    So whoever changes a record does not have everything written anew. What is torn is not believed: the store sees to that.
    """

    def __init__(self, memory: Memory, what: str) -> None:
        self._slots = memory.slot(what), memory.slot(f"{what} since")
        self._most, self._since = (_entries(slot) for slot in self._slots)

    def get(self, key: bytes) -> memoryview | None:
        """What is remembered under `key`."""
        return self._since.get(key) or self._most.get(key)

    def keep(self, keys: Iterable[bytes | None], found: Mapping[bytes | None, bytes]) -> None:
        """Remember of these keys what was `found` now, and what was known."""
        bodies: dict[bytes, bytes | memoryview] = {}
        for key in keys:
            body = (found.get(key) or self.get(key)) if key else None
            if key and body:
                bodies[key] = body
        since = {key: body for key, body in bodies.items() if key in found or key not in self._most}
        most, since_slot = self._slots
        if sum(map(len, since.values())) * _SHARE_SINCE < sum(map(len, self._most.values())):
            since_slot.put_parts(list(packed(since.items())))
        else:
            most.put_parts(list(packed(bodies.items())))
            if self._since:
                since_slot.put_parts([])


def _entries(slot: Slot) -> dict[bytes, memoryview]:
    data = slot.view()
    return unpacked(data) if data is not None else {}
