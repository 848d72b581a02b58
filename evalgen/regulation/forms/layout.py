"""The parts that a form's paper is made of: lines, fields, tables with their columns and rows, signatures."""

import enum
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

_PLACEHOLDER = r"\{([a-z0-9_.]+)\}"


class Align(enum.Enum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Column(Struct, frozen=True, kw_only=True, tag=True):
    """One column of a table. `bind` empty: filled in by hand."""

    id: str
    title: str
    width: int
    """Share of the table's width in hundredths."""

    align: Align = Align.LEFT
    bind: str = ""
    added: bool = False
    """Not printed in the source: added so that the form can be used."""


class ColumnGroup(Struct, frozen=True, kw_only=True, tag=True):
    """Columns, or further groups, below one head."""

    title: str
    columns: "tuple[Column | ColumnGroup, ...]"


class FixedRow(Struct, frozen=True, kw_only=True, tag=True):
    """A row that stands on the paper as it is, e.g. «Tổng (A) = 30». `label` reaches up to the first cell given."""

    label: str
    cells: Mapping[str, str]
    """By the column's id; may hold placeholders."""

    strong: bool = False


class SourceRows(Struct, frozen=True, kw_only=True, tag=True):
    """Rows out of a named source; on a blank form the rows of `blank` instead, unless the framework gives them."""

    source: str
    blank: tuple[Mapping[str, str], ...] = ()
    empty: frozenset[str] = frozenset()
    """Columns that stay empty in these rows, whatever the source knows."""


class FormTable(Struct, frozen=True, kw_only=True, tag=True):
    """A table of a form."""

    title: str
    """For those who hear the page; printed above the table where `show_title`."""

    show_title: bool
    columns: tuple[Column | ColumnGroup, ...]
    rows: tuple[FixedRow | SourceRows, ...]
    column_numbers: bool = False
    """Whether a row «1 2 3 …» stands below the heads."""

    section_line: str = ""
    axis_number: str = ""
    axis_line: str = ""
    criterion_line: str = ""
    """How the source writes a group, the number and the title of an axis, a criterion of an axis; empty: plainly."""

    numbered_criteria: bool = True
    """Whether the source numbers the criteria of its axes."""

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns themselves, from left to right."""
        return tuple(_leaves(self.columns))


class FormField(Struct, frozen=True, kw_only=True):
    """A label with its value. `bind` empty: filled in by hand."""

    label: str
    bind: str = ""


class Fields(Struct, frozen=True, kw_only=True, tag=True):
    """Lines of labels with their values."""

    rows: tuple[tuple[FormField, ...], ...]


class BoundList(Struct, frozen=True, kw_only=True, tag=True):
    """Lines with a dash each; `bind` empty: filled in by hand."""

    bind: str
    blank: int
    """How many empty lines a blank form has."""


class Choices(Struct, frozen=True, kw_only=True, tag=True):
    """The four grades, one of them marked."""

    bind: str


class SignatureBlock(Struct, frozen=True, kw_only=True):
    """Who signs, in the words of the source."""

    role: str
    note: str = ""
    name_bind: str = ""


class Signatures(Struct, frozen=True, kw_only=True, tag=True):
    """Signature blocks from left to right."""

    blocks: tuple[SignatureBlock, ...]


class TextBlock(Struct, frozen=True, kw_only=True, tag=True):
    """A heading, a paragraph or a note; may hold placeholders."""

    text: str


Content = TextBlock | Fields | FormTable | BoundList | Choices | Signatures


class Block(Struct, frozen=True, kw_only=True):
    """One part of the body, in the order of the paper."""

    name: str
    """``heading``, ``text``, ``note``, ``fields``, ``table``, ``list``, ``choices`` or ``signatures``."""

    content: Content
    added: bool = False


def placeholders(text: str) -> tuple[str, ...]:
    """The names in braces in `text`, from left to right."""
    return tuple(re.findall(_PLACEHOLDER, text))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` cut at its placeholders: each piece, and whether it is the name of one."""
    for index, piece in enumerate(re.split(_PLACEHOLDER, text)):
        if piece:
            yield piece, index % 2 == 1


def _leaves(columns: tuple[Column | ColumnGroup, ...]) -> Iterator[Column]:
    for column in columns:
        if isinstance(column, Column):
            yield column
        else:
            yield from _leaves(column.columns)
