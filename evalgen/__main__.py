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

_THREADS_AT_WORK = "concurrent.futures.thread"
"""Asks `threading`, in a way that nobody else can ask about, to let its threads finish."""


def command() -> NoReturn:
    """Run one sub-command and end the process with its exit code.

    Where nothing is left to be finished, values and modules are not taken apart one by one: the system frees all at once
    what takes the interpreter as long as many an answer.
    """
    gc.set_threshold(_LOOKED_THROUGH)
    if None in {sys.stdin, sys.stdout, sys.stderr}:
        _open_what_is_closed()
    try:
        code = main()
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        code = ended.code
    if _finished() and _said_all():
        os._exit(code)
    sys.exit(code)


def _open_what_is_closed() -> None:
    """Whoever closed a stream (`evalgen check >&-`, a service without a console) hears nothing, and no file takes its place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # The lowest number that is free: this one.
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the end
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115


def _finished() -> bool:
    """Whether nothing is left to be finished but what was asked of `atexit`, which is done now as at the end of any process."""
    threading = sys.modules.get("threading")
    if threading is not None and (_THREADS_AT_WORK in sys.modules or threading.active_count() != 1):
        return False
    if "atexit" in sys.modules:
        import atexit

        atexit._run_exitfuncs()  # noqa: SLF001 - as the interpreter does at its end
    return True


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
