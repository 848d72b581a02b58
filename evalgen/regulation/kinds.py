"""The kinds of value that a parameter of the law may have, and how each is read from a pack.

Reading turns a plain value into an exact, immutable one; a value that does not fit is None.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.measures import Measure, UnitMeasure
from evalgen.domain.organization import Standing
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.level import Level

MAX_SCORE = 100
"""The scale of every score (khoản đầu Điều 10 QĐ 366: «thang điểm 100»)."""


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of value: what it expects, in Vietnamese, and its reading."""

    sentence: str
    """What it expects, with places for words and numbers that are the same in every language."""

    read: Callable[[Any], Any]
    named: Mapping[str, str | int] = field(default_factory=dict)
    """What stands in the places of the sentence."""

    words: tuple[str, ...] = ()
    """The words to choose from, where it is a choice."""

    @property
    def expects(self) -> str:
        """The whole sentence."""
        return self.sentence.format(**self.named)


def exact(value: Any) -> Fraction | None:
    """An exact number, or None; a truth value is no number."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return None
    return Fraction(value)


def _up_to(high: int) -> Callable[[Any], Fraction | None]:
    def read(value: Any) -> Fraction | None:
        number = exact(value)
        return number if number is not None and 0 < number <= high else None

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

    return Kind(sentence="một trong các từ {words}", named=_listed(words), read=read, words=words)


def rising(*words: str) -> Kind:
    """Some of `words`, each once, in their order: a slip of the pen must not take one of them out of its place."""

    def read(value: Any) -> tuple[str, ...] | None:
        found = _words(value)
        return found if found is not None and found == tuple(word for word in words if word in found) else None

    return Kind(sentence="danh sách xếp theo thứ tự này, trong các từ {words}", named=_listed(words), read=read)


def _listed(words: Iterable[str]) -> dict[str, str]:
    return {"words": ", ".join(words)}


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


def _two_levels(value: Any) -> tuple[Level, ...] | None:
    levels = _levels(value)
    return levels if levels is not None and len(levels) == _PAIR else None


_PAIR = 2


def _weights(names: list[str], needed: frozenset[str]) -> Callable[[Any], Mapping[str, Fraction] | None]:
    """A weight above 0 for each of `names` that counts, in their order; those `needed` always count."""

    def read(value: Any) -> Mapping[str, Fraction] | None:
        if not isinstance(value, Mapping) or not needed <= set(value) <= set(names) or not value:
            return None
        weights = {name: exact(value[name]) for name in names if name in value}
        if any(weight is None or weight <= 0 for weight in weights.values()):
            return None
        return MappingProxyType({name: weight for name, weight in weights.items() if weight is not None})

    return read


_LONGEST_LETTER = 3


def _is_letter(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_LETTER and bool(value.strip()) and "\n" not in value


def _letters(names: list[str]) -> Callable[[Any], Mapping[str, str] | None]:
    """A letter of its own for some of `names`, in their order."""

    def read(value: Any) -> Mapping[str, str] | None:
        if not isinstance(value, Mapping) or not value or not set(value) <= set(names):
            return None
        letters = {name: value[name] for name in names if name in value}
        if not all(map(_is_letter, letters.values())):
            return None
        return MappingProxyType(letters) if len(set(letters.values())) == len(letters) else None

    return read


_LEADERS = [item.name for item in Standing if item.subject is SubjectKind.LEADER]


def _leaders(value: Any) -> tuple[Standing, ...] | None:
    words = _words(value)
    return None if words is None or not set(words) <= set(_LEADERS) else tuple(Standing[word] for word in words)


def _sentence(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _words(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        return None
    return tuple(value) if len(set(value)) == len(value) else None


def _small_group(value: Any) -> Mapping[str, int] | str | None:
    if value == "none":
        return "none"
    if not isinstance(value, Mapping) or set(value) != {"below", "places"}:
        return None
    sizes = {name: size for name in ("below", "places") if (size := _count(value[name])) is not None}
    return MappingProxyType(sizes) if len(sizes) == len(value) else None


SCORE = Kind(sentence="số điểm lớn hơn 0 và không quá {most}", named={"most": MAX_SCORE}, read=_up_to(MAX_SCORE))
RATE = Kind(sentence="tỷ lệ lớn hơn 0 và không quá 1 (20% viết là 0.2)", read=_up_to(1))
CAP = Kind(sentence="số lớn hơn 0 và không quá 2 (100% viết là 1)", read=_up_to(2))
COUNT = Kind(sentence="số nguyên lớn hơn 0 và không quá {most}", named={"most": MAX_COUNT}, read=_count)
FLAG = Kind(sentence="true hoặc false", read=_flag)
GRADE = one_of(*(grade.name for grade in Grade))
OUTCOME = one_of(*(grade.name for grade in Grade), Undetermined.NEEDS_DECISION.name)
LEVELS = Kind(sentence="danh sách mức xếp tăng dần, mỗi mức gồm value lớn hơn 0 và label", read=_levels)
_MEASURES = [measure.key for measure in Measure]
_UNIT_MEASURES = [measure.key for measure in UnitMeasure]
_GRADES = [grade.name for grade in Grade]
WEIGHTS = Kind(
    sentence="trọng số lớn hơn 0 của các chỉ số được chấm, trong {words}; luôn có {needed}",
    named=_listed(_MEASURES) | {"needed": Measure.QUANTITY.key},
    read=_weights(_MEASURES, frozenset({Measure.QUANTITY.key})),
)
UNIT_WEIGHTS = Kind(
    sentence="trọng số lớn hơn 0 của các tiêu chí được chấm, trong {words}",
    named=_listed(_UNIT_MEASURES),
    read=_weights(_UNIT_MEASURES, frozenset()),
)
LETTERS = Kind(
    sentence="chữ ký hiệu, không trùng nhau, của các chỉ số trong {words}",
    named=_listed(_MEASURES),
    read=_letters(_MEASURES),
)
UNIT_LETTERS = Kind(
    sentence="chữ ký hiệu, không trùng nhau, của các tiêu chí trong {words}",
    named=_listed(_UNIT_MEASURES),
    read=_letters(_UNIT_MEASURES),
)
GRADE_LETTERS = Kind(
    sentence="chữ ký hiệu, không trùng nhau, của các mức trong {words}", named=_listed(_GRADES), read=_letters(_GRADES)
)
TWO_LEVELS = Kind(sentence="hai mức xếp tăng dần, mỗi mức gồm value lớn hơn 0 và label", read=_two_levels)
LEADERS = Kind(sentence="danh sách vị trí lãnh đạo, quản lý trong {words}", named=_listed(_LEADERS), read=_leaders)
SENTENCE = Kind(sentence="một câu, không để trống", read=_sentence)
SMALL_GROUP = Kind(
    sentence="none (không có quy tắc riêng), hoặc below (dưới bao nhiêu người) và places (được chọn bao nhiêu người)",
    read=_small_group,
)
