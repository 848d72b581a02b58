"""``evalgen codeowners``: whom the host must ask, and what it must be set to."""

import argparse
import sys
from pathlib import Path

from evalgen.cli.reports.rendering import render
from evalgen.cli.repository import as_seen_from_here, base_of, find_root
from evalgen.cli.source_lines import SourceLines
from evalgen.errors import EvalgenError
from evalgen.pipeline.approving.owning import check_codeowners, host_settings, write_codeowners

PLACES = ("CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where the hosts look, in the order of this program."""


def run(arguments: argparse.Namespace) -> int:
    """Print the file, or with --check compare the one that is there; 1 where it would ask the wrong people."""
    root = find_root(arguments.root)
    if not arguments.check:
        sys.stdout.write(write_codeowners(root, arguments.on))
        for line in host_settings():
            sys.stderr.write(f"- {arguments.language.say(line)}\n")
        return 0
    there = [place for place in PLACES if (root / place).is_file()]
    if len(there) > 1:
        raise EvalgenError(
            "Có hơn một tệp CODEOWNERS: {files}.",
            remedy="Giữ một tệp: máy chủ chỉ đọc tệp đầu tiên.",
            files=", ".join(there),
        )
    file = there[0] if there else PLACES[0]
    problems = as_seen_from_here(check_codeowners(root, file, arguments.on), root)
    language, lines = arguments.language, SourceLines(base_of(root))
    sys.stdout.write(render(problems, format="text", read_line=lines, language=language))
    if not problems:
        day = f"{arguments.on:%d/%m/%Y}"
        sys.stdout.write(language.say("{file}: khớp với hồ sơ ngày {day}.", file=Path(file), day=day) + "\n")
    return 1 if problems else 0
