"""Packs and their frameworks, each made when somebody looks at it first."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.library import Pack


class Packs(Mapping[str, Pack]):
    """Packs by name, each made when it is asked for first."""

    def __init__(self, names: Iterable[str], make: Callable[[str], Pack]) -> None:
        self._made: dict[str, Pack | None] = dict.fromkeys(names)
        self._make = make

    def __getitem__(self, name: str) -> Pack:
        made = self._made[name]
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class Frameworks(Sequence[Framework]):
    """The frameworks of one pack, made when somebody looks at them first."""

    def __init__(self, make: Callable[[], Sequence[Framework]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Sequence[Framework]:
        return self._make()

    @overload
    def __getitem__(self, index: int) -> Framework: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Framework]: ...
    def __getitem__(self, index: int | slice) -> Framework | Sequence[Framework]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)
