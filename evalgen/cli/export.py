"""``evalgen export``: the results of a period as a spreadsheet, or for programs, for one audience."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from evalgen.cli.checked_up import checked_up
from evalgen.cli.left_out_files import tell_left_out
from evalgen.cli.repository import find_root
from evalgen.domain.problem import Problem, Severity
from evalgen.pipeline.periods_asked import period_named
from evalgen.pipeline.publishing.exporting import export_internal, export_public


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 1 where the records have errors and the file is for the public, which then is not written."""
    root = find_root(arguments.root)
    errors = (_for_the_public if arguments.audience == "public" else _internally)(arguments, root)
    _tell(arguments, errors)
    tell_left_out(root, arguments.language)
    return 1 if errors and arguments.audience == "public" else 0


def _tell(arguments: argparse.Namespace, errors: int) -> None:
    """What was written, or why nothing was."""
    say = arguments.language.say
    if errors and arguments.audience == "public":
        sys.stderr.write(say("Chưa xuất: hồ sơ còn {count} lỗi; xem bằng: evalgen check", count=errors) + "\n")
        return
    sys.stdout.write(say("Đã ghi {path}", path=arguments.output) + "\n")
    if arguments.audience == "internal":
        sys.stdout.write(say("Không đưa tệp này lên trang công khai hay vào Git.") + "\n")
    if errors:
        sys.stderr.write(
            say("Hồ sơ còn {count} lỗi, số liệu có thể thiếu; xem bằng: evalgen check", count=errors) + "\n"
        )


def _for_the_public(arguments: argparse.Namespace, root: Path) -> int:
    """Write the file unless there are errors; answers with their number."""
    from evalgen.pipeline.publishing.site import publication_of

    checkup = checked_up(arguments, root)
    period = period_named(arguments.period, checkup.looked_at.records)
    if checkup.publishable:
        export_public(publication_of(checkup).public, period, arguments.output, arguments.subject)
    return _errors(checkup.problems)


def _internally(arguments: argparse.Namespace, root: Path) -> int:
    """Write the file; answers with the number of errors."""
    checkup = checked_up(arguments, root)
    period = period_named(arguments.period, checkup.looked_at.records)
    export_internal(checkup, root, period, arguments.output, arguments.subject)
    return _errors(checkup.problems)


def _errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)
