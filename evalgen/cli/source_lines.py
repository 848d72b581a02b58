"""Lines of the files that problems point at."""

from functools import cache
from pathlib import Path


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
        if path.is_symlink() or not path.is_file():
            return []
        return path.read_bytes().decode("utf-8", errors="replace").split("\n")
