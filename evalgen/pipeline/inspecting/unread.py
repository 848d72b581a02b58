"""Files that could not be read, of those that an answer rests on: whoever reads the answer is to know that it is not whole."""

from collections.abc import Collection
from itertools import chain
from pathlib import Path

from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.reading.layout import Slot, locate
from evalgen.reading.record_names import ORGANIZATION, RECORDS


def unread_around(records: Records, file: str) -> tuple[str, ...]:
    """Of the record at `file`: the organization, its period, its person, its unit with those above and their catalogues."""
    slot = locate(file)
    if not records.unreadable or not isinstance(slot, Slot) or slot.period is None:
        return ()
    folder = f"{RECORDS}/{slot.period}"
    own = (
        ORGANIZATION,
        f"{folder}/period.yaml",
        f"{RECORDS}/people/{slot.name}.yaml",
        f"{folder}/{slot.unit}/collective.yaml",
    )
    units = tuple(records.upwards(slot.unit, slot.period.last_day))
    shared = (f"{RECORDS}/{kind}/{unit}.yaml" for unit in units for kind in ("units", "catalogues"))
    return tuple(dict.fromkeys(name for name in chain(own, shared) if name in records.unreadable and name != file))


def unread_below(records: Records, root: Path, paths: Collection[Path]) -> tuple[str, ...]:
    """At or below `paths`; all where none is given."""
    base, wanted = root.resolve(), [path.resolve() for path in paths]
    return tuple(
        file
        for file in sorted(records.unreadable)
        if not wanted or any((base / file).is_relative_to(path) for path in wanted)
    )


def unread_period(records: Records, period: Period) -> str | None:
    """The file of the period, where it is there and could not be read."""
    file = f"{RECORDS}/{period}/period.yaml"
    return file if file in records.unreadable else None


def unread_periods(records: Records) -> tuple[str, ...]:
    """The files of all such periods: nobody knows which of them are open."""
    return tuple(file for file in sorted(records.unreadable) if file.endswith("/period.yaml"))
