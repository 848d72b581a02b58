"""Mục: a heading between the criteria of a group."""

from fractions import Fraction

from msgspec import Struct


class Heading(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A heading between criteria, e.g. «3.1 Năng lực lãnh đạo, quản lý», with the score that the source prints for it."""

    id: str
    """As in the source, with the headings that it stands below: below ``II.1`` stands ``II.1.2``."""

    title: str
    max_score: Fraction | None = None
    intro: str = ""
    """What the source says below the heading, before the first criterion."""

    note: str = ""
    above: tuple["Heading", ...] = ()
    """Headings that begin at the same criterion, the outermost first."""
