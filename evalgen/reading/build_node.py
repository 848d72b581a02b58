"""A typed view of a part of a document that the schema has accepted: the narrowing in one place."""

import datetime as dt
import functools
from collections.abc import Hashable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

from evalgen.domain.document import Document
from evalgen.domain.organization import Span
from evalgen.domain.place import Pointer


class Node:
    """One mapping and where it stands. Its readers trust the schema: a value of another type is a mistake of ours.

    There are some forty in a record, and each is asked some five times: therefore a plain class, and no detours.
    """

    __slots__ = ("mapping", "pointer")

    def __init__(self, mapping: dict[str, Any], pointer: Pointer) -> None:
        self.mapping = mapping
        self.pointer = pointer

    @classmethod
    def of(cls, document: Document) -> "Node":
        """The whole document."""
        return cls(document.root, ())

    def optional_text(self, key: str) -> str | None:
        """The text at `key`, None where there is none."""
        found = self.mapping.get(key)
        if type(found) is str or found is None:
            return found
        raise TypeError(found)

    def text(self, key: str, default: str | None = None) -> str:
        """The text at `key`."""
        found = self.mapping.get(key, default)
        return found if type(found) is str else _missing(found, key)

    def optional_number(self, key: str) -> Fraction | None:
        """The exact number at `key`, None where there is none."""
        found = self.mapping.get(key)
        return None if found is None else exact(found)

    def number(self, key: str) -> Fraction:
        """The exact number at `key`."""
        return exact(self.mapping[key])

    def optional_whole(self, key: str) -> int | None:
        """The integer at `key`, None where there is none."""
        found = self.mapping.get(key)
        if type(found) is int or found is None:
            return found
        raise TypeError(found)

    def whole(self, key: str) -> int:
        """The integer at `key`."""
        found = self.mapping.get(key)
        return found if type(found) is int else _missing(found, key)

    def optional_flag(self, key: str) -> bool | None:
        """True or false at `key`, None where nothing is said."""
        found = self.mapping.get(key)
        if type(found) is bool or found is None:
            return found
        raise TypeError(found)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false at `key`."""
        found = self.mapping.get(key, default)
        return found if type(found) is bool else _missing(found, key)

    def optional_day(self, key: str) -> dt.date | None:
        """The date at `key`, None where there is none."""
        text = self.optional_text(key)
        return None if text is None else _day(text)

    def day(self, key: str) -> dt.date:
        """The date at `key`."""
        return _day(self.text(key))

    def span(self) -> Span:
        """The days from `from` to `to`."""
        return Span(first=self.day("from"), last=self.optional_day("to"))

    def optional_node(self, key: str) -> "Node | None":
        """The mapping at `key`, None where there is none."""
        found = self.mapping.get(key)
        if found is None:
            return None
        return Node(_mapping(found), (*self.pointer, key))

    def node(self, key: str) -> "Node":
        """The mapping at `key`."""
        return Node(_mapping(self.mapping[key]), (*self.pointer, key))

    def nodes(self, key: str) -> list["Node"]:
        """The mappings in the list at `key`; none where there is no list."""
        if key not in self.mapping:
            return []
        pointer = (*self.pointer, key)
        return [Node(_mapping(item), (*pointer, index)) for index, item in enumerate(self._items(key))]

    def named_nodes(self) -> Iterator[tuple[str, "Node"]]:
        """The mappings under the keys of this one, with their keys."""
        for key in self.mapping:
            yield key, self.node(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list at `key`; none where there is no list."""
        return tuple(map(_text, self._items(key))) if key in self.mapping else ()

    def wholes(self, key: str) -> tuple[int, ...]:
        """The integers in the list at `key`; none where there is no list."""
        return tuple(map(_whole, self._items(key))) if key in self.mapping else ()

    def _items(self, key: str) -> list[Any]:
        found = self.mapping[key]
        if not isinstance(found, list):
            raise TypeError(key)
        return found


@functools.lru_cache(maxsize=4096, typed=True)
def exact(value: Hashable) -> Fraction:
    """An integer or decimal as the very same number: the same few come again and again."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(value)
    return Fraction(value)


@functools.lru_cache(maxsize=4096)
def _day(text: str) -> dt.date:
    """The date that is written so; the same few come again and again."""
    return dt.date.fromisoformat(text)


def _missing(found: object, key: str) -> NoReturn:
    raise KeyError(key) if found is None else TypeError(found)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    return value


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
