"""How exact numbers are shown to people. Grades never come from shown numbers."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction


def sum_of(values: Iterable[Fraction]) -> Fraction:
    """The exact sum, with one reduction at the end instead of one for every step."""
    above, below = 0, 1
    for value in values:
        upper, lower = value.as_integer_ratio()
        if lower == below:
            above += upper
        else:
            above, below = above * lower + upper * below, below * lower
    return Fraction(above, below) if below != 1 else Fraction(above)


def sum_of_products(products: Iterable[tuple[Fraction, ...]]) -> Fraction:
    """The exact sum of the products, with one reduction at the end instead of one for every step."""
    above, below = 0, 1
    for factors in products:
        numerator, denominator = 1, 1
        for factor in factors:
            upper, lower = factor.as_integer_ratio()
            numerator *= upper
            denominator *= lower
        if denominator == below:
            above += numerator
        else:
            above, below = above * denominator + numerator * below, below * denominator
    return Fraction(above, below)


def product(value: Fraction, other: Fraction) -> Fraction:
    """The exact product, reduced once."""
    return Fraction(value.numerator * other.numerator, value.denominator * other.denominator)


def is_below(value: Fraction | int, bound: Fraction | int) -> bool:
    """``value < bound`` in whole numbers: asked of every task, and nearly always of the very number that is the bound."""
    if value is bound:
        return False
    upper, lower = value.as_integer_ratio()
    bound_upper, bound_lower = bound.as_integer_ratio()
    return upper * bound_lower < bound_upper * lower


def is_share_below(count: int, whole: int, share: Fraction | int) -> bool:
    """Whether `count` of a `whole` is less than the `share` of it that the law names."""
    return count * share.denominator < share.numerator * whole


def round_half_up(value: Fraction, places: int = 0) -> Fraction:
    """`value` to `places` decimals; exactly half goes up («từ 0,5 trở lên làm tròn lên 1»)."""
    above, below = value.as_integer_ratio()
    return Fraction(_half_up(above * 10**places, below), 10**places)


def _half_up(above: int, below: int) -> int:
    """The quotient as a whole number, exactly half up."""
    return (2 * above + below) // (2 * below)


def round_whole(value: Fraction, manner: str) -> int:
    """`value` as a whole number in the manner that an instrument names: ``half_up``, ``floor`` or ``ceil``."""
    return _WHOLE[manner](*value.as_integer_ratio())


_WHOLE: Mapping[str, Callable[[int, int], int]] = {
    "half_up": _half_up,
    "floor": lambda above, below: above // below,
    "ceil": lambda above, below: -(-above // below),
}


def show_whole(count: int) -> str:
    """A count with a point behind each thousand, as Vietnamese documents write it: «9.863»."""
    return f"{count:,}".replace(",", ".")


def show(value: Fraction, *, places: int = 2, thresholds: Iterable[Fraction | int] = ()) -> str:
    """`value` with a decimal comma, rounded half up, yet never onto or over a threshold that it is below.

    89.996 with the threshold 90 is shown «89,99»: nobody shall read a number that did not earn its grade.
    """
    return _shown(value, 10**places, places, thresholds)


def _shown(value: Fraction, scale: int, places: int, thresholds: Iterable[Fraction | int]) -> str:
    """`value` times `scale` as a whole number of which the last `places` digits are decimals."""
    above, below = value.as_integer_ratio()
    shown = _half_up(above * scale, below)
    bounds = (threshold.as_integer_ratio() for threshold in thresholds)
    if any(above * lower < upper * below and upper * scale <= shown * lower for upper, lower in bounds):
        shown = above * scale // below
    sign = "−" if shown < 0 else ""
    digits = f"{abs(shown):0{places + 1}d}"
    return f"{sign}{digits[:-places]},{digits[-places:]}" if places else f"{sign}{digits}"


def show_percent(value: Fraction, *, places: int = 2, thresholds: Iterable[Fraction | int] = ()) -> str:
    """A ratio as a percentage: 67/77 is «87,01 %». Thresholds are ratios, too."""
    return _shown(value, 100 * 10**places, places, thresholds) + " %"


def show_plain(value: Fraction) -> str:
    """`value` without superfluous zeros where its decimals end («1,2»; «2»), as a fraction where they do not («67/77»)."""
    rest, powers = value.denominator, {2: 0, 5: 0}
    for prime in powers:
        while rest % prime == 0:
            rest //= prime
            powers[prime] += 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return show(value, places=max(powers.values()))
