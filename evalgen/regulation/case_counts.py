"""How many cases of the test tables prove each rule: counted from the tables, kept beside the coverage table.

The tables do not ship with the program, so that the counts are a file of their own; a test compares it with the tables.
"""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from evalgen.regulation.coverage_table import FOLDER, LABEL
from evalgen.regulation.pack_file import read_pack_file


class CaseCounts(Struct, frozen=True, kw_only=True):
    """Rows of the test tables; what is not named has none."""

    stems: Mapping[str, int]
    """By the stem of the rule that the program carries out, e.g. ``excellent_quota``."""

    rules: Mapping[str, int]
    """By the id of the rule in a document, e.g. ``hd02.quota.rounding``."""


@functools.cache
def case_counts() -> CaseCounts:
    """The counts as last written."""
    root = read_pack_file((FOLDER / "cases.yaml").read_bytes(), f"{LABEL}/cases.yaml").root
    return CaseCounts(stems=MappingProxyType(root["stems"]), rules=MappingProxyType(root["rules"]))
