"""Of many names those that are worth comparing with one letter by letter."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

LIKELY = 10
"""So many at most."""


def likely(name: str, candidates: tuple[str, ...]) -> list[str]:
    """The candidates that share most pairs of neighbouring letters with `name`; of equal ones the first by the alphabet.

    All are counted at once, because one file may ask after thousands of names among those of a whole province: the bits
    at one place of the `digits` are, in binary, how many pairs the name there shares.
    """
    known, digits = _known(candidates), list[int]()
    for pair in _pairs(name):
        carry, place = known.having.get(pair, 0), 0
        while carry:
            if place == len(digits):
                digits.append(0)
            digits[place], carry = digits[place] ^ carry, digits[place] & carry
            place += 1
    left, found = (1 << len(known.names)) - 1, list[str]()
    while left and len(found) < LIKELY:
        most = left
        for digit in reversed(digits):
            most = most & digit or most
        left &= ~most
        while most and len(found) < LIKELY:
            lowest = most & -most
            found.append(known.names[lowest.bit_length() - 1])
            most ^= lowest
    return found


class _Known(Struct, frozen=True):
    """Names, and which of them hold a pair."""

    names: tuple[str, ...]
    """Sorted."""

    having: Mapping[str, int]
    """One bit for each name."""


@lru_cache(maxsize=8)
def _known(candidates: tuple[str, ...]) -> _Known:
    names = tuple(sorted(candidates))
    rows: defaultdict[str, bytearray] = defaultdict(lambda: bytearray(len(names) // 8 + 1))
    for index, name in enumerate(names):
        for pair in _pairs(name):
            rows[pair][index >> 3] |= 1 << (index & 7)
    return _Known(names, {pair: int.from_bytes(row, "little") for pair, row in rows.items()})


def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[index : index + 2] for index in range(len(name)))
