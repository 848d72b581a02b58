"""One level of a measure that is judged in words, with its value."""

from fractions import Fraction

from msgspec import Struct


class Level(Struct, frozen=True, kw_only=True):
    """One level of a measure, e.g. 0.75 «phải sửa đổi 1-2 lần»."""

    value: Fraction
    label: str
