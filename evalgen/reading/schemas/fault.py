"""One thing that a schema refuses, with all that its wording needs to know."""

import re
from decimal import Decimal
from typing import Any

from msgspec import Struct

from evalgen.domain.document import Document
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.reading.identifiers import shorten
from evalgen.reading.schemas.keywords import Schema, resolved
from evalgen.reading.schemas.suggestions import nearest

GUESSES = 50
"""So many unknown keys of one mapping are compared with the known ones; whoever wrote more did not mistype them."""


class Fault(Struct, frozen=True, kw_only=True):
    """The keyword of JSON Schema that refused `value` at `pointer`, and what it wanted."""

    keyword: str
    expected: Any
    value: Any
    pointer: Pointer
    document: Document
    schema: Schema
    """The whole schema of the file."""

    @property
    def field(self) -> Schema:
        """What the schema says of the value's own place: title, description, labels, limits."""
        return field_at(self.schema, self.pointer)

    @property
    def label(self) -> str:
        """The field in words: «quantity» (Số lượng)."""
        return label_at(self.schema, self.pointer)

    @property
    def members(self) -> str:
        """The keys of the group that belongs at the value's place, or of each element of its list; empty where it says none."""
        first, more = self.keys_of_members
        told = ", ".join(f"«{key}»" for key in first)
        return f"{told}; tùy trường hợp thêm {', '.join(f'«{key}»' for key in more)}" if more else told

    @property
    def keys_of_members(self) -> tuple[list[str], list[str]]:
        """The keys of that group that must be there, or all where none must; and the others."""
        field = self.field
        if "items" in field:
            field = _resolved(self.schema, field["items"])
        known, needed = list(field.get("properties", {})), field.get("required", [])
        first = [key for key in known if key in needed] or known
        return first, [key for key in known if key not in first]

    @property
    def is_required(self) -> bool:
        """Whether the group around the value must have it."""
        return bool(self.pointer) and self.pointer[-1] in field_at(self.schema, self.pointer[:-1]).get("required", ())

    def key_label(self, key: str) -> str:
        """A key of the mapping at fault in words."""
        return label_at(self.schema, (*self.pointer, key))

    def problem(self, code: str, message: str, remedy: str, *, key: str | None = None) -> Problem:
        """A problem at the value, or at the key `key` of the mapping at fault."""
        if key is None:
            place = self.document.place(*self.pointer)
        else:
            place = self.document.place(*self.pointer, key, key=key in self.value)
        return Problem(code=code, place=place, message=message, remedy=remedy)


def field_at(schema: Schema, pointer: Pointer) -> Schema:
    """The part of `schema` that describes the value at `pointer`, references resolved; empty where it has none."""
    found = _resolved(schema, schema)
    for step in pointer:
        if isinstance(step, int):
            part = found.get("items", {})
        else:
            patterns = found.get("patternProperties", {}).items()
            by_pattern = (below for pattern, below in patterns if re.search(pattern, step))
            part = found.get("properties", {}).get(step) or next(by_pattern, {})
        found = _resolved(schema, part)
    return found


def label_at(schema: Schema, pointer: Pointer) -> str:
    """The field at `pointer` in words."""
    if not pointer:
        return "tệp này"
    last = pointer[-1]
    if isinstance(last, int):
        return f"phần tử thứ {last + 1} của {label_at(schema, pointer[:-1])}"
    title = field_at(schema, pointer).get("title")
    return f"mục «{shorten(last)}» ({title})" if title else f"mục «{shorten(last)}»"


def unknown_keys(mapping: dict[str, Any], field: Schema) -> dict[str, str | None]:
    """The keys of `mapping` that the schema does not know, each with the absent key that was probably meant."""
    known: Schema = field.get("properties", {})
    patterns = field.get("patternProperties", {})
    absent = [(key, part.get("title", "")) for key, part in known.items() if key not in mapping]
    unknown = [key for key in mapping if key not in known and not any(re.search(pattern, key) for pattern in patterns)]
    return {key: _meant(key, absent) if index < GUESSES else None for index, key in enumerate(unknown)}


def _meant(key: str, absent: list[tuple[str, str]]) -> str | None:
    """Of a key that is glued to its value, the part before the colon."""
    head = key.partition(":")[0].strip()
    return head if any(head == name for name, _ in absent) else nearest(key, absent)


def shown(value: object) -> str:
    """A value as it is written in a record."""
    match value:
        case None:
            written = "null"
        case bool():
            written = "true" if value else "false"
        case Decimal():
            written = format(value, "f")
        case int():
            written = str(value)
        case list():
            written = "một danh sách"
        case dict():
            written = "một nhóm mục"
        case _:
            written = f"«{shorten(str(value))}»"
    return written


def _resolved(schema: Schema, part: Any) -> Schema:
    return resolved(part, schema) if isinstance(part, dict) else {}
