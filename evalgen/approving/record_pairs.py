"""The records that a change touches: what stood before beside what would stand after."""

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from msgspec import Struct

from evalgen.approving.file_changes import Area, FileChange
from evalgen.domain.approval import COLLECTIVE
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.record import Record, person_of, record_name
from evalgen.domain.records import Records


class RecordPair(Struct, frozen=True, kw_only=True):
    """One record on both sides; at least one of them is there."""

    before: Record | None
    after: Record | None
    refused: bool = False
    """The file is still there but could not be read: `after` is None, and nothing was deleted."""

    refused_before: bool = False
    """The file was there but could not be read: `before` is None, and nothing was added."""

    @property
    def either(self) -> Record:
        """The record after the merge, else the one before it."""
        return next(record for record in (self.after, self.before) if record is not None)

    @property
    def period(self) -> Period:
        """Of the folder."""
        return self.either.period

    @property
    def unit(self) -> str:
        """Where the record lies after the merge."""
        return self.either.unit

    @property
    def person(self) -> str:
        """Whose record it is; empty for a collective's."""
        return person_of(self.either)

    @property
    def name(self) -> str:
        """As in the file's name."""
        return record_name(self.either)

    @property
    def file(self) -> str:
        """Where it lies after the merge, else where it lay."""
        return self.either.document.file

    @property
    def moved(self) -> bool:
        """Whether it lies in another unit's folder than before."""
        return self.before is not None and self.after is not None and self.before.unit != self.after.unit

    @property
    def before_name(self) -> str:
        """Of the person, or that of the collectives' files, as it was."""
        return record_name(self.before) if self.before is not None else COLLECTIVE

    @property
    def handed_over(self) -> bool:
        """Whether what was one person's record becomes another's."""
        return (
            isinstance(self.before, Evaluation)
            and isinstance(self.after, Evaluation)
            and self.before.person != self.after.person
        )

    @property
    def deleted(self) -> bool:
        """Whether the file is gone."""
        return self.after is None and not self.refused

    def said(self, section: str) -> tuple[object, object]:
        """What a section says before and after; None where it is not there.

        Of a record that moves, a plan that only names the former unit at its work items says what it said before.
        """
        before = self.before.document.root.get(section) if self.before else None
        after = self.after.document.root.get(section) if self.after else None
        if section == "plan" and self.moved and self.before is not None and self.after is not None:
            return _without_unit(before, self.after.unit), _without_unit(after, self.before.unit)
        return before, after


def record_pairs(before: Records, after: Records, files: Iterable[FileChange]) -> tuple[RecordPair, ...]:
    """The pairs that `files` touch, by period, unit and name."""
    old, new = _by_file(before), _by_file(after)
    pairs: list[RecordPair] = []
    gone: dict[tuple[Period, str], list[Record]] = {}
    come: dict[tuple[Period, str], list[Record]] = {}
    for change in files:
        if change.area is not Area.RECORD:
            continue
        was, now = old.get(change.was), new.get(change.path)
        if change.path in after.unreadable and was is not None and change.was == change.path:
            pairs.append(RecordPair(before=was, after=None, refused=True))
        elif change.was in before.unreadable and now is not None:
            pairs.append(RecordPair(before=None, after=now, refused_before=True))
        elif was is not None and now is not None and (change.was == change.path or _same(was, now)):
            pairs.append(RecordPair(before=was, after=now))
        else:
            for record, listed in ((was, gone), (now, come)):
                if record is not None:
                    listed.setdefault(_key(record), []).append(record)
    for key in {**gone, **come}:
        both = zip_longest(gone.get(key, ()), come.get(key, ()))
        pairs += (RecordPair(before=was, after=now) for was, now in both)
    return tuple(sorted(pairs, key=lambda pair: (pair.period, pair.unit, pair.name)))


def _by_file(records: Records) -> Mapping[str, Record]:
    return {record.document.file: record for record in records.people_and_collectives()}


def _key(record: Record) -> tuple[Period, str]:
    """Whoever the record is about, in whichever unit."""
    return record.period, person_of(record) or f"{record.unit}/{COLLECTIVE}"


def _without_unit(plan: Any, unit: str) -> Any:
    """The plan without the name of `unit` at its work items, which is understood in a record of that unit."""
    if not isinstance(plan, dict):
        return plan
    items = [
        {key: value for key, value in item.items() if (key, value) != ("unit", unit)} for item in plan["work_items"]
    ]
    return {**plan, "work_items": items}


def _same(was: Record, now: Record) -> bool:
    """Whether the same content at another place is the same record: it is somebody's own, and still of its period."""
    telling = len(was.document.root) > 1 or was.decision is not None
    return telling and was.period == now.period
