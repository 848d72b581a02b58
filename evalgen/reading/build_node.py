"""A typed view of a part of a document that the schema has accepted: the narrowing in one place."""

import datetime as dt
import functools
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from evalgen.domain.document import Document
from evalgen.domain.organization import Span
from evalgen.domain.place import Pointer

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """One mapping and where it stands. Its readers trust the schema: a value of another type is a mistake of ours."""

    mapping: dict[str, Any]
    pointer: Pointer

    @classmethod
    def of(cls, document: Document) -> "Node":
        """The whole document."""
        return cls(mapping=document.root, pointer=())

    def optional_text(self, key: str) -> str | None:
        """The text at `key`, None where there is none."""
        return None if key not in self.mapping else _text(self.mapping[key])

    def text(self, key: str, default: str | None = None) -> str:
        """The text at `key`."""
        found = self.optional_text(key)
        return _present(default if found is None else found, key)

    def optional_number(self, key: str) -> Fraction | None:
        """The exact number at `key`, None where there is none."""
        return None if key not in self.mapping else exact(self.mapping[key])

    def number(self, key: str) -> Fraction:
        """The exact number at `key`."""
        return _present(self.optional_number(key), key)

    def optional_whole(self, key: str) -> int | None:
        """The integer at `key`, None where there is none."""
        return None if key not in self.mapping else _whole(self.mapping[key])

    def whole(self, key: str) -> int:
        """The integer at `key`."""
        return _present(self.optional_whole(key), key)

    def optional_flag(self, key: str) -> bool | None:
        """True or false at `key`, None where nothing is said."""
        return None if key not in self.mapping else _flag(self.mapping[key])

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false at `key`."""
        found = self.optional_flag(key)
        return _present(default if found is None else found, key)

    def optional_day(self, key: str) -> dt.date | None:
        """The date at `key`, None where there is none."""
        text = self.optional_text(key)
        return None if text is None else dt.date.fromisoformat(text)

    def day(self, key: str) -> dt.date:
        """The date at `key`."""
        return _present(self.optional_day(key), key)

    def span(self) -> Span:
        """The days from `from` to `to`."""
        return Span(first=self.day("from"), last=self.optional_day("to"))

    def optional_node(self, key: str) -> "Node | None":
        """The mapping at `key`, None where there is none."""
        if key not in self.mapping:
            return None
        return Node(mapping=_mapping(self.mapping[key]), pointer=(*self.pointer, key))

    def node(self, key: str) -> "Node":
        """The mapping at `key`."""
        return _present(self.optional_node(key), key)

    def nodes(self, key: str) -> Iterator["Node"]:
        """The mappings in the list at `key`; none where there is no list."""
        for index, item in enumerate(self._items(key)):
            yield Node(mapping=_mapping(item), pointer=(*self.pointer, key, index))

    def named_nodes(self) -> Iterator[tuple[str, "Node"]]:
        """The mappings under the keys of this one, with their keys."""
        for key in self.mapping:
            yield key, self.node(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list at `key`; none where there is no list."""
        return tuple(_text(item) for item in self._items(key))

    def wholes(self, key: str) -> tuple[int, ...]:
        """The integers in the list at `key`; none where there is no list."""
        return tuple(_whole(item) for item in self._items(key))

    def _items(self, key: str) -> list[Any]:
        found = self.mapping.get(key, [])
        if not isinstance(found, list):
            raise TypeError(key)
        return found


@functools.lru_cache(maxsize=4096, typed=True)
def exact(value: Hashable) -> Fraction:
    """An integer or decimal as the very same number: the same few come again and again."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(value)
    return Fraction(value)


def _present(value: T | None, key: str) -> T:
    if value is None:
        raise KeyError(key)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
