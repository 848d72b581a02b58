"""A document as read from a file: plain values that remember where they stand.

`LocatedMapping` and `LocatedSequence` are a `dict` and a `list`, so that JSON Schema and plain code
work on them unchanged; beside the values they keep the line and column of every key and every value.
"""

from dataclasses import dataclass, field
from typing import Any

from evalgen.domain.place import Place

Mark = tuple[int, int]
"""Line and column, counted from 1."""


class LocatedMapping(dict[str, Any]):
    """A mapping that knows where each of its keys and values stands."""

    __slots__ = ("key_marks", "value_marks")

    def __init__(self) -> None:
        super().__init__()
        self.key_marks: dict[str, Mark] = {}
        self.value_marks: dict[str, Mark] = {}


class LocatedSequence(list[Any]):
    """A sequence that knows where each of its values stands."""

    __slots__ = ("value_marks",)

    def __init__(self) -> None:
        super().__init__()
        self.value_marks: list[Mark] = []


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file, read strictly. `file` is its path from the folder that holds `records/`, with forward slashes."""

    file: str
    root: LocatedMapping
    digest: str = field(default="")
    """SHA-256 of the bytes, in hexadecimal."""

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """The place of the value at `steps`, or of its key; where it is absent, the nearest place above it."""
        node: Any = self.root
        mark: Mark = (1, 1)
        for step in steps:
            kind = type(node)
            if kind is LocatedMapping and step in node:
                mark = (node.key_marks if key else node.value_marks)[step]
            elif kind is LocatedSequence and type(step) is int and step < len(node):
                mark = node.value_marks[step]
            else:
                break
            node = node[step]
        return Place(file=self.file, line=mark[0], column=mark[1], pointer=steps)
