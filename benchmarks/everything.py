"""``python -m benchmarks.everything``: all contests on all sets of data, then one table of the goals (``make bench``)."""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import asking_again, everyday, goals, peers, report
from benchmarks.__main__ import measure_size


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How much is measured. Sizes are person-periods."""

    check: tuple[int, ...]
    everyday: tuple[tuple[int, tuple[str, ...]], ...]
    """On each size its contests."""

    runs: int
    peers_up_to: int


WHOLE = Extent(
    check=(1_000, 10_000, 50_000),
    everyday=((5_000, ("review",)), (10_000, ("again", "build")), (50_000, ("again", "review", "build"))),
    runs=3,
    peers_up_to=10_000,
)
QUICK = Extent(
    check=(100, 500),
    everyday=((100, ("review", "build")), (500, ("again", "review", "build"))),
    runs=1,
    peers_up_to=500,
)
DATA = ((1, 300), (7, 0))
"""Seed and least length of free texts: other people, other lengths of text must give the same ratios."""


def main(words: list[str] | None = None) -> int:
    """Measure, print the tables of each set of data, and at the end the goals of all of them."""
    arguments = _parser().parse_args(words)
    scratch: Path = arguments.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(scratch / "cache-of-the-user")
    extent = QUICK if arguments.quick else WHOLE
    programs = {} if arguments.no_peers else peers.install(scratch)
    measured = [_measured(seed, note, extent, programs, arguments) for seed, note in DATA]
    versions = peers.versions(scratch)
    for found in measured:
        _tell([f"## {found.data}", "", report.table(found.sizes)])
        _tell([line for contest in found.contests for line in contest.lines()])
        _tell(report.growth(found.contests))
    held = {found.data: goals.goals(found) for found in measured}
    _tell(["## Goals", "", *_named({**report.machine(), **versions}), ""])
    for data, reached in held.items():
        _tell(goals.table(reached, data))
    if arguments.json:
        told = _as_json(measured, held, versions)
        arguments.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


def _measured(
    seed: int, note: int, extent: Extent, programs: dict[str, Path], arguments: argparse.Namespace
) -> goals.Found:
    scratch: Path = arguments.scratch
    settings = argparse.Namespace(**vars(arguments), seed=seed, note=note, peers_up_to=extent.peers_up_to)
    settings.runs = arguments.runs or extent.runs
    sizes = [measure_size(records, settings, programs) for records in extent.check]
    contests = [asking_again.starting(scratch, settings.runs)]
    for records, only in extent.everyday:
        contests += everyday.of_size(records, scratch, argparse.Namespace(**vars(settings), only=only))
    words = f"free texts of at least {note} characters" if note else "free texts as short as in the demo"
    return goals.Found(data=f"seed {seed}, {words}", sizes=sizes, contests=contests)


def _as_json(
    measured: list[goals.Found], held: dict[str, tuple[goals.Goal, ...]], versions: dict[str, str]
) -> dict[str, Any]:
    return {
        "machine": report.machine(),
        "peers": versions,
        "data": [
            {
                "data": found.data,
                "goals": [goal.as_json() for goal in held[found.data]],
                "sizes": report.as_json(found.sizes, {}, {})["sizes"],
                "contests": [contest.as_json() for contest in found.contests],
            }
            for found in measured
        ],
    }


def _named(versions: dict[str, str]) -> list[str]:
    return [f"- {name}: {version}" for name, version in versions.items()]


def _tell(lines: list[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.everything", description=__doc__)
    add = parser.add_argument
    add("--quick", action="store_true", help="a small look: few records, one run")
    add("--runs", type=int, default=0, help="runs of each contender, one after the other in turn")
    add("--no-peers", action="store_true", help="evalgen alone; nothing is installed")
    add("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "evalgen-benchmarks")
    add("--json", type=Path, help="write the numbers to this file as well")
    return parser


if __name__ == "__main__":
    sys.exit(main())
