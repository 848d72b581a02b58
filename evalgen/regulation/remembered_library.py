"""The library of the built-in packs from a memory of what was once read and found sound.

Reading the packs takes a third of a second: parsing, shapes, sums. Whoever gives the memory answers for its freshness: its
key must change with every byte of the packs and of the program. It holds each pack by itself, and its frameworks apart, by
their declared types, and makes values again of those that somebody asks for: an organization follows two or three packs,
and the frameworks of years are nine tenths of all and of no use in a quarter.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal, Inexact, localcontext
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Protocol

from msgspec import Struct, json, structs

from evalgen.domain.typed_bytes import Typed, to_bytes
from evalgen.regulation.deferred_packs import Frameworks, Packs
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Instrument, LegalValue, Parameter
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.parameters import RULES

_DIGITS = 60
"""More than a number of a pack may have, so that no division below is rounded."""


class Slot(Protocol):
    """One remembered run of bytes."""

    def get(self) -> bytes | None:
        """What was put last; None where there is nothing that can be believed."""

    def put(self, body: bytes) -> None:
        """Remember `body`."""


Memory = Callable[[str], Slot]
"""What is remembered under a name."""

_LIBRARY = "*"
"""Everything but the frameworks, which lie under the names of their packs."""


class _Kept(Struct, frozen=True, kw_only=True):
    """The library as it is remembered."""

    instruments: dict[str, Instrument]
    packs: dict[str, bytes]
    """In the order of the library."""


def remembered_library(memory: Memory) -> Library:
    """The built-in packs; from `memory` where it holds them, else read and put there. Raises RegulationError as loading does.

    Out of the memory it has no sources, since nothing is left to point at.
    """
    known = memory(_LIBRARY).get()
    if known is not None:
        told = _KEPT.read(known)
        instruments = MappingProxyType(told.instruments)
        packs = Packs(told.packs, lambda name: _unpacked(told.packs[name], _frameworks(name, memory(name))))
        return Library(packs=packs, instruments=instruments, sources=MappingProxyType({}))
    library = _loaded()
    for name, pack in library.packs.items():
        memory(name).put(to_bytes(pack.frameworks))
    kept = {name: _packed(pack) for name, pack in library.packs.items()}
    memory(_LIBRARY).put(to_bytes(_Kept(instruments=dict(library.instruments), packs=kept)))
    return library


def _frameworks(pack: str, slot: Slot) -> Frameworks:
    def made() -> Sequence[Framework]:
        kept = slot.get()
        return _FRAMEWORKS.read(kept) if kept is not None else _loaded().packs[pack].frameworks

    return Frameworks(made)


def _loaded() -> Library:
    """The packs read anew: nearly no run needs what reads them."""
    from evalgen.regulation.loader import load_library

    return load_library()


def _packed(pack: Pack) -> bytes:
    return to_bytes(structs.replace(pack, frameworks=(), parameters=_with_values(pack, _as_text)))


def _unpacked(data: bytes, frameworks: Sequence[Framework]) -> Pack:
    pack = _PACK.read(data)
    return structs.replace(pack, frameworks=frameworks, parameters=_with_values(pack, _as_read))


def _with_values(pack: Pack, changed: Callable[[Parameter, Any], Any]) -> Mapping[tuple[str, str], Parameter]:
    """The parameters, each legal value `changed`: what types these have is told by the register, not by a declaration."""

    def value(parameter: Parameter, item: LegalValue) -> LegalValue:
        return structs.replace(item, value=changed(parameter, item.value))

    return MappingProxyType(
        {
            key: structs.replace(parameter, values=tuple(value(parameter, item) for item in parameter.values))
            for key, parameter in pack.parameters.items()
        }
    )


def _as_text(_: Parameter, value: Any) -> str:
    """As JSON, in the words of a pack."""
    return _WRITTEN.encode(_plain(value)).decode()


def _as_read(parameter: Parameter, text: str) -> Any:
    """The same as a pack's: exact and of the kind that the parameter has."""
    return RULES[parameter.stem].parameters[parameter.name].read(_VALUE.decode(text))


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        with localcontext(Context(prec=_DIGITS, traps=[Inexact])):
            return Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, Struct):
        return _plain(structs.asdict(value))
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


_KEPT: Typed[_Kept] = Typed(_Kept)
_PACK: Typed[Pack] = Typed(Pack)
_FRAMEWORKS: Typed[tuple[Framework, ...]] = Typed(tuple[Framework, ...])
_WRITTEN = json.Encoder(decimal_format="number")
_VALUE = json.Decoder(float_hook=Fraction)
