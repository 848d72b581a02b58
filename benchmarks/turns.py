"""Contenders in turn: everybody once, then everybody again, so that a busy moment of the machine meets all alike."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.measuring import Measure, Summary, TooLongError, summary

PATIENCE = 60.0
"""Who takes more seconds than that has one turn: a few percent do not matter where others are many times as fast."""

LIMIT = 900.0
"""After so many seconds a run is stopped, and counts as not measured."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """How a contender is run, and how often at most."""

    run: Callable[[], Measure]
    most: int = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What everybody took, in the order in which they began; and who was stopped."""

    summaries: Mapping[str, Summary]
    stopped: tuple[str, ...]


def take_turns(contenders: Mapping[str, Turn], runs: int, told: str) -> Taken:
    """Each contender up to `runs` times; `told` says on stderr what is being measured."""
    measures: dict[str, list[Measure]] = {name: [] for name in contenders}
    stopped: list[str] = []
    for turn in range(runs):
        for name, contender in contenders.items():
            slow = name in stopped or (turn and measures[name][-1].wall > PATIENCE)
            if slow or turn >= contender.most:
                continue
            try:
                measures[name].append(contender.run())
                sys.stderr.write(f"{told}, {name}: {measures[name][-1].wall:.3f} s\n")
            except TooLongError:
                stopped.append(name)
                sys.stderr.write(f"{told}, {name}: stopped\n")
    return Taken(summaries={name: summary(found) for name, found in measures.items() if found}, stopped=tuple(stopped))
