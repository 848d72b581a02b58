"""Drawing lots: every value comes from the seed and from what it is drawn for, never from the order of drawing."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def lots(seed: int, *purpose: str) -> Random:
    """A source of its own for each purpose, so that one more person changes nobody else's record."""
    return Random("/".join((str(seed), *purpose)))  # noqa: S311 -- sample data, not secrets


def happens(source: Random, percent: int) -> bool:
    """True in `percent` of a hundred cases."""
    return source.randrange(100) < percent


def pick_some(source: Random, choices: Sequence[T], count: int) -> list[T]:
    """`count` different choices, in their own order."""
    chosen = set(source.sample(range(len(choices)), min(count, len(choices))))
    return [choice for index, choice in enumerate(choices) if index in chosen]
