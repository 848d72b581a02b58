"""Any value of ours as text that is equal only where the values are: what a digest is taken of."""

import datetime as dt
import enum
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Any

from msgspec import Struct

from evalgen.domain.frozen import Frozen

_PLAIN = (str, int, bool, type(None), dt.date, Fraction)


def value_text(value: Any) -> str:
    """`value` with all that it holds: structs and what is frozen like them by their fields, mappings and sequences in their order, sets sorted.

    Mappings and sets of other classes that hold the same are the same: what was remembered comes back as plain ones.
    """
    return _Writer().text(value)


class _Writer:
    """Whatever is held several times is written down once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}
        """By identity; the value is held, so that no other can come to its place."""

    def text(self, value: Any) -> str:
        if isinstance(value, enum.Enum):
            return f"{type(value).__name__}.{value.name}"
        if isinstance(value, _PLAIN):
            return repr(value)
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, self._written(value))
        return known[1]

    def _written(self, value: Any) -> str:
        text, kind = self.text, type(value).__name__
        if isinstance(value, Struct):
            inside = ",".join([text(getattr(value, name)) for name in value.__struct_fields__])
        elif isinstance(value, Frozen):
            inside = ",".join([text(getattr(value, name)) for name in value.fields])
        elif isinstance(value, Mapping):
            kind, inside = "Mapping", ",".join([f"{text(key)}:{text(item)}" for key, item in value.items()])
        elif isinstance(value, AbstractSet):
            kind, inside = "Set", ",".join(sorted(map(text, value)))
        elif isinstance(value, tuple | list):
            inside = ",".join(map(text, value))
        else:
            raise TypeError(f"{kind} is no value")
        return f"{kind}({inside})"
