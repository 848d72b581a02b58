"""The file `period.yaml` of a period: when it runs, what was announced, which quotas were raised."""

import datetime as dt
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.document import Document
from evalgen.domain.period import Period
from evalgen.domain.place import Pointer


class Notice(Struct, frozen=True, kw_only=True):
    """Thông báo kết quả: publishes the decided results of `units` (all where None)."""

    pointer: Pointer
    id: str
    number: str
    on: dt.date
    by: str
    title: str
    units: tuple[str, ...] | None

    def covers(self, unit: str) -> bool:
        """Whether it publishes the results of `unit`."""
        return self.units is None or unit in self.units


class RaisedRate(Struct, frozen=True, kw_only=True):
    """A decision to raise the quota of EXCELLENT for one peer group (khoản 1.5 Điều 11), or for one unit."""

    pointer: Pointer
    peer_group: str | None
    """None where the decision is for a unit."""

    rate: Fraction
    number: str
    by: str
    on: dt.date
    reason: str
    unit: str | None = None


class PeriodRecord(Struct, frozen=True, kw_only=True):
    """The file `period.yaml` of a period."""

    document: Document
    period: Period
    opened_on: dt.date
    assessment_on: dt.date | None
    """Thời điểm đánh giá, where it is before the period's last day."""

    closed_on: dt.date | None
    notices: tuple[Notice, ...]
    raised_rates: tuple[RaisedRate, ...]

    @property
    def cutoff(self) -> dt.date:
        """The day to which results count."""
        return self.assessment_on or self.period.last_day

    def notices_for(self, unit: str) -> tuple[Notice, ...]:
        """The notices that cover `unit`, by their day and not by their place in the file."""
        return tuple(sorted((item for item in self.notices if item.covers(unit)), key=lambda item: item.on))

    def notice_of(self, unit: str, decided_on: dt.date) -> Notice | None:
        """The notice that publishes what was decided in `unit` on a day: the earliest from that day on; None while there is none."""
        return next((item for item in self.notices_for(unit) if item.on >= decided_on), None)
