"""The files of a repository in the groups in which they are read and remembered.

Which file is what, and which go together, follows from their names: as long as all names are the same it is remembered.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.typed_bytes import Typed
from evalgen.pipeline.assessing.receipts import period_named
from evalgen.pipeline.checkup.file_group import FileGroup
from evalgen.pipeline.checkup.group_memory import Memory
from evalgen.pipeline.checkup.grouping import groups_of, groups_of_people
from evalgen.pipeline.checkup.statements import OF_RECORDS
from evalgen.reading.repository import File, FileResult, find_files

_Group = tuple[list[str], list[int]]
"""The paths of a group, and the places of these files in the contents."""


class _Kept(Struct, frozen=True, array_like=True):
    """Sorted files on their way to the next run."""

    people: list[_Group]
    common: list[_Group]
    signed: list[_Group]
    collectives: list[_Group]
    periods: list[str]
    refused: list[tuple[str, tuple[Problem, ...]]]


_KEPT: Typed[_Kept] = Typed(_Kept)


class SortedFiles(Struct, frozen=True, kw_only=True):
    """The files of a repository by what they are looked at with."""

    root: Path
    people: Sequence[FileGroup]
    """The records of people, which go into pieces; all of a person together."""

    common: Sequence[FileGroup]
    """What all pieces stand on, without collectives."""

    signed: Sequence[FileGroup]
    """Statements about single records."""

    collectives: Sequence[FileGroup]
    periods: frozenset[Period]
    """Those of which there is a record of a person."""

    refused: Sequence[FileResult]
    """Files that were refused by their place alone."""

    @property
    def records(self) -> int:
        """How many records of people there are."""
        return sum(map(len, self.people))

    @property
    def of_people(self) -> list[File]:
        """Those files in the order of their paths."""
        return [*self.people[0]] if len(self.people) == 1 else _by_path(self.people)

    @property
    def statements(self) -> list[File]:
        """In the order of their paths."""
        return _by_path(self.signed)


def _by_path(groups: Iterable[FileGroup]) -> list[File]:
    return sorted((file for group in groups for file in group), key=lambda file: file[0])


def sorted_files(root: Path, memory: Memory | None, *, most: int, fewest: int) -> SortedFiles:
    """The files below `root`/records in groups of at most about `most`; with fewer records than `fewest` nothing is kept.

    Raises EvalgenError where there is no such folder.
    """
    if memory is None:
        return _sorted(root, None, most)
    key = memory.digest(f"files {most} {memory.contents.names}", ())
    kept = memory.known("files", key, _KEPT)
    if kept is not None:
        return _unpacked(root, kept)
    found = _sorted(root, memory, most)
    if found.records >= fewest:
        memory.keep("files", key, _packed(found))
    return found


def _sorted(root: Path, memory: Memory | None, most: int) -> SortedFiles:
    found, refused = find_files(root, memory.contents if memory else None)
    by_use: dict[str, list[File]] = {use: [] for use in ("people", "common", "signed", "collectives")}
    for file in found:
        by_use[_use(file[1].kind)].append(file)
    places = {path: place for place, path in enumerate(memory.contents.files)} if memory else None
    people = by_use.pop("people")
    # Where nothing is remembered, whoever shares them out parts them.
    groups = {"people": [people] if memory is None else groups_of_people(people, most)}
    groups |= {use: groups_of(files, most) for use, files in by_use.items()}
    return SortedFiles(
        root=root,
        periods=frozenset(slot.period for _, slot in people if slot.period is not None),
        refused=refused,
        **{use: [_group(group, places) for group in found] for use, found in groups.items()},
    )


def _use(kind: str) -> str:
    if kind in OF_RECORDS:
        return "signed"
    return {"evaluation": "people", "collective": "collectives"}.get(kind, "common")


def _group(files: Iterable[File], places: Mapping[str, int] | None) -> FileGroup:
    group = FileGroup.of(files)
    group.places = None if places is None else [places[path] for path in group.paths]
    return group


def _packed(found: SortedFiles) -> _Kept:
    uses = (found.people, found.common, found.signed, found.collectives)
    people, common, signed, collectives = (
        [([*group.paths], [*(group.places or ())]) for group in groups] for groups in uses
    )
    return _Kept(
        people=people,
        common=common,
        signed=signed,
        collectives=collectives,
        periods=[str(period) for period in sorted(found.periods)],
        refused=[(item.file, item.problems) for item in found.refused],
    )


def _unpacked(root: Path, kept: _Kept) -> SortedFiles:
    uses = (kept.people, kept.common, kept.signed, kept.collectives)
    people, common, signed, collectives = ([FileGroup(*group) for group in groups] for groups in uses)
    return SortedFiles(
        root=root,
        people=people,
        common=common,
        signed=signed,
        collectives=collectives,
        periods=frozenset(map(period_named, kept.periods)),
        refused=[FileResult(file=file, noun=None, document=None, problems=told) for file, told in kept.refused],
    )
