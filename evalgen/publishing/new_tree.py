"""The files of a site, each as what it is made from and how; and a folder in which they come to be."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from evalgen.publishing.ledger import Earlier, Made, seal_of

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Planned(Struct, frozen=True, kw_only=True):
    """A file that is to be: where, from what, and how it is made."""

    path: str
    key: str
    """Equal keys, equal bytes."""

    make: Callable[[], bytes | Iterable[bytes]]
    """Gives it whole or in pieces."""

    joins: tuple[str, ...] = ()
    """Files of the plan, in their order, that `join` puts it together from: less work than to make it."""

    join: Callable[[Iterable[bytes]], Iterable[bytes]] | None = None

    weight: int = 1
    """How much work it is to make it, in pages, about."""

    together: str = ""
    """Files of the same name here are made from the same, which is made for them once: best by one process, in a row."""


Task = Sequence[Planned]
Found = Mapping[str, Made]


class ShareOut(Protocol):
    """Has each task worked on, perhaps by several processes; answers in the order of the tasks."""

    def __call__(
        self, tasks: Sequence[Task], work: Callable[[Task], Found], *, again: Callable[[Task], Found]
    ) -> list[Found]:
        """`again` works on what a process left unfinished."""


def alone(tasks: Sequence[Task], work: Callable[[Task], Found], *, again: Callable[[Task], Found]) -> list[Found]:
    """All of it by this process."""
    del again
    return [work(task) for task in tasks]


WORTH_SHARING = 1000
"""Less work than of so many pages is done before another process has begun."""

_PAGES = 50
"""So much work, in pages, is taken at a time."""


class _TouchedError(Exception):
    """A file of the new tree is not what was written there."""


def planted(folder: Path, planned: Iterable[Planned], earlier: Earlier, share_out: ShareOut = alone) -> dict[str, Made]:
    """Put every file of the plan below `folder`: that of the `earlier` site where it is known, else a new one.

    New ones are made by several processes where `share_out` has them and it is worth it, with the same bytes.
    """
    root, known = os.fspath(folder), {""}
    made: dict[str, Made] = {}
    missing: list[Planned] = []
    places: dict[str, None] = {}
    for file in planned:
        if file.path in places:
            raise FileExistsError(file.path)
        places[file.path] = None
        above = file.path.rpartition("/")[0]
        if above not in known:
            os.makedirs(f"{root}/{above}", exist_ok=True)  # noqa: PTH103 - ten thousand files
            known.add(above)
        found = earlier.taken_over(file.path, file.key, f"{root}/{file.path}")
        if found is None:
            missing.append(file)
        else:
            made[file.path] = found
    single = [file for file in missing if file.join is None]
    tasks = _tasks(single)
    share = share_out if sum(file.weight for file in single) >= WORTH_SHARING else alone
    for part in share(tasks, partial(_made, root), again=partial(_made, root, begun=True)):
        made.update(part)
    for file in missing:
        if file.join is not None:
            made[file.path] = _joined(root, file, made) or written(f"{root}/{file.path}", file.key, file.make())
    return {path: made[path] for path in places}


def _tasks(files: Iterable[Planned]) -> list[Task]:
    """Files to be made in a row, the most work first, so that all processes end at about the same time."""
    parted: dict[str, list[Planned]] = {}
    pages: list[Task] = []
    some, work = list[Planned](), 0
    for file in files:
        if file.together:
            parted.setdefault(file.together, []).append(file)
            continue
        some.append(file)
        work += file.weight
        if work >= _PAGES:
            pages.append(some)
            some, work = [], 0
    heavy = sorted(parted.values(), key=lambda task: sum(file.weight for file in task), reverse=True)
    return [*heavy, *([some] if some else []), *reversed(pages)]


def _made(root: str, task: Task, *, begun: bool = False) -> Found:
    """The files of a task; where it was `begun` by a process that is no more, what is there of them is none of ours yet."""
    if begun:
        for file in task:
            Path(root, file.path).unlink(missing_ok=True)
    return {file.path: written(f"{root}/{file.path}", file.key, file.make()) for file in task}


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
