"""A file stands whole or not at all, whatever stops whoever writes it: a full disk, a kill, somebody who writes there too."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

_DRAFT = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{16}\.new")


def create(path: Path, data: bytes) -> None:
    """Write the new file `path`. Raises FileExistsError where something stands already."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    with _draft(path, data) as draft:
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # A file system without links takes it in two steps.
            path.touch(exist_ok=False)
            draft.replace(path)


def replace(path: Path, data: bytes) -> None:
    """Write the file `path`, in place of what stands there; who may read that may read this."""
    with _draft(path, data) as draft:
        with contextlib.suppress(FileNotFoundError):
            draft.chmod(stat.S_IMODE(path.stat().st_mode))
        draft.replace(path)


def sweep(folder: Path, name: str | None = None) -> None:
    """Remove what killed writers left in `folder`: of the file `name`, or of any. Without locks nobody knows, and it stays."""
    if locks() is None or not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        found = [(_DRAFT.fullmatch(entry.name), entry.path) for entry in entries if entry.name.endswith(".new")]
    for draft, path in found:
        if draft is not None and name in {None, draft["name"]}:
            _remove_unless_in_use(path)


def locks() -> ModuleType | None:
    """The locks of POSIX systems; None on Windows."""
    try:
        import fcntl
    except ImportError:
        return None
    return fcntl


@contextlib.contextmanager
def _draft(path: Path, data: bytes) -> Iterator[Path]:
    """`data` in a file beside `path`, locked as long as somebody is at work; it is gone afterwards."""
    draft, handle = _begun(path)
    try:
        with contextlib.ExitStack() as closing:
            if locks() is not None:
                closing.callback(os.close, os.dup(handle))
            with open(handle, "wb") as file:  # noqa: PTH123 - a handle has no path
                file.write(data)
            yield draft
    finally:
        draft.unlink(missing_ok=True)


def _begun(path: Path) -> tuple[Path, int]:
    """An empty draft and its handle. Until it is locked, others may take it for a leftover: then there is a next one.

    Raises OSError of `path`: nobody who wrote that name knows of drafts.
    """
    known = locks()
    while True:
        draft = path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error
        if known is None:
            return draft, handle
        known.flock(handle, known.LOCK_EX)
        if draft.exists():
            return draft, handle
        os.close(handle)


def _remove_unless_in_use(draft: str) -> None:
    known = locks()
    if known is None:
        return
    with contextlib.suppress(OSError):  # Gone meanwhile, locked, or no file at all.
        handle = os.open(draft, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            known.flock(handle, known.LOCK_EX | known.LOCK_NB)
            os.unlink(draft)  # noqa: PTH108 - as it was listed
        finally:
            os.close(handle)
