"""Lines of the files that problems point at."""

from functools import cache
from pathlib import Path

_MAX_BYTES = 1024 * 1024
"""Nothing longer is ever read as a record or a pack, so no line of it is worth showing."""


class SourceLines:
    """Reads lines of files below `base`, each file once; follows no link."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._lines = cache(self._read)

    def __call__(self, file: str, line: int) -> str | None:
        """The text of `line`, counted from 1, or None where there is none."""
        lines = self._lines(file)
        return lines[line - 1] if 0 < line <= len(lines) else None

    def _read(self, file: str) -> list[str]:
        path = self._base / file
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > _MAX_BYTES:
                return []
            return path.read_bytes().decode("utf-8", errors="replace").split("\n")
        except OSError:  # A name that is only shown, a file that went away: the report does without its line.
            return []
