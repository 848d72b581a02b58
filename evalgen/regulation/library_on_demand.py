"""The built-in packs, each read when somebody looks at it first, and its frameworks apart.

An organization follows two or three packs, and the frameworks of years are nine tenths of all and of no use in a quarter.
What is read is judged file by file and pack by pack, as `loader` does; what only all packs together can show, sums above
all, the program's own tests hold, since these packs are part of it.
"""

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from evalgen.regulation.building import ancestors, build_pack
from evalgen.regulation.deferred_packs import Frameworks, Packs
from evalgen.regulation.faults import Fault, RegulationError
from evalgen.regulation.frameworks.deriving import build_frameworks
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.inheritance import parents_first
from evalgen.regulation.law import Instrument
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.loader import BUILT_IN, instruments_in
from evalgen.regulation.pack_reading import read_pack
from evalgen.regulation.shelf import FRAMEWORKS, pack_names
from evalgen.regulation.site import PackFiles

_HEAD = "pack.yaml"


@functools.cache
def library_on_demand() -> Library:
    """The library of the built-in packs; as out of a memory it has no sources.

    Raises RegulationError where a head is not sound, and so do the packs and frameworks that are looked at.
    """
    faults: list[Fault] = []
    read = ((name, read_pack(BUILT_IN, name, faults, _HEAD.__eq__)) for name in pack_names(BUILT_IN))
    heads = {name: head for name, head in read if head is not None}
    order = parents_first(heads, (), faults)
    instruments = instruments_in([heads[name] for name in order], faults)
    _refuse(faults)
    packs = Packs(order, lambda name: _pack(name, instruments, packs))
    return Library(packs=packs, instruments=instruments, sources=MappingProxyType({}))


def _pack(name: str, instruments: Mapping[str, Instrument], packs: Packs) -> Pack:
    faults: list[Fault] = []
    pack = build_pack(_files(name, _is_no_framework, faults), instruments, packs, faults)
    _refuse(faults)
    return replace(pack, frameworks=Frameworks(lambda: _frameworks(name, instruments, packs)))


def _frameworks(name: str, instruments: Mapping[str, Instrument], packs: Packs) -> tuple[Framework, ...]:
    faults: list[Fault] = []
    files = _files(name, lambda file: file == _HEAD or not _is_no_framework(file), faults)
    above = (framework for pack in ancestors(packs[name].extends, packs) for framework in pack.frameworks)
    made = build_frameworks(files.frameworks, above, instruments, faults)
    _refuse(faults)
    return made


def _files(name: str, wanted: Callable[[str], bool], faults: list[Fault]) -> PackFiles:
    files = read_pack(BUILT_IN, name, faults, wanted)
    if files is None:
        raise RegulationError(faults)
    return files


def _is_no_framework(file: str) -> bool:
    return not file.startswith(f"{FRAMEWORKS}/")


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise RegulationError(faults)
