"""The library out of a memory is the library that was read."""

from fractions import Fraction

import pytest

from evalgen.regulation import loader
from evalgen.regulation import remembered_library as module
from evalgen.regulation.library import Library
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


def remembered() -> Library:
    memory = Kept()
    assert remembered_library(memory) is load_library()
    return remembered_library(memory)


def test_every_pack_is_the_one_that_was_read() -> None:
    first, second = load_library(), remembered()
    assert list(second.packs) == list(first.packs)
    for name, pack in first.packs.items():
        assert second.packs[name] == pack, name
    assert second.instruments == first.instruments


def test_every_legal_value_has_its_type_again() -> None:
    second = remembered()
    for name, pack in load_library().packs.items():
        for key, parameter in pack.parameters.items():
            again = second.packs[name].parameters[key]
            for value, other in zip(parameter.values, again.values, strict=True):
                assert repr(value) == repr(other), (name, key)


def test_only_packs_that_are_asked_for_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    library, made = remembered(), list[str]()
    original = vars(module)["_unpacked"]

    def unpacked(data: bytes) -> object:
        pack = original(data)
        made.append(pack.id)
        return pack

    monkeypatch.setattr(module, "_unpacked", unpacked)
    child, parent = next((pack.id, pack.extends) for pack in load_library().packs.values() if pack.extends)
    assert child in library.packs
    assert len(library.packs) == len(list(library.packs)) > 2
    assert made == []
    assert [pack.id for pack in library.lineage(child)][-2:] == [parent, child]
    assert library.pack(child) is library.pack(child)
    assert sorted(made) == sorted(pack.id for pack in load_library().lineage(child))


def test_a_known_library_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Kept()
    remembered_library(memory)

    def refuse() -> None:
        raise AssertionError

    monkeypatch.setattr(loader, "load_library", refuse)
    assert remembered_library(memory).packs


@pytest.mark.parametrize("number", [Fraction(1, 5), Fraction(3), Fraction(-7, 4), Fraction(1, 10**38)], ids=str)
def test_decimals_stay_exact(number: Fraction) -> None:
    own = vars(module)
    assert Fraction(own["_VALUE"].decode(own["_WRITTEN"].encode(own["_plain"](number)))) == number
