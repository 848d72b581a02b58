"""One command run once: time on the clock, time of the processors, memory."""

import contextlib
import os
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE = 0.05
"""Seconds between two looks at the memory of a tree of processes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What one run took. Times in seconds, memory in bytes."""

    wall: float
    processor: float
    """User and system time of the process and of all that it waited for."""

    largest: int
    """Peak of the largest single process, as the kernel counts it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """The medians of several runs of the same thing."""

    wall: float
    processor: float
    largest: int
    runs: int


class TooLongError(Exception):
    """A run was stopped because it took longer than allowed."""


def run(commands: Iterable[Sequence[str]], log: Path, limit: float | None = None) -> Measure:
    """Run commands one after the other as one thing to be measured; what they print goes to `log`.

    Exit codes are not judged here: a peer that refuses a file did its work all the same. Raises TooLongError after
    `limit` seconds.
    """
    wall = processor = 0.0
    largest = 0
    for command in commands:
        with log.open("ab") as out:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
            with _stopped_after(process.pid, None if limit is None else limit - wall):
                _, _, used = os.wait4(process.pid, 0)
                process.returncode = 0
            wall += time.perf_counter() - started
        processor += used.ru_utime + used.ru_stime
        largest = max(largest, used.ru_maxrss * 1024)
    return Measure(wall=wall, processor=processor, largest=largest)


@contextlib.contextmanager
def _stopped_after(group: int, seconds: float | None) -> Iterator[None]:
    """The processes of `group` are killed after so many seconds, and when this one is interrupted."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)

    timer = threading.Timer(seconds if seconds is not None else threading.TIMEOUT_MAX, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except BaseException:
        stop()
        raise
    finally:
        timer.cancel()
    if late.is_set():
        raise TooLongError


def summary(measures: Sequence[Measure]) -> Summary:
    """Medians; of the memory the largest, because it is a limit."""
    return Summary(
        wall=statistics.median(item.wall for item in measures),
        processor=statistics.median(item.processor for item in measures),
        largest=max(item.largest for item in measures),
        runs=len(measures),
    )


def peak_of_tree(command: Sequence[str], log: Path) -> int:
    """Bytes that a process and all below it held together at most; shared pages count once (proportional set size).

    Looking costs time, therefore it is a run of its own.
    """
    peak = 0
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
        while process.poll() is None:
            peak = max(peak, sum(_held(pid) for pid in _tree(process.pid)))
            time.sleep(_SAMPLE)
    return peak


def _tree(pid: int) -> list[int]:
    found = [pid]
    for at in found:
        try:
            found += [int(child) for child in Path(f"/proc/{at}/task/{at}/children").read_text().split()]
        except OSError:  # The process has just ended.
            continue
    return found


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # The process has just ended.
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
