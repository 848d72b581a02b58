"""What kinds of values hold how much memory in this process, each value counted once.

A value of a class of evalgen counts with all that it holds (texts, numbers, lists, dictionaries, arrays) down to other
values of such classes; what two of them share counts for the older. What modules hold (code, classes, tables) is the
program itself. What is left of dictionaries, lists and the like belongs to functions that are running.

Memory that libraries take beside Python's objects is not seen: it is part of what is resident and not counted.
"""

import gc
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, MethodDescriptorType, ModuleType
from typing import Any

_PROGRAM = "the program itself: modules, classes, code, tables"
_RUNNING = "lists, dictionaries, texts of running functions"
_OF_PROGRAM = (ModuleType, type, FunctionType, BuiltinFunctionType, MethodDescriptorType, CodeType)

_ABSURD = 1 << 40
_KINDS: dict[type, str] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A kind of values, how many there are, and the bytes of all of them with what they hold."""

    kind: str
    count: int
    size: int


def holdings(running: FrameType | None) -> list[Held]:
    """By kind, the largest first. `running` is the innermost function that is at work, with those that called it."""
    gc.unfreeze()  # Values put beside the collector are not listed otherwise.
    everything = gc.get_objects()
    counter = _Counter(leave=(everything, running))
    for item in everything:
        if _kind(type(item)):
            counter.add(_kind(type(item)), item)
    for item in everything:
        if isinstance(item, ModuleType):
            counter.add(_PROGRAM, vars(item))
    for item in everything:
        if _program(item):
            counter.add(_PROGRAM, item)
    for item in (*_locals(running), *everything):
        counter.add(_RUNNING, item)
    return counter.found()


def _locals(frame: FrameType | None) -> Iterator[Any]:
    while frame is not None:
        yield from frame.f_locals.values()
        frame = frame.f_back


def _program(item: Any) -> bool:
    """Functions that were made while others ran, for what these knew, are values like any other."""
    return isinstance(item, _OF_PROGRAM) and getattr(item, "__closure__", None) is None


class _Counter:
    """Adds values up, none of them twice."""

    def __init__(self, leave: Iterable[Any]) -> None:
        self._counts: Counter[str] = Counter()
        self._sizes: Counter[str] = Counter()
        self._seen = {id(self), id(self.__dict__), id(self._counts), id(self._sizes), *map(id, leave)}
        self._seen.add(id(self._seen))

    def add(self, kind: str, item: Any) -> None:
        """`item` with what it alone holds, unless it was counted."""
        if id(item) in self._seen:
            return
        self._counts[kind] += 1
        self._seen.add(id(item))
        waiting, size = [item], 0
        while waiting:
            value = waiting.pop()
            size += _size(value)
            for inside in gc.get_referents(value):
                if id(inside) in self._seen or _stands_alone(inside, kind):
                    continue
                self._seen.add(id(inside))
                waiting.append(inside)
        self._sizes[kind] += size

    def found(self) -> list[Held]:
        """All kinds, the largest first."""
        kinds = sorted(self._sizes, key=lambda kind: (-self._sizes[kind], kind))
        return [Held(kind=kind, count=self._counts[kind], size=self._sizes[kind]) for kind in kinds]


def _stands_alone(item: Any, kind: str) -> bool:
    """Whether it counts for itself: another value of ours, a part of the program, a running function."""
    if isinstance(item, FrameType):
        return True
    return kind != _PROGRAM and (_program(item) or bool(_kind(type(item))))


def _kind(of: type) -> str:
    """The name of a class of evalgen; empty for any other."""
    known = _KINDS.get(of)
    if known is None:
        module = str(of.__module__)
        made_here = module.startswith("evalgen.") and not issubclass(of, type)
        known = _KINDS[of] = f"{module.partition('.')[2]}.{of.__qualname__}" if made_here else ""
    return known


def _size(value: Any) -> int:
    """In bytes; of a kind that misjudges itself by terabytes, at least what every value of it has."""
    size = sys.getsizeof(value)
    return size if size < _ABSURD else type(value).__basicsize__
