"""Questions whose answer is the same however often they are asked."""

from collections.abc import Callable
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")


def once(known: dict[Callable[[S], Any], Any], question: Callable[[S], T], about: S) -> T:
    """What `question` answers `about` something that does not change, by what is `known`, or asked now and kept there."""
    try:
        answer: T = known[question]
    except KeyError:
        answer = known[question] = question(about)
    return answer
