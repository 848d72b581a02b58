"""Reads the packs: the built-in ones, and an organization's own under ``records/regulation/``, in one format."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType

from evalgen.domain.document import Document
from evalgen.domain.place import Place
from evalgen.regulation.building import build_instruments, build_pack
from evalgen.regulation.faults import Fault, RegulationError
from evalgen.regulation.law import Instrument
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.pack_file import read_pack_file
from evalgen.regulation.shape import nearest, shape_faults
from evalgen.regulation.shelf import FRAMEWORKS, PackFile, Shelf, pack_files, pack_names
from evalgen.regulation.site import PackFiles
from evalgen.regulation.soundness import soundness_faults

_BUILT_IN = Shelf(folder=Path(__file__).parent / "packs", label="evalgen/regulation/packs", trusted=True)


def load_library(extra: Path | None = None) -> Library:
    """The library of the built-in packs and, where the folder `extra` exists, of the packs in it.

    Raises RegulationError, which names every fault, where a pack is not sound.
    """
    if extra is None or not extra.is_dir():
        return _built_in_library()
    return _assemble([_BUILT_IN, Shelf(folder=extra, label="records/regulation")])


@functools.cache
def _built_in_library() -> Library:
    return _assemble([_BUILT_IN])


def _assemble(shelves: Iterable[Shelf]) -> Library:
    faults: list[Fault] = []
    files: dict[str, PackFiles] = {}
    for shelf in shelves:
        for name in pack_names(shelf):
            pack = _read_pack(shelf, name, faults)
            if name in files:
                message = f"gói «{name}» trùng tên với một gói có sẵn"
                remedy = "Đặt cho thư mục của gói một tên khác."
                faults.append(_fault(f"{shelf.label}/{name}/pack.yaml", message, remedy))
            elif pack is not None:
                files[name] = pack
    _stop_at(faults)
    order = _parents_first(files)
    instruments = _instruments([files[name] for name in order], faults)
    _stop_at(faults)
    packs: dict[str, Pack] = {}
    for name in order:
        packs[name] = build_pack(files[name], instruments, packs, faults)
    _stop_at(faults)
    library = Library(packs=MappingProxyType(packs), instruments=instruments)
    _stop_at(soundness_faults(library, files))
    return library


def _stop_at(faults: Iterable[Fault]) -> None:
    if found := list(faults):
        raise RegulationError(found)


def _fault(file: str, message: str, remedy: str) -> Fault:
    return Fault(place=Place(file=file), message=message, remedy=remedy)


def _read_pack(shelf: Shelf, name: str, faults: list[Fault]) -> PackFiles | None:
    schemas = {"pack.yaml": "pack#pack", "parameters.yaml": "pack#parameters"}
    documents: dict[str, Document] = {}
    found: set[str] = set()
    for file in pack_files(shelf, name):
        if isinstance(file, Fault):
            faults.append(file)
            continue
        found.add(file.name)
        document = _read(file, schemas.get(file.name, "framework"), faults)
        if document is not None:
            documents[file.name] = document
    head = f"{shelf.label}/{name}/pack.yaml"
    if "pack.yaml" not in found and all(fault.place.file != head for fault in faults):
        faults.append(_fault(head, "gói thiếu tệp pack.yaml", "Bổ sung pack.yaml, nêu văn bản của gói."))
    if "pack.yaml" not in documents:
        return None
    frameworks = [document for file, document in documents.items() if file.startswith(f"{FRAMEWORKS}/")]
    return PackFiles(
        id=name,
        head=documents["pack.yaml"],
        parameters=documents.get("parameters.yaml"),
        frameworks=tuple(
            sorted(_editions(frameworks, faults), key=lambda item: (item[0], item[1].root["effective_from"]))
        ),
    )


def _read(file: PackFile, schema: str, faults: list[Fault]) -> Document | None:
    try:
        document = read_pack_file(file.data, file.label)
    except RegulationError as error:
        faults.extend(error.faults)
        return None
    misshapen = shape_faults(document, schema)
    faults.extend(misshapen)
    return None if misshapen else document


def _editions(documents: Iterable[Document], faults: list[Fault]) -> Iterator[tuple[str, Document]]:
    """Framework ids with their documents: ``khung.yaml``, and later editions ``khung@2027-01-01.yaml``."""
    for document in documents:
        name, at, day = Path(document.file).stem.partition("@")
        if at and day != document.root["effective_from"]:
            message = f"tên tệp nêu ngày «{day}», nội dung nêu ngày {document.root['effective_from']}"
            faults.append(
                Fault(place=document.place("effective_from"), message=message, remedy="Sửa tên tệp hoặc ngày cho khớp.")
            )
        yield name, document


def _parents_first(files: Mapping[str, PackFiles]) -> list[str]:
    faults: list[Fault] = []
    graph: dict[str, list[str]] = {}
    for name, pack in files.items():
        parent: str | None = pack.head.root.get("extends")
        graph[name] = [parent] if parent is not None else []
        if parent is not None and parent not in files:
            faults.append(
                Fault(
                    place=pack.head.place("extends"),
                    message=f"gói «{name}» kế thừa gói «{parent}» không có",
                    remedy=nearest(parent, list(files)),
                )
            )
    _stop_at(faults)
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle: list[str] = error.args[1]
        raise RegulationError(
            Fault(
                place=files[name].head.place("extends"),
                message="các gói kế thừa vòng tròn: " + " → ".join(circle),
                remedy="Bỏ extends ở một trong các gói này.",
            )
            for name in circle
        ) from None


def _instruments(packs: Iterable[PackFiles], faults: list[Fault]) -> Mapping[str, Instrument]:
    instruments: dict[str, Instrument] = {}
    stated = [(pack, *item) for pack in packs for item in build_instruments(pack)]
    for pack, instrument, steps in stated:
        if instrument.id in instruments:
            message = f"văn bản «{instrument.id}» đã được nêu ở một gói khác"
            remedy = "Bỏ phần nêu lại; căn cứ vẫn dùng được mã này. Nếu là văn bản khác thì đặt mã khác."
            faults.append(Fault(place=pack.head.place(*steps), message=message, remedy=remedy))
        instruments.setdefault(instrument.id, instrument)
    return MappingProxyType(instruments)
