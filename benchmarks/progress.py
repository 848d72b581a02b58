"""The numbers of a long run, written down after each step, so that an interruption loses no more than one."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import goals, report
from benchmarks.contest import Contest
from benchmarks.report import Size
from benchmarks.searching import Searching


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What one step brought."""

    sizes: Sequence[Size] = ()
    contests: Sequence[Contest] = ()
    searched: Sequence[Searching] = ()

    def lines(self) -> list[str]:
        """Its tables, as Markdown."""
        tables = [report.table(self.sizes)] if self.sizes else []
        told = [*(item.lines() for item in self.contests), *(item.lines() for item in self.searched)]
        return [*tables, *(line for lines in told for line in lines)]

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "sizes": report.as_json(self.sizes, {}, {})["sizes"],
            "contests": [contest.as_json() for contest in self.contests],
            "searched": [item.as_json() for item in self.searched],
        }

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Measured":
        """What was told so."""
        return cls(
            sizes=[Size.of_json(item) for item in told["sizes"]],
            contests=[Contest.of_json(item) for item in told["contests"]],
            searched=[Searching.of_json(item) for item in told["searched"]],
        )


@dataclass(kw_only=True, slots=True)
class Progress:
    """What was measured so far, as it stands in the file at `path`."""

    path: Path
    about: str
    """What the numbers are of: those of anything else are not gone on with."""

    known: dict[str, dict[str, Measured]] = field(default_factory=dict)
    """By set of data and by step."""

    @classmethod
    def begun(cls, path: Path, *, about: str, resume: bool) -> "Progress":
        """From the beginning; or with what the file holds already, where that is of the same."""
        progress = cls(path=path, about=about)
        if resume and path.is_file():
            told = json.loads(path.read_text(encoding="utf-8"))
            if told["about"] == about:
                for data in told["data"]:
                    steps = {step["name"]: Measured.of_json(step) for step in data["steps"]}
                    progress.known[data["data"]] = steps
        return progress

    def take(
        self, data: str, name: str, measure: Callable[[], Measured], peers: Callable[[], dict[str, str]]
    ) -> Measured:
        """What step `name` brings on a set of data, measured unless it is known; the file holds it afterwards."""
        steps = self.known.setdefault(data, {})
        if name not in steps:
            steps[name] = measure()
            self._write(peers())
        return steps[name]

    def found(self, data: str) -> goals.Found:
        """All that is known of a set of data."""
        steps = self.known.get(data, {}).values()
        return goals.Found(
            data=data,
            sizes=[size for step in steps for size in step.sizes],
            contests=[contest for step in steps for contest in step.contests],
            searched=[item for step in steps for item in step.searched],
        )

    def _write(self, peers: dict[str, str]) -> None:
        told = {
            "machine": report.machine(),
            "peers": peers,
            "about": self.about,
            "data": [
                {
                    "data": data,
                    "goals": [goal.as_json() for goal in goals.goals(self.found(data))],
                    "steps": [{"name": name, **step.as_json()} for name, step in steps.items()],
                }
                for data, steps in self.known.items()
            ],
        }
        draft = self.path.with_name(f"{self.path.name}.draft")
        draft.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        os.replace(draft, self.path)  # noqa: PTH105 - whole or not at all
