"""Prints plain values as YAML that people like to edit, and that the strict reading reads back unchanged.

Block style outside, flow style for what fits on one line (`{by: ban-thuong-vu, on: 2026-04-03}`),
comments above the key or item they speak of, quotes only where the core schema of YAML 1.2 would read another type.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer
from evalgen.errors import EvalgenError

WIDTH = 120
"""A mapping or list that needs more columns than this is printed in block style."""

_OTHER_TYPE = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
    r"|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_SCALARS = (str, int, Decimal, Fraction, dt.date)
_NEVER_FIRST = frozenset(",[]{}#&*!|>'\"%@`=<")
_FIRST_IF_FOLLOWED = frozenset("-?:")
_FLOW_SIGNS = frozenset(",[]{}?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_text(
    value: Mapping[str, Any],
    *,
    head: Sequence[str] = (),
    comments: Mapping[Pointer, Sequence[str]] | None = None,
) -> str:
    """The whole file: `head` as comment lines, then `value`; `comments` stand above the key or item they point at."""
    lines = [*comment_lines(head), *_mapping(value, (), 0, comments or {})]
    return "\n".join(lines) + "\n"


def comment_lines(texts: Sequence[str], indent: int = 0) -> Iterator[str]:
    """Each text as a comment line of its own."""
    for text in texts:
        yield (" " * indent + f"# {text}").rstrip()


def scalar(value: object, *, flow: bool = False) -> str:
    """One scalar, quoted only where it must be."""
    if isinstance(value, str):
        return _words(value, flow=flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | Fraction):
        return _number(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    raise EvalgenError("Không ghi được giá trị kiểu «{kind}» ra YAML.", kind=type(value).__name__)


@lru_cache(maxsize=4096)
def _words(text: str, *, flow: bool) -> str:
    return _quoted(text) if _needs_quotes(text, flow=flow) else text


@lru_cache(maxsize=4096)
def _number(number: Decimal | Fraction) -> str:
    value = Fraction(number)
    text = show_plain(abs(value)).replace(",", ".")
    if "/" in text:
        raise EvalgenError("Không ghi được phân số {text} ra YAML vì không viết hết bằng số thập phân.", text=text)
    return f"-{text}" if value < 0 else text


def _needs_quotes(text: str, *, flow: bool) -> bool:
    if not text or text != text.strip() or not text.isprintable():
        return True
    if _OTHER_TYPE.fullmatch(text) or text.startswith(("---", "...")):
        return True
    first, rest = text[0], text[1:]
    if first in _NEVER_FIRST or (first in _FIRST_IF_FOLLOWED and (not rest or rest[0] in " ,[]{}")):
        return True
    if ": " in text or " #" in text or text.endswith(":"):
        return True
    return flow and (first == ":" or not _FLOW_SIGNS.isdisjoint(text))


def _quoted(text: str) -> str:
    signs = (_ESCAPES.get(sign) or (sign if sign.isprintable() else _escape(sign)) for sign in text)
    return '"' + "".join(signs) + '"'


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 -- the last code of four digits


def _flow(value: object) -> str:
    if isinstance(value, _SCALARS):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return scalar(value, flow=True)


def _on_one_line(value: object, pointer: Pointer, used: int, comments: Mapping[Pointer, Sequence[str]]) -> str | None:
    """`value` where it may stand on one line: one level deep in lists, two in mappings, and nothing inside is commented."""
    if _deeper(value, 2 if isinstance(value, Mapping) else 1):
        return None
    if any(place[: len(pointer)] == pointer and place != pointer for place in comments):
        return None
    text = _flow(value)
    return text if used + len(text) <= WIDTH else None


def _deeper(value: object, levels: int) -> bool:
    """Whether there are more than so many levels of mappings and lists."""
    if isinstance(value, _SCALARS) or not isinstance(value, Mapping | list | tuple):
        return False
    items = value.values() if isinstance(value, Mapping) else value
    return levels == 0 or any(_deeper(item, levels - 1) for item in items)


def _mapping(
    value: Mapping[str, Any], pointer: Pointer, indent: int, comments: Mapping[Pointer, Sequence[str]]
) -> Iterator[str]:
    for key, item in value.items():
        here = (*pointer, key)
        yield from comment_lines(comments.get(here, ()), indent)
        opening = " " * indent + scalar(key) + ":"
        yield from _entry(opening, item, here, indent, comments)


def _entry(
    opening: str, item: object, here: Pointer, indent: int, comments: Mapping[Pointer, Sequence[str]]
) -> Iterator[str]:
    if isinstance(item, _SCALARS) or not isinstance(item, Mapping | list | tuple):
        yield f"{opening} {scalar(item)}"
        return
    line = _on_one_line(item, here, len(opening) + 1, comments) if item else _flow(item)
    if line is not None:
        yield f"{opening} {line}"
    elif isinstance(item, Mapping):
        yield opening
        yield from _mapping(item, here, indent + 2, comments)
    else:
        yield opening
        yield from _sequence(item, here, indent + 2, comments)


def _sequence(
    items: Sequence[Any], pointer: Pointer, indent: int, comments: Mapping[Pointer, Sequence[str]]
) -> Iterator[str]:
    for index, item in enumerate(items):
        here = (*pointer, index)
        yield from comment_lines(comments.get(here, ()), indent)
        dash = " " * indent + "-"
        if not isinstance(item, Mapping) or not item:
            yield from _entry(dash, item, here, indent, comments)
        elif (line := _on_one_line(item, here, len(dash) + 1, comments)) is not None:
            yield f"{dash} {line}"
        else:
            first, *rest = _mapping(item, here, indent + 2, comments)
            yield f"{dash} {first.lstrip()}"
            yield from rest
