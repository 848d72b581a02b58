"""One row of a form's table, before its cells stand under their columns."""

import enum
from collections.abc import Mapping

from msgspec import Struct

Cells = Mapping[str, str]
"""Plain text by the names of the forms' register."""


class RowKind(enum.Enum):
    """How a row looks."""

    ITEM = "item"
    GROUP = "group"
    HEADING = "heading"
    TOTAL = "total"
    MISSING = "missing"
    """Words over the whole width on what the source lacks."""


class Row(Struct, frozen=True, kw_only=True):
    """A row with its kind."""

    cells: Cells
    kind: RowKind = RowKind.ITEM
