"""Grades by block and by unit, so that no group under five can be read off, nor be found by subtraction.

Blocks part the whole, units part a block. What is left after the groups shown are taken from the group above is itself
a group: it has five members or more, or none. So where the small groups of a block have too few members together, the
smallest of the others is not broken down either; and of a block that is not broken down, no unit is.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.disclosure import SMALL_GROUP
from evalgen.publishing.public import PublicPeriod, PublicResult, PublicUnit
from evalgen.publishing.statistics import Distribution, distribution_of


class Breakdown(Struct, frozen=True, kw_only=True):
    """One period by block and by unit; the counts by grade are empty where a group is not broken down."""

    blocks: Mapping[str, Distribution]
    """By the block's key, in the order of the units; blocks without results are left out."""

    units: Mapping[str, Distribution]
    """By unit, in their order; units without results are left out."""

    @property
    def covered(self) -> bool:
        """Whether some group is not broken down although it has results."""
        return any(item.graded and not item.shares for item in (*self.blocks.values(), *self.units.values()))


def breakdown_of(period: PublicPeriod, units: Mapping[str, PublicUnit]) -> Breakdown:
    """The results of `period` by block and by unit, in the order of its own list."""
    by_unit: dict[str, list[PublicResult]] = {}
    for result in period.results:
        by_unit.setdefault(result.unit, []).append(result)
    counted = {unit: distribution_of(results) for unit, results in by_unit.items()}
    by_block: dict[str, list[PublicResult]] = {}
    for unit in counted:
        by_block.setdefault(units[unit].block, []).extend(by_unit[unit])
    blocks = {block: distribution_of(results) for block, results in by_block.items()}
    covered_blocks = covered(blocks)
    covered_units: set[str] = set()
    for block in blocks:
        within = {unit: item for unit, item in counted.items() if units[unit].block == block}
        covered_units |= within.keys() if block in covered_blocks else covered(within)
    return Breakdown(blocks=_without(blocks, covered_blocks), units=_without(counted, covered_units))


def covered(groups: Mapping[str, Distribution]) -> set[str]:
    """Which of `groups`, that part a whole, are not broken down: five members or more together, or none at all."""
    sizes = {name: item.graded for name, item in groups.items() if item.graded}
    hidden = {name for name, size in sizes.items() if size < SMALL_GROUP}
    others = sorted(sizes.keys() - hidden, key=lambda name: (sizes[name], name))
    while others and 0 < sum(sizes[name] for name in hidden) < SMALL_GROUP:
        hidden.add(others.pop(0))
    return hidden


def _without(groups: Mapping[str, Distribution], hidden: Iterable[str]) -> dict[str, Distribution]:
    names = set(hidden)
    return {name: replace(item, shares=()) if name in names else item for name, item in groups.items()}
