"""The kinds of value that a parameter of the law may have, and how each is read from a pack.

Reading turns a plain value into an exact, immutable one; a value that does not fit is None.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from evalgen.domain.evaluation import Measure
from evalgen.domain.grade import Grade, Undetermined
from evalgen.regulation.law import Level

MAX_SCORE = 100
"""The scale of every score (khoản đầu Điều 10 QĐ 366: «thang điểm 100»)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of value: what it expects, in Vietnamese, and its reading."""

    expects: str
    read: Callable[[Any], Any]


def exact(value: Any) -> Fraction | None:
    """An exact number, or None; a truth value is no number."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return None
    return Fraction(value)


def _between(low: int, high: int) -> Callable[[Any], Fraction | None]:
    def read(value: Any) -> Fraction | None:
        number = exact(value)
        return number if number is not None and low < number <= high else None

    return read


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def one_of(*words: str) -> Kind:
    """A choice between named readings of the law."""

    def read(value: Any) -> str | None:
        return value if isinstance(value, str) and value in words else None

    return Kind(expects="một trong các từ " + ", ".join(words), read=read)


def _levels(value: Any) -> tuple[Level, ...] | None:
    if not isinstance(value, list) or not value:
        return None
    levels: list[Level] = []
    for item in value:
        if not isinstance(item, Mapping) or set(item) != {"value", "label"}:
            return None
        number = exact(item["value"])
        if number is None or number <= 0 or not isinstance(item["label"], str) or not item["label"].strip():
            return None
        levels.append(Level(value=number, label=item["label"]))
    ascending = all(first.value < second.value for first, second in pairwise(levels))
    return tuple(levels) if ascending else None


def _weights(value: Any) -> Mapping[str, Fraction] | None:
    names = [measure.key for measure in Measure]
    if not isinstance(value, Mapping) or set(value) != set(names):
        return None
    weights = {name: exact(value[name]) for name in names}
    if any(weight is None or weight <= 0 for weight in weights.values()):
        return None
    return MappingProxyType({name: weight for name, weight in weights.items() if weight is not None})


def _words(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        return None
    return tuple(value) if len(set(value)) == len(value) else None


_LAST_DAY = 31


def _deadline(value: Any) -> Mapping[str, int | bool] | None:
    if not isinstance(value, Mapping) or set(value) != {"day", "month_after", "inclusive"}:
        return None
    day, month, inclusive = value["day"], value["month_after"], value["inclusive"]
    if not isinstance(inclusive, bool) or _count(day) is None or day > _LAST_DAY:
        return None
    if isinstance(month, bool) or not isinstance(month, int) or month < 0:
        return None
    return MappingProxyType({"day": day, "month_after": month, "inclusive": inclusive})


SCORE = Kind(expects=f"số điểm lớn hơn 0 và không quá {MAX_SCORE}", read=_between(0, MAX_SCORE))
RATE = Kind(expects="tỷ lệ lớn hơn 0 và không quá 1 (20% viết là 0.2)", read=_between(0, 1))
CAP = Kind(expects="số lớn hơn 0 và không quá 2 (100% viết là 1)", read=_between(0, 2))
COUNT = Kind(expects="số nguyên lớn hơn 0", read=_count)
FLAG = Kind(expects="true hoặc false", read=_flag)
GRADE = one_of(*(grade.name for grade in Grade))
OUTCOME = one_of(*(grade.name for grade in Grade), Undetermined.NEEDS_DECISION.name)
LEVELS = Kind(expects="danh sách mức xếp tăng dần, mỗi mức gồm value lớn hơn 0 và label", read=_levels)
WEIGHTS = Kind(
    expects="trọng số lớn hơn 0 của đủ bốn chỉ số " + ", ".join(measure.key for measure in Measure), read=_weights
)
WORDS = Kind(expects="danh sách từ không trùng nhau", read=_words)
DEADLINE = Kind(
    expects="ngày hạn gồm day (1 đến 31), month_after (số tháng sau kỳ) và inclusive (true nếu tính cả ngày đó)",
    read=_deadline,
)
