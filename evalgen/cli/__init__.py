"""The command line: one module per sub-command. Exit codes: 0 fine, 1 problems found, 2 wrong use or cannot go on."""

import os
import sys
from collections.abc import Sequence

from evalgen.cli.arguments import parser
from evalgen.errors import EvalgenError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command and answer with its exit code."""
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except EvalgenError as error:
        sys.stdout.flush()
        sys.stderr.write(f"Không thể tiếp tục: {error.message}\n")
        if error.remedy:
            sys.stderr.write(f"  {error.remedy}\n")
        return 2
    except BrokenPipeError:
        # The reader of our output went away (`evalgen check | head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code
