"""The files that one person's result rests on, found by names and words alone: nothing is parsed, little is loaded.

Of a record of a month or a quarter these are

- the organization, its own packs, every ``period.yaml``;
- the person, and the person's records of all periods;
- the unit of the record, those of the person's posts, the units directly below them, and every unit named in any of these or
  in the person's files; the catalogues of all these, even of a unit that has no file; the collectives of these units and
  of those below them;
- the bodies named in the person's files;
- of files among these under a name that no record has, the name: another file may ask for what they are meant to be;
- approvals of the record, the receipts of its period.

More of them cost time and change nothing. Where the files cannot be told for certain (links, names in disguise, two records
of the person in the period) there is no such list, and the whole repository is looked at.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from errno import ENOENT, ENOTDIR

from evalgen.reading.contents_digest import contents_of
from evalgen.reading.plain_file import ONLY_READ, plain_bytes
from evalgen.reading.record_names import NO_UNITS, RESERVED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RECORD = 4
"""So many parts the path of a record has: ``records``, the period, the unit, the person."""

_PERIOD = re.compile(r"[0-9]{4}(?:-(?:Q[1-4]|[0-9]{2}))?")
_WORDS = re.compile(rb"[a-z0-9-]+")
_DISGUISE = b"\\"
"""With it YAML can write any name in other letters."""

_USUAL = 16 * 1024
"""Hardly a unit is longer."""

_MAX_FILES = 4000


class Unclear(Exception):  # noqa: N818 - no error of anybody's: the whole repository is looked at instead
    """The files cannot be told for certain."""


class NearFiles:
    """The files of a record with their bytes, by their paths from the folder that holds ``records/``."""

    __slots__ = ("digest", "files", "own_packs", "period", "person", "record", "unit")

    def __init__(self, record: str, files: Mapping[str, bytes], own_packs: str) -> None:
        self.record = record
        self.period, self.unit, self.person = _parts(record)
        self.files = files
        self.own_packs = own_packs
        """The digest of all that lies where the organization's own packs do; empty where nothing does."""
        self.digest = _digest(files, own_packs)
        """Of all names and bytes, as 64 hexadecimal digits."""


def near_files(root: Path, record: str) -> NearFiles | None:
    """The files that the result of the record at `record` rests on; None where only the whole repository tells."""
    try:
        found = _Survey(os.fspath(root), record)
        return NearFiles(record, found.files, found.own_packs)
    except (Unclear, OSError):
        return None


def _parts(record: str) -> tuple[str, str, str]:
    parts = record.removesuffix(".yaml").split("/")
    if len(parts) != _RECORD or parts[0] != "records" or not _is_record_name(record.rpartition("/")[2]):
        raise Unclear
    _, period, unit, person = parts
    if "-" not in period or not _PERIOD.fullmatch(period) or not _NAME.fullmatch(unit):
        raise Unclear
    if unit in NO_UNITS or person in RESERVED:
        raise Unclear
    return period, unit, person


def _is_record_name(name: str) -> bool:
    return name.endswith(".yaml") and _NAME.fullmatch(name.removesuffix(".yaml")) is not None


