"""Where a value stands: file, line, column and path inside the document."""

from dataclasses import dataclass

Pointer = tuple[str | int, ...]
"""Keys and indexes from the root of a document, e.g. ``("plan", "work_items", 2, "product")``."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Place:
    """A point in a file. Lines and columns count from 1; columns count characters, not bytes."""

    file: str
    line: int = 1
    column: int = 1
    pointer: Pointer = ()

    @property
    def json_path(self) -> str:
        """The path as people write it: ``$.plan.work_items[2].product``."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.pointer)
        return "$" + "".join(steps)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
