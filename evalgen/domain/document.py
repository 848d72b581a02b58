"""A document as read from a file: plain values that remember where they stand.

`LocatedMapping` and `LocatedSequence` are a `dict` and a `list`, so that JSON Schema and plain code
work on them unchanged; beside the values they keep the line and column of every key and every value.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from evalgen.domain.place import Place, Pointer

Mark = tuple[int, int]
"""Line and column, counted from 1."""


class LocatedMapping(dict[str, Any]):
    """A mapping that knows where each of its keys and values stands."""

    __slots__ = ("key_marks", "value_marks")

    def __init__(self) -> None:
        self.key_marks: dict[str, Mark] = {}
        self.value_marks: dict[str, Mark] = {}


class LocatedSequence(list[Any]):
    """A sequence that knows where each of its values stands."""

    __slots__ = ("value_marks",)

    def __init__(self) -> None:
        self.value_marks: list[Mark] = []


_LOCATED = frozenset({LocatedMapping, LocatedSequence})


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file, read strictly. `file` is its path from the folder that holds `records/`, with forward slashes."""

    file: str
    root: LocatedMapping
    digest: str = field(default="")
    """SHA-256 of the bytes, in hexadecimal."""

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """The place of the value at `steps`, or of its key; where it is absent, the nearest place above it."""
        if not steps:
            return Place(file=self.file)
        node: Any = self.root
        try:
            for step in steps[:-1]:
                node = node[step]
            line, column = (node.key_marks if key else node.value_marks)[steps[-1]]
        except (KeyError, IndexError, TypeError, AttributeError):
            line, column = self._nearest(steps, key=key)
        return Place(file=self.file, line=line, column=column, pointer=steps)

    def _nearest(self, steps: Pointer, *, key: bool) -> Mark:
        """The mark of the value at `steps`, or of its key, or of the nearest value (or key) above it that is there."""
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
        return mark


class DeferredDocument(Document):
    """A document whose contents are fetched whenever somebody asks for them: between times it holds none."""

    __slots__ = ("_fetch",)
    _fetch: Callable[[], LocatedMapping]

    def __init__(self, *, file: str, digest: str, fetch: Callable[[], LocatedMapping]) -> None:
        object.__setattr__(self, "file", file)
        object.__setattr__(self, "digest", digest)
        object.__setattr__(self, "_fetch", fetch)

    @property
    def root(self) -> LocatedMapping:
        """The contents, fetched anew."""
        return self._fetch()

    def __reduce__(self) -> tuple[Callable[..., "DeferredDocument"], tuple[str, str, Callable[[], LocatedMapping]]]:
        return _deferred, (self.file, self.digest, self._fetch)


def _deferred(file: str, digest: str, fetch: Callable[[], LocatedMapping]) -> DeferredDocument:
    return DeferredDocument(file=file, digest=digest, fetch=fetch)


def share_marks(node: LocatedMapping | LocatedSequence, known: dict[Mark, Mark]) -> None:
    """Let equal marks of all documents be the same value: most lines and columns come again and again."""
    below: list[Any] = [node]
    for at in below:
        if type(at) is LocatedMapping:
            for marks in (at.key_marks, at.value_marks):
                own = list(marks.values())
                marks.update(zip(list(marks), map(known.setdefault, own, own), strict=True))
            below += [value for value in at.values() if type(value) in _LOCATED]
        else:
            at.value_marks[:] = map(known.setdefault, at.value_marks, at.value_marks)
            below += [value for value in at if type(value) in _LOCATED]
