"""What a new organization's repository is made from."""

import datetime as dt

from msgspec import Struct

from evalgen.domain.period import PeriodKind

RECEIVER = "may-chu"
"""The body that stands for the Git host, and its only member."""


class StarterPack(Struct, frozen=True, kw_only=True):
    """A chosen pack, with what people should read beside its identifier."""

    id: str
    title: str
    kinds: tuple[PeriodKind, ...]
    first: dt.date


class StarterUnit(Struct, frozen=True, kw_only=True):
    """A unit. `kind` is empty where it is to be guessed from the name."""

    id: str
    name: str
    kind: str = ""
    parent: str = ""
    """The unit directly above it; empty where there is none, or nobody said."""


class StarterMember(Struct, frozen=True, kw_only=True):
    """Somebody from outside who acts for a body: one level up, or the host itself."""

    id: str
    name: str
    account: str = ""
    key: str = ""


class StarterBody(Struct, frozen=True, kw_only=True):
    """A body with its roles."""

    id: str
    name: str
    roles: tuple[str, ...]
    members: tuple[StarterMember, ...] = ()


class Hosting(Struct, frozen=True, kw_only=True):
    """Where the repository will lie, and where its jobs get the program from."""

    hosts: frozenset[str]
    """Of ``github``, ``gitlab``."""

    branch: str
    """The protected one."""

    release: str
    """The address of a wheel of evalgen with its digest, as pip takes it."""


class Starter(Struct, frozen=True, kw_only=True):
    """Everything that is asked or given by flags."""

    name: str
    packs: tuple[StarterPack, ...]
    units: tuple[StarterUnit, ...]
    bodies: tuple[StarterBody, ...]
    governed_by: str | None
    hosting: Hosting
    signing_scope: str = ""

    @property
    def first(self) -> dt.date:
        """The first day of the earliest pack: from then on units and bodies are there."""
        return min(pack.first for pack in self.packs)
