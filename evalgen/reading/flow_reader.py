"""Collections in brackets that end on their line, for the line reader; what is doubtful is left to the parser."""

import re
from collections.abc import Iterator
from typing import Any

from evalgen.domain.document import LocatedMapping, LocatedSequence, Mark
from evalgen.reading.remembered_parts import remember
from evalgen.reading.scalars import Scalar, plain_value

MAX_NESTED = 4

FORBIDDEN_KEYS = frozenset({"null", "Null", "NULL"})
"""Plain, they are no texts; the parser refuses them."""

_SCALAR = r"""(?P<plain>[^ ,\[\]{}:?#"'&*!|>%@`\\-][^,\[\]{}:?#"'\\]*)|"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'"""
_KEY = r'(?P<key>[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})|"(?P<quoted>[^"\\]{1,100})"'
_PAIR = re.compile(rf" *(?:{_KEY}): (?:(?P<bracket>[\[{{])|(?:{_SCALAR})(?P<end>[,}}]))")
_ITEM = re.compile(rf" *(?:(?P<bracket>[\[{{])|(?:{_SCALAR})(?P<end>[,\]]))")
_END = re.compile(r" *([,\]}])")
_WHOLE_SCALAR = re.compile(_SCALAR)
_WHOLE_KEY = re.compile(_KEY)

_CLOSING = {"[": "]", "{": "}"}
_EMPTY = frozenset({"[]", "{}"})

KEYS: dict[str, str] = {}
SCALARS: dict[str, Any] = {}
"""Keys and values by their text, quotes and all. What is null, or no value, is not remembered."""


class OutsideSubsetError(ValueError):
    """The text is written in a way that only the parser reads."""


def read_flow(text: str) -> dict[str, Any] | list[Any]:
    """The collection that `text` is from its first character, a bracket, to its last."""
    node = _flat(text, MAX_NESTED)
    return read_located_flow(text, (1, 1)) if node is None else node


def read_located_flow(text: str, at: Mark) -> LocatedMapping | LocatedSequence:
    """The same with marks; the first character stands at `at`."""
    node, end = _collection(text, 0, at, MAX_NESTED)
    if end != len(text):
        raise OutsideSubsetError
    return node


def _flat(text: str, depth: int) -> dict[str, Any] | list[Any] | None:
    """The same where each comma is followed by one space and at most mappings hold collections, as nearly everybody writes.

    A part between two such commas is a key and a value, or a scalar, or the collection is not read here: what holds a
    quote in its midst, a bracket or another comma is none of them. Thus no comma within a text is taken for a joint.
    None where the collection is written in another way.
    """
    if not depth or text[-1] != _CLOSING[text[0]]:
        return None
    if text in _EMPTY:
        return [] if text[0] == "[" else {}
    parts = text[1:-1].split(", ")
    return _flat_sequence(parts) if text[0] == "[" else _flat_mapping(iter(parts), depth)


def _flat_sequence(parts: list[str]) -> list[Any] | None:
    node: list[Any] = []
    for part in parts:
        value = SCALARS.get(part)
        if value is None:
            value = _scalar(part)
            if value is None:
                return None
        node.append(value)
    return node


def _flat_mapping(parts: Iterator[str], depth: int) -> dict[str, Any] | None:
    node: dict[str, Any] = {}
    for part in parts:
        head, _, rest = part.partition(": ")
        key = KEYS.get(head) or _key(head)
        value = SCALARS.get(rest)
        if value is None:
            value = _flat(_whole(rest, parts), depth - 1) if rest[:1] in _CLOSING else _scalar(rest)
        if value is None or key is None or key in node:
            return None
        node[key] = value
    return node


def _whole(rest: str, parts: Iterator[str]) -> str:
    """The collection that begins with `rest`, as far as the next part that ends with its closing bracket."""
    closing = _CLOSING[rest[0]]
    if rest[-1] == closing:
        return rest
    taken = [rest]
    for part in parts:
        taken.append(part)
        if part[-1:] == closing:
            break
    return ", ".join(taken)


def _key(head: str) -> str | None:
    """The key that `head` is, from its first character to its last; None where it is none."""
    found = _WHOLE_KEY.fullmatch(head)
    if found is None:
        return None
    key = found["key"]
    if key is None:
        key = found["quoted"]
    if key in FORBIDDEN_KEYS:
        return None
    remember(KEYS, head, key)
    return key


def _scalar(part: str) -> Scalar:
    """The value that `part` is, from its first character to its last; None where it is none, or null."""
    found = _WHOLE_SCALAR.fullmatch(part)
    if found is None:
        return None
    plain = found["plain"]
    if plain is None:
        value: Scalar = found["double"] if found["double"] is not None else found["single"]
    elif plain[-1] == " ":
        return None
    else:
        value = plain_value(plain)
    if value is not None:
        remember(SCALARS, part, value)
    return value


def _collection(text: str, start: int, at: Mark, depth: int) -> tuple[LocatedMapping | LocatedSequence, int]:
    """The collection whose bracket stands at `start`, and where it ends. `at` is the mark of the first character."""
    if not depth:
        raise OutsideSubsetError
    if text[start] == "{":
        return _mapping(text, start + 1, at, depth)
    return _sequence(text, start + 1, at, depth)


def _mapping(text: str, index: int, at: Mark, depth: int) -> tuple[LocatedMapping, int]:
    node = LocatedMapping()
    if text.startswith("}", index):
        return node, index + 1
    line, column = at
    while True:
        found = _PAIR.match(text, index)
        if found is None:
            raise OutsideSubsetError
        key, group = found["key"], "key"
        if key is None:
            key, group = found["quoted"], "quoted"
        if key in node or key in FORBIDDEN_KEYS:
            raise OutsideSubsetError
        node.key_marks[key] = (line, column + found.start(group) - (group == "quoted"))
        node[key], value_at, index, end = _value(text, found, at, depth)
        node.value_marks[key] = (line, column + value_at)
        if end != ",":
            if end != "}":
                raise OutsideSubsetError
            return node, index


def _sequence(text: str, index: int, at: Mark, depth: int) -> tuple[LocatedSequence, int]:
    node = LocatedSequence()
    if text.startswith("]", index):
        return node, index + 1
    line, column = at
    while True:
        found = _ITEM.match(text, index)
        if found is None:
            raise OutsideSubsetError
        value, value_at, index, end = _value(text, found, at, depth)
        node.append(value)
        node.value_marks.append((line, column + value_at))
        if end != ",":
            if end != "]":
                raise OutsideSubsetError
            return node, index


def _value(text: str, found: re.Match[str], at: Mark, depth: int) -> tuple[object, int, int, str]:
    """A value, where it begins, where the text goes on behind it, and the sign that ended it."""
    plain, end = found["plain"], found["end"]
    if plain is not None:
        if plain[-1] == " ":
            raise OutsideSubsetError
        return plain_value(plain), found.start("plain"), found.end(), end
    if end is not None:
        group = "double" if found["double"] is not None else "single"
        return found[group], found.start(group) - 1, found.end(), end
    start = found.start("bracket")
    node, index = _collection(text, start, at, depth - 1)
    closing = _END.match(text, index)
    if closing is None:
        raise OutsideSubsetError
    return node, start, closing.end(), closing[1]
