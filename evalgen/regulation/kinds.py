"""The kinds of value that a parameter of the law may have, and how each is read from a pack.

Reading turns a plain value into an exact, immutable one; a value that does not fit is None.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from evalgen.domain.evaluation import Measure
from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.period import Period
from evalgen.regulation.law import Level
from evalgen.regulation.pack_file import parse_day

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


MAX_COUNT = 1000
"""No instrument counts months or tasks so far; what is larger would leave the calendar."""


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MAX_COUNT else None


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
_LAST_MONTH_AFTER = 12


def _deadline(value: Any) -> Mapping[str, Any] | None:
    keys = {"day", "month_after", "inclusive"}
    if not isinstance(value, Mapping) or not keys <= set(value) <= {*keys, "special"}:
        return None
    day, month, inclusive = value["day"], value["month_after"], value["inclusive"]
    if not isinstance(inclusive, bool) or _count(day) is None or day > _LAST_DAY:
        return None
    if isinstance(month, bool) or not isinstance(month, int) or abs(month) > _LAST_MONTH_AFTER:
        return None
    special = _special_days(value.get("special", {}))
    if special is None:
        return None
    usual = {"day": day, "month_after": month, "inclusive": inclusive}
    return MappingProxyType(usual | ({"special": special} if special else {}))


def _special_days(value: Any) -> Mapping[str, dt.date] | None:
    """«riêng Quý II/2026 trước ngày 25/6/2026»: days by period."""
    if not isinstance(value, Mapping):
        return None
    days = {period: parse_day(day) if isinstance(day, str) else None for period, day in value.items()}
    if any(day is None or None in {Period.parse(period), Period.parse(str(day.year))} for period, day in days.items()):
        return None
    return MappingProxyType({period: day for period, day in days.items() if day is not None})


def _small_group(value: Any) -> Mapping[str, int] | str | None:
    if value == "none":
        return "none"
    if not isinstance(value, Mapping) or set(value) != {"below", "places"}:
        return None
    sizes = {name: size for name in ("below", "places") if (size := _count(value[name])) is not None}
    return MappingProxyType(sizes) if len(sizes) == len(value) else None


SCORE = Kind(expects=f"số điểm lớn hơn 0 và không quá {MAX_SCORE}", read=_between(0, MAX_SCORE))
RATE = Kind(expects="tỷ lệ lớn hơn 0 và không quá 1 (20% viết là 0.2)", read=_between(0, 1))
CAP = Kind(expects="số lớn hơn 0 và không quá 2 (100% viết là 1)", read=_between(0, 2))
COUNT = Kind(expects=f"số nguyên lớn hơn 0 và không quá {MAX_COUNT}", read=_count)
FLAG = Kind(expects="true hoặc false", read=_flag)
GRADE = one_of(*(grade.name for grade in Grade))
OUTCOME = one_of(*(grade.name for grade in Grade), Undetermined.NEEDS_DECISION.name)
LEVELS = Kind(expects="danh sách mức xếp tăng dần, mỗi mức gồm value lớn hơn 0 và label", read=_levels)
WEIGHTS = Kind(
    expects="trọng số lớn hơn 0 của đủ bốn chỉ số " + ", ".join(measure.key for measure in Measure), read=_weights
)
WORDS = Kind(expects="danh sách từ không trùng nhau", read=_words)
DEADLINE = Kind(
    expects="ngày hạn gồm day (1 đến 31), month_after (số tháng sau tháng cuối của kỳ, -12 đến 12), "
    "inclusive (true nếu tính cả ngày đó) và, nếu có, special (ngày riêng của một kỳ, như 2026-Q2: 2026-06-25)",
    read=_deadline,
)
SMALL_GROUP = Kind(
    expects="none (không có quy tắc riêng), hoặc below (dưới bao nhiêu người) và places (được chọn bao nhiêu người)",
    read=_small_group,
)
