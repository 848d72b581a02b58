"""One level of a measure that is judged in words, with its value."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """One level of a measure, e.g. 0.75 «phải sửa đổi 1-2 lần»."""

    value: Fraction
    label: str
