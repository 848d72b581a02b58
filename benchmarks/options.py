"""Words of the command line that several benchmarks understand alike."""

import argparse
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.gettempdir()) / "evalgen-benchmarks"
"""Data, peers and results of earlier runs."""

GOAL_PAGE = 10_240
"""The length of a person's Markdown page by which the goals were set, in bytes."""


def parser(module: str, purpose: str | None) -> argparse.ArgumentParser:
    """Of ``python -m module``; where to work is understood by all."""
    made = argparse.ArgumentParser(prog=f"python -m {module}", description=purpose)
    made.add_argument("--scratch", type=Path, default=SCRATCH, help="data and peers, used again by later runs")
    return made


def add_json(made: argparse.ArgumentParser) -> None:
    """Where to write for programs."""
    made.add_argument("--json", type=Path, help="write the numbers to this file as well")


def add_data(made: argparse.ArgumentParser, sizes: list[int]) -> None:
    """What is measured on."""
    made.add_argument("--sizes", type=int, nargs="+", default=sizes, help="person-periods")
    add_set(made)


def add_set(made: argparse.ArgumentParser) -> None:
    """Which people, and how long their texts are."""
    made.add_argument("--seed", type=int, default=1)
    made.add_argument(
        "--note", type=int, default=300, help="least length of free texts in characters; 0: those of the demo"
    )


def add_contenders(made: argparse.ArgumentParser, runs: int) -> None:
    """Who runs, how often, and where that is written."""
    add_json(made)
    made.add_argument("--runs", type=int, default=runs, help="runs of each contender, one after the other in turn")
    made.add_argument("--no-peers", action="store_true", help="evalgen alone; nothing is installed")
