"""``evalgen receive``: the host, or a second person, attests the day on which approvals and steps came in."""

import argparse
import sys

from evalgen.cli.repository import find_root, path_from_here
from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language.labels import period_label
from evalgen.pipeline.approving.receiving import receive


def run(arguments: argparse.Namespace) -> int:
    """Write receipts for all approvals and steps of a period that have none yet: one, unless there are very many."""
    period = Period.parse(arguments.period)
    if period is None:
        raise EvalgenError(
            "«{period}» không phải một kỳ.", remedy="Viết 2026-Q4, 2026-10 hoặc 2026.", period=arguments.period
        )
    root = find_root(arguments.root)
    paths = receive(root, period, body=arguments.body, key=arguments.key, on=arguments.on)
    language = arguments.language
    if not paths:
        label = period_label(period, language)
        sys.stdout.write(language.say("{period}: không có gì mới để nhận.", period=label) + "\n")
    for path in paths:
        sys.stdout.write(f"{language.say('tạo')}  {path_from_here(path, root)}\n")
    return 0
