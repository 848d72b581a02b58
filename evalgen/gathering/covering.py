"""Which groups of a table of provinces by standings are not broken down, so that subtraction finds no small group either.

Every cell stands in two lines, its province and its standing, and sums are cells as well: seen as edges between lines,
a cell that is not shown can be computed from the others exactly where it alone connects two parts of the edges not shown.
"""

from collections.abc import Collection, Iterator, Mapping

from evalgen.domain.disclosure import SMALL_GROUP

Cell = tuple[str | None, str | None]
"""Province and standing; None: all together."""

Sizes = Mapping[Cell, int]


def covered(sizes: Sizes) -> set[Cell]:
    """The cells of one period that are not broken down; `sizes` are their numbers of grades, sums included.

    A line whose sum is covered is covered whole. Along every other line those covered have five grades or more together,
    or none, and no small cell follows from the cells that are shown. The smallest cells are covered for that.
    """
    hidden = {cell for cell, size in sizes.items() if 0 < size < SMALL_GROUP}
    while True:
        more = _for_lines(sizes, hidden) or _for_cells(sizes, hidden)
        if not more:
            return hidden
        hidden |= more


def _for_lines(sizes: Sizes, hidden: Collection[Cell]) -> set[Cell]:
    more: set[Cell] = set()
    for total, cells in _lines(sizes):
        shown = [cell for cell in cells if sizes[cell] and cell not in hidden]
        left = sum(sizes[cell] for cell in cells if cell in hidden)
        if total in hidden:
            more |= set(shown)
        elif shown and 0 < left < SMALL_GROUP:
            more.add(_smallest(shown, sizes))
    return more


def _lines(sizes: Sizes) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each sum with the cells that it is the sum of."""
    for at in (0, 1):
        for name in {cell[at] for cell in sizes}:
            line = [cell for cell in sizes if cell[at] == name]
            total = next(cell for cell in line if cell[1 - at] is None)
            yield total, [cell for cell in line if cell != total]


def _for_cells(sizes: Sizes, hidden: Collection[Cell]) -> set[Cell]:
    """What has to be covered besides, lest a small cell can be computed: a cell that leads from one side of it further."""
    for cell in sorted(hidden, key=_order):
        reached = _reached(cell, hidden)
        if sizes[cell] < SMALL_GROUP and (1, cell[1]) not in reached:
            leading = [
                item
                for item, size in sizes.items()
                if size and item not in hidden and ((0, item[0]) in reached) != ((1, item[1]) in reached)
            ]
            inner = [item for item in leading if None not in item]
            if leading:
                return {_smallest(inner or leading, sizes)}
    return set()


def _reached(cell: Cell, hidden: Collection[Cell]) -> set[tuple[int, str | None]]:
    """The lines that are connected with the province of `cell` by other cells that are not shown."""
    edges = [item for item in hidden if item != cell]
    reached = {(0, cell[0])}
    while True:
        more = {(1, other) for one, other in edges if (0, one) in reached}
        more |= {(0, one) for one, other in edges if (1, other) in reached}
        if more <= reached:
            return reached
        reached |= more


def _smallest(cells: Collection[Cell], sizes: Sizes) -> Cell:
    return min(cells, key=lambda cell: (sizes[cell], _order(cell)))


def _order(cell: Cell) -> tuple[str, str]:
    return (cell[0] or "", cell[1] or "")
