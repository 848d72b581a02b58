"""Values that are no structs behave like the frozen values beside them."""

import copy
import pickle
from fractions import Fraction
from typing import Any

import pytest

from evalgen.domain.document import Document
from evalgen.domain.marks import Mark
from evalgen.domain.place import DeferredPlace, Place
from evalgen.domain.sheet import CellPlace
from evalgen.domain.typed_bytes import Typed, to_bytes

PLACE = Place(file="a.yaml", line=3, column=5, pointer=("plan", 0))
CELL = CellPlace(file="a.xlsx", sheet="Q2", line=3, column=2)
VALUES = [PLACE, CELL, Mark(value=Fraction(1, 2), place=PLACE), Document(file="a.yaml", root={"id": "a"})]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_it_never_changes(value: Any) -> None:
    for name in (*value.fields, "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
    with pytest.raises(AttributeError):
        del value.file


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_copy_is_equal_and_shown_alike(value: Any) -> None:
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301 - our own
        assert again == value
        assert repr(again) == repr(value)


def test_what_differs_in_one_field_or_in_kind_is_another() -> None:
    assert Place(file="a.yaml", line=3, column=6, pointer=("plan", 0)) != PLACE
    assert Place(file="a.xlsx", line=3, column=2) != CELL
    assert CellPlace(file="a.xlsx", sheet="Q3", line=3, column=2) != CELL
    assert len({PLACE, Place(file="a.yaml", line=3, column=5, pointer=("plan", 0)), CELL}) == 2


def test_its_fields_are_shown_in_their_order() -> None:
    assert repr(CELL) == "CellPlace(file='a.xlsx', line=3, column=2, pointer=(), sheet='Q2')"


def test_a_place_looked_up_late_is_equal_to_the_one_that_is_known() -> None:
    document = Document(file="a.yaml", root={})
    late = DeferredPlace("a.yaml", ("plan",), document, key=False)
    assert late == Place(file="a.yaml", pointer=("plan",)) == late
    assert hash(late) == hash(late.settled)


def test_a_place_comes_back_from_bytes() -> None:
    assert Typed[Place](Place).read(to_bytes(PLACE)) == PLACE
