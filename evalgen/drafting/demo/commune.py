"""A commune of the sample organization; the first bears plain identifiers, further ones a number."""

from msgspec import Struct

PROVINCE_BODY = "ban-thuong-vu-tinh-uy"
"""The body one level up, common to all communes."""

PEER_CLUSTERS = 20
"""Communes beyond the first share peer groups in so many clusters: an organization lists at most 200 groups."""


class Commune(Struct, frozen=True, kw_only=True):
    """Which commune it is."""

    number: int
    complete: bool = True
    """Whether enough of its people are there for the quotas of its peer groups to hold as planned."""

    @property
    def name(self) -> str:
        """Invented: no commune of Việt Nam bears this name."""
        return "xã Sao Mai" if self.number == 1 else f"xã Sao Mai {self.number}"

    def id(self, base: str) -> str:
        """The identifier of this commune's unit or body."""
        return base if self.number == 1 or base == PROVINCE_BODY else f"{base}-{self.number:03d}"

    def peer_group(self, base: str) -> str:
        """The identifier of the peer group that this commune's cadres belong to."""
        if self.number == 1:
            return base
        return f"{base}-{(self.number - 2) % PEER_CLUSTERS + 2:02d}"

    def title(self, text: str) -> str:
        """`text` with this commune's name in it."""
        return text.replace("{xã}", self.name)
