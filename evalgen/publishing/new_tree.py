"""The files of a site, each as what it is made from and how; and a folder in which they come to be."""

import os
from collections.abc import Callable, Iterable
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

    make: Callable[[], bytes]


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
        if found is None:
            data = file.make()
            seal = written(place, data)
            found = Made(key=file.key, size=len(data), digest=sha256(data).hexdigest(), seal=seal)
        made[file.path] = found
    return made


def written(place: str, data: bytes) -> str:
    """Write a file that is not there yet; answers with its seal."""
    handle = os.open(place, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        return seal_of(os.fstat(handle))
    finally:
        os.close(handle)
