"""Results become what the public may see.

A result is public only when it is a grade and a notice that covers its unit, dated on or after the decision,
stands in the period's file. Everybody else is listed as not published: nobody can tell a person who is not assessed
from one who is not decided yet. Reasons are never made public.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.number import show
from evalgen.domain.organization import Organization, Person, Standing
from evalgen.domain.period import Period
from evalgen.domain.period_record import Notice, PeriodRecord
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.steps import Amendment, AmendmentKind
from evalgen.errors import EvalgenError
from evalgen.publishing.names import dictionary_key, given_name_first
from evalgen.publishing.public import (
    PublicAmendment,
    PublicNotice,
    PublicOutcome,
    PublicPeriod,
    PublicPerson,
    PublicPost,
    PublicResult,
    PublicSite,
    PublicState,
    PublicUnit,
)
from evalgen.publishing.unit_order import units_in_order
from evalgen.regulation.law import Law

_UNPUBLISHED = PublicOutcome(state=PublicState.UNPUBLISHED)


Scores = Mapping[tuple[Period, str], Fraction]
"""The score that counts, by period and person."""


def project(results: Results, *, laws: Mapping[Period, Law]) -> PublicSite:
    """The public part of `results`; `laws` says what is in force in each period."""
    frame = Frame.of(results.records)
    evaluations: dict[Period, list[Evaluation]] = {}
    for evaluation in results.records.evaluations:
        evaluations.setdefault(evaluation.period, []).append(evaluation)
    return frame.site(
        frame.period(results, period, evaluations.get(period, ()), laws.get(period)) for period in frame.periods
    )


class Frame(Struct, frozen=True, kw_only=True):
    """What all periods of a site stand in: the organization, its units and people in their order."""

    organization: Organization
    records: Records
    units: Mapping[str, PublicUnit]
    ranks: Mapping[str, int]
    places: Mapping[str, int]
    ordered: bool = True

    @classmethod
    def of(cls, records: Records) -> "Frame":
        """The frame of an organization; of its records of people nothing is asked."""
        if records.organization is None:
            raise _without_organization()
        units = {unit.id: unit for unit in units_in_order(records.units.values())}
        return cls(
            organization=records.organization,
            records=records,
            units=units,
            ranks={unit: rank for rank, unit in enumerate(units)},
            places=_by_name(records.people.values()),
        )

    @classmethod
    def unordered(cls, records: Records) -> "Frame":
        """The same without the order of units and people, which takes longest.

        A period in it holds all that it holds in the other one: equal ones are equal there.
        """
        organization, units, people = records.organization, records.units, records.people
        if organization is None:
            raise _without_organization()
        return cls(
            organization=organization,
            records=records,
            units={},
            ranks=dict.fromkeys(units, 0),
            places=dict.fromkeys(people, 0),
            ordered=False,
        )

    @property
    def periods(self) -> list[Period]:
        """Those that a site shows, the newest first."""
        return sorted(self.records.periods, reverse=True)

    def period(
        self,
        results: Results,
        period: Period,
        evaluations: Sequence[Evaluation],
        law: Law | None,
        scores: Scores | None = None,
    ) -> PublicPeriod:
        """One period of `results` with its `evaluations`.

        `scores` stand beside results that are outlines and have none of their own.
        """
        scored, record = _Scored(results=results, scores=scores), self.records.periods[period]
        return _period(scored, self.organization, record, evaluations, law, self._ranks_in(period), self.places)

    def _ranks_in(self, period: Period) -> Mapping[str, int]:
        """The order of the units as they stood on the last day of `period`: no later change moves a row of its lists."""
        day, units = period.last_day, self.records.units
        if not self.ordered or all(
            (unit.parents[-1].first or day) <= day and (unit.names[-1].first or day) <= day for unit in units.values()
        ):
            return self.ranks
        return {unit.id: rank for rank, unit in enumerate(units_in_order(units.values(), day))}

    def site(self, periods: Iterable[PublicPeriod]) -> PublicSite:
        """The site of these periods."""
        records, organization, shown = self.records, self.organization, tuple(periods)
        evaluated = {result.person for period in shown for result in period.results}
        days = (day for record in records.periods.values() for day in _days_on_record(record))
        newest, known = max(days, default=dt.date.min), self.units.keys()
        people = [_person(records.people[item], newest, known_units=known) for item in self.places if item in evaluated]
        return PublicSite(
            name=organization.name,
            fictional=organization.fictional,
            scores_legal_basis=organization.scores_legal_basis if _scores_public(organization) else "",
            periods=shown,
            units=self.units,
            people={item.id: item for item in people},
        )


def _days_on_record(record: PeriodRecord) -> Iterator[dt.date]:
    """Days that are over, by what the period itself says: its cut-off may be yet to come."""
    yield record.opened_on
    if record.closed_on is not None:
        yield record.closed_on
    yield from (notice.on for notice in record.notices)


def _without_organization() -> EvalgenError:
    return EvalgenError(
        "Chưa đọc được thông tin của tổ chức nên không thể dựng trang công khai.",
        remedy="Bổ sung hoặc sửa tệp records/organization.yaml rồi chạy lại.",
    )


class _Scored(Struct, frozen=True, kw_only=True):
    """Results with the scores of their records, wherever these stand."""

    results: Results
    scores: Scores | None

    def score(self, evaluation: Evaluation) -> Fraction | None:
        """The score that counts; None where there is none."""
        key = (evaluation.period, evaluation.person)
        if self.scores is not None:
            return self.scores.get(key)
        assessment = self.results.assessments.get(key)
        return assessment.sheet.score if assessment is not None and assessment.sheet is not None else None


def _scores_public(organization: Organization) -> bool:
    return organization.scores_public and bool(organization.scores_legal_basis.strip())


def _by_name(people: Iterable[Person]) -> dict[str, int]:
    """The place of each of `people` in a list by given name."""
    ordered = sorted(people, key=lambda item: (dictionary_key(given_name_first(item.name)), item.id))
    return {item.id: place for place, item in enumerate(ordered)}


def _period(  # noqa: PLR0913, PLR0917 - what a period is made from
    scored: _Scored,
    organization: Organization,
    record: PeriodRecord,
    evaluations: Sequence[Evaluation],
    law: Law | None,
    ranks: Mapping[str, int],
    places: Mapping[str, int],
) -> PublicPeriod:
    records = scored.results.records
    standings = {standing: rank for rank, standing in enumerate((*Standing, None))}
    known: dict[tuple[object, ...], PublicOutcome] = {}

    def outcome(decided: Record) -> PublicOutcome:
        """Nearly all of a period are the same few: each is held once."""
        found = _outcome(record, decided, law)
        return known.setdefault((found.state, found.grade, found.notice, found.amendments), found)

    found = [_result(scored, organization, outcome, evaluation, law) for evaluation in evaluations]
    found.sort(key=lambda item: (ranks[item.unit], standings[item.standing], places[item.person]))
    collectives = {
        unit: outcome(collective)
        for unit in ranks
        if organization.collective_grades_public
        and (collective := records.collectives.get((record.period, unit))) is not None
    }
    return PublicPeriod(
        period=record.period,
        opened_on=record.opened_on,
        cutoff=record.cutoff,
        closed_on=record.closed_on,
        pack=law.pack if law else "",
        pack_title=law.title if law else "",
        notices=tuple(_notice(item) for item in record.notices),
        results=tuple(found),
        collectives=collectives,
    )


def _notice(notice: Notice) -> PublicNotice:
    return PublicNotice(id=notice.id, number=notice.number, on=notice.on, title=notice.title, units=notice.units)


def _result(
    scored: _Scored,
    organization: Organization,
    outcome_of: Callable[[Evaluation], PublicOutcome],
    evaluation: Evaluation,
    law: Law | None,
) -> PublicResult:
    results = scored.results
    person = results.records.people.get(evaluation.person)
    if person is None or evaluation.unit not in results.records.units:
        raise EvalgenError(
            "Hồ sơ {file} trỏ tới người hoặc đơn vị chưa có trong danh sách.",
            remedy="Bổ sung tệp trong records/people/ hoặc records/units/ rồi chạy lại.",
            file=evaluation.document.file,
        )
    post = results.records.post_of(evaluation)
    outcome = outcome_of(evaluation)
    show_score = _scores_public(organization) and outcome.grade is not None and law is not None
    return PublicResult(
        period=evaluation.period,
        unit=evaluation.unit,
        person=evaluation.person,
        post=post.title if post else "",
        standing=post.standing if post else None,
        outcome=outcome,
        score=_score(scored, evaluation, law) if show_score and law else "",
    )


def _score(scored: _Scored, evaluation: Evaluation, law: Law) -> str:
    score = scored.score(evaluation)
    if score is None:
        return ""
    bands = [Fraction(law.get("score_band", name).value) for name in ("excellent", "good", "completed")]
    return show(score, thresholds=bands)


def _outcome(record: PeriodRecord, decided: Record, law: Law | None) -> PublicOutcome:
    """The grade that the earliest fitting notice found, and what became of it. Without such a notice nothing is public."""
    decision = decided.decision
    if decision is None:
        return _UNPUBLISHED
    steps = [(decision.on, decision.grade), *((item.on, _grade_after(item)) for item in decided.amendments)]
    for notice in record.notices_for(decided.unit):
        found = _found_by(notice, steps)
        if found is not None and steps[found][1] is not None:
            break
    else:
        return _UNPUBLISHED
    # What was decided before it was published leaves no public mark.
    later = enumerate(decided.amendments[found:], start=found)
    marks = tuple(_mark(item, before=steps[at][1], after=steps[at + 1][1]) for at, item in later)
    grade = steps[-1][1]
    return PublicOutcome(
        state=PublicState.GRADED if grade else PublicState.CANCELLED,
        grade=grade,
        notice=notice.id,
        amendments=marks,
        letters=law.grade_letters if law else {},
    )


def _grade_after(amendment: Amendment) -> Grade | None:
    return None if amendment.kind is AmendmentKind.CANCEL else amendment.grade


def _found_by(notice: Notice, steps: Sequence[tuple[dt.date, Grade | None]]) -> int | None:
    """Which step stood on the day of `notice`; of a change on that very day, the grade before it was the one noticed."""
    found: int | None = None
    for at, (day, _) in enumerate(steps):
        if day < notice.on or (day == notice.on and (found is None or steps[found][1] is None)):
            found = at
    return found


def _mark(amendment: Amendment, *, before: Grade | None, after: Grade | None) -> PublicAmendment:
    return PublicAmendment(kind=amendment.kind, number=amendment.number, on=amendment.on, before=before, after=after)


def _person(person: Person, newest: dt.date, *, known_units: Collection[str]) -> PublicPerson:
    """Posts that began by the newest day on record; a post that is only planned is not public yet.

    A post that was over before that day has ended, unless it is held again; on which day it ended is not public.
    """
    begun = [post for post in reversed(person.posts) if post.span.first <= newest and post.unit in known_units]
    held = {(post.title, post.unit, post.standing) for post in begun if post.span.covers(newest)}
    posts = [
        PublicPost(title=title, unit=unit, standing=standing, ended=(title, unit, standing) not in held)
        for title, unit, standing in dict.fromkeys((post.title, post.unit, post.standing) for post in begun)
    ]
    return PublicPerson(id=person.id, name=person.name, posts=tuple(posts))
