"""A form's table as rows of cells: heads over their columns, rows of the law or of the records below."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from evalgen.publishing.forms.row import Row, RowKind
from evalgen.publishing.forms.rows import framework_rows
from evalgen.publishing.forms.values import FormValues
from evalgen.regulation.forms.layout import Align, Column, ColumnGroup, FixedRow, FormTable, SourceRows
from evalgen.regulation.forms.sources import SOURCES
from evalgen.regulation.frameworks.framework import Framework

Write = Callable[..., str]
"""Writes a text with its placeholders."""


class GridCell(Struct, frozen=True, kw_only=True):
    """One cell. `span` and `depth` are the columns and rows that it covers."""

    text: str
    align: Align = Align.LEFT
    span: int = 1
    depth: int = 1
    added: bool = False


class GridRow(Struct, frozen=True, kw_only=True):
    """One row of cells."""

    kind: RowKind
    cells: tuple[GridCell, ...]


class Grid(Struct, frozen=True, kw_only=True):
    """The whole table."""

    title: str
    show_title: bool
    widths: tuple[int, ...]
    heads: tuple[tuple[GridCell, ...], ...]
    column_numbers: bool
    rows: tuple[GridRow, ...]


def grid_of(table: FormTable, framework: Framework | None, values: FormValues | None, write: Write) -> Grid:
    """The table, blank without `values`."""
    return Grid(
        title=table.title,
        show_title=table.show_title,
        widths=tuple(column.width for column in table.leaves),
        heads=_heads(table.columns),
        column_numbers=table.column_numbers,
        rows=tuple(_rows(table, framework, values, write)),
    )


def _heads(columns: Sequence[Column | ColumnGroup]) -> tuple[tuple[GridCell, ...], ...]:
    depth = _depth(columns)
    levels: list[list[GridCell]] = [[] for _ in range(depth)]

    def place(items: Sequence[Column | ColumnGroup], level: int) -> None:
        for item in items:
            if isinstance(item, Column):
                cell = GridCell(text=item.title, align=Align.CENTER, depth=depth - level, added=item.added)
                levels[level].append(cell)
            else:
                levels[level].append(GridCell(text=item.title, align=Align.CENTER, span=_span(item)))
                place(item.columns, level + 1)

    place(columns, 0)
    return tuple(tuple(level) for level in levels)


def _depth(columns: Sequence[Column | ColumnGroup]) -> int:
    return 1 + max((_depth(item.columns) for item in columns if isinstance(item, ColumnGroup)), default=0)


def _span(group: ColumnGroup) -> int:
    return sum(1 if isinstance(item, Column) else _span(item) for item in group.columns)


def _rows(table: FormTable, framework: Framework | None, values: FormValues | None, write: Write) -> Iterator[GridRow]:
    for part in table.rows:
        if isinstance(part, FixedRow):
            yield _fixed(part, table, values, write)
        elif SOURCES[part.source].needs_framework and framework is not None:
            yield from (_bound(row, part, table) for row in framework_rows(part.source, table, framework, values))
        elif values is not None:
            yield from (_bound(row, part, table) for row in values.rows.get(part.source, ()))
        else:
            yield from _blank(part, table, write)


def _fixed(part: FixedRow, table: FormTable, values: FormValues | None, write: Write) -> GridRow:
    """`label` reaches up to the first cell given, over the whole width where there is none."""
    leaves = table.leaves
    first = next((at for at, column in enumerate(leaves) if column.id in part.cells), len(leaves))
    labelled = bool(part.label) and first > 0
    cells = tuple(
        GridCell(text=write(part.cells.get(column.id, ""), values, blank=""), align=column.align)
        for column in (leaves[first:] if labelled else leaves)
    )
    if not labelled:
        return GridRow(kind=RowKind.GROUP if part.strong else RowKind.ITEM, cells=cells)
    align = Align.RIGHT if part.label.endswith("=") else Align.LEFT
    return GridRow(
        kind=RowKind.TOTAL, cells=(GridCell(text=write(part.label, values), align=align, span=first), *cells)
    )


def _bound(row: Row, part: SourceRows, table: FormTable) -> GridRow:
    if row.kind is RowKind.MISSING:
        text = " ".join(row.cells.values())
        return GridRow(kind=row.kind, cells=(GridCell(text=text, span=len(table.leaves)),))
    cells = tuple(
        GridCell(text="" if column.id in part.empty else row.cells.get(column.bind, ""), align=column.align)
        for column in table.leaves
    )
    return GridRow(kind=row.kind, cells=cells)


def _blank(part: SourceRows, table: FormTable, write: Write) -> Iterator[GridRow]:
    for cells in part.blank:
        texts = (write(cells.get(column.id, ""), None, blank="") for column in table.leaves)
        yield GridRow(
            kind=RowKind.ITEM,
            cells=tuple(
                GridCell(text=text, align=column.align) for text, column in zip(texts, table.leaves, strict=True)
            ),
        )
