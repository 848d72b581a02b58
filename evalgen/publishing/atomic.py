"""A new tree takes the place of the old one in a single step, or not at all."""

import contextlib
import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evalgen.whole_file import locks as known_locks

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_TAKEN = {errno.ENOTEMPTY, errno.EEXIST}
"""Another one was faster: both began while nothing was there."""

_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP}


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty folder beside `target` that takes its place when the block ends well, and vanishes when it does not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _recover(target)
    workshop, handle = _workshop(target)
    try:
        with _closing(handle):
            workshop.chmod(_mode(target))
            yield workshop
            _take_place(workshop, target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _mode(target: Path) -> int:
    """Who may enter the folder: whoever may enter the one that it replaces, else as the user makes folders."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o777 & ~mask


def _workshop(target: Path) -> tuple[Path, int | None]:
    """An empty folder beside `target` and, where the system has locks, the handle that shows others that one is at work there.

    Until it is locked, another build may take it for what a killed one left behind, and remove it: then there is a next one.
    """
    locks = known_locks()
    while True:
        try:
            folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(target)) from error
        if locks is None:
            return folder, None
        with contextlib.suppress(FileNotFoundError):
            handle = os.open(folder, os.O_RDONLY)
            locks.flock(handle, locks.LOCK_EX)
            if folder.exists():
                return folder, handle
            os.close(handle)


@contextlib.contextmanager
def _closing(handle: int | None) -> Iterator[None]:
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _take_place(new: Path, target: Path) -> None:
    if not target.exists():
        try:
            new.rename(target)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
        else:
            return
    if not _exchange(new, target):
        _swap(new, target)


def _exchange(new: Path, target: Path) -> bool:
    """Exchange both names in one step; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(target))


def _swap(new: Path, target: Path) -> None:
    """Two renames; where the second fails, the old tree goes back to its place."""
    old = target.with_name(f".{target.name}.old-{new.name.rpartition('-')[2]}")
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _recover(target: Path) -> None:
    """Put back a tree that a killed build had set aside, and remove what killed builds left behind."""
    for old in sorted(target.parent.glob(f".{target.name}.old-*")):
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(target)
    for left in sorted(target.parent.glob(f".{target.name}.new-*")):
        _remove_unless_in_use(left)


def _remove_unless_in_use(folder: Path) -> None:
    """Remove what no build works in any more; without locks nobody knows, and it is left alone."""
    locks = known_locks()
    if locks is None:
        return
    with contextlib.suppress(OSError):  # Gone meanwhile, or locked: in use.
        handle = os.open(folder, os.O_RDONLY)
        with _closing(handle):
            locks.flock(handle, locks.LOCK_EX | locks.LOCK_NB)
            # While it is locked nobody can begin to work in it.
            shutil.rmtree(folder, ignore_errors=True)
