"""A command as a test runs it: within the process of the test, with what it printed."""

import argparse
from collections.abc import Callable

import pytest

from evalgen.cli import main

Run = Callable[..., tuple[int, str, str]]
"""The arguments → the exit code, what it said, and what it said of errors."""


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Each command by its name."""
    return next(dict(item.choices) for item in parser._actions if isinstance(item.choices, dict))  # noqa: SLF001 - argparse tells what it knows in private alone


def running(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `evalgen` with the arguments given; wrong use of them ends by SystemExit, as the program does."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
