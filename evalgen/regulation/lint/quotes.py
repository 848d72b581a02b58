"""A value against the words that it is taken from."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from evalgen.domain.number import show_plain
from evalgen.regulation.lint.printed_numbers import DECIMAL, decimal
from evalgen.regulation.lint.value_case import Flaw, StatedValue

_QUARTER = re.compile(r"\bquý (IV|III|II|I)\b", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_WORD = re.compile(r"[^\W\d_]+")


def number_not_quoted(stated: StatedValue) -> Iterator[Flaw]:
    """Con số của giá trị có trong nguyên văn được dẫn, viết như số, như phần trăm hoặc như số của quý."""
    value = stated.value.value
    quote = stated.value.citation.quote
    printed = {decimal(number) for number in DECIMAL.findall(quote)}
    printed |= {Fraction(_ROMAN[number.upper()]) for number in _QUARTER.findall(quote)}
    for name, number in _numbers(value, printed):
        if not _is_printed(number, printed):
            yield Flaw(
                code="number-not-quoted",
                key=stated.key,
                message=f"{'.'.join((*stated.key, *name))} là {show_plain(number)}, nguyên văn được dẫn không có số này",
                remedy="Dẫn đúng chỗ in con số, sửa giá trị, hoặc ghi cách hiểu được chọn ở reading.",
                reading=stated.value.chosen,
            )


def quote_without_words(stated: StatedValue) -> Iterator[Flaw]:
    """Nguyên văn được dẫn là lời của văn bản, không chỉ là dấu hay số."""
    if not _WORD.search(stated.value.citation.quote):
        yield Flaw(
            code="without-citation",
            key=stated.key,
            message=f"nguyên văn của {'.'.join(stated.key)} không có lời nào: «{stated.value.citation.quote}»",
            remedy="Dẫn đúng lời của văn bản.",
        )


def _numbers(value: object, printed: set[Fraction]) -> Iterator[tuple[tuple[str, ...], Fraction]]:
    """A number; the weights of several things where one of them is printed: equal ones are often said without a number."""
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        yield (), Fraction(value)
    elif isinstance(value, Mapping):
        weights = {str(name): item for name, item in value.items() if isinstance(item, Fraction)}
        if any(_is_printed(weight, printed) for weight in weights.values()):
            yield from (((name,), weight) for name, weight in weights.items())


def _is_printed(number: Fraction, printed: set[Fraction]) -> bool:
    return bool(printed & {number, 100 * number})
