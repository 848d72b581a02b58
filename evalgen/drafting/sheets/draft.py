"""What a sheet says of one file of records/, and where each value stands in the sheet."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem


class RecordDraft(Struct, frozen=True, kw_only=True):
    """A file, or some of its sections."""

    file: str
    """From the top of the repository."""

    sections: Mapping[str, Any]
    """By the keys of the top level, in their usual order."""

    cells: Mapping[Pointer, Place]
    """The cell of each value, by its place in the file; of a list or mapping the first cell of its row."""

    place: Place
    """The first cell that speaks of the file."""

    empty: Mapping[Pointer, Place] = {}
    """The cells that say nothing, by the places of what they could say."""

    denied: Mapping[Pointer, Place] = {}
    """The cells that say that there is none of it."""

    listed: tuple[Pointer, ...] = ()
    """What holds a part for each row."""

    rows: tuple[Place, ...] = ()
    """The first cell of each row that speaks of the file."""

    problems: tuple[Problem, ...] = ()
    """What is wrong in these rows taken together."""

    is_part: bool = False
    """Whether it is some sections of a file that is there, and not a whole one."""

    def has_cell(self, pointer: Pointer) -> bool:
        """Whether a cell says the value at `pointer`, a part of it or what holds it, or is empty and could say it."""
        if next(self._below(pointer), None) is not None:
            return True
        lengths = range(len(pointer), 1 if self.is_part else 0, -1)
        return any(pointer[:length] in self.cells for length in lengths)

    def cell_of(self, pointer: Pointer) -> Place:
        """The cell of the value at `pointer`, the first one of its parts, or that of the nearest value that holds it."""
        own = self.cells.get(pointer) or (next(self._below(pointer), None) if len(pointer) > 1 else None)
        above = (self.cells.get(pointer[:length]) for length in range(len(pointer) - 1, 0, -1))
        return own or next(filter(None, above), None) or self.place

    def _below(self, pointer: Pointer) -> Iterator[Place]:
        """The cells that say, or could say, a part of the value at `pointer`."""
        told = (*self.cells.items(), *self.empty.items())
        return (place for known, place in told if known[: len(pointer)] == pointer)
