"""Of the names that a cell may hold those that somebody probably meant who wrote another one."""

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice

from msgspec import Struct

from evalgen.domain.negation import negates
from evalgen.domain.slug import fold

_COMPARED = 30
"""So many names are compared letter by letter: those that share most words."""

_LETTERS = 100
"""No name is longer; of what is the beginning tells enough."""

_ALIKE = 0.8
"""So much of two names is the same where the one may be meant by the other."""


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

    @cached_property
    def _answers(self) -> dict[str, str | None]:
        """What was meant by a text, once asked: tables repeat a wrong name in thousands of rows."""
        return {}

    def nearest_first(self, text: str, count: int) -> tuple[str, ...]:
        """At most so many names: those that share most words with `text` first, then the others in their order."""
        shared = Counter[int]()
        for word in _words(text):
            shared.update(self._having.get(word, ()))
        # One number orders by words shared, then by place; of thousands it is compared without a call.
        many = len(self.names)
        near = heapq.nsmallest(count, [at - many * words for at, words in shared.items()])
        others = (name for at, name in enumerate(self.names) if at not in shared)
        return (*(self.names[number % many] for number in near), *islice(others, count - len(near)))

    def meant(self, text: str) -> str | None:
        """The name that differs from `text` in a few letters; None where there is none, or several are as near.

        Another number is another name, and a name without «không» is the opposite of one with it.
        """
        if text not in self._answers:
            self._answers[text] = self._meant(text)
        return self._answers[text]

    def _meant(self, text: str) -> str | None:
        near: dict[int, list[str]] = {}
        for name, letters in self._alike(text):
            near.setdefault(letters, []).append(name)
        nearest = near[min(near)] if near else []
        return nearest[0] if len(nearest) == 1 else None

    def _alike(self, text: str) -> Iterator[tuple[str, int]]:
        """Names, each with the number of letters in which it differs."""
        written = _plain(text)
        matcher = SequenceMatcher(b=written)
        for name in self.nearest_first(text, _COMPARED):
            known = _plain(name)
            if _numbers(known) != _numbers(written) or negates(known) is not negates(written):
                continue
            matcher.set_seq1(known)
            if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                same = sum(block.size for block in matcher.get_matching_blocks())
                yield name, max(len(known), len(written)) - same


def _words(text: str) -> Iterable[str]:
    return set(re.findall(r"[a-z0-9]+", _plain(text)))


def _numbers(text: str) -> list[str]:
    return re.findall(r"[0-9]+", text)


def _plain(text: str) -> str:
    return fold(text[:_LETTERS])
