"""The library out of a memory is the library that was read."""

from collections import defaultdict
from fractions import Fraction

import pytest
from msgspec.structs import replace

from evalgen.regulation import loader
from evalgen.regulation import remembered_library as module
from evalgen.regulation.library import Pack
from evalgen.regulation.loader import load_library
from evalgen.regulation.remembered_library import remembered_library


class Kept:
    """A memory in a variable."""

    def __init__(self) -> None:
        self.body: bytes | None = None
        self.asked = 0

    def get(self) -> bytes | None:
        self.asked += 1
        return self.body

    def put(self, body: bytes) -> None:
        self.body = body


@pytest.fixture
def memory() -> defaultdict[str, Kept]:
    kept = defaultdict[str, Kept](Kept)
    assert remembered_library(kept.__getitem__) is load_library()
    return kept


def test_every_pack_is_the_one_that_was_read(memory: defaultdict[str, Kept]) -> None:
    first, second = load_library(), remembered_library(memory.__getitem__)
    assert list(second.packs) == list(first.packs)
    for name, pack in first.packs.items():
        again = second.packs[name]
        assert replace(again, frameworks=tuple(again.frameworks)) == pack, name
        assert [repr(item) for item in again.parameters.values()] == [repr(item) for item in pack.parameters.values()]
        assert repr(tuple(again.frameworks)) == repr(pack.frameworks), name
        assert again.frameworks[:1] == pack.frameworks[:1]
    assert second.instruments == first.instruments


def test_only_what_is_asked_for_is_made(memory: defaultdict[str, Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    library, made = remembered_library(memory.__getitem__), list[str]()
    original = vars(module)["_unpacked"]

    def unpacked(*given: object) -> Pack:
        pack: Pack = original(*given)
        made.append(pack.id)
        return pack

    monkeypatch.setattr(module, "_unpacked", unpacked)
    child, parent = next((pack.id, pack.extends) for pack in load_library().packs.values() if pack.extends)
    assert child in library.packs
    assert "no such pack" not in library.packs
    assert len(library.packs) == len(list(library.packs)) > len(load_library().lineage(child))
    assert made == []
    assert [pack.id for pack in library.lineage(child)][-2:] == [parent, child]
    assert library.pack(child) is library.pack(child)
    assert sorted(made) == sorted(pack.id for pack in load_library().lineage(child))
    assert memory[child].asked == 0
    assert len(library.pack(child).frameworks) == len(list(library.pack(child).frameworks))
    assert memory[child].asked == 1


def test_a_known_library_is_not_read_again(memory: defaultdict[str, Kept], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError

    monkeypatch.setattr(loader, "load_library", refuse)
    library = remembered_library(memory.__getitem__)
    assert all(pack.frameworks is not None for pack in library.packs.values())


def test_frameworks_that_were_forgotten_are_read_again(memory: defaultdict[str, Kept]) -> None:
    name = next(pack.id for pack in load_library().packs.values() if pack.frameworks)
    memory[name].body = None
    assert tuple(remembered_library(memory.__getitem__).packs[name].frameworks) == load_library().packs[name].frameworks


@pytest.mark.parametrize("number", [Fraction(1, 5), Fraction(3), Fraction(-7, 4), Fraction(1, 10**38)], ids=str)
def test_decimals_stay_exact(number: Fraction) -> None:
    own = vars(module)
    assert Fraction(own["_VALUE"].decode(own["_WRITTEN"].encode(own["_plain"](number)))) == number
