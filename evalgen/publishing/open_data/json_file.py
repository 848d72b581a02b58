"""JSON: one entry a line, so that two versions can be compared line by line."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec

from evalgen.publishing.open_data.entries import Entry
from evalgen.publishing.open_data.table import Row

_TOGETHER = 500
"""So many lines are held at a time."""


def entry_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Each entry as one line of JSON. Days are written 2026-06-30; scores are texts, so that no program rounds them."""
    return map(_LINE.encode, entries)


def row_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows of a table in the same manner, each cell under the name of its column."""
    return (_LINE.encode(dict(zip(names, row, strict=True))) for row in rows)


def document(head: Mapping[str, Any], **lists: Iterable[bytes]) -> Iterator[bytes]:
    """A document in pieces: what `head` says, then the `lists` of lines."""
    yield _beginning(head)
    for key, lines in lists.items():
        yield _opening(key)
        start, rest = b"\n", iter(lines)
        while group := b",\n".join(islice(rest, _TOGETHER)):
            yield start + group
            start = b",\n"
        yield _CLOSING
    yield _ENDING


def joined_documents(head: Mapping[str, Any], first: str, second: str, documents: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of `documents` with these two lists as one document in pieces.

    No line holds a line break: what opens a list is found by the break before it.
    """
    start, middle, end = _opening(first), _CLOSING + _opening(second), _CLOSING + _ENDING
    yield _beginning(head) + start
    between, others = b"", []
    for text in documents:
        lines, _, rest = text[text.index(start) + len(start) :].partition(middle)
        if lines:
            yield between + lines
            between = b","
        others.append(rest.removesuffix(end))
    yield middle + b",".join(filter(None, others)) + end


_CLOSING = b"\n]"
_ENDING = b"\n}\n"


def _beginning(head: Mapping[str, Any]) -> bytes:
    return ("{\n" + ",\n".join(f"{_text(key)}: {_text(value)}" for key, value in head.items())).encode("utf-8")


def _opening(key: str) -> bytes:
    return f",\n{_text(key)}: [".encode()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


_LINE = msgspec.json.Encoder()
