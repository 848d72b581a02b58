"""Which known name was probably meant: the same answer as from comparing all, without comparing all."""

import random
import time
from heapq import nlargest

import pytest

from evalgen.checking.likely_names import LIKELY, likely
from evalgen.checking.names import suggestion

FAMILIES, GIVEN = ("nguyen", "tran", "le", "pham", "vo", "dang"), ("an", "binh", "chi", "hoa", "lan", "minh", "tuan")


def province(people: int) -> list[str]:
    chance = random.Random(people)  # noqa: S311 - names, not secrets
    return [f"{chance.choice(FAMILIES)}-van-{chance.choice(GIVEN)}-{number}" for number in range(people)]


def pairs(name: str) -> set[str]:
    return {name[index : index + 2] for index in range(len(name))}


def compared_with_all(name: str, known: list[str]) -> list[str]:
    return nlargest(LIKELY, sorted(known), key=lambda other: len(pairs(name) & pairs(other)))


@pytest.mark.parametrize("people", [0, 1, 9, 10, 11, 300])
def test_the_likely_names_are_those_that_share_most_pairs(people: int) -> None:
    known, chance = province(people), random.Random(1)  # noqa: S311
    asked = [*(name[:-1] + "x" for name in known[:30]), *("".join(chance.choices("anv-1", k=9)) for _ in range(30)), ""]
    for name in asked:
        assert likely(name, tuple(known)) == compared_with_all(name, known)


def test_many_unknown_names_among_those_of_a_province_take_no_minutes() -> None:
    """A file of 256 KB may name 35,000 units that nobody knows."""
    known = dict.fromkeys(province(50_000))
    begun = time.process_time()
    assert {suggestion(f"nguyen-van-ann-{number}", known) != "" for number in range(500)} == {True}
    assert time.process_time() - begun < 15


def test_long_names_that_merely_begin_alike_are_not_proposed_for_one_another() -> None:
    bodies = ["ban-thuong-vu", "ban-thuong-vu-tinh-uy"]
    assert suggestion("ban-thuong-truc-mat-tran", bodies) == ""
    assert suggestion("ban-thuong-vu-tinh-ui", bodies) == "Có phải ý là «ban-thuong-vu-tinh-uy»? "
