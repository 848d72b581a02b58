"""Work shared between processes: the same results in the same order, whatever becomes of the processes.

The process that asks does its own share; each of the others is a copy of it, made when everything that all of them
look at has been read. Whatever happens to a copy (killed, out of memory, stuck, an error), its share is done again
here, where an error is told as always: nothing is lost and nothing waits for ever.
"""

import multiprocessing
import os
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkProcess
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 300.0
"""So many seconds a copy may take longer than the process that asks, which has done about as much."""


def processors() -> int:
    """How many processes can work at the same time here; 1 where processes cannot be copied."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared_out(tasks: Sequence[T], work: Callable[[T], R], processes: int, *, patience: float = PATIENCE) -> list[R]:
    """`work` done on each of `tasks`, by at most `processes` processes; the results in the order of the tasks."""
    context = multiprocessing.get_context("fork") if processes > 1 and len(tasks) > 1 else None
    shares = [tasks[first::processes] for first in range(processes)] if context else [tasks]
    copies = [_begin(context, share, work) for share in shares[1:] if share] if context else []
    done = [[work(task) for task in shares[0]]]
    for copy in copies:
        found = copy.results(patience)
        done.append([work(task) for task in copy.share] if found is None else found)
    return [done[index % len(done)][index // len(done)] for index in range(len(tasks))]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Copy(Generic[T, R]):
    """A copy at work on its share."""

    process: ForkProcess
    answers: "Connection[bytes, bytes]"
    share: Sequence[T]

    def results(self, allowed: float) -> list[R] | None:
        """What it found; None where it did not answer within `allowed` seconds, or did not end well."""
        try:
            found: list[R] | None = pickle.loads(self.answers.recv_bytes()) if self.answers.poll(allowed) else None  # noqa: S301 - from our own copy
        except (EOFError, OSError):
            found = None
        finally:
            self.answers.close()
            self.process.kill()
            self.process.join()
        return found


def _begin(context: ForkContext, share: Sequence[T], work: Callable[[T], R]) -> _Copy[T, R]:
    answers, questions = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(questions, share, work), daemon=True)
    process.start()
    questions.close()
    return _Copy(process=process, answers=answers, share=share)


def _serve(answers: "Connection[bytes, bytes]", share: Sequence[T], work: Callable[[T], R]) -> None:
    """What a copy does. Errors are not told here: without an answer the share is done again where they are."""
    try:
        answers.send_bytes(pickle.dumps([work(task) for task in share], pickle.HIGHEST_PROTOCOL))
    except BaseException:  # noqa: BLE001 - also SystemExit and KeyboardInterrupt: nothing may print from here
        os._exit(1)
    os._exit(0)
