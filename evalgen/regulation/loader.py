"""Reads the packs: the built-in ones, and an organization's own under ``records/regulation/``, in one format."""

import functools
import re
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
from evalgen.regulation.site import PackFiles
from evalgen.regulation.soundness import soundness_faults

Shelf = tuple[Path, str]
"""A folder of packs, and how its path is written in messages."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BUILT_IN: Shelf = (Path(__file__).parent / "packs", "evalgen/regulation/packs")


def load_library(extra: Path | None = None) -> Library:
    """The library of the built-in packs and, where the folder `extra` exists, of the packs in it.

    Raises RegulationError, which names every fault, where a pack is not sound.
    """
    if extra is None or not extra.is_dir():
        return _built_in_library()
    return _assemble([_BUILT_IN, (extra, "records/regulation")])


@functools.cache
def _built_in_library() -> Library:
    return _assemble([_BUILT_IN])


def _assemble(shelves: Iterable[Shelf]) -> Library:
    faults: list[Fault] = []
    files: dict[str, PackFiles] = {}
    for folder, label in shelves:
        for place in sorted(item for item in folder.iterdir() if item.is_dir() and item.name[0] not in "._"):
            pack = _read_pack(place, f"{label}/{place.name}", faults)
            if place.name in files:
                message = f"gói «{place.name}» trùng tên với một gói có sẵn"
                faults.append(
                    _fault(f"{label}/{place.name}/pack.yaml", message, "Đặt cho thư mục của gói một tên khác.")
                )
            elif pack is not None:
                files[place.name] = pack
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


def _read_pack(folder: Path, label: str, faults: list[Fault]) -> PackFiles | None:
    if not _NAME.fullmatch(folder.name):
        remedy = "Dùng chữ thường không dấu, chữ số, nối bằng gạch ngang, ví dụ: tinh-x."
        faults.append(_fault(f"{label}/pack.yaml", f"tên thư mục «{folder.name}» không dùng làm mã gói được", remedy))
    known = {"pack.yaml": "pack#pack", "parameters.yaml": "pack#parameters"}
    documents: dict[str, Document] = {}
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder).as_posix()
        framework = path.parent == folder / "frameworks" and path.suffix == ".yaml"
        if name not in known and not framework:
            remedy = "Gói chỉ có pack.yaml, parameters.yaml và frameworks/<mã khung>.yaml."
            faults.append(_fault(f"{label}/{name}", f"tệp «{name}» không có chỗ trong gói quy định", remedy))
            continue
        document = _read(path, f"{label}/{name}", "framework" if framework else known[name], faults)
        if document is not None:
            documents[name] = document
    if not (folder / "pack.yaml").is_file():
        faults.append(
            _fault(f"{label}/pack.yaml", "gói thiếu tệp pack.yaml", "Bổ sung pack.yaml, nêu văn bản của gói.")
        )
    if "pack.yaml" not in documents:
        return None
    frameworks = [document for name, document in documents.items() if name.startswith("frameworks/")]
    return PackFiles(
        id=folder.name,
        head=documents["pack.yaml"],
        parameters=documents.get("parameters.yaml"),
        frameworks=tuple(
            sorted(_editions(frameworks, faults), key=lambda item: (item[0], item[1].root["effective_from"]))
        ),
    )


def _read(path: Path, label: str, schema: str, faults: list[Fault]) -> Document | None:
    try:
        document = read_pack_file(path.read_bytes(), label)
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
