"""Contenders run in turn: who takes how long, beside the first of them."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measuring import Measure, Summary, peak_of_tree, run, summary

MEGABYTE = 1024 * 1024
OWN = "evalgen "
"""How the names of our own contenders begin."""


def nothing() -> None:
    """No preparation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """A command, and what has to be done before each run of it; that is not measured."""

    command: Sequence[str]
    prepare: Callable[[], None] = nothing
    most: int = 1_000
    """So many runs at most, where one takes minutes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """What was asked, on how much, and what everybody took; the first contender is the measure of the others."""

    title: str
    size: str
    summaries: Mapping[str, Summary]
    records: int = 0
    """Person-periods, where the contest is held on several sizes."""

    trees: Mapping[str, int] = field(default_factory=dict)
    """Of evalgen: the peak of all its processes together in bytes, shared pages once; measured in a run of its own."""

    def lines(self) -> list[str]:
        """A table, as Markdown."""
        first = next(iter(self.summaries.values()))
        return [
            f"**{self.title}** ({self.size})",
            "",
            "| contender | wall s | × the first | processor s | × the first | largest process MB | all processes MB | runs |",
            "|---|--:|--:|--:|--:|--:|--:|--:|",
            *(
                f"| {name} | {item.wall:.3f} | {item.wall / first.wall:.2f} | {item.processor:.3f} |"
                f" {item.processor / max(first.processor, 0.001):.2f} | {item.largest / MEGABYTE:.0f} | {self._tree(name)} |"
                f" {item.runs} |"
                for name, item in self.summaries.items()
            ),
            "",
        ]

    def _tree(self, name: str) -> str:
        return f"{self.trees[name] / MEGABYTE:.0f}" if name in self.trees else ""

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        told = {name: asdict(item) for name, item in self.summaries.items()}
        return {
            "title": self.title,
            "size": self.size,
            "records": self.records,
            "summaries": told,
            "trees": dict(self.trees),
        }


def hold(title: str, size: str, contenders: Mapping[str, Contender], runs: int, log: Path) -> Contest:
    """Everybody once, then everybody again, so that a busy moment of the machine meets all alike."""
    measures: dict[str, list[Measure]] = {name: [] for name in contenders}
    for turn in range(runs):
        for name, contender in contenders.items():
            if turn < contender.most:
                contender.prepare()
                measures[name].append(run([contender.command], log))
                sys.stderr.write(f"{title}, {size}, {name}: {measures[name][-1].wall:.3f} s\n")
    trees: dict[str, int] = {}
    for name, contender in contenders.items():
        if name.startswith(OWN):
            contender.prepare()
            trees[name] = peak_of_tree(contender.command, log)
    summaries = {name: summary(found) for name, found in measures.items()}
    return Contest(title=title, size=size, summaries=summaries, trees=trees)
