"""Where the values of a document stand that the reader of lines has read: its lines, gone through once more.

Each line that says something is one entry of a collection, and the entries come in the order of the values. Nothing is
judged here: the reader has accepted the text.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from evalgen.domain.document import LocatedMapping, LocatedSequence, Mark
from evalgen.reading.flow_reader import read_located_flow
from evalgen.reading.line_parts import ENDS, HEADS, Entry, element_of

_Line = tuple[int, Entry, str]
"""Its number, counted from 1, the entry that it is, and what stands behind it."""


def mark_lines(text: str, root: Mapping[str, Any]) -> LocatedMapping:
    """The values of `root`, which was read from `text`, each with its mark: as the parser would have built them."""
    return _Marking(text).mapping(root, 1)


class _Marking:
    """Takes the lines of a text in turn."""

    def __init__(self, text: str) -> None:
        self._lines = _entries(text)
        self._next = next(self._lines, None)

    def mapping(self, values: Mapping[str, Any], column: int) -> LocatedMapping:
        """The mapping whose first entry is on the next line, and whose keys stand in `column`."""
        node = LocatedMapping()
        for key, value in values.items():
            number, (_, _, value_column), rest = self._taken()
            mark = (number, column)
            at = (number, value_column) if rest else mark
            node.key_marks[key] = mark
            node[key], node.value_marks[key] = self._value(value, rest, at)
        return node

    def _sequence(self, values: list[Any]) -> LocatedSequence:
        node = LocatedSequence()
        for value in values:
            number, (dash, key, _), rest = self._ahead()
            at = (number, 2 - dash)
            node.value_marks.append(at)
            if key:
                node.append(self.mapping(value, 2 - dash))
            else:
                self._taken()
                node.append(self._value(value, rest, at)[0])
        return node

    def _value(self, value: Any, rest: str, at: Mark) -> tuple[Any, Mark]:
        """A value and its mark; `rest` is empty where it begins on the next line, or there is none."""
        if not isinstance(value, dict | list):
            return value, at
        if rest:
            return read_located_flow(rest, at), at
        number, (first, _, _), _ = self._ahead()
        column = abs(first)
        return (self.mapping(value, column) if isinstance(value, dict) else self._sequence(value)), (number, column)

    def _ahead(self) -> _Line:
        if self._next is None:
            raise ValueError("fewer lines than values")
        return self._next

    def _taken(self) -> _Line:
        line = self._ahead()
        self._next = next(self._lines, None)
        return line


def _entries(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.split("\n"), 1):
        head, _, rest = line.partition(": ")
        entry = HEADS[head] if rest else ENDS[line]
        if entry is None:
            entry, rest = element_of(line)
        if entry is not None:
            yield number, entry, rest
