"""What a catalogue of words holds of each label and of each problem."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """How a label is said: of one thing, and of any other number of things."""

    one: str
    other: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """What stands above a problem for readers who do not know Vietnamese: a title, and in one line what to do."""

    title: str
    text: str
