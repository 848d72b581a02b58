"""Cả nước: counts of grades by period, province and standing, already so that no small group can be read off."""

from collections.abc import Mapping

from msgspec import Struct

Key = tuple[str, str | None, str | None]
"""Period, province and standing; None: all of them together."""

"""The best grade first."""


class NationCount(Struct, frozen=True, kw_only=True):
    """A group of results."""

    people: int
    graded: int
    cancelled: int
    grades: tuple[int, ...] | None
    """By `BEST_FIRST`; None where the group is not broken down."""


class NationOrganization(Struct, frozen=True, kw_only=True):
    """One organization of the dataset."""

    id: str
    name: str
    province: str
    address: str | None
    """Of its own site, where the results came from one."""

    results: int


class Nation(Struct, frozen=True, kw_only=True):
    """Everything that the national pages are made from."""

    fictional: bool
    periods: tuple[str, ...]
    """The newest first."""

    provinces: Mapping[str, str]
    """Names by identifiers, in the order of the names."""

    organizations: tuple[NationOrganization, ...]
    left_out: tuple[str, ...]
    """Identifiers of the sources that could not be taken in."""

    counts: Mapping[Key, NationCount]

    @property
    def foremost(self) -> str | None:
        """The newest period that is published of at least half as many people as any other: what the country looks at first.

        A quarter that has just begun, or the months of one ward beside the quarters of all, says little of the country.
        """
        graded = {period: self.counts[period, None, None].graded for period in self.periods}
        return next((period for period in self.periods if 2 * graded[period] >= max(graded.values())), None)
