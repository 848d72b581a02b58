"""Where the published results of one organization are, for those who gather the results of many."""

from msgspec import Struct

from evalgen.domain.place import Place

ADDRESS = ("http://", "https://")
"""How the address of a site begins; whatever else is a folder."""


class Source(Struct, frozen=True, kw_only=True):
    """One organization: under which name its results are kept for ever, and where they are read."""

    id: str
    """Given by whoever gathers; unique in the country."""

    province: str
    """Name of the province that the organization counts for."""

    province_id: str
    """The province in addresses and names of folders: ``lam-dong``."""

    location: str
    """The address of a site, or a folder: of a built site, or of a repository with records/."""

    folder: str | None = None
    """The folder from any working directory; None where `location` is an address."""

    place: Place
    """Where the source is named."""

    organization: str | None = None
    """The name that the organization must give itself; None: any."""

    @property
    def remote(self) -> bool:
        """Whether it is an address, not a folder."""
        return self.location.startswith(ADDRESS)

    @property
    def sort_key(self) -> tuple[str, str]:
        """Sources are gathered province by province."""
        return (self.province_id, self.id)