class _Survey:
    """Looks for the files; `files` holds those found so far."""

    def __init__(self, root: str, record: str) -> None:
        self.files: dict[str, bytes] = {}
        self._root = root
        self._plain: set[str] = set()
        period, unit, person = _parts(record)
        periods = self._periods()
        self._add("records/organization.yaml", *(f"records/{name}/period.yaml" for name in periods))
        own = [f"records/people/{person}.yaml", *self._records(periods, person)]
        if [path for path in own if path.startswith(f"records/{period}/")] != [record]:
            raise Unclear
        self._add(*own)
        words = self._words(own)
        for name in self._units(unit, self._words(own[:1]), words):
            self._add(f"records/{period}/{name}/collective.yaml")
        self._bodies(words)
        for folder in ("units", "bodies", "catalogues", f"{period}/{unit}"):
            self._misnamed(f"records/{folder}")
        for folder in (f"approvals/{unit}/{person}", "receipts"):
            self._add(*(f"records/{period}/{folder}/{name}.yaml" for name in self._stems(f"records/{period}/{folder}")))
        self.own_packs = self._own_packs()

    def _periods(self) -> list[str]:
        return sorted(entry.name for entry in self._entries("records") if _PERIOD.fullmatch(entry.name))

    def _records(self, periods: Iterable[str], person: str) -> Iterator[str]:
        """Every record of the person, in whichever unit's folder: in a province there are thousands to look into."""
        own = f"{person}.yaml"
        for period in periods:
            for entry in self._entries(f"records/{period}"):
                if entry.name == own:
                    raise Unclear
                found = entry.is_dir(follow_symlinks=False) and _there(f"{entry.path}{os.sep}{own}")
                if found and _NAME.fullmatch(entry.name) and entry.name not in NO_UNITS:
                    yield f"records/{period}/{entry.name}/{own}"

    def _units(self, unit: str, posts: frozenset[str], words: frozenset[str]) -> list[str]:
        """Adds the units with their catalogues; answers with `unit`, those of the `posts`, and those that may lie directly below."""
        files = [entry for entry in self._entries("records/units") if entry.name.endswith(".yaml")]
        known = frozenset(entry.name.removesuffix(".yaml") for entry in files)
        led = {unit, *(posts & known)}
        names = [name.encode() for name in led]
        texts = ((entry.name, _short(entry)) for entry in files)
        naming = (file for file, text in texts if any(name in text for name in names) or _DISGUISE in text)
        around = sorted(led | {stem.removesuffix(".yaml") for stem in naming})
        waiting = {*words, *around} & known
        found: set[str] = set()
        while waiting:
            found |= waiting
            paths = [f"records/units/{stem}.yaml" for stem in waiting]
            self._add(*paths)
            waiting = {*self._words(paths)} & known - found
        found |= words & self._stems("records/catalogues")
        self._add(*(f"records/catalogues/{stem}.yaml" for stem in sorted(found | {unit})))
        return around

    def _bodies(self, words: frozenset[str]) -> None:
        """Adds the bodies named, with those above them."""
        known = self._stems("records/bodies")
        found: set[str] = set()
        while waiting := words & known - found:
            found |= waiting
            paths = [f"records/bodies/{name}.yaml" for name in waiting]
            self._add(*paths)
            words = self._words(paths)

    def _misnamed(self, folder: str) -> None:
        """Adds the names of files that are refused by their names alone; nobody reads what they hold."""
        odd = [entry for entry in self._entries(folder) if not _is_record_name(entry.name)]
        if not odd:
            return
        from evalgen.reading.layout import refused_by_name

        for entry in odd:
            if not entry.is_file(follow_symlinks=False):
                raise Unclear
            if refused_by_name(f"{folder}/{entry.name}"):
                self.files[f"{folder}/{entry.name}"] = b""

    def _words(self, paths: Iterable[str]) -> frozenset[str]:
        texts = [self.files.get(path, b"") for path in paths]
        if any(_DISGUISE in text for text in texts):
            raise Unclear
        return frozenset(word.decode() for text in texts for word in _WORDS.findall(text))

    def _stems(self, folder: str) -> frozenset[str]:
        return frozenset(
            entry.name.removesuffix(".yaml") for entry in self._entries(folder) if entry.name.endswith(".yaml")
        )

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        """What lies in a folder, without what is hidden; nothing where there is no folder."""
        path = os.path.join(self._root, folder)  # noqa: PTH118 - on the way to an answer every import counts
        if not _there(path):
            return []
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise Unclear
        with os.scandir(path) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]

    def _own_packs(self) -> str:
        """The digest of every name and byte there: what is hidden, empty or a link may put packs at fault."""
        folder = "records/regulation"
        if not _there(os.path.join(self._root, folder)):  # noqa: PTH118
            return ""
        found = contents_of(self._root, folder)
        if found is None or any(kind == "link" for listed in found.folders.values() for _, kind in listed):
            raise Unclear
        return found.digest

    def _add(self, *paths: str) -> None:
        for path in paths:
            data = self._read(path) if path not in self.files else None
            if data is not None:
                self.files[path] = data
        if len(self.files) > _MAX_FILES:
            raise Unclear

    def _read(self, path: str) -> bytes | None:
        """The bytes of a plain file that is reached without links; None where there is nothing."""
        folder = path.rpartition("/")[0]
        while folder and folder not in self._plain:
            if os.path.islink(os.path.join(self._root, folder)):  # noqa: PTH114, PTH118
                raise Unclear
            self._plain.add(folder)
            folder = folder.rpartition("/")[0]
        return _read_plain(os.path.join(self._root, path))  # noqa: PTH118


def _short(entry: os.DirEntry[str]) -> bytes:
    """The bytes of a plain file that is probably short; the same as `_read_plain` would tell, with fewer questions."""
    if not entry.is_file(follow_symlinks=False):
        raise Unclear
    handle = os.open(entry.path, ONLY_READ)
    try:
        data = os.read(handle, _USUAL)
    finally:
        os.close(handle)
    return data if len(data) < _USUAL else _read_plain(entry.path) or b""


def _read_plain(path: str) -> bytes | None:
    """The bytes of a plain file of a record's length; None where there is nothing.

    Raises Unclear where it is no such file, and where fewer or more bytes come than it is said to have.
    """
    try:
        data = plain_bytes(path)
    except OSError as error:
        if error.errno in {ENOENT, ENOTDIR}:
            return None
        raise Unclear from error
    if data is None:
        raise Unclear
    return data


def _there(path: str) -> bool:
    """Whether anything lies at `path`, be it a link to nowhere."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def _digest(files: Mapping[str, bytes], own_packs: str) -> str:
    """Lengths first, so that no name and no content can pass for another pair of them."""
    total = hashlib.sha256(f"{own_packs}\n".encode())
    for path, data in sorted(files.items()):
        name = path.encode("utf-8", "surrogateescape")
        total.update(b"%d %d\n" % (len(name), len(data)))
        total.update(name)
        total.update(data)
    return total.hexdigest()
