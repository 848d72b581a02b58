"""The library of the built-in packs from a memory of their documents, as they were once read and found sound.

Reading the packs takes a third of a second: parsing, shapes, sums. Whoever gives the memory answers for its freshness: its
key must change with every byte of the packs and of the program. It holds values as JSON with exact decimals; places in the
text only of procedures, whose entries name them, since other documents need them for faults alone.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, Protocol

from evalgen.domain.document import Document, LocatedMapping, LocatedSequence
from evalgen.regulation.library import Library
from evalgen.regulation.loader import built_in_files, library_of_files, load_library
from evalgen.regulation.site import PackFiles

_DIGITS = 60
"""More than a number of a pack may have, so that no division below is rounded."""


class Memory(Protocol):
    """One remembered run of bytes."""

    def get(self) -> bytes | None:
        """What was put last; None where there is nothing that can be believed."""

    def put(self, body: bytes) -> None:
        """Remember `body`."""


def remembered_library(memory: Memory) -> Library:
    """The built-in packs; from `memory` where it holds them, else read and put there. Raises RegulationError as loading does."""
    known = memory.get()
    if known is not None:
        return library_of_files(_unpacked(known))
    library = load_library()
    memory.put(_packed(built_in_files().values()))
    return library


def _packed(packs: Iterable[PackFiles]) -> bytes:
    return _json([_plain(pack) for pack in packs]).encode("utf-8")


def _plain(pack: PackFiles) -> Any:
    return {
        "id": pack.id,
        "head": _document(pack.head),
        "parameters": _document(pack.parameters),
        "frameworks": [[name, _document(document)] for name, document in pack.frameworks],
        "forms": [[name, _document(document)] for name, document in pack.forms],
        "procedure": None if pack.procedure is None else [pack.procedure.file, _located(pack.procedure.root)],
    }


def _document(document: Document | None) -> Any:
    return None if document is None else [document.file, document.root]


def _json(value: Any) -> str:
    """As `json` writes it, with fractions as the exact decimals that they were read from."""
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(key)}:{_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_json, value)) + "]"
    if isinstance(value, Fraction):
        with localcontext(prec=_DIGITS):
            text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
        return text if "." in text else f"{text}.0"
    return json.dumps(value, ensure_ascii=False)


def _unpacked(data: bytes) -> dict[str, PackFiles]:
    packs = json.loads(data, parse_float=Fraction)
    return {
        item["id"]: PackFiles(
            id=item["id"],
            head=_read(item["head"]),
            parameters=_read_if(item["parameters"]),
            frameworks=tuple((name, _read(document)) for name, document in item["frameworks"]),
            forms=tuple((name, _read(document)) for name, document in item["forms"]),
            procedure=_with_places(item["procedure"]),
        )
        for item in packs
    }


def _read(item: Any) -> Document:
    file, values = item
    root = LocatedMapping()
    root.update(values)
    return Document(file=file, root=root)


def _read_if(item: Any) -> Document | None:
    return None if item is None else _read(item)


def _located(value: Any) -> Any:
    """A value with its places: a mapping as keys with two marks each, a sequence as items with one."""
    if isinstance(value, LocatedMapping):
        return {"keys": [[key, value.key_marks[key], value.value_marks[key], _located(value[key])] for key in value]}
    if isinstance(value, LocatedSequence):
        return {"items": [[mark, _located(item)] for mark, item in zip(value.value_marks, value, strict=True)]}
    return value


def _with_places(item: Any) -> Document | None:
    return None if item is None else Document(file=item[0], root=_placed(item[1]))


def _placed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "items" in value:
        sequence = LocatedSequence()
        for mark, item in value["items"]:
            sequence.value_marks.append(tuple(mark))
            sequence.append(_placed(item))
        return sequence
    mapping = LocatedMapping()
    for key, key_mark, value_mark, item in value["keys"]:
        mapping.key_marks[key], mapping.value_marks[key] = tuple(key_mark), tuple(value_mark)
        mapping[key] = _placed(item)
    return mapping
