"""A reader of the plain YAML that records are written in, line by line: many times faster than the parser.

It knows block mappings and sequences, one entry a line, with keys of letters and digits (or quoted); texts that are
plain or quoted and end on their line; flow collections that end on their line (`flow_reader`); comments on lines of
their own. On anything else it answers None, and the parser reads the file from the beginning. It never judges: what
is doubtful, wrong, repeated or refused is told by the parser alone, in its words, so that there is one verdict.
Whatever it does answer is what `DocumentBuilder` would have built, value by value. Where the values stand is not kept:
of most documents nobody asks; for whoever does, `line_marks` goes through the lines once more.
"""

import unicodedata
from typing import Any

from evalgen.reading.flow_reader import OutsideSubsetError
from evalgen.reading.line_parts import BELOW, LINES, line_of
from evalgen.reading.scalars import NotANumberError, NumberTooLongError, ThousandsDotError

MAX_OPEN = 12
"""Records nest six deep; how deep is too deep is judged by the parser."""


def read_lines(text: str, *, composed: bool = False) -> dict[str, Any] | None:
    """The root of a document, or None where the parser has to read it.

    `text` holds no tabs and nothing hidden; it may be known already to be `composed` (in NFC).
    """
    if "\r" in text or not (composed or text.isascii() or unicodedata.is_normalized("NFC", text)):
        return None
    try:
        return _read(text)
    except (OutsideSubsetError, NotANumberError, NumberTooLongError, ThousandsDotError):
        return None


def _read(text: str) -> dict[str, Any]:  # noqa: C901, PLR0912 - one pass over some hundred lines, without a call a line
    """The root. Raises OutsideSubsetError where a line is no such line, or does not follow from the one before.

    Columns count from 1; those of the dashes of sequences are negative, so that one comparison tells both where a line
    begins and whether it is of the kind of the collection that is open.
    """
    root: dict[str, Any] = {}
    node: Any = root
    here = expected = 1
    """Where the lines of the innermost open collection begin; `expected` is 0 after a key without a value."""

    above: list[tuple[Any, int]] = []
    waiting = ""
    """The key whose value is null or begins on the next line."""

    for line in text.split("\n"):
        found = LINES.get(line) or line_of(line)
        if found is None:
            continue  # A comment, or an empty line.
        column, key, value = found
        if column != expected:
            if waiting:
                if abs(column) > here:
                    below: Any = {} if column > 0 else []
                    node[waiting] = below
                    above.append((node, here))
                    node, here = below, column
                elif column == -here:
                    raise OutsideSubsetError  # A sequence may also begin right below its key.
                waiting = ""
            while abs(column) < abs(here) and above:
                node, here = above.pop()
            if column != here or len(above) > MAX_OPEN:
                raise OutsideSubsetError
            expected = here
        if column < 0:
            if not key:
                node.append(value)
                continue
            below = {}
            node.append(below)
            above.append((node, here))
            node, here = below, 2 - column
            expected = here
        if key in node:
            raise OutsideSubsetError
        if value is BELOW:
            node[key] = None
            waiting, expected = key, 0
        else:
            node[key] = value
    if not root:
        raise OutsideSubsetError
    return root
