"""What a sheet says of one file of records/, and where each value stands in the sheet."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from evalgen.domain.place import Place, Pointer


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

    is_part: bool = False
    """Whether it is some sections of a file that is there, and not a whole one."""

    def cell_of(self, pointer: Pointer) -> Place:
        """The cell of the value at `pointer`, or of the nearest one that holds it."""
        for length in range(len(pointer), 0, -1):
            found = self.cells.get(pointer[:length])
            if found is not None:
                return found
        return self.place
