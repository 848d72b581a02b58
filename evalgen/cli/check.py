"""``evalgen check``: every problem of every file in one run."""

import argparse
import os
import sys
from functools import cache
from pathlib import Path

from evalgen.cli.reports import job_summary, render
from evalgen.cli.repository import find_root
from evalgen.pipeline import inspect


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 where one of them stops publishing."""
    root = find_root(arguments.root)
    inspection = inspect(root)
    sys.stdout.write(render(inspection.problems, format=arguments.format, read_line=SourceLines(root)))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if arguments.format == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(job_summary(inspection.problems))
    if arguments.format == "text" and not inspection.problems:
        count = len(inspection.records.evaluations)
        sys.stdout.write(f"Không có vấn đề nào trong {count} hồ sơ của {len(inspection.records.periods)} kỳ.\n")
    return 0 if inspection.publishable else 1


class SourceLines:
    """Lines of the files that problems point at, read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines = cache(self._read)

    def __call__(self, file: str, line: int) -> str | None:
        lines = self._lines(file)
        return lines[line - 1] if 0 < line <= len(lines) else None

    def _read(self, file: str) -> list[str]:
        path = self._root / file
        if path.is_symlink() or not path.is_file():
            return []
        return path.read_bytes().decode("utf-8", errors="replace").split("\n")
