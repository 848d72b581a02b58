"""Reads the packs: the built-in ones, and an organization's own under ``records/regulation/``, in one format."""

import functools
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from evalgen.domain.place import Place
from evalgen.regulation.building import build_instruments, build_pack
from evalgen.regulation.faults import Fault, RegulationError
from evalgen.regulation.inheritance import parents_first
from evalgen.regulation.law import Instrument
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.pack_reading import read_pack
from evalgen.regulation.procedures.soundness import procedure_faults
from evalgen.regulation.shelf import Shelf, pack_names
from evalgen.regulation.site import PackFiles
from evalgen.regulation.soundness import soundness_faults

BUILT_IN = Shelf(folder=Path(__file__).parent / "packs", label="evalgen/regulation/packs", trusted=True)
"""The packs that come with the program."""


def load_library(extra: Path | None = None) -> Library:
    """The library of the built-in packs and, where the folder `extra` exists, of the packs in it.

    Raises RegulationError, which names every fault, where a pack is not sound.
    """
    library, faults = survey(extra)
    if faults:
        raise RegulationError(faults)
    return library


def survey(extra: Path | None) -> tuple[Library, tuple[Fault, ...]]:
    """All packs that can be read, sound or not, and every fault of every pack.

    A pack that cannot be read is left out, and with it what extends it.
    """
    if extra is None or not extra.is_dir():
        return _built_in()
    return _assemble([_built_in_stock(), _read_shelf(Shelf(folder=extra, label="records/regulation"))])


@functools.cache
def _built_in() -> tuple[Library, tuple[Fault, ...]]:
    return _assemble([_built_in_stock()])


class _Stock(Struct, frozen=True, kw_only=True):
    """What stands on one shelf: the packs that could be read, the names of the others, the faults of all."""

    packs: Mapping[str, PackFiles]
    unread: Mapping[str, Place]
    faults: tuple[Fault, ...]


@functools.cache
def _built_in_stock() -> _Stock:
    return _read_shelf(BUILT_IN)


def _assemble(stocks: Iterable[_Stock]) -> tuple[Library, tuple[Fault, ...]]:
    faults: list[Fault] = []
    files: dict[str, PackFiles] = {}
    unread: set[str] = set()
    for stock in stocks:
        faults.extend(stock.faults)
        heads = dict(stock.unread) | {name: Place(file=pack.head.file) for name, pack in stock.packs.items()}
        faults.extend(_doubled(name, head) for name, head in heads.items() if name in files)
        files |= {name: pack for name, pack in stock.packs.items() if name not in files}
        unread.update(stock.unread)
    packs, instruments = _built(files, unread, faults)
    sources = {name: files[name] for name in packs}
    library = Library(packs=MappingProxyType(packs), instruments=instruments, sources=MappingProxyType(sources))
    return library, (*faults, *soundness_faults(library, sources), *procedure_faults(library))


def _built(
    files: Mapping[str, PackFiles], unread: Collection[str], faults: list[Fault]
) -> tuple[dict[str, Pack], Mapping[str, Instrument]]:
    """The packs that can be built, each after the one it extends, and all instruments."""
    order = parents_first(files, unread, faults)
    instruments = instruments_in([files[name] for name in order], faults)
    packs: dict[str, Pack] = {}
    for name in order:
        parent: str | None = files[name].head.root.get("extends")
        if (parent is None or parent in packs) and not _faulty(files[name], faults):
            pack = build_pack(files[name], instruments, packs, faults)
            packs |= {} if _faulty(files[name], faults) else {name: pack}
    return packs, instruments


def _read_shelf(shelf: Shelf) -> _Stock:
    faults: list[Fault] = []
    packs: dict[str, PackFiles] = {}
    unread: dict[str, Place] = {}
    try:
        names = pack_names(shelf)
    except RegulationError as error:
        return _Stock(packs=packs, unread=unread, faults=error.faults)
    for name in names:
        try:
            pack = read_pack(shelf, name, faults)
        except RegulationError as error:
            faults.extend(error.faults)
            pack = None
        if pack is not None:
            packs[name] = pack
        else:
            unread[name] = Place(file=f"{shelf.label}/{name}/pack.yaml")
    return _Stock(packs=MappingProxyType(packs), unread=unread, faults=tuple(faults))


def _doubled(name: str, head: Place) -> Fault:
    message = f"gói «{name}» trùng tên với một gói có sẵn"
    return Fault(place=head, message=message, remedy="Đặt cho thư mục của gói một tên khác.")


def _faulty(pack: PackFiles, faults: Iterable[Fault]) -> bool:
    """Whether one of the faults stands in a file of the pack."""
    folder = pack.head.file.removesuffix("pack.yaml")
    return any(fault.place.file.startswith(folder) for fault in faults)


def instruments_in(packs: Iterable[PackFiles], faults: list[Fault]) -> Mapping[str, Instrument]:
    """All that the packs name, each once."""
    instruments: dict[str, Instrument] = {}
    stated = [(pack, *item) for pack in packs for item in build_instruments(pack)]
    for pack, instrument, steps in stated:
        if instrument.id in instruments:
            message = f"văn bản «{instrument.id}» đã được nêu ở một gói khác"
            remedy = "Bỏ phần nêu lại; căn cứ vẫn dùng được mã này. Nếu là văn bản khác thì đặt mã khác."
            faults.append(Fault(place=pack.head.place(*steps), message=message, remedy=remedy))
        instruments.setdefault(instrument.id, instrument)
    return MappingProxyType(instruments)
