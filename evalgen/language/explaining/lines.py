"""What is told, as lines of a terminal: two blanks for each step of depth, columns as wide as their widest cell."""

from collections.abc import Iterator, Sequence

from evalgen.language.explaining.told import Telling, Told


def lines(telling: Telling) -> Iterator[str]:
    """Everything that is told, a line each."""
    for item in telling:
        indent = "  " * item.depth
        if isinstance(item, Told):
            yield f"{indent}{item.sign} {item.text}" if item.sign else f"{indent}{item.text}" if item.text else ""
        else:
            yield from (f"{indent}{row}" for row in _aligned((item.heads, *item.rows, item.totals)))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first = row[0].ljust(widths[0])
        rest = "  ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"{first}  {rest}".rstrip()
