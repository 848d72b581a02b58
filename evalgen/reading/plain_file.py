"""A plain file of a record's length: no link is followed, no pipe or device waited for, nothing endless read."""

import os
import stat

MAX_BYTES = 256 * 1024
"""No record comes near it; whatever is larger was not written by a person."""

TOO_LONG = b"\0" * (MAX_BYTES + 1)
"""In the place of what is longer: refused as such by whoever reads it, and nobody can have signed it."""

_REFUSES_LINKS = hasattr(os, "O_NOFOLLOW")
ONLY_READ = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
)
"""Opened so, a link is refused where the system can, and a pipe or device never waited for."""


def plain_bytes(path: str) -> bytes | None:
    """The bytes of the plain file at `path`, with as few questions to the system as that takes: there are many files.

    None where it is no plain file, is too long, or changes while it is read. Raises OSError where it cannot be opened.
    """
    if not _REFUSES_LINKS and os.path.islink(path):  # noqa: PTH114 - on the way to an answer every import counts
        return None
    handle = os.open(path, ONLY_READ)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_BYTES:
            return None
        data = os.read(handle, state.st_size + 1)
        return data if len(data) == state.st_size else None
    finally:
        os.close(handle)
