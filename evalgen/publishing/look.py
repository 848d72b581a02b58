"""How a site looks, whatever it shows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from evalgen.language import VIETNAMESE, Language

MKDOCS, ZENSICAL = SUPPLIERS = ("mkdocs", "zensical")
"""The programs that can render shells; a site says in its manifest which one did."""


class Look(Struct, frozen=True, kw_only=True):
    """What an organization, and whoever has its site built, may choose of it."""

    settings: Mapping[str, Any] = MappingProxyType({})
    """What the organization changes in the packaged configuration of MkDocs."""

    language: Language = VIETNAMESE
    """Of the interface."""

    supplier: str = MKDOCS
    """Which program renders the frame of the pages."""
