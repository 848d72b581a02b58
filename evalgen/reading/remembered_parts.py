"""Meanings of short texts, remembered: the same few keys, codes, dates and numbers come in every record of a province."""

from typing import TypeVar

T = TypeVar("T")

MANY = 8192
"""So many of a kind are remembered; then all are forgotten, and remembered anew."""

LONG = 64
"""What is longer, in characters, is seldom said twice."""


def remember(known: dict[str, T], text: str, meaning: T) -> None:
    """Keep the `meaning` of `text`, which does not depend on where it stands."""
    if len(text) <= LONG:
        if len(known) >= MANY:
            known.clear()
        known[text] = meaning
