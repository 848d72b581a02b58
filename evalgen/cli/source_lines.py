"""Lines of the files that problems point at."""

import stat
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from evalgen.reading.file_digests import bytes_digest

_MAX_BYTES = 1024 * 1024
"""Nothing longer is ever read as a record or a pack, so no line of it is worth showing."""


class SourceLines:
    """Reads lines of files below `base`, each file once; follows no link."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._lines = cache(self._read)
        self._digests: dict[str, bytes | None] = {}
        """Of each file that was asked for; None where nothing could be read."""

    def __call__(self, file: str, line: int) -> str | None:
        """The text of `line`, counted from 1, or None where there is none."""
        lines = self._lines(file)
        return lines[line - 1] if 0 < line <= len(lines) else None

    def all_stand_in(self, contents: Mapping[str, bytes], root: Path) -> bool:
        """Whether all lines came out of files that hold what `contents` tells of the files below `root`."""
        above = root.resolve().relative_to(self._base).as_posix()
        names = {file: file if above == "." else file.removeprefix(f"{above}/") for file in self._digests}
        return all(contents.get(names[file]) == digest for file, digest in self._digests.items())

    def _read(self, file: str) -> list[str]:
        self._digests[file] = None
        try:
            path = self._base / file
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > _MAX_BYTES:
                return []
            data = path.read_bytes()
        except (OSError, ValueError):
            return []  # A name that is only shown, a file that went away: the report does without its line.
        self._digests[file] = bytes_digest(data)
        return data.decode("utf-8", errors="replace").split("\n")
