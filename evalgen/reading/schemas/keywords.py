"""What the keywords of our schemas mean, in one place for both readers of them: predicates and the library."""

import datetime as dt
import functools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

Schema = dict[str, Any]

_SCALARS = (str, int, Decimal)
_WORDS = frozenset({"title", "description"})
_REFERRING = frozenset({"$ref", "$defs"})


def plain(part: Any, whole: Schema) -> Any:
    """`part` for validation: references within the file replaced by what they name, words for people left out.

    The library looks a reference up anew for every value; it is a third of the time of a check.
    """
    if isinstance(part, list):
        return [plain(item, whole) for item in part]
    if not isinstance(part, dict):
        return part
    said = resolved(part, whole).items()
    kept = {key: value for key, value in said if not (key in _WORDS and isinstance(value, str))}
    return {key: plain(value, whole) for key, value in kept.items() if key not in _REFERRING}


def resolved(part: Schema, whole: Schema) -> Schema:
    """`part`; with what it refers to within the file, where it does, and what that refers to."""
    reference = part.get("$ref")
    if reference is None:
        return part
    return {**resolved(whole["$defs"][reference.removeprefix("#/$defs/")], whole), **part}


def is_integer(value: object) -> bool:
    """A whole number; 1.0 is none, because it was written as a decimal."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: object) -> bool:
    """A whole number or a decimal."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def is_date(text: str) -> bool:
    """A day of the calendar, written 2026-06-30."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@functools.cache
def pattern_of(pattern: str) -> re.Pattern[str]:
    r"""As ECMA has it: `$` is the very end, not the place before a last line break."""
    return re.compile(re.sub(r"\$$", r"\\Z", pattern))


def has_repeated_items(value: list[Any]) -> bool:
    """Words and numbers differ; elements of another kind are refused by their own schema. One look at each suffices."""
    items = [item for item in value if isinstance(item, _SCALARS)]
    return len({(isinstance(item, bool), item) for item in items}) < len(items)


def repeated_names(value: list[Any], key: str) -> Iterator[tuple[int, str]]:
    """Of the elements those, by index and name, whose text at `key` an earlier one has."""
    seen: set[str] = set()
    for index, item in enumerate(value):
        name = item.get(key) if isinstance(item, dict) else None
        if isinstance(name, str) and name in seen:
            yield index, name
        if isinstance(name, str):
            seen.add(name)
