"""``evalgen audit``: verify every decided result from the repository alone."""

import argparse
import sys

from evalgen.cli.reports.rendering import render
from evalgen.cli.repository import as_seen_from_here, base_of, find_root
from evalgen.cli.source_lines import SourceLines
from evalgen.pipeline.approving.audit import audit


def run(arguments: argparse.Namespace) -> int:
    """Print what does not hold; 1 where anything does not."""
    root = find_root(arguments.root)
    problems = as_seen_from_here(audit(root, arguments.since, history=not arguments.no_history), root)
    language, lines = arguments.language, SourceLines(base_of(root))
    sys.stdout.write(
        render(
            problems,
            format=arguments.format,
            read_line=lines,
            language=language,
            all_by="evalgen audit --format json",
        )
    )
    if not problems and arguments.format == "text":
        sys.stdout.write(language.say("Mọi kết quả đã quyết định đều có phê duyệt hợp lệ.") + "\n")
    return 1 if problems else 0
