"""Where a value stands: file, line, column and path inside the document."""

from collections.abc import Callable
from typing import Protocol

from evalgen.domain.frozen import Frozen, frozen

_set = object.__setattr__

Pointer = tuple[str | int, ...]
"""Keys and indexes from the root of a document, e.g. ``("plan", "work_items", 2, "product")``."""


@frozen
class Place(Frozen):
    """A point in a file. Lines and columns count from 1; columns count characters, not bytes."""

    __slots__ = ("column", "file", "line", "pointer")
    file: str
    line: int
    column: int
    pointer: Pointer

    def __init__(self, *, file: str, line: int = 1, column: int = 1, pointer: Pointer = ()) -> None:
        _set(self, "file", file)
        _set(self, "line", line)
        _set(self, "column", column)
        _set(self, "pointer", pointer)

    @property
    def json_path(self) -> str:
        """The path as people write it: ``$.plan.work_items[2].product``."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.pointer)
        return "$" + "".join(steps)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def settled(self) -> "Place":
        """The place itself, once it is known."""
        return self

    def in_file(self, file: str) -> "Place":
        """The same place, where the file goes by another path."""
        return Place(file=file, line=self.line, column=self.column, pointer=self.pointer)


class Locating(Protocol):
    """What can say where its values stand."""

    def locate(self, steps: Pointer, *, key: bool) -> Place:
        """The place of the value at `steps`, or of its key."""
        ...


class DeferredPlace(Place):
    """A place whose line and column are looked up when somebody asks for them: most places are never shown."""

    __slots__ = ("_document", "_key")
    _document: Locating
    _key: bool

    def __init__(self, file: str, pointer: Pointer, document: Locating, *, key: bool) -> None:
        _set(self, "file", file)
        _set(self, "pointer", pointer)
        _set(self, "_document", document)
        _set(self, "_key", key)

    @property
    def settled(self) -> Place:
        """The place, looked up anew."""
        return self._document.locate(self.pointer, key=self._key)

    @property
    def line(self) -> int:
        """The line."""
        return self.settled.line

    @property
    def column(self) -> int:
        """The column."""
        return self.settled.column

    def __eq__(self, other: object) -> bool:
        return self.settled == other.settled if isinstance(other, Place) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.settled)

    def __reduce__(self) -> tuple[Callable[..., Place], tuple[str, int, int, Pointer]]:
        found = self.settled
        return _place, (found.file, found.line, found.column, found.pointer)


def _place(file: str, line: int, column: int, pointer: Pointer) -> Place:
    return Place(file=file, line=line, column=column, pointer=pointer)
