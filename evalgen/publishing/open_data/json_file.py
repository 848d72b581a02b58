"""JSON: one entry a line, so that two versions can be compared line by line."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from evalgen.publishing.open_data.entries import Entry
from evalgen.publishing.open_data.table import Row

_TOGETHER = 500
"""So many lines are held at a time."""


def entry_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Each entry as one line of JSON. Days are written 2026-06-30; scores are texts, so that no program rounds them."""
    line: Callable[[Entry], str] | None = None
    for entry in entries:
        line = line or _writer_of(type(entry))
        yield line(entry)


def row_lines(names: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """The rows of a table in the same manner, each cell under the name of its column."""
    return [_LINE.encode(dict(zip(names, row, strict=True))) for row in rows]


def document(head: Mapping[str, Any], **lists: Iterable[str]) -> Iterator[bytes]:
    """A document in pieces: what `head` says, then the `lists` of lines."""
    yield _beginning(head)
    for key, lines in lists.items():
        yield _opening(key)
        start, rest = "\n", iter(lines)
        while group := list(islice(rest, _TOGETHER)):
            yield (start + ",\n".join(group)).encode("utf-8")
            start = ",\n"
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


def _writer_of(kind: type[Entry]) -> Callable[[Entry], str]:
    """Writes entries of one `kind`: their keys are encoded once."""
    names: tuple[str, ...] = kind.__struct_fields__
    take = attrgetter(*names)
    shape = "{{" + ",".join(f'"{name}":{{}}' for name in names) + "}}"
    value, fill = _value, shape.format

    def line(entry: Entry) -> str:
        return fill(*[encode_basestring(item) if type(item) is str else value(item) for item in take(entry)])

    return line


def _value(value: Any) -> str:
    """Anything but a plain text, which stands in the most cells by far."""
    return "null" if value is None else _LINE.encode(value)


def _keyed(entry: Entry) -> dict[str, Any]:
    """The fields in their order: every entry is a struct."""
    return {name: getattr(entry, name) for name in entry.__struct_fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else _keyed(value)


_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
