"""A mapping in which everything can be looked up, but only one's own part is gone through."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class OwnPart(Mapping[Key, Value]):
    """All of `whole` for whoever knows a key; whoever goes through it sees the keys `own`, which are some of its keys."""

    __slots__ = ("_own", "_whole")

    def __init__(self, whole: Mapping[Key, Value], own: Sequence[Key]) -> None:
        self._whole = whole
        self._own = own

    def __getitem__(self, key: Key) -> Value:
        return self._whole[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """Asked of every record several times: without the detour of all mappings."""
        return self._whole.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._whole

    def __iter__(self) -> Iterator[Key]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)
