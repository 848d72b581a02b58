"""Long lists as several pages, so that each stays light: the first under the list's own address, the others beside it."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

PAGE_ROWS = 200
"""Rows on one page: about 60 KB of HTML."""

Row = TypeVar("Row")


class Sheet(Struct, Generic[Row], frozen=True, kw_only=True):
    """One page of a list. Addresses are file names in the list's folder."""

    rows: Sequence[Row]
    number: int
    """From 1."""

    first: int
    """Place of its first row in the whole list, from 1."""

    whole: int
    """Rows of all pages together."""

    files: tuple[str, ...]
    """Of all pages."""

    @property
    def file(self) -> str:
        """Its own file name."""
        return self.files[self.number - 1]


def sheets(rows: Sequence[Row], stem: str) -> Iterator[Sheet[Row]]:
    """`rows` in pages of the list `stem`; an empty list has one page. No identifier of a record holds an underscore."""
    count = max(-(-len(rows) // PAGE_ROWS), 1)
    files = (f"{stem}.html", *(f"{stem}_{number}.html" for number in range(2, count + 1)))
    for number in range(1, count + 1):
        start = (number - 1) * PAGE_ROWS
        yield Sheet(rows=rows[start : start + PAGE_ROWS], number=number, first=start + 1, whole=len(rows), files=files)
