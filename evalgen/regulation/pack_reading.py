"""The files of one pack, read and judged one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from evalgen.domain.document import Document
from evalgen.domain.place import Place
from evalgen.regulation.faults import Fault, RegulationError
from evalgen.regulation.pack_file import read_pack_file
from evalgen.regulation.shelf import FILES, FORMS, FRAMEWORKS, PackFile, Shelf, pack_files
from evalgen.regulation.site import PackFiles


def _everything(_name: str) -> bool:
    """Nothing is left out."""
    return True


def read_pack(
    shelf: Shelf, name: str, faults: list[Fault], wanted: Callable[[str], bool] = _everything
) -> PackFiles | None:
    """The documents of a pack, of its files those `wanted`, what is at fault left out; None without a head."""
    schemas = {name: f"pack#{name.removesuffix('.yaml')}" for name in FILES}
    documents: dict[str, Document] = {}
    found: set[str] = set()
    for file in pack_files(shelf, name):
        if isinstance(file, Fault):
            faults.append(file)
            continue
        if not wanted(file.name):
            continue
        found.add(file.name)
        schema = "form" if file.name.startswith(f"{FORMS}/") else "framework"
        document = _read(file, schemas.get(file.name, schema), faults)
        if document is not None:
            documents[file.name] = document
    head = f"{shelf.label}/{name}/pack.yaml"
    if "pack.yaml" not in found and all(fault.place.file != head for fault in faults):
        remedy = "Bổ sung pack.yaml, nêu văn bản của gói."
        faults.append(Fault(place=Place(file=head), message="gói thiếu tệp pack.yaml", remedy=remedy))
    if "pack.yaml" not in documents:
        return None
    return PackFiles(
        id=name,
        head=documents["pack.yaml"],
        parameters=documents.get("parameters.yaml"),
        frameworks=_editions(documents, FRAMEWORKS, faults),
        forms=_editions(documents, FORMS, faults),
        procedure=documents.get("procedure.yaml"),
    )


def _read(file: PackFile, schema: str, faults: list[Fault]) -> Document | None:
    try:
        document = read_pack_file(file.data, file.label)
    except RegulationError as error:
        faults.extend(error.faults)
        return None
    from evalgen.regulation.shape import (
        shape_faults,  # Brings jsonschema along, which a remembered library does without.
    )

    misshapen = shape_faults(document, schema)
    faults.extend(misshapen)
    return None if misshapen else document


def _editions(documents: Mapping[str, Document], folder: str, faults: list[Fault]) -> tuple[tuple[str, Document], ...]:
    """The ids in a folder with their documents, oldest first: ``khung.yaml``, later ``khung@2027-01-01.yaml``."""
    found = [document for file, document in documents.items() if file.startswith(f"{folder}/")]
    return tuple(sorted(_named(found, faults), key=lambda item: (item[0], item[1].root["effective_from"])))


def _named(documents: Iterable[Document], faults: list[Fault]) -> Iterator[tuple[str, Document]]:
    for document in documents:
        name, at, day = Path(document.file).stem.partition("@")
        if at and day != document.root["effective_from"]:
            message = f"tên tệp nêu ngày «{day}», nội dung nêu ngày {document.root['effective_from']}"
            faults.append(
                Fault(place=document.place("effective_from"), message=message, remedy="Sửa tên tệp hoặc ngày cho khớp.")
            )
        yield name, document
