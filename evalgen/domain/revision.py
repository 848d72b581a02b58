"""A repository at one revision, as Git keeps it: paths with kinds and identities of contents; no contents."""

import enum
from collections.abc import Mapping

from msgspec import Struct


class EntryKind(enum.Enum):
    """What lies at a path."""

    FILE = "tệp"
    EXECUTABLE = "tệp chạy được"
    SYMLINK = "liên kết"
    SUBMODULE = "kho con"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


class TreeEntry(Struct, frozen=True, kw_only=True):
    """One path of a revision."""

    kind: EntryKind
    content: str
    """Git's name of the content: equal names, equal bytes."""


Tree = Mapping[str, TreeEntry]
"""By path from the folder that holds `records/`; what lies outside that folder begins with ``../``."""
