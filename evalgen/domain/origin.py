"""Which revision records are from."""

import enum

from msgspec import Struct


class OriginState(enum.Enum):
    """How well a revision names the records that were read."""

    CLEAN = "clean"
    """The records are those of the commit."""

    DIRTY = "dirty"
    """Something was changed, added or removed since the commit."""

    ABSENT = "absent"
    """There is no repository, or no commit in it yet."""


class Origin(Struct, frozen=True, kw_only=True):
    """The commit that records are from; None where the state is not clean."""

    state: OriginState
    commit: str | None = None


UNKNOWN = Origin(state=OriginState.ABSENT)
