"""What holds memory is counted once, by the kind of value that it belongs to."""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import pytest

from benchmarks.holding import Held, holdings
from benchmarks.memory import MEGABYTE, main, table
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem

Found = TypeVar("Found")


def alone(measure: Callable[[], Found]) -> Found:
    """What `measure` finds in a new process: this one holds all that tests keep, and counting it takes half a minute."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measure).result()


def of(kind: type, found: list[Held]) -> Held:
    return next(item for item in found if item.kind.endswith(f".{kind.__qualname__}"))


def test_a_value_counts_with_what_it_alone_holds() -> None:
    counts, size = alone(grown_by_a_problem)
    assert counts == [1, 1]
    assert 5 * MEGABYTE <= size < 5.1 * MEGABYTE


def grown_by_a_problem() -> tuple[list[int], int]:
    """By how many places and problems the count grows, and by how many bytes, when there is one of five megabytes."""
    before = {kind: next((i for i in holdings(None) if i.kind.endswith(kind)), None) for kind in (".Place", ".Problem")}
    text = "x" * 3 * MEGABYTE
    held = [Problem(code="a", place=Place(file=text), message=text, remedy="y" * 2 * MEGABYTE)]
    found = holdings(None)
    places, problems = of(Place, found), of(Problem, found)
    counts = [item.count if item else 0 for item in before.values()]
    sizes = [item.size if item else 0 for item in before.values()]
    assert held
    grown = [places.count - counts[0], problems.count - counts[1]]
    return grown, places.size - sizes[0] + problems.size - sizes[1]


def test_what_functions_hold_that_run_is_told_apart() -> None:
    assert alone(grown_by_numbers) > 2_000_000


def grown_by_numbers() -> int:
    """By how many bytes lists and dictionaries grow when a running function holds 2,000 numbers."""

    def size() -> int:
        return next(item.size for item in holdings(sys._getframe()) if item.kind.startswith("lists"))  # noqa: SLF001

    before = size()
    numbers = {Fraction(number, 7): bytes(1000) for number in range(2000)}
    grown = size() - before
    assert numbers
    return grown


def test_the_table_puts_small_kinds_together_and_ends_with_what_is_resident() -> None:
    found = [Held(kind="domain.Big", count=2, size=50 * MEGABYTE), Held(kind="domain.Small", count=3, size=100)]
    lines = table("evalgen check", found, 100 * MEGABYTE)
    assert lines[2:5] == [
        "| domain.Big | 2 | 50.0 |",
        "| other kinds | 3 | 0.0 |",
        "| libraries, free places, what is no object of Python | | 50.0 |",
    ]
    assert "| **resident** | | 100.0 |" in lines


def test_one_command_tells_what_a_check_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = tmp_path / "numbers.json"
    words = ["check", "--records", "60", "--note", "0", "--scratch", str(tmp_path), "--json", str(numbers)]
    assert main(words) == 0
    assert "| the program itself: modules, classes, code, tables |" in capsys.readouterr().out
    told = json.loads(numbers.read_text(encoding="utf-8"))
    assert 0 < sum(item["size"] for item in told["held"]) < told["resident"]
