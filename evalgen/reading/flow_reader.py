"""Collections in brackets that end on their line, for the line reader; what is doubtful is left to the parser."""

import re

from evalgen.domain.document import LocatedMapping, LocatedSequence, Mark
from evalgen.reading.scalars import plain_value

MAX_NESTED = 4

FORBIDDEN_KEYS = frozenset({"null", "Null", "NULL"})
"""Plain, they are no texts; the parser refuses them."""

_SCALAR = r"""(?P<plain>[^ ,\[\]{}:?#"'&*!|>%@`\\-][^,\[\]{}:?#"'\\]*)|"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'"""
_KEY = r'(?P<key>[A-Za-z0-9_][A-Za-z0-9_.-]{0,99})|"(?P<quoted>[^"\\]{1,100})"'
_PAIR = re.compile(rf" *(?:{_KEY}): (?:(?P<bracket>[\[{{])|(?:{_SCALAR})(?P<end>[,}}]))")
_ITEM = re.compile(rf" *(?:(?P<bracket>[\[{{])|(?:{_SCALAR})(?P<end>[,\]]))")
_END = re.compile(r" *([,\]}])")


class OutsideSubsetError(ValueError):
    """The text is written in a way that only the parser reads."""


def read_flow(text: str, at: Mark) -> LocatedMapping | LocatedSequence:
    """The collection that `text` is from its first character, a bracket at `at`, to its last."""
    node, end = _collection(text, 0, at, MAX_NESTED)
    if end != len(text):
        raise OutsideSubsetError
    return node


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
