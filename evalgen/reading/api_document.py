"""A document of a published API, from bytes that nobody vouches for: JSON without tricks, as its published schema says."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, cast

from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading.schema import SchemaSet
from evalgen.resources import resource

SHOWN = 20
"""So many faults of a document are told; whoever sent more has sent something else."""


class _RefusedJsonError(ValueError):
    """JSON that different readers would read differently."""


@cache
def _schemas() -> SchemaSet:
    return SchemaSet(resource("schemas") / "api" / "v1")


def read_api_document(file: str, data: bytes, kind: str) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """The document and no problem, or None with what is wrong with it. `kind` names the schema, e.g. ``results``."""
    try:
        root = json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_float=Decimal, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _RefusedJsonError) else "không phải JSON ghi bằng UTF-8"
        return None, (_not_json(file, reason),)
    if not isinstance(root, dict):
        return None, (_not_json(file, "cần một đối tượng JSON"),)
    if _schemas().accepts(kind, root):
        return root, ()
    return None, tuple(_faults(file, root, kind))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RefusedJsonError("một khóa được ghi hai lần trong cùng một mục")
    return made


def _refuse_constant(text: str) -> None:
    raise _RefusedJsonError(f"có giá trị «{text}» không phải JSON")


def _not_json(file: str, reason: str) -> Problem:
    return Problem(
        code="source-not-json",
        place=Place(file=file),
        message=f"không đọc được dữ liệu: {reason}.",
        remedy="Kiểm tra địa chỉ của nguồn; nếu đúng, đề nghị tổ chức dựng lại trang bằng evalgen build.",
    )


def _faults(file: str, root: Mapping[str, Any], kind: str) -> Iterator[Problem]:
    """Only the first wrong entries of long lists are handed to the reader that words faults: it is a slow one."""
    kept: dict[str, list[int]] = {}
    reduced = dict(root)
    for key, entries in root.items():
        if isinstance(entries, list):
            kept[key] = list(_wrong(root, key, kind))
            reduced[key] = [entries[index] for index in kept[key]]
    # JSON comes without marks: every place is the file with the path of the value.
    document = Document(file=file, root=cast("LocatedMapping", reduced))
    for problem in _schemas().faults(kind, document)[:SHOWN]:
        pointer = problem.place.pointer
        if len(pointer) > 1 and pointer[0] in kept and isinstance(pointer[1], int):
            pointer = (pointer[0], kept[str(pointer[0])][pointer[1]], *pointer[2:])
        yield Problem(
            code="source-not-as-schema",
            place=Place(file=file, pointer=pointer),
            message=f"không đúng lược đồ đã công bố của dữ liệu mở: {problem.message}",
            remedy="Đề nghị tổ chức dựng lại trang bằng evalgen build; không sửa tay các tệp trong api/v1/.",
        )


def _wrong(root: Mapping[str, Any], key: str, kind: str) -> Iterator[int]:
    """The first entries of the list `key` that make an otherwise empty document wrong."""
    empty = {name: [] if isinstance(value, list) else value for name, value in root.items()}
    if not _schemas().accepts(kind, empty):
        return
    found = 0
    for index, entry in enumerate(root[key]):
        if not _schemas().accepts(kind, {**empty, key: [entry]}):
            yield index
            found += 1
            if found == SHOWN:
                return
