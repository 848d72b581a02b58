"""Values that cannot be structs, because a subclass of theirs works one of their fields out late."""

from typing import Any, ClassVar, TypeVar, dataclass_transform


class Frozen:
    """A value whose fields are told when it is made and never change; its class writes out how it is made.

    It is what a frozen dataclass is, without the modules that dataclasses load.
    """

    __slots__ = ()
    fields: ClassVar[tuple[str, ...]] = ()
    """The names of what it is compared, shown and copied by, in their order."""

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.fields])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Frozen) and other.__class__ is self.__class__:
            return self._values() == other._values()
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in zip(self.fields, self._values(), strict=True))
        return f"{self.__class__.__qualname__}({told})"

    def __reduce__(self) -> Any:
        return _made, (self.__class__, self._values())


T = TypeVar("T", bound=Frozen)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def frozen(kind: type[T]) -> type[T]:
    """A class of such values: its fields are those that it declares, after those of the class that it grows from."""
    kind.fields = (*kind.fields, *kind.__annotations__)
    return kind


def _made(kind: type[T], values: tuple[Any, ...]) -> T:
    return kind(**dict(zip(kind.fields, values, strict=True)))
