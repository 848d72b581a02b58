"""The files of a site, each as what it is made from and how; and a folder in which they come to be."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from evalgen.publishing.ledger import Earlier, Made, seal_of

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A file that is to be: where, from what, and how it is made."""

    path: str
    key: str
    """Equal keys, equal bytes."""

    make: Callable[[], bytes | Iterable[bytes]]
    """Gives it whole or in pieces."""

    joins: tuple[str, ...] = ()
    """Files of the plan, in their order, that `join` puts it together from: less work than to make it."""

    join: Callable[[Iterable[bytes]], Iterable[bytes]] | None = None


class _TouchedError(Exception):
    """A file of the new tree is not what was written there."""


def planted(folder: Path, planned: Iterable[Planned], earlier: Earlier) -> dict[str, Made]:
    """Put every file of the plan below `folder`: that of the `earlier` site where it is known, else a new one."""
    root, known = os.fspath(folder), {""}
    made: dict[str, Made] = {}
    for file in planned:
        above = file.path.rpartition("/")[0]
        if above not in known:
            os.makedirs(f"{root}/{above}", exist_ok=True)  # noqa: PTH103 - ten thousand files
            known.add(above)
        place = f"{root}/{file.path}"
        found = earlier.taken_over(file.path, file.key, place)
        made[file.path] = found or _joined(root, file, made) or written(place, file.key, file.make())
    return made


def _joined(root: str, file: Planned, made: Mapping[str, Made]) -> Made | None:
    """The file put together from others of the tree; None where it cannot be."""
    if file.join is None:
        return None
    place = f"{root}/{file.path}"
    try:
        return written(place, file.key, file.join(_untouched(root, made[path], path) for path in file.joins))
    except _TouchedError:
        Path(place).unlink()
        return None


def _untouched(root: str, made: Made, path: str) -> bytes:
    """A file of the tree, which may be a link to that of the earlier site: read only as what was written."""
    try:
        data = Path(root, path).read_bytes()
    except OSError as error:
        raise _TouchedError(path) from error
    if sha256(data).hexdigest() != made.digest:
        raise _TouchedError(path)
    return data


def written(place: str, key: str, content: bytes | Iterable[bytes]) -> Made:
    """Write a file that is not there yet, whole or piece by piece."""
    handle = os.open(place, _NEW, 0o666)
    try:
        digest, size = sha256(), 0
        for piece in (content,) if isinstance(content, bytes) else content:
            digest.update(piece)
            size += len(piece)
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(handle, rest) :]
        return Made(key=key, size=size, digest=digest.hexdigest(), seal=seal_of(os.fstat(handle)))
    finally:
        os.close(handle)
