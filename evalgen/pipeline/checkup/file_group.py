"""Some files that are read and remembered together, each with what it is: found out by its path when somebody asks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from evalgen.domain.period import Period
from evalgen.reading.layout import slot_at, slot_below
from evalgen.reading.record_names import RECORDS
from evalgen.reading.repository import File

_YAML = ".yaml"


class FileGroup(Sequence[File]):
    """Files by their paths, and their places among the files of the contents, where somebody knows these."""

    __slots__ = ("_files", "paths", "places")

    def __init__(self, paths: Sequence[str], places: Sequence[int] | None = None) -> None:
        self.paths = paths
        self.places = places
        self._files: list[File] | None = None

    @classmethod
    def of(cls, files: Iterable[File]) -> "FileGroup":
        """Files of which somebody knows what they are."""
        found = list(files)
        group = cls([file for file, _ in found])
        group._files = found
        return group

    @property
    def names(self) -> set[str]:
        """What the files are named after; of records of people the people."""
        return {path.rpartition("/")[2].removesuffix(_YAML) for path in self.paths}

    def of_period(self, period: Period) -> list[File]:
        """Those in the folder of `period`."""
        below = f"{RECORDS}/{period}/"
        return [(path, slot_below(period, path, below)) for path in self.paths if path.startswith(below)]

    @overload
    def __getitem__(self, index: int) -> File: ...

    @overload
    def __getitem__(self, index: slice) -> list[File]: ...

    def __getitem__(self, index: int | slice) -> File | list[File]:
        return self._all[index]

    def __iter__(self) -> Iterator[File]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self.paths)

    @property
    def _all(self) -> list[File]:
        if self._files is None:
            self._files = [(path, slot_at(path)) for path in self.paths]
        return self._files
