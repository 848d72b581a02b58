"""Into which parts the files of a repository go: each part is read and judged by one process at a time."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any
from zlib import crc32

from evalgen.reading.repository import File


def groups_of(files: Iterable[File], most: int) -> list[list[File]]:
    """The files by path in a power of two of groups of at most about `most`; few of them change when files come or go."""
    files = list(files)
    count = _power(len(files), most)
    return _grouped(files, (_number(file) % count for file, _ in files))


def groups_of_people(files: Iterable[File], most: int) -> list[list[File]]:
    """The same of records of people: all of a person, whose last one says the unit, and mostly all of a unit, together.

    What is found of a unit is then found once. A unit of more than `most` records is parted by the names of its people.
    """
    files = list(files)
    home = {slot.name: slot.unit for _, slot in files}
    sizes = Counter(home[slot.name] for _, slot in files)
    count = _power(len(files), most)
    places = {unit: (_number(unit) % count, _power(size, most)) for unit, size in sizes.items()}

    def place(name: str) -> tuple[int, int]:
        at, parts = places[home[name]]
        return at, _number(name) % parts if parts > 1 else 0

    return _grouped(files, (place(slot.name) for _, slot in files))


def _power(number: int, most: int) -> int:
    """The power of two of groups that `number` files make, of at most about `most` each."""
    return 1 << max(0, (number - 1) // most).bit_length()


def _number(name: str) -> int:
    """Any that is spread evenly: what is in a group is told by its digest."""
    return crc32(name.encode("utf-8", "surrogateescape"))


def _grouped(files: Iterable[File], places: Iterable[int] | Iterable[tuple[int, int]]) -> list[list[File]]:
    groups: dict[Any, list[File]] = {}
    for file, place in zip(files, places, strict=True):
        groups.setdefault(place, []).append(file)
    return [groups[place] for place in sorted(groups)]


def pieces_of(files: Iterable[File], count: int) -> list[list[File]]:
    """The records of people in at most `count` pieces of about the same size; a person's are never parted.

    People follow each other as their first records do, those of a unit together: what is found of a unit is found once.
    """
    by_person: dict[str, list[File]] = {}
    for file in files:
        by_person.setdefault(file[1].name, []).append(file)
    people = list(by_person)
    bounds = [len(people) * index // count for index in range(count + 1)]
    parts = ([file for person in people[a:b] for file in by_person[person]] for a, b in pairwise(bounds))
    return [part for part in parts if part]
