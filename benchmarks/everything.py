"""``python -m benchmarks.everything``: all contests on all sets of data, then one table of the goals (``make bench``).

The numbers are written down after each step; ``--resume`` goes on after the last one that is there.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import asking_again, everyday, goals, options, peers, report
from benchmarks.__main__ import measure_size
from benchmarks.progress import Measured, Progress
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.program_digest import program_digest


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How much is measured. Sizes are person-periods."""

    check: tuple[int, ...]
    everyday: tuple[tuple[int, tuple[str, ...]], ...]
    """On each size its contests."""

    runs: int
    peers_up_to: int
    """The largest size on which other validators run."""

    generators_from: int
    """The smallest size on which other generators of sites run."""


WHOLE = Extent(
    check=(1_000, 10_000, 50_000),
    everyday=((5_000, ("review",)), (10_000, ("again", "build")), (50_000, ("again", "review", "build", "search"))),
    runs=3,
    peers_up_to=10_000,
    generators_from=50_000,
)
QUICK = Extent(
    check=(100, 500),
    everyday=((100, ("review", "build")), (500, ("again", "review", "build", "search"))),
    runs=1,
    peers_up_to=500,
    generators_from=500,
)
DATA = {1: 300, 7: 0}
"""By seed the least length of free texts: other people, other lengths of text must give the same ratios."""


def main(words: list[str] | None = None) -> int:
    """Measure, print the tables of each step, and at the end the goals of every set of data."""
    arguments = _parser().parse_args(words)
    scratch: Path = arguments.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(scratch / "cache-of-the-user")
    extent = QUICK if arguments.quick else WHOLE
    programs = {} if arguments.no_peers else peers.install(scratch)
    versions = partial(peers.versions, scratch)
    path = arguments.json or scratch / "everything.json"
    progress = Progress.begun(path, about=_about(extent, arguments), resume=arguments.resume)
    for seed in arguments.seeds:
        data = _named(seed)
        _tell([f"## {data}", ""])
        for name, measure in _steps(seed, extent, programs, arguments):
            _tell(progress.take(data, name, measure, versions).lines())
        _tell(report.growth(progress.found(data).contests))
    _tell(
        ["## Goals", "", *(f"- {name}: {version}" for name, version in {**report.machine(), **versions()}.items()), ""]
    )
    for seed in arguments.seeds:
        found = progress.found(_named(seed))
        _tell(goals.table(goals.goals(found), found.data))
    return 0


def _about(extent: Extent, arguments: argparse.Namespace) -> str:
    """Which program measured what: other numbers are no part of this run."""
    program = program_digest(AnswerStore(arguments.scratch / "cache-program"))
    return f"program {program[:16]}, {extent}, runs {arguments.runs or extent.runs}, peers {not arguments.no_peers}"


def _named(seed: int) -> str:
    note = DATA[seed]
    words = f"free texts of at least {note} characters" if note else "free texts as short as in the demo"
    return f"seed {seed}, {words}"


def _steps(
    seed: int, extent: Extent, programs: dict[str, Path], arguments: argparse.Namespace
) -> Iterator[tuple[str, Callable[[], Measured]]]:
    """What is measured on one set of data: steps by their names."""
    runs, scratch, note = arguments.runs or extent.runs, arguments.scratch, DATA[seed]
    told = argparse.Namespace(scratch=scratch, seed=seed, note=note, runs=runs, peers_up_to=extent.peers_up_to)
    for records in extent.check:
        yield f"check {records}", partial(_sized, records, told, programs)
    yield "start", lambda: Measured(contests=[asking_again.starting(scratch, runs)])
    for records, kinds in extent.everyday:
        competing = not arguments.no_peers and records >= extent.generators_from
        pages = (0, options.GOAL_PAGE) if competing else ()
        settings = everyday.Settings(scratch=scratch, seed=seed, note=note, runs=runs, page_bytes=pages)
        for kind in kinds:
            yield f"{kind} {records}", partial(_held, records, settings, kind)


def _sized(records: int, told: argparse.Namespace, programs: dict[str, Path]) -> Measured:
    return Measured(sizes=[measure_size(records, told, programs)])


def _held(records: int, settings: everyday.Settings, kind: str) -> Measured:
    if kind == "search":
        return Measured(searched=everyday.search_of_size(records, settings))
    return Measured(contests=everyday.of_size(records, settings, (kind,)))


def _tell(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("benchmarks.everything", __doc__)
    add = parser.add_argument
    add("--quick", action="store_true", help="a small look: few records, one run")
    add("--seeds", type=int, nargs="+", choices=list(DATA), default=list(DATA), help="some of the sets of data")
    add("--resume", action="store_true", help="go on after the last step that the file of numbers holds")
    options.add_contenders(parser, 0)
    return parser


if __name__ == "__main__":
    sys.exit(main())
