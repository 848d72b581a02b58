"""The two parsers of PyYAML behind one door: events in the order of the text, with places counted in characters."""

import importlib
from collections.abc import Callable
from typing import Any, Protocol, cast

from yaml.error import MarkedYAMLError
from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from evalgen.domain.document import Mark


class EventSource(Protocol):
    """What both parsers offer."""

    def get_event(self) -> Event:
        """The next event."""


class PythonParser(Reader, Scanner, Parser):
    """The parser in Python: always there, slower, and the one whose error messages are translated."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Event:
        """The next event; a code point outside Unicode in an escape is a syntax error like any other."""
        try:
            return Parser.get_event(self)  # type: ignore[no-untyped-call,no-any-return]
        except (ValueError, OverflowError):
            raise MarkedYAMLError(problem="found unknown escape character", problem_mark=self.get_mark()) from None


def fast_parser() -> Callable[[str], EventSource] | None:
    """The parser in C, where PyYAML was built with it."""
    try:
        module = importlib.import_module("yaml.cyaml")
    except ImportError:
        return None
    return cast("Callable[[str], EventSource]", module.CParser)


def mark_of(event: Event) -> Mark:
    """Where the event starts; both parsers count from 0 and always say where."""
    start: Any = event.start_mark
    return start.line + 1, start.column + 1
