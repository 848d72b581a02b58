"""A document of a published API, from bytes that nobody vouches for: JSON without tricks, as its published schema says."""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, cast

from msgspec import Struct

from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading.api_versions import Version, as_of, known_part, known_version, version_of
from evalgen.reading.schemas.keywords import plain
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.resources import resource

_REBUILD = "Đề nghị tổ chức dựng lại trang bằng evalgen build; không sửa tay các tệp trong api/v1/."

MAX_KEYS = 200
"""Ten times as many as any entry has."""

MAX_DIGITS = 40
"""As in records."""

SHOWN = 20
"""So many faults of a document are told; whoever sent more has sent something else."""


class ApiDocument(Struct, frozen=True, kw_only=True):
    """What was read: `root`, or None with the problems for which nothing was."""

    root: dict[str, Any] | None
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[str] = frozenset()
    """Fields of a newer version that this program does not know."""

    newer: str | None = None
    """That version."""


class _RefusedJsonError(ValueError):
    """JSON that different readers would read differently."""


@cache
def _schemas(version: Version) -> SchemaSet:
    """The schemas as a document of `version`, none newer than the known one, has to keep them."""
    schemas = SchemaSet(resource("schemas") / "api" / "v1")
    schemas.schemas = {kind: as_of(schema, version) for kind, schema in schemas.schemas.items()}
    return schemas


def read_api_document(file: str, data: bytes, kind: str) -> ApiDocument:
    """The document of `data`. `kind` names the schema, e.g. ``results``."""
    try:
        root = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_once,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=_refuse_constant,
        )
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _RefusedJsonError) else "không phải JSON ghi bằng UTF-8"
        return _refused(_not_json(file, reason))
    if not isinstance(root, dict):
        return _refused(_not_json(file, "cần một đối tượng JSON"))
    known = known_version()
    version = version_of(root.get("version")) or known
    if version[0] > known[0]:
        return _refused(newer_format(file, f"phiên bản {root['version']}"))
    newer = root["version"] if version[:2] > known[:2] else None
    schemas = _schemas(min(version, known))
    left_out: set[str] = set()
    if newer:
        schema = schemas.schemas[kind]
        root = known_part(root, plain(schema, schema), left_out)
    if schemas.accepts(kind, root):
        return ApiDocument(root=root, left_out=frozenset(left_out), newer=newer)
    return _refused(*_faults(file, root, kind, schemas, newer))


def _refused(*problems: Problem) -> ApiDocument:
    return ApiDocument(root=None, problems=problems)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MAX_KEYS:
        raise _RefusedJsonError(f"một mục có hơn {MAX_KEYS} khóa")
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RefusedJsonError("một khóa được ghi hai lần trong cùng một mục")
    return made


def _whole(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise _RefusedJsonError(f"có số dài quá {MAX_DIGITS} chữ số")
    return int(text)


def _decimal(text: str) -> Decimal:
    """No field is a number with a point; it is kept for the words that say so. Exponents would make it endless."""
    if len(text) > MAX_DIGITS or "e" in text.lower():
        raise _RefusedJsonError(f"có số dài quá {MAX_DIGITS} chữ số hoặc có số mũ")
    return Decimal(text)


def _refuse_constant(text: str) -> None:
    raise _RefusedJsonError(f"có giá trị «{text}» không phải JSON")


def _not_json(file: str, reason: str) -> Problem:
    return Problem(
        code="source-not-json",
        place=Place(file=file),
        message=f"không đọc được dữ liệu: {reason}.",
        remedy="Kiểm tra địa chỉ của nguồn; nếu đúng, đề nghị tổ chức dựng lại trang bằng evalgen build.",
    )


def newer_format(file: str, which: str) -> Problem:
    """The data are of a major version that this program cannot read."""
    return Problem(
        code="source-newer-format",
        place=Place(file=file),
        message=f"dữ liệu theo {which}; chương trình này đọc được đến hết các phiên bản {known_version()[0]}.x.",
        remedy="Cập nhật evalgen ở nơi tổng hợp rồi chạy lại; tổ chức không phải sửa gì.",
    )


def _faults(file: str, root: Mapping[str, Any], kind: str, schemas: SchemaSet, newer: str | None) -> Iterator[Problem]:
    """Only the first wrong entries of long lists are handed to the reader that words faults: it is a slow one."""
    remedy = _REBUILD
    if newer:
        remedy = (
            f"Dữ liệu theo phiên bản {newer}, mới hơn phiên bản mà chương trình này biết: cập nhật evalgen. {_REBUILD}"
        )
    kept: dict[str, list[int]] = {}
    reduced = dict(root)
    for key, entries in root.items():
        if isinstance(entries, list):
            kept[key] = list(_wrong(root, key, lambda part: schemas.accepts(kind, part)))
            reduced[key] = [entries[index] for index in kept[key]]
    # JSON comes without marks: every place is the file with the path of the value.
    document = Document(file=file, root=cast("LocatedMapping", reduced))
    for problem in schemas.faults(kind, document)[:SHOWN]:
        pointer = problem.place.pointer
        if len(pointer) > 1 and pointer[0] in kept and isinstance(pointer[1], int):
            pointer = (pointer[0], kept[str(pointer[0])][pointer[1]], *pointer[2:])
        yield Problem(
            code="source-not-as-schema",
            place=Place(file=file, pointer=pointer),
            message=f"không đúng lược đồ đã công bố của dữ liệu mở: {problem.message}",
            remedy=remedy,
        )


def _wrong(root: Mapping[str, Any], key: str, accepts: Callable[[object], bool]) -> Iterator[int]:
    """The first entries of the list `key` that make an otherwise empty document wrong."""
    empty = {name: [] if isinstance(value, list) else value for name, value in root.items()}
    if not accepts(empty):
        return
    found = 0
    for index, entry in enumerate(root[key]):
        if not accepts({**empty, key: [entry]}):
            yield index
            found += 1
            if found == SHOWN:
                return
