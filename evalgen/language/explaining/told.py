"""What is told of a derivation: sentences and tables, each as deep as what it belongs to."""

import enum
from collections.abc import Iterable

from msgspec import Struct


class Voice(enum.Enum):
    """How a sentence is to be heard."""

    HEADING = "heading"
    SENTENCE = "sentence"
    GROUND = "ground"
    """The clause that the sentences before it rest on."""


class Told(Struct, frozen=True, kw_only=True):
    """One sentence. `depth` counts from 0 for what stands by itself; empty text separates."""

    text: str
    depth: int = 0
    voice: Voice = Voice.SENTENCE
    vietnamese: bool = False
    """In words of the law or of a rule's reason, which are not translated."""

    sign: str = ""
    """What stands before it: whether a condition holds, changes the outcome, is open or is to be weighed."""


class ToldTable(Struct, frozen=True, kw_only=True):
    """A table: its heads, its rows, its totals; the first column is words, the others are numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]
    depth: int = 0
    names: tuple[str, ...] = ()
    """What the record calls each row, where there is room for it beside the identifier."""


Telling = Iterable[Told | ToldTable]

SEPARATION = Told(text="")
