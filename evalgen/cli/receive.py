"""``evalgen receive``: the host, or a second person, attests the day on which approvals and steps came in."""

import argparse
import sys

from evalgen.cli.repository import find_root, path_from_here
from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language.labels import period_label
from evalgen.pipeline.approving import receive


def run(arguments: argparse.Namespace) -> int:
    """Write one receipt for all approvals and steps of a period that have none yet."""
    period = Period.parse(arguments.period)
    if period is None:
        raise EvalgenError(
            "«{period}» không phải một kỳ.", remedy="Viết 2026-Q4, 2026-10 hoặc 2026.", period=arguments.period
        )
    root = find_root(arguments.root)
    path = receive(root, period, body=arguments.body, key=arguments.key, on=arguments.on)
    language = arguments.language
    if path is None:
        label = period_label(period, language)
        sys.stdout.write(language.say("{period}: không có gì mới để nhận.", period=label) + "\n")
    else:
        sys.stdout.write(f"{language.say('tạo')}  {path_from_here(path, root)}\n")
    return 0
