"""Edits of one record as people make them, and the record put back afterwards."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_DECIDED = re.compile(r"^(decision: \{.*, grade: )GOOD\}$", re.MULTILINE)
_OTHERWISE = r"\1COMPLETED, reason: Tập thể thống nhất sau khi xem lại sản phẩm (hư cấu)}"


def a_decided_record(root: Path) -> Path:
    """The record of somebody whose first quarter was decided GOOD, with nothing special about it."""
    records = (path for path in sorted(root.glob("records/20*/*/*.yaml")) if path.stem != "collective")
    return next(path for path in records if _decided(path))


def a_published_record(root: Path, site: Path) -> Path:
    """The same of somebody whose result stands on the `site` of `root`: another grade changes public files."""
    return next(path for path, grade in _results(root, site) if grade == "GOOD" and _decided(path))


def an_unpublished_record(root: Path, site: Path) -> Path:
    """The same of somebody whose result is not on the `site` yet: another grade changes none of its files.

    In a small repository there may be nobody of that kind, and it is one that is published.
    """
    found = (path for path, grade in _results(root, site) if not grade and _decided(path))
    return next(found, None) or a_decided_record(root)


def _decided(path: Path) -> bool:
    return _DECIDED.search(path.read_text(encoding="utf-8")) is not None


def _results(root: Path, site: Path) -> Iterator[tuple[Path, str]]:
    """The records of all periods, the oldest first, each with the grade that is public."""
    for table in sorted(site.glob("api/v1/periods/*/results.csv")):
        with table.open(encoding="utf-8-sig", newline="") as rows:
            for row in csv.DictReader(rows):
                path = root / "records" / row["period"] / row["unit"] / f"{row['person']}.yaml"
                if path.exists():
                    yield path, row["published_grade"]


class Record:
    """A record that is edited before each run; no two edits of the same kind leave the same bytes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._text = path.read_text(encoding="utf-8")
        self._numbers = count(1)

    def saved(self) -> None:
        """Saved with a remark that nobody reads."""
        self.path.write_text(f"{self._text}# lần sửa {next(self._numbers)}\n", encoding="utf-8")

    def decided_otherwise(self) -> None:
        """Decided COMPLETED instead of GOOD with a reason, every second time as it was; always with another remark."""
        number = next(self._numbers)
        text = _DECIDED.sub(_OTHERWISE, self._text, count=1) if number % 2 else self._text
        self.path.write_text(f"{text}# lần sửa {number}\n", encoding="utf-8")


@contextmanager
def edited(path: Path) -> Iterator[Record]:
    """The record for edits; afterwards it holds the bytes that it held."""
    kept = path.read_bytes()
    try:
        yield Record(path)
    finally:
        path.write_bytes(kept)
