"""What the watch sees: the records of one period, the law, the day of the question, and what other rooms know."""

import datetime as dt
from collections.abc import Callable, Mapping

from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.dossier import Blocker
from evalgen.domain.organization import Post
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.regulation.law import Law


class Missing(Struct, frozen=True, kw_only=True):
    """Somebody, or a collective, who is to have a record and has none; `post` None: a collective."""

    unit: str
    person: str
    post: Post | None


class Watch(Struct, frozen=True, kw_only=True):
    """One period on one day."""

    records: Records
    law: Law | None
    record: PeriodRecord
    today: dt.date
    missing: tuple[Missing, ...]
    exempt: Mapping[str, Citation]
    """Who is not to be assessed in the period, by the clause that says so."""

    blocker: Callable[[Record], Blocker | None]
    """The record that must be decided on before that one."""

    errors: Mapping[str, int]
    """By file."""

    unit_order: Mapping[str, int]
    received: Mapping[tuple[str, str], Mapping[str, dt.date]]
    """By unit and person (or ``collective``): the days of the receipts, by the name of the stage."""

    @property
    def period(self) -> Period:
        """The period."""
        return self.record.period

    def unit_called(self, unit: str) -> str:
        """The short name of a unit in the period, as far as known."""
        return self.records.short_unit_name(unit, self.period)
