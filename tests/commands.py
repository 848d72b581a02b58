"""A command as a test runs it: within the process of the test, with what it printed."""

from collections.abc import Callable

import pytest

from evalgen.cli import main

Run = Callable[..., tuple[int, str, str]]
"""The arguments → the exit code, what it said, and what it said of errors."""


def running(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `evalgen` with the arguments given; wrong use, which ends the program, ends with its code as well."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
