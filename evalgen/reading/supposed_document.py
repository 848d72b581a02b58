"""A document with other values at some places, as if somebody had written them there. Nothing is written."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from evalgen.domain.document import Document, LocatedMapping, LocatedSequence, Mark
from evalgen.domain.place import Place, Pointer
from evalgen.errors import EvalgenError
from evalgen.reading.schemas.keywords import Schema
from evalgen.reading.strict_yaml import read_document
from evalgen.reading.supposed_path import parse_path

ABSENT = None
"""Stands for a value that is not there, before or after; records hold no empty values."""


class SupposedValue(Struct, frozen=True, kw_only=True):
    """One value that is supposed instead of what the document has."""

    place: Place
    """Where it stands, or the nearest place above."""

    before: Any
    after: Any


class SupposedDocument(Struct, frozen=True, kw_only=True):
    """The document as supposed, and what in it is supposed."""

    document: Document
    values: tuple[SupposedValue, ...]


def suppose(document: Document, assignments: Iterable[str], schema: Schema) -> SupposedDocument:
    """`document` with each ``path=value`` of `assignments`, one after the other; no value takes the field away.

    Raises EvalgenError where one is no assignment, or its path names no place or more than one.
    """
    values: list[SupposedValue] = []
    for text in assignments:
        path, equals, value = text.partition("=")
        if not equals:
            raise EvalgenError(
                "«{text}» thiếu dấu «=».",
                remedy="Viết đường dẫn, dấu bằng, giá trị giả định: results.bao-cao-thang.quantity=2",
                text=text,
            )
        pointer = parse_path(path.strip()).found_in(document.root, schema)
        supposed = with_value(document, pointer, _read(value))
        values.append(
            SupposedValue(
                place=document.place(*pointer),
                before=_at(document.root, pointer),
                after=_at(supposed.root, pointer),
            )
        )
        document = supposed
    return SupposedDocument(document=document, values=tuple(values))


def with_value(document: Document, pointer: Pointer, value: Any) -> Document:
    """`document` with `value` at `pointer`, which stands where the old one stood."""
    mark = (document.place(*pointer).line, document.place(*pointer).column)
    root = _with(document.located, pointer, _marked(value, mark), mark)
    return Document(file=document.file, root=root)


def _read(text: str) -> Any:
    """A value as records write it. Raises EvalgenError where it is none."""
    result = read_document("--what-if", f"value: {text.strip()}\n".encode())
    problem = next(iter(result.problems), None)
    if problem is not None:
        raise EvalgenError(
            "Không đọc được giá trị «{text}»: {message}",
            remedy="{mend}",
            text=text,
            message=problem.message,
            mend=problem.remedy,
        )
    if result.document is None or len(result.document.root) != 1:
        raise EvalgenError(
            "Không đọc được giá trị «{text}».", remedy="Viết giá trị trên một dòng, như trong hồ sơ.", text=text
        )
    return result.document.root["value"]


def _with(node: Any, pointer: Pointer, value: Any, mark: Mark) -> Any:
    if not pointer:
        return value
    step = pointer[0]
    if isinstance(step, int):
        return _with_element(node if isinstance(node, list) else LocatedSequence(), step, pointer[1:], value, mark)
    fields = LocatedMapping()
    if isinstance(node, LocatedMapping):
        fields.update(node)
        fields.key_marks.update(node.key_marks)
        fields.value_marks.update(node.value_marks)
    inner = _with(fields.get(step), pointer[1:], value, mark)
    if inner is ABSENT:
        fields.pop(step, None)
    else:
        fields[step] = inner
        fields.key_marks.setdefault(step, mark)
        fields.value_marks.setdefault(step, mark)
    return fields


def _with_element(node: Iterable[Any], index: int, rest: Pointer, value: Any, mark: Mark) -> LocatedSequence:
    elements = LocatedSequence()
    elements.extend(node)
    elements.value_marks.extend(getattr(node, "value_marks", ()))
    old = elements[index] if index < len(elements) else ABSENT
    inner = _with(old, rest, value, mark)
    if inner is ABSENT:
        del elements[index : index + 1], elements.value_marks[index : index + 1]
    elif index < len(elements):
        elements[index] = inner
    else:
        elements.append(inner)
        elements.value_marks.append(mark)
    return elements


def _marked(value: Any, mark: Mark) -> Any:
    """The same value, all of it standing at `mark`."""
    if isinstance(value, Mapping):
        fields = LocatedMapping()
        for key, inner in value.items():
            fields[key] = _marked(inner, mark)
            fields.key_marks[key] = fields.value_marks[key] = mark
        return fields
    if isinstance(value, list):
        elements = LocatedSequence()
        elements.extend(_marked(inner, mark) for inner in value)
        elements.value_marks.extend(mark for _ in value)
        return elements
    return value


def _at(node: Any, pointer: Pointer) -> Any:
    for step in pointer:
        if isinstance(node, Mapping):
            node = node.get(str(step))
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return ABSENT
    return node
