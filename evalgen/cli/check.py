"""``evalgen check``: every problem of every file in one run."""

import argparse
import os
import sys
from pathlib import Path

from evalgen.cli.reports import job_summary, render
from evalgen.cli.repository import as_seen_from_here, base_of, find_root
from evalgen.cli.source_lines import SourceLines
from evalgen.pipeline import inspect


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 where one of them stops publishing."""
    root = find_root(arguments.root)
    inspection = inspect(root)
    problems = as_seen_from_here(inspection.problems, root)
    language, lines = arguments.language, SourceLines(base_of(root))
    sys.stdout.write(render(problems, format=arguments.format, read_line=lines, language=language))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if arguments.format == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(job_summary(problems, language))
    if arguments.format == "text" and not problems:
        records, periods = len(inspection.records.evaluations), len(inspection.records.periods)
        words = "Không có vấn đề nào trong {records} hồ sơ của {periods} kỳ."
        sys.stdout.write(language.say(words, records=records, periods=periods) + "\n")
    return 0 if inspection.publishable else 1
