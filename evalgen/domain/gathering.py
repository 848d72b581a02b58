"""Các kỳ trong năm: what the months and quarters of a year decided, gathered for the year's dossier.

«Kết quả đánh giá hằng quý được sử dụng làm căn cứ đánh giá hằng năm» (khoản 1 Điều 15 QĐ 366). A period without a
decided grade is named with its reason: missing is no grade, and neither is a decision not to assess.
"""

import enum
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct

from evalgen.domain.collective import Collective
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.period_record import Notice
from evalgen.domain.place import Place
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.steps import Amendment

Scores = Mapping[Period, Fraction]
"""The score that counts, of each period that has one."""

_NO_SCORES: Scores = MappingProxyType({})


class GatheredState(enum.Enum):
    """What a period of the year can show; only GRADED comes with a grade."""

    GRADED = "Đã xếp loại"
    NOT_ASSESSED = "Được quyết định không đánh giá, xếp loại"
    CANCELLED = "Kết quả đã bị hủy bỏ"
    UNDECIDED = "Chưa có quyết định"
    MISSING = "Chưa có hồ sơ"
    UNREADABLE = "Hồ sơ không đọc được"
    NOT_OPENED = "Chưa mở kỳ"
    OUTSIDE = "Không thuộc đối tượng của kỳ"
    """The person held no post in the period, or none that its law grades; or the unit did not exist."""

    OUTSIDE_AT_CUTOFF = "Không thuộc đối tượng ở ngày chốt của kỳ"
    """The person held a post in the period that its law grades, and none at its cut-off: nobody makes a record any more."""

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


Ungraded = Mapping[tuple[Period, str], GatheredState]
"""By period and person, where its law grades none of the posts held at the cut-off: in which way it does not."""

_NOBODY: Ungraded = MappingProxyType({})


class GatheredPeriod(Struct, frozen=True, kw_only=True):
    """One month or quarter of a person or a collective, as it stands after amendments."""

    period: Period
    state: GatheredState
    grade: Grade | None = None
    score: Fraction | None = None
    """Of a decided record that has one."""

    notice: Notice | None = None
    """The first notice that made the decided result known."""

    noticed: Grade | None = None
    """The grade that it told, where the result was amended since; None too where that was none."""

    amendment: Amendment | None = None
    """The last one: by it the result is as it is."""

    place: Place | None = None
    """The record; None where there is none."""


class Gathering(Struct, frozen=True, kw_only=True):
    """All records by whom they are about, put in order once, so that a year is gathered without a search."""

    records: Records
    people: Mapping[str, Mapping[Period, Evaluation]]
    collectives: Mapping[str, Mapping[Period, Collective]]
    ungraded: Ungraded

    @classmethod
    def of(cls, records: Records, ungraded: Ungraded = _NOBODY) -> "Gathering":
        """The records, ordered; `ungraded` are those whom the law of a period grades in no post held at the cut-off."""
        people: dict[str, dict[Period, Evaluation]] = {}
        for (period, person), evaluation in records.standing.items():
            people.setdefault(person, {})[period] = evaluation
        collectives: dict[str, dict[Period, Collective]] = {}
        for collective in records.collectives.values():
            collectives.setdefault(collective.unit, {})[collective.period] = collective
        return cls(records=records, people=people, collectives=collectives, ungraded=ungraded)

    def of_person(self, person: str, year: int, scores: Scores = _NO_SCORES) -> tuple[GatheredPeriod, ...]:
        """The months and quarters of `year` of one person, in the order of their last days."""
        return _gathered(
            self.records,
            self.people.get(person, {}),
            year,
            scores,
            outside=lambda period: self._outside(person, period),
            is_file=lambda period, file: file.startswith(f"records/{period}/") and file.endswith(f"/{person}.yaml"),
        )

    def holds_a_post(self, person: str, period: Period) -> bool:
        """At the cut-off, as those whose records are asked for: of who left before it nobody makes one any more."""
        known, cutoff = self.records.people.get(person), self.records.cutoff(period)
        return known is not None and bool(known.posts_in(cutoff, cutoff))

    def _outside(self, person: str, period: Period) -> GatheredState | None:
        found = self.ungraded.get((period, person))
        return GatheredState.OUTSIDE if found is None and not self.holds_a_post(person, period) else found

    def of_collective(self, unit: str, year: int, scores: Scores = _NO_SCORES) -> tuple[GatheredPeriod, ...]:
        """The months and quarters of `year` of one unit's collective, in the order of their last days."""
        known = self.records.units.get(unit)
        return _gathered(
            self.records,
            self.collectives.get(unit, {}),
            year,
            scores,
            outside=lambda period: (
                None
                if known is not None and known.span.overlaps(period.first_day, period.last_day)
                else GatheredState.OUTSIDE
            ),
            is_file=lambda period, file: file == f"records/{period}/{unit}/collective.yaml",
        )


def _gathered(  # noqa: PLR0913 - what a subject's periods are found by
    records: Records,
    found: Mapping[Period, Record],
    year: int,
    scores: Scores,
    *,
    outside: Callable[[Period], GatheredState | None],
    is_file: Callable[[Period, str], bool],
) -> tuple[GatheredPeriod, ...]:
    gathered: list[GatheredPeriod] = []
    for period in sorted(_periods(records, found, year)):
        record = found.get(period)
        if record is not None:
            gathered.append(_recorded(records, record, scores.get(period)))
        elif any(is_file(period, file) for file in records.unreadable):
            gathered.append(GatheredPeriod(period=period, state=GatheredState.UNREADABLE))
        else:
            asked = GatheredState.MISSING if period in records.periods else GatheredState.NOT_OPENED
            gathered.append(GatheredPeriod(period=period, state=outside(period) or asked))
    return tuple(gathered)


def _periods(records: Records, found: Mapping[Period, Record], year: int) -> Iterator[Period]:
    """Every month, every quarter, or both: by the subject's own records, else by those of the organization."""
    kinds = _kinds(found, year) or _kinds(records.periods, year)
    for kind in kinds:
        first = Period(kind=kind, year=year)
        yield from (first.shift(number) for number in range(12 // first.months))


def _kinds(periods: Mapping[Period, object], year: int) -> set[PeriodKind]:
    return {period.kind for period in periods if period.year == year} - {PeriodKind.YEAR}


def _recorded(records: Records, record: Record, score: Fraction | None) -> GatheredPeriod:
    grade, decision = record.final_grade, record.decision
    if decision is None:
        state = GatheredState.UNDECIDED
    elif grade is not None:
        state = GatheredState.GRADED
    else:
        state = GatheredState.CANCELLED if record.amendments else GatheredState.NOT_ASSESSED
    return GatheredPeriod(
        period=record.period,
        state=state,
        grade=grade,
        score=score if grade is not None else None,
        notice=_notice(records, record),
        noticed=decision.grade if decision is not None and record.amendments else None,
        amendment=record.amendments[-1] if record.amendments else None,
        place=record.place(),
    )


def _notice(records: Records, record: Record) -> Notice | None:
    opened = records.periods.get(record.period)
    if opened is None or record.decision is None:
        return None
    return opened.notice_of(record.unit, record.decision.on)
