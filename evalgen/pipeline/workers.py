"""Work shared between processes: the same results in the same order, whatever becomes of the processes.

The process that asks works as well; each of the others is a copy of it, made when everything that all of them look at
has been read. Each takes the next tasks when it is done with those it has, so that none is idle while there are any.
Whatever happens to a copy (killed, out of memory, stuck, an error), what it does not answer is done again here, where an
error is told as always: nothing is lost and nothing waits for ever.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, ForkProcess  # type: ignore[attr-defined, unused-ignore] # not on Windows

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 300.0
"""So many seconds a copy may take longer than the process that asks, which has done about as much."""

_RUNS = 255
"""Tasks are taken in so many runs at most, so that the number of a run is one byte."""


def processors() -> int:
    """How many processes can work at the same time here; 1 where processes cannot be copied."""
    if not hasattr(os, "fork"):
        return 1
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def shared_out(  # noqa: PLR0913 - the work, who does it, and what else there is to do
    tasks: Sequence[T],
    work: Callable[[T], R],
    processes: int,
    *,
    again: Callable[[T], R] | None = None,
    meanwhile: Callable[[], object] | None = None,
    patience: float = PATIENCE,
) -> list[R]:
    """`work` done on each of `tasks`, by at most `processes` processes; the results in the order of the tasks.

    `again` does what a copy began, perhaps, and did not answer; without it that is done as if it had never been begun.
    `meanwhile` is what the process that asks has to do besides; it does so while the copies work.
    """
    return _done(tasks, work, min(processes, len(tasks)) - 1, again=again, meanwhile=meanwhile, patience=patience)


def beside(work: Callable[[], R], meanwhile: Callable[[], T], processes: int) -> tuple[R, T]:
    """What `work` finds, by a copy of this process where there may be one, and what `meanwhile` finds, which is done here.

    An error of `meanwhile` is raised at once, whatever becomes of the work.
    """
    found: list[T] = []
    (done,) = _done((work,), lambda task: task(), min(processes - 1, 1), meanwhile=lambda: found.append(meanwhile()))
    return done, found[0]


def _done(  # noqa: PLR0913 - as above
    tasks: Sequence[T],
    work: Callable[[T], R],
    others: int,
    *,
    again: Callable[[T], R] | None = None,
    meanwhile: Callable[[], object] | None = None,
    patience: float = PATIENCE,
) -> list[R]:
    """The same by this process and so many `others`."""
    if others <= 0:
        if meanwhile is not None:
            meanwhile()
        return [work(task) for task in tasks]
    import multiprocessing  # Milliseconds, which whoever asks for one record does without.

    context = multiprocessing.get_context("fork")
    queue, copies = _Queue(len(tasks)), list[_Copy[R]]()
    try:
        copies += (_begin(context, queue, tasks, work) for _ in range(others))
        if meanwhile is not None:
            meanwhile()
        done = {index: work(tasks[index]) for index in queue}
        for copy in copies:
            done.update(copy.results(patience))
    finally:
        queue.close()
        for copy in copies:
            copy.end()
    return [done[index] if index in done else (again or work)(task) for index, task in enumerate(tasks)]


class _Queue:
    """The numbers of tasks that nobody has taken yet, in runs; each run is a byte in a pipe, which one process reads."""

    def __init__(self, tasks: int) -> None:
        runs = min(tasks, _RUNS)
        self._bounds = [tasks * run // runs for run in range(runs + 1)]
        self._untaken, end = os.pipe()
        os.write(end, bytes(range(runs)))
        os.close(end)

    def __iter__(self) -> Iterator[int]:
        """The numbers that this process takes, until there are none left."""
        while taken := os.read(self._untaken, 1):
            yield from range(*self._bounds[taken[0] : taken[0] + 2])

    def close(self) -> None:
        """Let go of the pipe."""
        os.close(self._untaken)


class _Copy(Struct, Generic[R], frozen=True, kw_only=True):
    """A copy at work."""

    process: ForkProcess
    answers: Connection[bytes, bytes]

    def results(self, allowed: float) -> dict[int, R]:
        """What it found, by the numbers of tasks; nothing where it did not answer within `allowed` seconds, or did not end well."""
        import pickle

        try:
            found: dict[int, R] = pickle.loads(self.answers.recv_bytes()) if self.answers.poll(allowed) else {}  # noqa: S301 - from our own copy
        except (EOFError, OSError):
            return {}
        return found

    def end(self) -> None:
        """Whether it is done or not."""
        self.answers.close()
        self.process.kill()
        self.process.join()


def _begin(context: ForkContext, queue: _Queue, tasks: Sequence[T], work: Callable[[T], R]) -> _Copy[R]:
    answers, questions = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(questions, queue, tasks, work), daemon=True)
    process.start()
    questions.close()
    return _Copy(process=process, answers=answers)


def _serve(answers: Connection[bytes, bytes], queue: _Queue, tasks: Sequence[T], work: Callable[[T], R]) -> None:
    """What a copy does. Errors are not told here: what is not answered is done again where they are."""
    import pickle

    asking, done = os.getppid(), dict[int, R]()
    try:
        for index in queue:
            done[index] = work(tasks[index])
            if os.getppid() != asking:
                os._exit(1)  # nobody will take the answer
        answers.send_bytes(pickle.dumps(done, pickle.HIGHEST_PROTOCOL))
    except BaseException:  # noqa: BLE001 - also SystemExit and KeyboardInterrupt: nothing may print from here
        os._exit(1)
    os._exit(0)
