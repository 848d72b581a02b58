"""The program as a command: ``python -m evalgen``, and `evalgen` where it is installed."""

from __future__ import annotations

import gc
import os
import sys

from evalgen.cli import main

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_LOOKED_THROUGH = 100_000
"""So many more values than before are made between two looks for cycles. What a program loads makes tens of thousands, and
holds them until it ends."""

_AT_THE_END = frozenset({"atexit", "threading"})
"""Who has something to finish at the end of the process has asked one of these for it."""


def command() -> NoReturn:
    """Run one sub-command and end the process with its exit code.

    Where nothing is left to be finished, values and modules are not taken apart one by one: the system frees all at once
    what takes the interpreter as long as many an answer.
    """
    gc.set_threshold(_LOOKED_THROUGH)
    try:
        code = main()
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        code = ended.code
    if sys.modules.keys().isdisjoint(_AT_THE_END) and _said_all():
        os._exit(code)
    sys.exit(code)


def _said_all() -> bool:
    """Whether all that was written has left the process; whom it could not reach, the interpreter tells at its end."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    command()
