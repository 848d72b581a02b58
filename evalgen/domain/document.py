"""A document as read from a file: plain values that remember where they stand.

`LocatedMapping` and `LocatedSequence` are a `dict` and a `list`, so that JSON Schema and plain code
work on them unchanged; beside the values they keep the line and column of every key and every value.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from evalgen.domain.place import DeferredPlace, Place, Pointer

Mark = tuple[int, int]
"""Line and column, counted from 1."""

_NAMING = ("by", "managed_by", "used_by", "above")
"""Keys whose value is a body."""


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


_HOLDING = {LocatedMapping, LocatedSequence}
"""What documents are made of, beside plain values."""

Fetch = Callable[[str, str], LocatedMapping]
"""The contents of the file of that path and with that digest."""


def bodies_named(root: LocatedMapping) -> Iterator[tuple[str, Pointer]]:
    """The bodies that a document names, each with its place: whoever acts, manages, employs, or stands above."""
    below: list[tuple[Any, Pointer]] = [(root, ())]
    for node, pointer in below:
        if type(node) is LocatedMapping:
            yield from ((node[key], (*pointer, key)) for key in _NAMING if key in node and type(node[key]) is str)
            below += [(value, (*pointer, key)) for key, value in node.items() if type(value) in _HOLDING]
        else:
            below += [(value, (*pointer, index)) for index, value in enumerate(node) if type(value) in _HOLDING]


def names_of_bodies(root: LocatedMapping) -> tuple[str, ...]:
    """The same bodies, each once, without the places that nobody asks for where all of them are known."""
    names: dict[str, None] = {}
    below: list[Any] = [root]
    for node in below:
        if type(node) is LocatedMapping:
            if not node.keys().isdisjoint(_NAMING):
                names |= {node[key]: None for key in _NAMING if type(node.get(key)) is str}
            below += [value for value in node.values() if type(value) in _HOLDING]
        else:
            below += [value for value in node if type(value) in _HOLDING]
    return tuple(names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file, read strictly. `file` is its path from the folder that holds `records/`, with forward slashes."""

    file: str
    root: LocatedMapping
    digest: str = ""
    """SHA-256 of the bytes, in hexadecimal."""

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of the whole."""
        return tuple(self.root)

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that it names, each once."""
        return names_of_bodies(self.root)

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
    """A document whose contents are fetched whenever somebody asks for them: between times it holds none.

    What is asked of every document is kept, where whoever made it knew it: its sections and the bodies that it names.
    """

    __slots__ = ("_bodies", "_fetch", "_sections")
    _fetch: Fetch
    _sections: tuple[str, ...] | None
    _bodies: tuple[str, ...] | None

    def __init__(
        self,
        *,
        file: str,
        digest: str,
        fetch: Fetch,
        sections: tuple[str, ...] | None = None,
        bodies: tuple[str, ...] | None = None,
    ) -> None:
        for name, value in (("file", file), ("digest", digest)):
            object.__setattr__(self, name, value)
        for name, kept in (("_fetch", fetch), ("_sections", sections), ("_bodies", bodies)):
            object.__setattr__(self, name, kept)

    @property
    def root(self) -> LocatedMapping:
        """The contents, fetched anew."""
        return self._fetch(self.file, self.digest)

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """The same as of any document; its line and column are looked up when somebody asks for them."""
        return DeferredPlace(self.file, steps, self, key=key) if steps else Place(file=self.file)

    def locate(self, steps: Pointer, *, key: bool) -> Place:
        """The place with its line and column."""
        return super().place(*steps, key=key)

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of the whole."""
        return tuple(self.root) if self._sections is None else self._sections

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that it names."""
        return names_of_bodies(self.root) if self._bodies is None else self._bodies
