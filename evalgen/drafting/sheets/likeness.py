"""Of the names that a cell may hold those that somebody probably meant who wrote another one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

from msgspec import Struct

from evalgen.domain.slug import fold

_COMPARED = 30
"""So many names are compared letter by letter: those that share most words."""

_LETTERS = 100
"""No name is longer; of what is the beginning tells enough."""


class Likeness(Struct, frozen=True, dict=True):
    """Names in their order."""

    names: tuple[str, ...]

    @cached_property
    def _having(self) -> Mapping[str, list[int]]:
        """Word → the places of the names that have it."""
        found: dict[str, list[int]] = {}
        for at, name in enumerate(self.names):
            for word in _words(name):
                found.setdefault(word, []).append(at)
        return found

    def nearest_first(self, text: str) -> tuple[str, ...]:
        """The names that share words with `text`, those that share most first, then the others in their order."""
        shared = Counter(at for word in _words(text) for at in self._having.get(word, ()))
        near = sorted(shared, key=lambda at: (-shared[at], at))
        return (*(self.names[at] for at in near), *(name for at, name in enumerate(self.names) if at not in shared))

    def meant(self, text: str) -> str | None:
        """The name that differs from `text` in a few letters; None where there is none."""
        known = {_plain(name): name for name in self.nearest_first(text)[:_COMPARED]}
        return next((known[found] for found in get_close_matches(_plain(text), known, n=1, cutoff=0.8)), None)


def _words(text: str) -> Iterable[str]:
    return set(re.findall(r"[a-z0-9]+", _plain(text)))


def _plain(text: str) -> str:
    return fold(text[:_LETTERS])
