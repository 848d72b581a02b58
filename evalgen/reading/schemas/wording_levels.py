"""Keys that the record knows, one level further in or out: they were indented wrongly, not misspelt."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

from evalgen.domain.document import Document
from evalgen.domain.place import Pointer
from evalgen.reading.schemas.fault import Fault, field_at, unknown_keys
from evalgen.reading.schemas.keywords import Schema, resolved


def level_remedies(fault: Fault, unknown: Collection[str]) -> dict[str, str | None]:
    """Of the keys that do not belong in the mapping at fault, those that belong a level further in or out.

    What to do about it; None where it was said of the key right above.
    """
    found: dict[str, str | None] = {}
    known = fault.field.get("properties", {})
    owner, above = "", ""
    lines: Counter[int] | None = None
    for key in fault.value:
        if key in known:
            owner, above = key, ""
            continue
        remedy = None
        if key in unknown:
            remedy = _further_in(fault, owner, key) or _further_out(fault, key)
        if remedy is not None:
            lines = _lines_of_keys(fault) if lines is None else lines
            remedy = remedy if lines[_line(fault, key)] == 1 else None
        if remedy is not None:
            found[key] = None if remedy == above else remedy
        above = remedy or ""
    return found


def stands_outside(fault: Fault, key: str) -> bool:
    """Whether the key that is missing from the mapping at fault stands right below it, a level further out."""
    within = fault.pointer
    if within and within[-1] == len(value_at(fault.document, within[:-1])) - 1:
        within = within[:-1]  # The last element of a list ends where the list does.
    if not within or not isinstance(within[-1], str):
        return False
    mapping, field = value_at(fault.document, within[:-1]), field_at(fault.schema, within[:-1])
    if key not in mapping or not unknown_keys({key: None}, field):
        return False
    known = [name for name in mapping if name in field.get("properties", {}) or name == key]
    return (within[-1], key) in pairwise(known)


def value_at(document: Document, pointer: Pointer) -> Any:
    """The value at a pointer that the document has."""
    value: Any = document.root
    for step in pointer:
        value = value[step]
    return value


def _lines_of_keys(fault: Fault) -> Counter[int]:
    """How many keys begin on each line, those of the mappings around included: within braces nothing is indented."""
    place = fault.document.place
    around = {place(*fault.pointer[:depth]).line for depth in range(1, len(fault.pointer))}
    return Counter(around) + Counter(_line(fault, key) for key in fault.value)


def _line(fault: Fault, key: str) -> int:
    return fault.document.place(*fault.pointer, key, key=True).line


def _further_in(fault: Fault, owner: str, key: str) -> str | None:
    if not owner or not isinstance(fault.value[owner], dict | list | None):
        return None
    if key not in _keys_below(fault.schema, (*fault.pointer, owner)):
        return None
    return f"Đây là mục của «{owner}» ở trên: thụt vào cho thẳng cột với các mục của «{owner}»."


def _keys_below(schema: Schema, pointer: Pointer) -> Iterable[str]:
    field = field_at(schema, pointer)
    items: Schema = resolved(field["items"], schema) if isinstance(field.get("items"), dict) else {}
    return {**field.get("properties", {}), **items.get("properties", {})}.keys()


def _further_out(fault: Fault, key: str) -> str | None:
    for depth in range(len(fault.pointer) - 1, -1, -1):
        beside = fault.pointer[depth]
        if isinstance(beside, str) and key in field_at(fault.schema, fault.pointer[:depth]).get("properties", {}):
            if key in value_at(fault.document, fault.pointer[:depth]):
                return None
            return f"Đây là mục cùng bậc với «{beside}»: bớt thụt lề cho thẳng cột với «{beside}»."
    return None
