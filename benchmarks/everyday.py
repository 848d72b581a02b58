"""``python -m benchmarks.everyday``: starting, asking again, reviewing one change, building the site; beside the peers."""

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import asking_again, building, rebuilding, report, reviewing
from benchmarks.contest import Contest
from benchmarks.data import PERIODS, repository

BUILT_PERIODS = 5
"""So many periods each person has on the sites that are built."""


def main(words: list[str] | None = None) -> int:
    """Hold every contest on every size, then print the tables; the same as JSON where a file is named."""
    arguments = _parser().parse_args(words)
    scratch: Path = arguments.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    contests = [asking_again.starting(scratch, arguments.runs)] if "start" in arguments.only else []
    for records in arguments.sizes:
        contests += of_size(records, scratch, arguments)
    sys.stdout.write("\n".join(line for contest in contests for line in contest.lines()))
    sys.stdout.write("\n".join(report.growth(contests)))
    if arguments.json:
        told = {"machine": report.machine(), "contests": [contest.as_json() for contest in contests]}
        arguments.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


def of_size(records: int, scratch: Path, arguments: argparse.Namespace) -> list[Contest]:
    """The contests asked for on so many person-periods; sites are built of fewer people with more periods each."""
    made = partial(repository, scratch, records=records, seed=arguments.seed, note=arguments.note)
    size = f"{records} person-periods of {records // PERIODS} people"
    runs, held = arguments.runs, list[Contest]()
    if "again" in arguments.only:
        held.append(asking_again.asking_again(made(), size, scratch, runs))
        held.append(asking_again.starting_in_a_province(made(), size, scratch, runs))
    if "review" in arguments.only:
        held.append(reviewing.one_change(made(), size, scratch, runs))
    if "build" in arguments.only:
        root = made(periods=BUILT_PERIODS)
        size = f"{records} person-periods of {records // BUILT_PERIODS} people"
        held.append(building.whole_site(root, size, scratch, runs, peers=not arguments.no_peers))
        held.append(rebuilding.building_again(root, size, scratch, runs))
    return [replace(contest, records=records) for contest in held]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.everyday", description=__doc__)
    add = parser.add_argument
    contests = ("start", "again", "review", "build")
    add("--only", nargs="+", choices=contests, default=contests, help="some of the contests")
    add("--sizes", type=int, nargs="+", default=[5_000, 50_000], help="person-periods")
    add("--seed", type=int, default=1)
    add("--note", type=int, default=300, help="least length of free texts in characters; 0: those of the demo")
    add("--runs", type=int, default=5, help="runs of each contender, one after the other in turn")
    add("--no-peers", action="store_true", help="no other generators of sites; nothing is installed")
    add("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "evalgen-benchmarks")
    add("--json", type=Path, help="write the numbers to this file as well")
    return parser


if __name__ == "__main__":
    sys.exit(main())
