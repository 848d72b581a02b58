"""The parts of a workbook looked through before anything is built of them: how much there is, and what cells cannot tell."""

import re
import zipfile
from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from msgspec import Struct

MAX_ELEMENTS = 4_000_000
"""Of all parts together; a table of a whole province has a third of it. A few bytes of an archive may hold millions."""

MAX_MERGED = 200_000
"""Cells of one sheet hidden by others."""

_PIECE = 64 * 1024
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Cell = tuple[int, int]
"""Row and column, both from 1."""


class TooMuchError(Exception):
    """More than a table that people fill in has."""


class BrokenError(Exception):
    """No spreadsheet writes such a part: it declares entities, or its rows or cells are not in their order."""


class Part(Struct, frozen=True, kw_only=True):
    """What a part says of its cells besides their values."""

    computed: frozenset[Cell]
    """Those that hold a formula."""

    merged: Mapping[int, frozenset[int]]
    """Those that are hidden by the first cell of a merged area: row → columns."""

    unseen: frozenset[int]
    """The rows that a filter or somebody has hidden."""

    @property
    def last_merged(self) -> int:
        """The last row with any."""
        return max(self.merged, default=0)


def parts_of(archive: zipfile.ZipFile, rows: int, columns: int) -> Mapping[str, Part]:
    """The parts by their names; of merged areas what lies in the first `rows` and `columns`.

    Raises TooMuchError and BrokenError, and what the archive raises where it is broken.
    """
    left = MAX_ELEMENTS
    found: dict[str, Part] = {}
    for name in archive.namelist():
        looking = _Looking(left, rows, columns)
        with archive.open(name) as part:
            looking.through(part)
        left = looking.left
        found[name] = Part(
            computed=frozenset(looking.computed), merged=looking.merged, unseen=frozenset(looking.unseen)
        )
    return found


class _Looking:
    """One part, element by element; nothing of it is kept but what it was looked through for."""

    def __init__(self, left: int, rows: int, columns: int) -> None:
        self.left, self.rows, self.columns = left, rows, columns
        self.computed: set[Cell] = set()
        self.merged: dict[int, frozenset[int]] = {}
        self.unseen: set[int] = set()
        self._hidden = 0
        self._row, self._column = 0, 0

    def through(self, part: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begins
        parser.StartDoctypeDeclHandler = self._declares
        try:
            while piece := part.read(_PIECE):
                parser.Parse(piece)
        except expat.ExpatError:
            return  # an image, or what the reader of the workbook will stumble over too

    def _declares(self, *_: object) -> None:
        raise BrokenError

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooMuchError
        if name == _CELL:
            place = _place(attributes.get("r", ""))
            self._column = self._next(self._column, place[1] if place else None)
        elif name == _ROW:
            number = attributes.get("r", "")
            self._row = self._next(self._row, int(number) if number.isdecimal() else None)
            self._column = 0
            if attributes.get("hidden") in _TRUE:
                self.unseen.add(self._row)
        elif name == _FORMULA:
            self.computed.add((self._row, self._column))
        elif name == _MERGED:
            self._merges(attributes.get("ref", ""))

    @staticmethod
    def _next(last: int, said: int | None) -> int:
        """The number of a row or cell behind the `last`. What comes again would be passed over by the library."""
        if said is not None and said <= last:
            raise BrokenError
        return said or last + 1

    def _merges(self, area: str) -> None:
        first, _, last = area.partition(":")
        start, end = _place(first), _place(last)
        if start is None or end is None:
            return
        rows = range(start[0], min(end[0], self.rows) + 1)
        columns = frozenset(range(start[1], min(end[1], self.columns) + 1))
        self._hidden += len(rows) * max(1, len(columns))
        if self._hidden > MAX_MERGED:
            raise TooMuchError
        for row in rows:
            hidden = columns - {start[1]} if row == start[0] else columns
            self.merged[row] = self.merged.get(row, frozenset()) | hidden


_ROW, _CELL, _FORMULA, _MERGED = (f"{_SPREADSHEET} {name}" for name in ("row", "c", "f", "mergeCell"))


_TRUE = {"1", "true"}


def _place(name: str) -> Cell | None:
    """``K14`` as row and column."""
    found = _NAMED.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found["letters"]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found["digits"]), column


_NAMED = re.compile("(?P<letters>[A-Z]{1,3})(?P<digits>[0-9]{1,7})")
