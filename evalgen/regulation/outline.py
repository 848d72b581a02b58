"""Dàn ý: which criteria stand below which headings.

A heading covers the criteria whose ids continue its own: «II.1» covers «II.1.2.a», and ends at «II.2». Where the ids of a
source do not continue each other, a heading covers the criteria up to the next heading.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from evalgen.regulation.frameworks.framework import Criterion
from evalgen.regulation.heading import Heading


class Outlined(Struct, frozen=True, kw_only=True):
    """One criterion in the outline of its group."""

    criterion: Criterion
    path: tuple[Heading, ...]
    """All headings that it stands below, the outermost first."""

    opened: int
    """How many of them, the innermost ones, begin here."""

    @property
    def beginning(self) -> tuple[tuple[int, Heading], ...]:
        """The headings that begin here, each with its depth, counted from 1."""
        first = len(self.path) - self.opened
        return tuple((depth, heading) for depth, heading in enumerate(self.path, start=1) if depth > first)


def outline(criteria: tuple[Criterion, ...]) -> Iterator[Outlined]:
    """Each of `criteria` with the headings that it stands below."""
    path: tuple[Heading, ...] = ()
    strict: frozenset[str] = frozenset()
    for criterion in criteria:
        heading = criterion.heading
        begun = (*heading.above, heading) if heading is not None else ()
        strict |= {item.id for item in begun if _continues(criterion.id, item)}
        target = begun[0].id if begun else criterion.id
        path = tuple(item for item in path if _continues(target, item) or (not begun and item.id not in strict))
        path += begun
        yield Outlined(criterion=criterion, path=path, opened=len(begun))


def under_headings(outlined: Iterable[Outlined]) -> Iterator[Criterion]:
    """The criteria of `outlined`; a heading whose first criterion is left out begins at the first that is not."""
    before: tuple[Heading, ...] = ()
    for item in outlined:
        begun = tuple(replace(heading, above=()) for heading in item.path if heading not in before)
        before = item.path
        yield replace(item.criterion, heading=replace(begun[-1], above=begun[:-1]) if begun else None)


def _continues(name: str, heading: Heading) -> bool:
    return name.startswith(f"{heading.id}.")
