"""What differs between two documents, value by value; elements of lists are matched by what they are about."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct

from evalgen.domain.place import Pointer

ABSENT = object()
"""Stands for a value that is not there."""

_IDENTITY = (
    "id",
    "item",
    "measure",
    "criterion",
    "result_criterion",
    "unit_measure",
    "person",
    "unit",
    "pack",
    "peer_group",
    "from",
    "kind",
    "number",
    "form",
    "submitted_on",
    "what",
    "key",
)
"""Fields that say what an element of a list is about."""


class Difference(Struct, frozen=True, kw_only=True):
    """One value that differs; ABSENT on the side where it is not there."""

    pointer: Pointer
    """In the new document, in the old one where the value is gone."""

    before: Any
    after: Any

    @property
    def added(self) -> bool:
        """Whether it was not there before."""
        return self.before is ABSENT

    @property
    def removed(self) -> bool:
        """Whether it is no longer there."""
        return self.after is ABSENT


def differences(before: Any, after: Any, pointer: Pointer = ()) -> Iterator[Difference]:
    """All that differs, in the order of the new document; what is gone stands last in its place."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in (*after, *(key for key in before if key not in after)):
            yield from differences(before.get(key, ABSENT), after.get(key, ABSENT), (*pointer, key))
    elif _comparable(before, after):
        yield from _in_lists(before, after, pointer)
    elif before is not after and before != after:
        yield Difference(pointer=pointer, before=before, after=after)


def _in_lists(before: Sequence[Any], after: Sequence[Any], pointer: Pointer) -> Iterator[Difference]:
    old, new = dict(_named(before)), dict(_named(after))
    left: dict[tuple[str, str] | None, deque[int]] = {}
    for name, index in old.items():
        if name not in new:
            left.setdefault(_about(before[index]), deque()).append(index)
    for name, index in new.items():
        twin = old.get(name)
        if twin is None and (alike := left.get(_about(after[index]))):
            twin = alike.popleft()
        yield from differences(ABSENT if twin is None else before[twin], after[index], (*pointer, index))
    for index in sorted(chain.from_iterable(left.values())):
        yield Difference(pointer=(*pointer, index), before=before[index], after=ABSENT)


def _about(element: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first of the fields that say what it is about: a notice whose number is corrected is the same notice."""
    return next(((key, str(element[key])) for key in _IDENTITY if key in element), None)


def _named(elements: Sequence[Mapping[str, Any]]) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Each element's identity with its index; the second of the same identity is another one."""
    seen: dict[tuple[Any, ...], int] = {}
    for index, element in enumerate(elements):
        identity = tuple((key, str(element[key])) for key in _IDENTITY if key in element)
        seen[identity] = seen.get(identity, 0) + 1
        yield (identity, seen[identity]), index


def _comparable(before: Any, after: Any) -> bool:
    """Whether both are lists of groups of fields; one of them may be empty."""
    return (_elements(before) and (after == [] or _elements(after))) or (before == [] and _elements(after))


def _elements(value: Any) -> bool:
    """Whether a list holds groups of fields, and not plain words or numbers."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
