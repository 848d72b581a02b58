"""A mapping in which everything can be looked up, but only one's own part is gone through."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.records import Records

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


def records_of_some(whole: Records, evaluations: tuple[Evaluation, ...]) -> Records:
    """The records of some people, with everything else there to be looked up, and only these people to be gone through."""
    return replace(
        whole,
        people=OwnPart(whole.people, sorted({item.person for item in evaluations} & whole.people.keys())),
        collectives=OwnPart(whole.collectives, ()),
        catalogues=OwnPart(whole.catalogues, ()),
        evaluations=evaluations,
    )
