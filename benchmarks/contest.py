"""Contenders run in turn: who takes how long, beside the first of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measuring import Measure, Summary, peak_of_tree, run
from benchmarks.turns import LIMIT, Turn, take_turns

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

    stopped: tuple[str, ...] = ()
    """Who took longer than anybody waits."""

    def lines(self) -> list[str]:
        """A table, as Markdown."""
        first = next(iter(self.summaries.values()), Summary(wall=1, processor=1, largest=0, runs=0))
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
            *(f"| {name} | stopped after {LIMIT:.0f} | | | | | | |" for name in self.stopped),
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
            "stopped": list(self.stopped),
        }

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Contest":
        """The contest that was told so."""
        summaries = {name: Summary(**item) for name, item in told["summaries"].items()}
        return cls(**{**told, "summaries": summaries, "stopped": tuple(told["stopped"])})


def hold(title: str, size: str, contenders: Mapping[str, Contender], runs: int, log: Path) -> Contest:
    """Everybody in turn; then the memory of our own with all their processes."""
    turns = {name: Turn(run=partial(_prepared, item, log), most=item.most) for name, item in contenders.items()}
    taken = take_turns(turns, runs, f"{title}, {size}")
    trees: dict[str, int] = {}
    for name, contender in contenders.items():
        if name.startswith(OWN) and name in taken.summaries:
            contender.prepare()
            trees[name] = peak_of_tree(contender.command, log)
    return Contest(title=title, size=size, summaries=taken.summaries, trees=trees, stopped=taken.stopped)


def _prepared(contender: Contender, log: Path) -> Measure:
    contender.prepare()
    return run([contender.command], log, LIMIT)
