"""The library out of a memory is the library that was read."""

import json
from fractions import Fraction

import pytest

from evalgen.regulation import remembered_library as module
from evalgen.regulation.loader import load_library
from evalgen.regulation.remembered_library import remembered_library


class Kept:
    """A memory in a variable."""

    def __init__(self, body: bytes | None = None) -> None:
        self.body = body

    def get(self) -> bytes | None:
        return self.body

    def put(self, body: bytes) -> None:
        self.body = body


def test_every_pack_is_the_one_that_was_read() -> None:
    memory = Kept()
    first = remembered_library(memory)
    assert first is load_library()
    second = remembered_library(memory)
    assert list(second.packs) == list(first.packs)
    for name, pack in first.packs.items():
        assert second.packs[name] == pack, name
    assert second.instruments == first.instruments


def test_a_known_library_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Kept()
    remembered_library(memory)

    def refuse() -> None:
        raise AssertionError

    monkeypatch.setattr(module, "load_library", refuse)
    assert remembered_library(memory).packs


@pytest.mark.parametrize("number", [Fraction(1, 5), Fraction(3), Fraction(-7, 4), Fraction(1, 10**38)], ids=str)
def test_decimals_stay_exact(number: Fraction) -> None:
    assert json.loads(vars(module)["_json"]([number]), parse_float=Fraction) == [number]
