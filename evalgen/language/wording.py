"""What a catalogue of words holds of each label and of each problem."""

from msgspec import Struct


class Wording(Struct, frozen=True, kw_only=True):
    """How a label is said: of one thing, and of any other number of things."""

    one: str
    other: str


class Explanation(Struct, frozen=True, kw_only=True):
    """What stands above a problem for readers who do not know Vietnamese: a title, and in one line what to do."""

    title: str
    text: str
