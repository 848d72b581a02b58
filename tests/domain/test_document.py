"""Where the values of a document stand: of each value itself, and of the nearest one above what is not there."""

import pickle
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from evalgen.domain.document import Document, LocatedMapping, LocatedSequence
from evalgen.domain.place import Place, Pointer
from evalgen.reading.strict_yaml import read_document

TEXT = b"""plan:
  items:
    - id: a
      done: [x, {y: z}]
    - id: b
note: null
"""
STEPS: tuple[str | int, ...] = ("plan", "items", "id", "done", "note", "y", "none", 0, 1, 2, 7)


def read() -> Document:
    document = read_document("f.yaml", TEXT).document
    assert document is not None
    return document


def nearest(root: Any, steps: Pointer, *, key: bool) -> tuple[int, int]:
    """Step by step, as the words above say it."""
    mark = (1, 1)
    for step in steps:
        if isinstance(root, LocatedMapping) and step in root:
            mark = (root.key_marks if key else root.value_marks)[str(step)]
        elif isinstance(root, LocatedSequence) and isinstance(step, int) and step < len(root):
            mark = root.value_marks[step]
        else:
            return mark
        root = root[step]
    return mark


def pointers() -> Iterator[Pointer]:
    for length in range(1, 6):
        yield from product(STEPS if length < 4 else (*STEPS[:4], 0, 1), repeat=length)


@pytest.mark.parametrize("key", [False, True])
def test_whatever_is_asked_for_is_told_or_what_is_nearest_above_it(*, key: bool) -> None:
    document = read()
    for steps in pointers():
        line, column = nearest(document.located, steps, key=key)
        assert document.place(*steps, key=key) == Place(file="f.yaml", line=line, column=column, pointer=steps)


def test_the_place_of_the_whole_is_its_beginning() -> None:
    assert read().place() == Place(file="f.yaml")


def test_a_place_that_is_looked_up_when_asked_is_the_place_itself() -> None:
    place = read().place("plan", "items", 1)
    found = Place(file="f.yaml", line=5, column=7, pointer=("plan", "items", 1))
    assert (place, hash(place), str(place)) == (found, hash(found), str(found))
    assert type(pickle.loads(pickle.dumps(place))) is Place  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(place)) == found  # noqa: S301
    assert place.in_file("g.yaml") == Place(file="g.yaml", line=5, column=7, pointer=("plan", "items", 1))
