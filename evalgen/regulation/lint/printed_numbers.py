"""A number where it stands in the words of a source: its sign, its percent, the range that it begins."""

import re
from fractions import Fraction

from msgspec import Struct

DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
"""A number as sources print it, before anybody asks whether a point parts its thousands."""

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+/\d+|\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_BEFORE = (
    (">=", re.compile(r"(?:≥|>=)\s*$|\b(?:ít nhất|tối thiểu)(?:\s+\w+){0,3}\s+$|\b(?:từ|không dưới)\s+$")),
    ("<=", re.compile(r"(?:≤|<=)\s*$|\btối đa(?:\s+\w+){0,3}\s+$|\bkhông\b[^,;.]*\bquá\s+$")),
    (">", re.compile(r">\s*$|\btrên\s+$")),
    ("<", re.compile(r"<\s*$|(?<!không )\bdưới\s+$")),
)
"""What stands before a number, and the sign that it means."""

_AFTER = ((">=", re.compile(r"\s*%?\s*trở lên")), ("<=", re.compile(r"\s*%?\s*trở xuống")))
_FROM = re.compile(r"\btừ\s+$")
_PERCENT = re.compile(r"\s*%")
_RANGE = re.compile(r"\s*-\s*\d")


class PrintedNumber(Struct, frozen=True, kw_only=True):
    """One number of a text."""

    value: Fraction
    signs: tuple[str, ...]
    """Every sign that the words beside it mean; none where it stands alone."""

    percent: bool
    opens_range: bool
    """«1 - 2»"""

    signed_twice: bool
    """«≥ 90% trở lên»; «từ 90% trở lên» is one sign in two words."""


def printed_numbers(text: str) -> list[PrintedNumber]:
    """Every number of `text`, in order."""
    plain = text.casefold()
    return [_number(found, plain) for found in _NUMBER.finditer(plain)]


def decimal(text: str) -> Fraction:
    """«12,5» or «12.5»."""
    return Fraction(text.replace(",", "."))


def _number(found: re.Match[str], text: str) -> PrintedNumber:
    before, after = text[: found.start()], text[found.end() :]
    leading = [sign for sign, words in _BEFORE if words.search(before)]
    following = [sign for sign, words in _AFTER if words.match(after)]
    return PrintedNumber(
        value=_exact(found[0]),
        signs=tuple(dict.fromkeys([*leading, *following])),
        percent=_PERCENT.match(after) is not None,
        opens_range=_RANGE.match(after) is not None,
        signed_twice=bool(leading and following) and _FROM.search(before) is None,
    )


def _exact(text: str) -> Fraction:
    if _THOUSANDS.fullmatch(text):
        return Fraction(text.replace(".", ""))
    return decimal(text)
