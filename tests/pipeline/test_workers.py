"""Whatever becomes of a copy of the process, every task is done once more or once, and told in its place."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evalgen.errors import EvalgenError
from evalgen.pipeline.workers import beside, shared_out

HERE = os.getpid()
TASKS = list(range(600))
"""More than there are runs of them."""


def square(number: int) -> int:
    return number * number


def after_a_copy_began(work: Callable[[int], int]) -> Callable[[int], int]:
    """The process that asks does nothing before a copy of it does something."""
    begun, begin = os.pipe()
    waited: list[bytes] = []

    def at_work(number: int) -> int:
        if os.getpid() != HERE:
            os.write(begin, b".")
        elif not waited:
            waited.append(os.read(begun, 1))
        return work(number)

    return at_work


def square_unless_copied(happens: Callable[[], object]) -> Callable[[int], int]:
    def work(number: int) -> int:
        if os.getpid() != HERE:
            happens()
        return square(number)

    return after_a_copy_began(work)


@pytest.mark.parametrize("processes", [1, 2, 3, 20])
@pytest.mark.parametrize("count", [0, 1, 2, 11, 255, 256, 600])
def test_results_come_in_the_order_of_the_tasks(processes: int, count: int) -> None:
    assert shared_out(TASKS[:count], square, processes) == [square(number) for number in TASKS[:count]]


def test_work_is_done_by_others_as_well() -> None:
    """On a busy machine the copy may have done all of it before this process gets on."""
    assert set(shared_out(TASKS, after_a_copy_began(lambda _: os.getpid()), 2)) - {HERE}


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGKILL), id="killed"),
        pytest.param(lambda: sys.exit(3), id="SystemExit"),
        pytest.param(lambda: 1 // 0, id="an error"),
        pytest.param(lambda: os.kill(os.getpid(), signal.SIGINT), id="interrupted"),
        pytest.param(lambda: os._exit(0), id="gone without an answer"),
    ],
)
def test_what_a_copy_that_fails_has_taken_is_done_here(happens: Callable[[], object]) -> None:
    assert shared_out(TASKS, square_unless_copied(happens), 3) == [square(number) for number in TASKS]


def test_nobody_waits_for_a_copy_that_is_stuck() -> None:
    started = time.monotonic()
    work = square_unless_copied(lambda: time.sleep(60))
    assert shared_out(TASKS, work, 2, patience=0.3) == [square(number) for number in TASKS]
    assert time.monotonic() - started < 30


def test_an_answer_larger_than_a_pipe_arrives() -> None:
    assert shared_out(["a", "b"], lambda letter: letter * 5_000_000, 2) == ["a" * 5_000_000, "b" * 5_000_000]


def test_an_error_is_told_where_the_work_was_asked_for() -> None:
    def work(number: int) -> int:
        if number == 5:
            raise EvalgenError("Tệp hỏng.", remedy="Sửa tệp.")
        return number

    with pytest.raises(EvalgenError, match="Tệp hỏng"):
        shared_out(TASKS, work, 2)


def test_no_copy_outlives_an_error() -> None:
    def work(_: int) -> int:
        if os.getpid() == HERE:
            raise EvalgenError("Tệp hỏng.", remedy="Sửa tệp.")
        time.sleep(60)
        return 0

    with pytest.raises(EvalgenError, match="Tệp hỏng"):
        shared_out(TASKS, work, 3)
    assert multiprocessing.active_children() == []


def test_nothing_stays_open() -> None:
    before = sorted(Path("/dev/fd").iterdir())
    shared_out(TASKS, square, 3)
    assert sorted(Path("/dev/fd").iterdir()) == before


def test_what_was_not_answered_is_done_in_its_own_way() -> None:
    work = square_unless_copied(lambda: os.kill(os.getpid(), signal.SIGKILL))
    found = shared_out(TASKS, work, 2, again=lambda number: -square(number))
    assert [abs(number) for number in found] == [square(number) for number in TASKS]


@pytest.mark.parametrize("count", [0, 1, 5])
@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_done_meanwhile_is_done_once_and_here(processes: int, count: int) -> None:
    done: list[int] = []
    tasks = list(range(count))
    assert shared_out(tasks, str, processes, meanwhile=lambda: done.append(os.getpid())) == [
        str(task) for task in tasks
    ]
    assert done == [os.getpid()]


def test_an_error_meanwhile_ends_the_copies() -> None:
    def fails() -> None:
        raise ValueError("packs")

    with pytest.raises(ValueError, match="packs"):
        shared_out([60.0, 60.0], time.sleep, 2, meanwhile=fails)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("processes", [1, 2])
def test_work_is_done_beside_something_else(processes: int) -> None:
    done, other = beside(os.getpid, lambda: "besides", processes)
    assert other == "besides"
    assert processes > 1 or done == HERE


def test_a_copy_does_the_work_while_something_else_is_done() -> None:
    begun, begin = os.pipe()

    def work() -> int:
        os.write(begin, b".")
        return os.getpid()

    done, told = beside(work, lambda: os.read(begun, 1), 2)
    assert told == b"."
    assert done != HERE


@pytest.mark.parametrize(
    "happens", [lambda: os._exit(3), lambda: os.kill(os.getpid(), signal.SIGKILL)], ids=["ends", "is killed"]
)
def test_work_of_a_copy_that_is_no_more_is_done_here(happens: Callable[[], object]) -> None:
    begun, begin = os.pipe()

    def work() -> int:
        if os.getpid() != HERE:
            os.write(begin, b".")
            happens()
        return os.getpid()

    assert beside(work, lambda: os.read(begun, 1), 2) == (HERE, b".")


def test_an_error_of_what_is_done_here_is_told_whatever_the_copy_does() -> None:
    def fails() -> None:
        raise EvalgenError("x")

    with pytest.raises(EvalgenError):
        beside(lambda: time.sleep(300), fails, 2)
