"""Values of the domain as bytes and back, by their declared types: for other processes, and for what is remembered.

Decoding makes values of the types asked for and nothing else: it runs nothing that the bytes name.
"""

from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import msgspec

from evalgen.domain.frozen import Frozen
from evalgen.domain.place import Place

T = TypeVar("T")

UNREADABLE = (msgspec.MsgspecError, ValueError, TypeError)
"""What decoding raises on bytes that are none of that type."""


class Typed(Generic[T]):
    """Reads values of one type."""

    __slots__ = ("_decoder",)

    def __init__(self, form: Any) -> None:
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(form, dec_hook=_decoded)

    def read(self, data: bytes | memoryview) -> T:
        """The value in `data`. Raises one of UNREADABLE."""
        return self._decoder.decode(data)


def to_bytes(value: object) -> bytes:
    """`value`, made of structs, plain values, enums, dates and fractions, as bytes."""
    return _ENCODER.encode(value)


def _encoded(value: object) -> object:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, MappingProxyType):
        return dict(value)
    if isinstance(value, Frozen):
        return {name: getattr(value, name) for name in value.fields}
    raise NotImplementedError(type(value).__name__)


def _decoded(form: type[object], value: object) -> object:
    if form is Fraction and isinstance(value, str):
        return _fraction(value)
    if form is Place and isinstance(value, dict):
        return Place(**{**value, "pointer": tuple(value["pointer"])})
    raise ValueError(value)


@lru_cache(maxsize=4096)
def _fraction(text: str) -> Fraction:
    above, _, below = text.partition("/")
    return Fraction(int(above), int(below))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encoded)
