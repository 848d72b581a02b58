"""What is known of the files of the site built last: what each was made from, and that nobody touched it since.

A file is taken over into the next site only where it is made from the same, by the same program, and is the very file
that was written then: the same place on the same disk, size, rights and times; the time of its last change, which no tool
can set back, among them. What somebody changes while a build is at work is never remembered as if it had been made so.
The ledger lies in the user's own cache, never in the site or the repository: whoever can write to these
cannot make the program believe anything of them.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec import Struct

_FORM = "evalgen ledger 2"
_COLUMNS = 5
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_LINKS = os.link in os.supports_dir_fd and os.link in os.supports_follow_symlinks and os.scandir in os.supports_fd
"""Whether the system can link files of an open folder; Windows cannot, and there nothing is remembered."""


class Memory(Protocol):
    """Bytes kept by name outside the repository; what is torn or gone counts as absent."""

    def get(self, key: str, /) -> bytes | None:
        """What was put last."""

    def put(self, key: str, body: bytes, /) -> None:
        """Remember `body`."""


class Made(Struct, frozen=True, kw_only=True):
    """A file as it was made: from what, its size, the digest of its bytes."""

    key: str
    size: int
    digest: str
    seal: str
    """By which it is known again, written or linked to, as long as nobody touches it."""


class Ledger(Struct, frozen=True, kw_only=True):
    """A site as it was made: from what, the number of its pages, its files by their paths."""

    key: str
    pages: int
    files: Mapping[str, Made]


class BuiltSite(Struct, frozen=True, kw_only=True):
    """What was built."""

    pages: int
    key: str
    """The digest of all that it was made from; the site that stands is this one as long as `standing` says so."""


class LookedAt(Struct, frozen=True, kw_only=True):
    """A site as it was when somebody looked at all of it."""

    folder: str
    """The state of its folder before the first look; whoever builds puts another folder there."""

    key: str
    """What the site was made from; empty as `standing` tells it."""


class Earlier:
    """The site built last at a place, as far as it is known and untouched. Close it."""

    def __init__(self, target: Path, memory: Memory | None) -> None:
        self._folder: int | None = None
        self._files: Mapping[str, Made] = {}
        self.key = ""
        """What the whole site was made from."""
        self.pages = 0
        self.is_whole = False
        """Whether every file of the site is there, untouched, and nothing else."""

        body = memory.get(_name(target)) if memory is not None and _LINKS else None
        if body is None:
            return
        try:
            self._folder = os.open(target, _FOLDER)
            found = dict(_states(self._folder))
        except OSError:
            return
        form, key, pages, *lines = body.decode("utf-8", "surrogateescape").split("\n")
        if form == _form():
            self.key, self.pages = key, int(pages)
            self._files = dict(_untouched(lines, found))
            self.is_whole = len(self._files) == len(lines) == len(found)

    def close(self) -> None:
        """Let go of the folder."""
        if self._folder is not None:
            os.close(self._folder)
            self._folder = None

    def taken_over(self, path: str, key: str, place: str) -> Made | None:
        """The file at `path` once more at `place`; None where it must be made."""
        known = self._files.get(path)
        if known is None or known.key != key or self._folder is None:
            return None
        try:
            os.link(path, place, src_dir_fd=self._folder, follow_symlinks=False)
            if seal_of(os.lstat(place)) == known.seal:
                return known
            os.unlink(place)  # noqa: PTH108 - somebody touched it since the build began
        except OSError:
            return None
        return None


def remember(memory: Memory, target: Path, ledger: Ledger) -> None:
    """Keep what the site at `target`, just put in its place, was made from; of files that nobody touched in the meantime."""
    if not _LINKS:
        return
    try:
        folder = os.open(target, _FOLDER)
    except OSError:
        return
    try:
        states = dict(_states(folder))
    finally:
        os.close(folder)
    lines = [_form(), ledger.key, str(ledger.pages)]
    for path, made in ledger.files.items():
        state = states.get(path, "")
        if _sealed(state) == made.seal and "\t" not in path and "\n" not in path:
            lines.append(f"{path}\t{made.key}\t{made.size}\t{made.digest}\t{state}")
    memory.put(_name(target), "\n".join(lines).encode("utf-8", "surrogateescape"))


def standing(out: Path, memory: Memory) -> str:
    """What the whole site at `out` was made from; empty where it is not known, not whole, or was touched."""
    if out.is_symlink():
        return ""
    with closing(Earlier(out.resolve(), memory)) as earlier:
        return earlier.key if earlier.is_whole else ""


def look_at(out: Path, memory: Memory) -> LookedAt:
    """The site at `out`, for somebody who asks later whether it is still that one."""
    return LookedAt(folder=_folder_state(out), key=standing(out, memory))


def standing_since(out: Path, memory: Memory, looked_at: LookedAt | None) -> str:
    """As `standing`; where the folder is the one that was `looked_at`, its files are not looked at again."""
    if looked_at is not None and looked_at.folder == _folder_state(out):
        return looked_at.key
    return standing(out, memory)


def _folder_state(out: Path) -> str:
    """Differs where anything is put in the place of the folder, or comes, goes or changes its name right in it."""
    try:
        found = os.lstat(out)
    except OSError:
        return ""
    return f"{found.st_dev} {found.st_ino} {found.st_ctime_ns}"


def _name(target: Path) -> str:
    return f"site ledger {target}"


def _form() -> str:
    """The form of the ledger, with the rights that new files are not given: a site made under others is made anew."""
    mask = os.umask(0o077)
    os.umask(mask)
    return f"{_FORM} {mask:o}"


def _untouched(lines: Iterable[str], found: Mapping[str, str]) -> Iterator[tuple[str, Made]]:
    for line in lines:
        columns = line.split("\t")
        if len(columns) == _COLUMNS and found.get(columns[0]) == columns[4]:
            path, key, size, digest, state = columns
            yield path, Made(key=key, size=int(size), digest=digest, seal=_sealed(state))


def _states(folder: int, above: str = "") -> Iterator[tuple[str, str]]:
    """Path and state of everything that is no folder below the open `folder`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                below = os.open(entry.name, _FOLDER, dir_fd=folder)
                try:
                    yield from _states(below, f"{path}/")
                finally:
                    os.close(below)
            else:
                yield path, _state(entry.stat(follow_symlinks=False))


def _state(found: os.stat_result) -> str:
    """The very file, unchanged; empty for what is no ordinary file."""
    if not stat.S_ISREG(found.st_mode):
        return ""
    return f"{seal_of(found)} {found.st_ctime_ns}"


def _sealed(state: str) -> str:
    """The seal within a state."""
    return state.rpartition(" ")[0]


def seal_of(found: os.stat_result) -> str:
    """What neither a link to the file nor its removal from elsewhere changes, and a touch by anybody does."""
    return f"{found.st_dev} {found.st_ino} {found.st_mode} {found.st_size} {found.st_mtime_ns}"


def key_of(*parts: str) -> str:
    """The digest of what a file is made from."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
