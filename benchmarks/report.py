"""What was measured, as a table for people and as JSON for programs."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.check import EVALGEN
from benchmarks.contest import Contest
from benchmarks.measuring import Summary
from benchmarks.turns import LIMIT

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """One size of repository: what each contender took, and what evalgen held in memory."""

    asked: int
    """Person-periods that were asked for; `records` are those that there are."""

    records: int
    files: int
    bytes: int
    summaries: Mapping[str, Summary]
    memory_of_tree: int
    """Peak of all processes of `evalgen check` together, shared pages once."""

    stopped: tuple[str, ...] = ()
    """Who took longer than anybody waits."""

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Size":
        """The size that was told so."""
        summaries = {name: Summary(**item) for name, item in told["summaries"].items()}
        return cls(**{**told, "summaries": summaries, "stopped": tuple(told["stopped"])})


def machine() -> dict[str, str]:
    """The machine in general terms and what ran on it."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "kernel": platform.release(),
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "python": platform.python_version(),
        "PyYAML": version("PyYAML"),
        "jsonschema": version("jsonschema"),
    }


def _processor() -> str:
    """The model, as the kernel names it; what the system says where it names none."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def growth(contests: Iterable[Contest]) -> list[str]:
    """How each contender of contests on several sizes grew from size to size, as Markdown."""
    lines = ["", "| growth | from → to | records | wall | processor |", "|---|---|--:|--:|--:|"]
    by_title: dict[str, list[Contest]] = {}
    for contest in contests:
        by_title.setdefault(contest.title, []).append(contest)
    for title, held in by_title.items():
        for small, large in pairwise(sorted(held, key=lambda item: item.records)):
            for name in (name for name in small.summaries if name in large.summaries and small.records):
                before, after = small.summaries[name], large.summaries[name]
                lines.append(
                    f"| {title}: {name} | {small.records} → {large.records} | {large.records / small.records:.2f} |"
                    f" {after.wall / before.wall:.2f} | {after.processor / max(before.processor, 0.001):.2f} |"
                )
    return [*lines, ""]


def table(sizes: Sequence[Size]) -> str:
    """Medians, ratios to evalgen, memory and growth, as Markdown."""
    lines = [
        "| records | files | MB | contender | wall s | processor s | × evalgen (wall) | largest process MB | runs |",
        "|--:|--:|--:|---|--:|--:|--:|--:|--:|",
    ]
    for size in sizes:
        own = size.summaries[EVALGEN]
        for name, item in size.summaries.items():
            lines.append(
                f"| {size.records} | {size.files} | {size.bytes / MEGABYTE:.1f} | {name} | {item.wall:.2f} |"
                f" {item.processor:.2f} | {item.wall / own.wall:.2f} | {item.largest / MEGABYTE:.0f} | {item.runs} |"
            )
        lines += [f"| {size.records} | | | {name} | stopped after {LIMIT:.0f} | | | | |" for name in size.stopped]
    lines += ["", "| records | evalgen check, all processes together, MB |", "|--:|--:|"]
    lines += [f"| {size.records} | {size.memory_of_tree / MEGABYTE:.0f} |" for size in sizes]
    lines += ["", "| growth | records | wall | processor |", "|---|--:|--:|--:|"]
    for small, large in pairwise(sizes):
        before, after = small.summaries[EVALGEN], large.summaries[EVALGEN]
        lines.append(
            f"| {small.records} → {large.records} | {large.records / small.records:.2f} |"
            f" {after.wall / before.wall:.2f} | {after.processor / before.processor:.2f} |"
        )
    return "\n".join(lines) + "\n"


def as_json(sizes: Sequence[Size], settings: Mapping[str, Any], peers: Mapping[str, str]) -> dict[str, Any]:
    """The same for programs."""
    return {
        "settings": dict(settings),
        "machine": machine(),
        "peers": dict(peers),
        "sizes": [{**asdict(size), "summaries": {k: asdict(v) for k, v in size.summaries.items()}} for size in sizes],
    }
