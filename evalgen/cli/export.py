"""``evalgen export``: the results of a period as a spreadsheet, or for programs, for one audience."""

import argparse
import sys

from evalgen.cli.repository import find_root
from evalgen.domain.period import Period
from evalgen.domain.problem import Severity
from evalgen.errors import EvalgenError
from evalgen.pipeline import inspect
from evalgen.pipeline.exporting import PUBLIC, export


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 1 where the records have errors and the file is for the public, which then is not written."""
    root = find_root(arguments.root)
    inspection = inspect(root)
    period = Period.parse(arguments.period)
    if period is None or period not in inspection.records.periods:
        raise EvalgenError(
            "Không có kỳ «{period}» trong records/.",
            remedy="Các kỳ đang có: {known}.",
            period=arguments.period,
            known=", ".join(str(item) for item in sorted(inspection.records.periods, reverse=True)) or "–",
        )
    say = arguments.language.say
    errors = sum(problem.severity is Severity.ERROR for problem in inspection.problems)
    if errors and arguments.audience == PUBLIC:
        sys.stderr.write(say("Chưa xuất: hồ sơ còn {count} lỗi; xem bằng: evalgen check", count=errors) + "\n")
        return 1
    export(inspection, root, period, arguments.audience, arguments.output, arguments.subject)
    sys.stdout.write(say("Đã ghi {path}", path=arguments.output) + "\n")
    if errors:
        sys.stderr.write(
            say("Hồ sơ còn {count} lỗi, số liệu có thể thiếu; xem bằng: evalgen check", count=errors) + "\n"
        )
    return 0
