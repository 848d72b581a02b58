"""Vượt tỷ lệ thì phải xếp lại bao nhiêu: what would bring a group of EXCELLENT within its quota.

«không vượt quá 20% tổng số tập thể, cá nhân được xếp loại "Hoàn thành tốt nhiệm vụ"» (điểm 1.5 khoản 1 Điều 11 QĐ 366).
Who is graded GOOD instead of EXCELLENT enters the base of the first reading, so that fewer have to change than the number
above the places says. Which of them, people decide.
"""

import math
from bisect import bisect_left
from collections.abc import Callable
from fractions import Fraction

from evalgen.domain.quota_moves import QuotaMoves, ReadingMoves
from evalgen.domain.ruling import QuotaGroup
from evalgen.grading.excellent_quota import places, rounding_of
from evalgen.regulation.law import Law


def quota_moves(group: QuotaGroup, law: Law, *, collective: bool) -> QuotaMoves:
    """What would bring `group` within its quota, by both readings of the base."""
    rounding, excellent, good = rounding_of(law, collective=collective), len(group.excellent), group.good
    usual = places(good, group.rate, rounding)
    chosen = group.places_literal if group.places_literal > usual else 0

    def allowed(base: int) -> int:
        return max(places(base, group.rate, rounding), chosen)

    return QuotaMoves(
        group=group,
        collective=collective,
        heads_apart=not collective and law.get("excellent_quota", "heads").value == "apart",
        literal=_moves(excellent, good, 0, allowed, group.rate),
        pool=_moves(excellent, good, 1, allowed, group.rate),
    )


def _moves(excellent: int, good: int, share: int, allowed: Callable[[int], int], rate: Fraction) -> ReadingMoves:
    """`share` is 1 where those who are EXCELLENT are in the base themselves, else 0."""

    def fits(stay: int, others: int) -> bool:
        return stay <= allowed(others + share * stay)

    base = good + share * excellent
    here = allowed(base)
    # Nobody EXCELLENT fits every quota, so that the search always ends.
    leave = next(count for count in range(excellent + 1) if fits(excellent - count, good + count))
    room = next((count for count in range(good, 0, -1) if fits(excellent + count, good - count)), 0)
    return ReadingMoves(
        base=base,
        places=here,
        over=max(excellent - here, 0),
        to_leave=leave,
        good_needed=_good_needed(excellent, base, allowed, rate),
        room=room,
    )


def _good_needed(excellent: int, base: int, allowed: Callable[[int], int], rate: Fraction) -> int | None:
    if excellent <= allowed(base):
        return 0
    if rate <= 0:
        return None
    most = math.ceil((excellent + 1) / rate)
    return bisect_left(range(most), x=True, key=lambda count: excellent <= allowed(base + count))
