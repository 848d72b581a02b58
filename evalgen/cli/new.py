"""``evalgen new``: open a period with a skeleton for everybody who is to be evaluated."""

import argparse
import sys

from evalgen.cli import exact
from evalgen.cli.repository import find_root, path_from_here
from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.pipeline import open_period


def run(arguments: argparse.Namespace) -> int:
    """Write what is missing of a period's records; never over a file that is there."""
    period = Period.parse(arguments.period)
    if period is None:
        raise EvalgenError(
            f"«{arguments.period}» không phải một kỳ.",
            remedy="Viết 2026-Q4 cho quý, 2026-10 cho tháng, 2026 cho năm.",
        )
    root = find_root(arguments.root)
    written, kept = open_period(root, period)
    if arguments.json:
        sys.stdout.write(exact.dump({"period": str(period), "written": written, "kept": kept}))
        return 0
    for path in written:
        sys.stdout.write(f"tạo  {path_from_here(path, root)}\n")
    sys.stdout.write(f"{period.label}: đã tạo {len(written)} tệp, giữ nguyên {len(kept)} tệp đã có.\n")
    return 0
