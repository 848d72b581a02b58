"""JSON: one entry a line, so that two versions can be compared line by line."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from evalgen.publishing.open_data.entries import Entry
from evalgen.publishing.open_data.table import Row


def entry_lines(entries: Iterable[Entry]) -> list[str]:
    """Each entry as one line of JSON. Days are written 2026-06-30; scores are texts, so that no program rounds them."""
    return [_LINE.encode(_keyed(entry)) for entry in entries]


def row_lines(names: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """The rows of a table in the same manner, each cell under the name of its column."""
    return [_LINE.encode(dict(zip(names, row, strict=True))) for row in rows]


def document_text(head: Mapping[str, Any], **lists: Sequence[str]) -> str:
    """A document: what `head` says, then the `lists` of lines."""
    parts = [f"{_text(key)}: {_text(value)}" for key, value in head.items()]
    parts += [f"{_text(key)}: [" + ",".join(f"\n{line}" for line in lines) + "\n]" for key, lines in lists.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _keyed(entry: Entry) -> dict[str, Any]:
    """The fields in their order: every entry is a dataclass with slots."""
    return {name: getattr(entry, name) for name in entry.__slots__}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else _keyed(value)


_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
