"""What a line of a record consists of, for the line reader: its head, and the value behind it.

What a line says does not depend on where it stands. The same few come again and again, in every record of a province;
they are remembered, and asked for by their text.
"""

import re
from typing import Any

from evalgen.reading.flow_reader import FORBIDDEN_KEYS, OutsideSubsetError, read_flow
from evalgen.reading.remembered_parts import remember
from evalgen.reading.scalars import Scalar, plain_value

Entry = tuple[int, str, int]
"""Where a line begins, its key, and where its value begins. The column of a dash is negative; no key: an element."""

_HEAD = re.compile(
    r'(?P<indent> *)(?P<dash>- )?(?:(?P<key>[A-Za-z0-9_][A-Za-z0-9_./-]{0,199})|"(?P<quoted>[^"\\]{1,100})")'
)
_ESCAPED = re.compile(r'"([^"\\]*(?:\\[n"\\][^"\\]*)*)"')
"""As signatures are written: with line ends, quotation marks and backslashes in disguise, none of which hides anything."""

_ESCAPE = re.compile(r"\\.")
_MEANT = {r"\n": "\n", r"\"": '"', r"\\": "\\"}
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""No plain text that is read here begins with one of them."""

_DASH = len("- ")


class _Heads(dict[str, Entry | None]):
    """The entry that begins with a text, which stands before a colon and a space; None where no key does."""

    def __missing__(self, head: str) -> Entry | None:
        entry = _entry(head)
        remember(self, head, entry)
        return entry


class _Ends(dict[str, Entry | None]):
    """The entry that a line is, where it ends behind the colon of its key; None for all others without a value."""

    def __missing__(self, line: str) -> Entry | None:
        entry = _entry(line[:-1]) if line[-1:] == ":" else None
        remember(self, line, entry)
        return entry


HEADS, ENDS = _Heads(), _Ends()
"""Both raise OutsideSubsetError for a key that the parser refuses."""

Line = tuple[int, str, Any]
"""Where a line begins, its key, its value; `BELOW` where the value is null or begins on the next line."""

LINES: dict[str, Line] = {}
"""Whole lines, by their text. Documents share what stands behind a key on one line; nobody changes it."""

BELOW = object()


def line_of(line: str) -> Line | None:
    """What a line is that may not be known yet; None for one that says nothing. Raises OutsideSubsetError."""
    head, _, rest = line.partition(": ")
    entry = HEADS[head] if rest else ENDS[line]
    if entry is None:
        entry, rest = element_of(line)
        if entry is None:
            return None
    column, key, _ = entry
    found = column, key, _value_of(rest) if rest else BELOW
    remember(LINES, line, found)
    return found


def element_of(line: str) -> tuple[Entry | None, str]:
    """The element of a sequence that `line` is, and its value; no entry where the line says nothing.

    Raises OutsideSubsetError.
    """
    content = line.lstrip(" ")
    if not content or content[0] == "#":
        return None, ""
    if len(content) == _DASH or not content.startswith("- "):
        raise OutsideSubsetError
    return (len(content) - len(line) - 1, "", 0), content[_DASH:]


def _value_of(rest: str) -> Any:
    """The value that fills the rest of its line. Raises OutsideSubsetError."""
    first = rest[0]
    if first in "{[":
        return read_flow(rest)
    if first not in "\"'":
        return _plain(rest)
    if len(rest) > 1 and rest.find(first, 1) == len(rest) - 1 and "\\" not in rest:
        return rest[1:-1]
    escaped = _ESCAPED.fullmatch(rest)
    if escaped is None:
        raise OutsideSubsetError
    return _ESCAPE.sub(lambda found: _MEANT[found[0]], escaped[1])


def _entry(head: str) -> Entry | None:
    found = _HEAD.fullmatch(head)
    if found is None:
        return None
    key, indent = found["key"], len(found["indent"])
    if key is None:
        key = found["quoted"]
    if found["key"] in FORBIDDEN_KEYS:
        raise OutsideSubsetError
    return (-1 - indent if found["dash"] else indent + 1), key, len(head) + 3


def _plain(rest: str) -> Scalar:
    """The value of an unquoted text."""
    if rest[0] in _INDICATORS or rest[-1] in ": " or (":" in rest and ": " in rest) or ("#" in rest and " #" in rest):
        raise OutsideSubsetError
    return plain_value(rest)
