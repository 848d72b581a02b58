"""``python -m benchmarks.everyday``: starting, asking again, reviewing one change, building the site; beside the peers."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks import asking_again, building, options, rebuilding, report, reviewing, searching
from benchmarks.contest import Contest
from benchmarks.data import PERIODS, repository

BUILT_PERIODS = 5
"""So many periods each person has on the sites that are built."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """On what the contests are held, and by whom."""

    scratch: Path
    seed: int
    note: int
    runs: int
    page_bytes: Sequence[int]
    """Lengths of the pages that other generators build; none where they do not take part."""


def main(words: list[str] | None = None) -> int:
    """Hold every contest on every size, then print the tables; the same as JSON where a file is named."""
    arguments = _parser().parse_args(words)
    scratch: Path = arguments.scratch
    scratch.mkdir(parents=True, exist_ok=True)
    settings = Settings(
        scratch=scratch,
        seed=arguments.seed,
        note=arguments.note,
        runs=arguments.runs,
        page_bytes=() if arguments.no_peers else arguments.page_bytes,
    )
    contests = [asking_again.starting(scratch, settings.runs)] if "start" in arguments.only else []
    for records in arguments.sizes:
        contests += of_size(records, settings, arguments.only)
    sys.stdout.write("\n".join(line for contest in contests for line in contest.lines()))
    sys.stdout.write("\n".join(report.growth(contests)))
    if arguments.json:
        told = {"machine": report.machine(), "contests": [contest.as_json() for contest in contests]}
        arguments.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


def of_size(records: int, settings: Settings, only: Iterable[str]) -> list[Contest]:
    """The contests asked for on so many person-periods; sites are built of fewer people with more periods each."""
    scratch, runs, held = settings.scratch, settings.runs, list[Contest]()
    made = partial(repository, scratch, records=records, seed=settings.seed, note=settings.note)
    size = f"{records} person-periods of {records // PERIODS} people"
    if "again" in only:
        held.append(asking_again.asking_again(made(), size, scratch, runs))
        held.append(asking_again.starting_in_a_province(made(), size, scratch, runs))
    if "in-use" in only:
        held.append(asking_again.asking_in_use(made(), size, scratch, runs))
    if "review" in only:
        held.append(reviewing.one_change(made(), size, scratch, runs))
    if "build" in only:
        root = made(periods=BUILT_PERIODS)
        size = f"{records} person-periods of {records // BUILT_PERIODS} people"
        held.append(building.whole_site(root, size, scratch, runs, page_bytes=settings.page_bytes))
        held.append(rebuilding.building_again(root, size, scratch, runs))
    return [replace(contest, records=records) for contest in held]


def search_of_size(records: int, settings: Settings) -> list[searching.Searching]:
    """How soon the site of so many person-periods answers in a browser; nothing where there is none."""
    root = repository(settings.scratch, records=records, seed=settings.seed, note=settings.note, periods=BUILT_PERIODS)
    site = rebuilding.kept_site(root, settings.scratch)
    found = searching.searching(site, f"{records // BUILT_PERIODS} people")
    return [found] if found else []


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("benchmarks.everyday", __doc__)
    contests = ("start", "again", "in-use", "review", "build")
    parser.add_argument("--only", nargs="+", choices=contests, default=contests, help="some of the contests")
    options.add_data(parser, [5_000, 50_000])
    options.add_contenders(parser, 5)
    parser.add_argument(
        "--page-bytes",
        type=int,
        nargs="+",
        default=[0],
        metavar="N",
        help="lengths of the Markdown pages of other generators; 0: what our own pages say",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
