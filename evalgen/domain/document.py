"""A document as read from a file: plain values, and where each of them stands.

`LocatedMapping` and `LocatedSequence` are a `dict` and a `list`, so that JSON Schema and plain code
work on them unchanged; beside the values they keep the line and column of every key and every value.
Most documents are never asked where anything stands: theirs are made when somebody asks.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from evalgen.domain.frozen import Frozen, frozen
from evalgen.domain.place import DeferredPlace, Place, Pointer

_set = object.__setattr__

Mark = tuple[int, int]
"""Line and column, counted from 1."""

_NAMING = ("by", "managed_by", "used_by", "above")
"""Keys whose value is a body."""


_HOLDING = (dict, list)
"""What documents are made of, beside plain values."""


class LocatedMapping(dict[str, Any]):
    """A mapping that knows where each of its keys and values stands."""

    __slots__ = ("cut_numbers", "key_marks", "value_marks")

    def __init__(self) -> None:
        self.key_marks: dict[str, Mark] = {}
        self.value_marks: dict[str, Mark] = {}
        self.cut_numbers: dict[str, str] | None = None
        """«{quality: 0,75}»: the key of each number that a comma cut, by the rest that YAML takes for a key."""


class LocatedSequence(list[Any]):
    """A sequence that knows where each of its values stands."""

    __slots__ = ("value_marks",)

    def __init__(self) -> None:
        self.value_marks: list[Mark] = []


def bodies_named(root: Mapping[str, Any]) -> Iterator[tuple[str, Pointer]]:
    """The bodies that a document names, each with its place: whoever acts, manages, employs, or stands above."""
    below: list[tuple[Any, Pointer]] = [(root, ())]
    for node, pointer in below:
        if isinstance(node, dict):
            yield from ((node[key], (*pointer, key)) for key in _NAMING if key in node and type(node[key]) is str)
            below += [(value, (*pointer, key)) for key, value in node.items() if isinstance(value, _HOLDING)]
        else:
            below += [(value, (*pointer, index)) for index, value in enumerate(node) if isinstance(value, _HOLDING)]


def names_of_bodies(root: Mapping[str, Any]) -> tuple[str, ...]:
    """The same bodies, each once, without the places that nobody asks for where all of them are known."""
    names: dict[str, None] = {}
    below: list[Any] = [root]
    for node in below:
        if isinstance(node, dict):
            for key, value in node.items():
                if type(value) is str:
                    if key in _NAMING:
                        names[value] = None
                elif isinstance(value, _HOLDING):
                    below.append(value)
        else:
            below += [value for value in node if isinstance(value, _HOLDING)]
    return tuple(names)


@frozen
class Document(Frozen):
    """One file, read strictly. `file` is its path from the folder that holds `records/`, with forward slashes."""

    __slots__ = ("digest", "file", "root")
    file: str
    root: dict[str, Any]
    """The values; with their marks where whoever read them had any."""

    digest: bytes
    """Of the bytes of the file, where whoever read them has told it; else empty."""

    def __init__(self, *, file: str, root: dict[str, Any], digest: bytes = b"") -> None:
        _set(self, "file", file)
        _set(self, "root", root)
        _set(self, "digest", digest)

    @property
    def located(self) -> dict[str, Any]:
        """The values with their marks."""
        return self.root

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
        return self.locate(steps, key=key) if steps else Place(file=self.file)

    def locate(self, steps: Pointer, *, key: bool) -> Place:
        """The same of at least one step, looked up at once."""
        node: Any = self.located
        try:
            for step in steps[:-1]:
                node = node[step]
            line, column = (node.key_marks if key else node.value_marks)[steps[-1]]
        except (KeyError, IndexError, TypeError, AttributeError):
            line, column = self._nearest(steps, key=key)
        return Place(file=self.file, line=line, column=column, pointer=steps)

    def number_cut(self, *steps: str | int) -> str | None:
        """Where the last step is the rest of a number that a comma cut, the key beside it that has the number."""
        node: Any = self.located
        for step in steps[:-1]:
            node = node[step]
        cut = node.cut_numbers if isinstance(node, LocatedMapping) else None
        return cut.get(str(steps[-1])) if cut else None

    def _nearest(self, steps: Pointer, *, key: bool) -> Mark:
        """The mark of the value at `steps`, or of its key, or of the nearest value (or key) above it that is there."""
        node: Any = self.located
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


Fetch = Callable[[str, bytes], Document]
"""The document of the file of that path and with that digest."""


class _MarkedLater(Document):
    """A document whose marks are made when somebody asks for one: its places are looked up by then."""

    __slots__ = ()

    def place(self, *steps: str | int, key: bool = False) -> Place:
        """The same as of any document; its line and column are looked up when somebody asks for them."""
        return DeferredPlace(self.file, steps, self, key=key) if steps else Place(file=self.file)


class PlainDocument(_MarkedLater):
    """A document that was read without marks; `mark` makes them, once."""

    __slots__ = ("_located", "_mark")
    _located: LocatedMapping | None
    _mark: Callable[[], LocatedMapping]

    def __init__(self, *, file: str, root: dict[str, Any], digest: bytes, mark: Callable[[], LocatedMapping]) -> None:
        _set(self, "file", file)
        _set(self, "root", root)
        _set(self, "digest", digest)
        _set(self, "_mark", mark)
        _set(self, "_located", None)

    @property
    def located(self) -> LocatedMapping:
        """The values with their marks, kept from the first time that somebody asks."""
        found = self._located
        if found is None:
            found = self._mark()
            _set(self, "_located", found)
        return found


class DeferredDocument(_MarkedLater):
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
        digest: bytes,
        fetch: Fetch,
        sections: tuple[str, ...] | None = None,
        bodies: tuple[str, ...] | None = None,
    ) -> None:
        _set(self, "file", file)
        _set(self, "digest", digest)
        _set(self, "_fetch", fetch)
        _set(self, "_sections", sections)
        _set(self, "_bodies", bodies)

    @property
    def root(self) -> dict[str, Any]:
        """The contents, fetched anew."""
        return self._fetch(self.file, self.digest).root

    @property
    def located(self) -> dict[str, Any]:
        """The contents with their marks, fetched anew."""
        return self._fetch(self.file, self.digest).located

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of the whole."""
        return tuple(self.root) if self._sections is None else self._sections

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that it names."""
        return names_of_bodies(self.root) if self._bodies is None else self._bodies
