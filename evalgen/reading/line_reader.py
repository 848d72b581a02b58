"""A reader of the plain YAML that records are written in, line by line: several times faster than the parser.

It knows block mappings and sequences, one entry a line, with keys of letters and digits (or quoted); texts that are
plain or quoted and end on their line; flow collections that end on their line (`flow_reader`); comments on lines of
their own. On anything else it answers None, and the parser reads the file from the beginning. It never judges: what
is doubtful, wrong, repeated or refused is told by the parser alone, in its words, so that there is one verdict.
Whatever it does answer is what `DocumentBuilder` would have built, value by value and mark by mark.
"""

import functools
import re
import unicodedata

from evalgen.domain.document import LocatedMapping, LocatedSequence, Mark
from evalgen.reading.flow_reader import FORBIDDEN_KEYS, OutsideSubsetError, read_flow
from evalgen.reading.scalars import NotANumberError, NumberTooLongError, Scalar, plain_value

MAX_OPEN = 12
"""Records nest six deep; how deep is too deep is judged by the parser."""

_KEY = re.compile(r'[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}|"[^"\\]{1,100}"')
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""No plain text that is read here begins with one of them."""

Node = LocatedMapping | LocatedSequence

_DASH = len("- ")
_SHORT = 40
"""Values up to this many characters come again and again and are remembered."""


def read_lines(text: str) -> LocatedMapping | None:
    """The root of a document, or None where the parser has to read it. `text` holds no tabs and nothing hidden."""
    if "\r" in text or not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return None
    reader = _LineReader()
    take = reader.take
    try:
        for number, line in enumerate(text.split("\n"), 1):
            content = line.lstrip(" ")
            if content and content[0] != "#":
                take(number, len(line) - len(content), content)
        return reader.finished()
    except (OutsideSubsetError, NotANumberError, NumberTooLongError):
        return None


class _LineReader:
    """Takes lines with content in turn. Columns count from 0 here and from 1 in marks."""

    __slots__ = ("above", "indent", "node", "root", "waiting", "waiting_mark")

    def __init__(self) -> None:
        self.root = LocatedMapping()
        self.node: Node = self.root
        """The innermost open collection, whose entries begin at the column `indent`."""

        self.indent = 0
        self.above: list[tuple[Node, int]] = []
        """The open collections around it, each with its column."""

        self.waiting: str | None = None
        """The key of the innermost mapping whose value is null or begins on the next line, if it has one."""

        self.waiting_mark: Mark = (1, 1)

    def take(self, line: int, indent: int, content: str) -> None:
        """Take one line, whose `content` begins at the column `indent`."""
        if self.waiting is not None:
            self._open_or_leave_empty(line, indent, content)
        if indent != self.indent:
            self._close_down_to(indent)
        node = self.node
        if isinstance(node, LocatedSequence):
            if not content.startswith("- ") or len(content) == _DASH:
                raise OutsideSubsetError
            indent, content = indent + _DASH, content[_DASH:]
            if not _begins_with_key(content):
                node.append(_value(content, (line, indent + 1)))
                node.value_marks.append((line, indent + 1))
                return
            node = LocatedMapping()
            self._open(node, line, indent)
        head, colon, rest = content.partition(": ")
        if colon and rest:
            key = _key(head)
            if key in node:
                raise OutsideSubsetError
            mark = (line, indent + len(head) + 3)
            node[key] = _short_plain(rest) if len(rest) <= _SHORT and rest[0] not in "{['\"" else _value(rest, mark)
            node.key_marks[key] = (line, indent + 1)
            node.value_marks[key] = mark
        else:
            self._wait(node, content, (line, indent + 1))

    def finished(self) -> LocatedMapping:
        """The root, when all lines are taken."""
        if self.waiting is not None:
            self._put(None, self.waiting_mark)
        if not self.root:
            raise OutsideSubsetError
        return self.root

    def _wait(self, node: LocatedMapping, content: str, at: Mark) -> None:
        """A line that ends behind the colon of its key."""
        if content[-1] != ":":
            raise OutsideSubsetError
        key = _key(content[:-1])
        if key in node:
            raise OutsideSubsetError
        self.waiting, self.waiting_mark = key, at

    def _open_or_leave_empty(self, line: int, indent: int, content: str) -> None:
        """The first line behind a waiting key: if it is deeper the value begins here, else the value is null."""
        sequence = content.startswith("- ")
        if indent > self.indent:
            self._open(LocatedSequence() if sequence else LocatedMapping(), line, indent)
        elif sequence and indent == self.indent:
            raise OutsideSubsetError  # A sequence may also begin right below its key.
        else:
            self._put(None, self.waiting_mark)

    def _open(self, node: Node, line: int, indent: int) -> None:
        if len(self.above) == MAX_OPEN:
            raise OutsideSubsetError
        self._put(node, (line, indent + 1))
        self.above.append((self.node, self.indent))
        self.node, self.indent = node, indent

    def _close_down_to(self, indent: int) -> None:
        """Close what ended before this line. Deeper than the innermost, the text of the line before goes on."""
        while indent < self.indent and self.above:
            self.node, self.indent = self.above.pop()
        if indent != self.indent:
            raise OutsideSubsetError

    def _put(self, value: object, at: Mark) -> None:
        node, key = self.node, self.waiting
        if isinstance(node, LocatedSequence):
            node.append(value)
            node.value_marks.append(at)
        elif key is not None:
            node[key], node.key_marks[key], node.value_marks[key] = value, self.waiting_mark, at
            self.waiting = None


@functools.lru_cache(maxsize=2048)
def _key(head: str) -> str:
    """The key that stands before a colon."""
    if _KEY.fullmatch(head) is None or head in FORBIDDEN_KEYS:
        raise OutsideSubsetError
    return head[1:-1] if head[0] == '"' else head


def _begins_with_key(content: str) -> bool:
    """Whether an element of a sequence seems to be a mapping; what only seems so is refused as a key."""
    return content[0] not in "{[" and (": " in content or content[-1] == ":")


def _value(rest: str, at: Mark) -> Scalar | Node:
    """The value that begins at `at` and fills the rest of its line."""
    first = rest[0]
    if first in "{[":
        return read_flow(rest, at)
    if first not in "\"'":
        return _short_plain(rest) if len(rest) <= _SHORT else _plain(rest)
    if len(rest) > 1 and rest.find(first, 1) == len(rest) - 1 and "\\" not in rest:
        return rest[1:-1]
    raise OutsideSubsetError


def _plain(rest: str) -> Scalar:
    """The value of an unquoted text."""
    if rest[0] in _INDICATORS or ": " in rest or " #" in rest or rest[-1] in ": ":
        raise OutsideSubsetError
    return plain_value(rest)


_short_plain = functools.lru_cache(maxsize=8192)(_plain)
"""The same, remembered: codes, dates, numbers and words are few. Refusals are not remembered."""
