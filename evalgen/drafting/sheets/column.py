"""What the columns of a sheet hold."""

import enum
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from evalgen.domain.slug import fold
from evalgen.drafting.sheets.likeness import Likeness


class Kind(enum.Enum):
    """What a cell of a column says."""

    TEXT = enum.auto()
    NAME = enum.auto()
    """An identifier, or one of the names of `choices`, which stand for identifiers."""

    CHOICE = enum.auto()
    """One of `choices`, by its label or its value."""

    NUMBER = enum.auto()
    DAY = enum.auto()
    YES = enum.auto()
    ANY = enum.auto()
    """What it may say depends on another cell of the row."""

    LIST = enum.auto()
    """Words parted by semicolons or line breaks, or one on each line behind «- »; «không» says that there are none."""


class Column(Struct, frozen=True, kw_only=True, dict=True):
    """A column of a sheet."""

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    choices: Mapping[str, str | Decimal] = field(default_factory=dict)
    """Label → value."""

    among: frozenset[str] | None = None
    """Of a name: the identifiers that there are; None where it may be a new one."""

    required: bool = False
    """Whether a row says nothing without it."""

    whose: bool = False
    """Whether it tells whose row it is: a row that says nothing else says nothing."""

    shown: bool = False
    """Whether it is there to be read: what stands in it goes nowhere."""

    width: int = 16

    @cached_property
    def meant(self) -> Mapping[str, frozenset[str | Decimal]]:
        """What each label, and each value itself, stands for; a table of thousands of rows asks for each of them."""
        found: dict[str, set[str | Decimal]] = {}
        for label, value in self.choices.items():
            for words in (label, str(value)):
                found.setdefault(same_words(words), set()).add(value)
        return {words: frozenset(values) for words, values in found.items()}

    @cached_property
    def likeness(self) -> Likeness:
        """The labels, for whoever writes none of them."""
        return Likeness(tuple(self.choices))

    @cached_property
    def alike(self) -> Mapping[str, tuple[str, ...]]:
        """The labels that differ in letter case and diacritics alone."""
        found: dict[str, list[str]] = {}
        for label in sorted(self.choices):
            found.setdefault(fold(label), []).append(label)
        return {words: tuple(labels) for words, labels in found.items()}


def unambiguous(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name → identifier; of two that have one name neither is meant by it."""
    found: dict[str, set[str]] = {}
    for name, identifier in names:
        found.setdefault(name, set()).add(identifier)
    return {name: identifiers.pop() for name, identifiers in found.items() if len(identifiers) == 1}


def same_words(text: str) -> str:
    """`text` for comparison: small letters, one blank between words; diacritics tell words apart."""
    return " ".join(text.split()).casefold()
