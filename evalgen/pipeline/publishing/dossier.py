"""Hồ sơ nội bộ: what a committee needs to decide on a period, brought from the rooms to its papers."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from evalgen.checking.precedence import Precedence
from evalgen.domain.collective import Collective
from evalgen.domain.dossier import Step
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.quota_moves import QuotaMoves
from evalgen.domain.record import Record
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.sitting import Awaited, Sitting
from evalgen.domain.year_ranking import YearRanking
from evalgen.grading.quota_moves import quota_moves
from evalgen.language import Language
from evalgen.language.explaining.whole import Explainer
from evalgen.pipeline.assessing.quotas import InYear, candidates_of_years, rankings_among
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.checkup import Checkup
from evalgen.pipeline.checkup.full_results import some_units_at_a_time
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.watching import watches
from evalgen.regulation.law import Law
from evalgen.regulation.score_bands import thresholds
from evalgen.watching.competent import competent
from evalgen.watching.status import period_status
from evalgen.watching.watch import Watch

if TYPE_CHECKING:
    from evalgen.publishing.internal.desk import Desk
    from evalgen.publishing.templates import Templates

_SHARED = ("organization.yaml", "units/", "people/", "bodies/", "catalogues/", "regulation/")
"""What every period rests on, below records/."""


def last_recorded_day(records: Records, periods: tuple[Period, ...]) -> dt.date:
    """The latest day that the records of `periods` tell of: as of this day the papers are, where nobody names another."""
    found = [records.periods[period].opened_on for period in periods]
    found += [notice.on for period in periods for notice in records.periods[period].notices]
    found += [day for item in records.people_and_collectives() if item.period in periods for day in _days(item)]
    return max(found)


def barring(checkup: Checkup, periods: tuple[Period, ...]) -> tuple[Problem, ...]:
    """The problems that leave numbers of these periods in doubt: files that could not be read, unsound regulation.

    Records that are incomplete, late, missing, or above a quota are what a committee sits on, and bar nothing.
    """
    roots = tuple(f"records/{folder}" for folder in (*_SHARED, *(f"{period}/" for period in periods)))
    unreadable = {file for file in checkup.results.records.unreadable if file.startswith(roots)}
    return tuple(
        problem
        for problem in checkup.problems
        if problem.severity is Severity.ERROR
        and (problem.place.file in unreadable or problem.code == "regulation-fault" or _of_law(problem))
    )


def sittings(checkup: Checkup, periods: tuple[Period, ...], on: dt.date) -> tuple[Sitting, ...]:
    """What is decided on in each of `periods`, as it stands on the day `on`."""
    return tuple(_sitting(checkup, watch) for watch in watches(checkup, periods, on))


def write_papers(  # noqa: PLR0913 - what is decided on, where it is written, and in how many processes
    found: tuple[Sitting, ...],
    checkup: Checkup,
    root: Path,
    out: Path,
    language: Language,
    *,
    processes: int | None = None,
) -> int:
    """Write the papers of `found` to the folder `out`; answers with the number of pages.

    Raises EvalgenError where the public could see them there.
    """
    from evalgen.publishing.internal.desk import Desk
    from evalgen.publishing.internal.papers import list_of_periods
    from evalgen.publishing.internal.tree import internal_tree, write_pages
    from evalgen.publishing.templates import templates_of

    templates = templates_of(language, folder="internal")
    with internal_tree(out, public=root / "site", language=language) as folder:
        desks = [Desk.of(item) for item in found]
        pages = write_pages([list_of_periods(desks, templates)], folder)
        clerk = _Clerk(checkup=checkup, folder=folder, templates=templates, language=language, processes=processes)
        return pages + sum(clerk.write(desk) for desk in desks)


class _Clerk(Struct, frozen=True, kw_only=True):
    """Has the papers of sittings written: the pages of units with their full results, some units at a time."""

    checkup: Checkup
    folder: Path
    templates: "Templates"
    language: Language
    processes: int | None

    def write(self, desk: "Desk") -> int:
        """All papers of one sitting; answers with their number."""
        from evalgen.publishing.internal.papers import Secretary
        from evalgen.publishing.internal.tree import write_pages
        from evalgen.publishing.internal.weighed import Weighed, weighed_in

        period = desk.period
        rankings = self._rankings(period)

        def pages_of(results: Results, units: Sequence[str]) -> tuple[int, Mapping[str, Weighed]]:
            weighed = weighed_in(results, period, self._bounds(period))
            explainer = self._explainer(replace(results, rankings=rankings))
            own = Secretary(desk=desk.weighing(weighed, units), explainer=explainer, templates=self.templates)
            return write_pages(own.pages_of_units(), self.folder), weighed

        made = some_units_at_a_time(
            self.checkup.looked_at, period, pages_of, besides=desk.dossiers_by_unit, processes=self.processes
        )
        weighed = {file: item for _, found in made for file, item in found.items()}
        explainer = self._explainer(self.checkup.results)
        of_all = Secretary(desk=desk.weighing(weighed), explainer=explainer, templates=self.templates)
        return write_pages(of_all.papers(), self.folder) + sum(pages for pages, _ in made)

    def _explainer(self, results: Results) -> Explainer:
        return Explainer(results=results, laws=self.checkup.laws, bounds=self._bounds, language=self.language)

    def _bounds(self, period: Period) -> tuple[Fraction, ...]:
        law = self.checkup.laws.get(period)
        return thresholds(law) if law is not None else ()

    def _rankings(self, period: Period) -> Mapping[Period, tuple[YearRanking, ...]]:
        """Of a year: who comes first, found among all before anybody's page says it; the order is that of the records."""
        laws, records = self.checkup.laws, self.checkup.results.records
        if isinstance(self.checkup.looked_at, Inspection) or period.kind is not PeriodKind.YEAR:
            return self.checkup.results.rankings

        def candidates(results: Results, _: object) -> list[InYear]:
            of_year = (item for (of, _), item in results.assessments.items() if of == period)
            return candidates_of_years(of_year, Surroundings.of(results.records, laws, {}))

        found = some_units_at_a_time(self.checkup.looked_at, period, candidates, processes=self.processes)
        order = {person: at for at, (of, person) in enumerate(records.standing) if of == period}
        among = sorted((item for some in found for item in some), key=lambda item: order[item[2].person])
        return rankings_among(among, records.organization)


def _of_law(problem: Problem) -> bool:
    return problem.place.file.startswith("records/regulation/")


def _sitting(checkup: Checkup, watch: Watch) -> Sitting:
    results, period = checkup.results, watch.period
    records = results.records
    status = period_status(watch, results)
    precedence = Precedence.of(records, period, watch.law)
    of_period: list[Record] = [item for item in records.evaluations if item.period == period]
    of_period += [records.collectives[key] for key in records.collectives if key[0] == period]
    return Sitting(
        results=results,
        status=status,
        deciding=competent(watch, status.dossiers, Step.DECISION),
        proposing=competent(watch, status.dossiers, Step.PROPOSAL),
        turns=_turns(precedence, of_period),
        awaited={item.document.file: tuple(_awaited(precedence, item, watch)) for item in of_period},
        quotas=tuple(_quotas(checkup, period, watch.law)),
        problems=tuple(
            item
            for item in checkup.problems
            if item.severity is not Severity.NOTE and item.place.file.startswith(f"records/{period}/")
        ),
    )


def _quotas(checkup: Checkup, period: Period, law: Law | None) -> Iterator[QuotaMoves]:
    if law is not None:
        results = checkup.results
        for groups, collective in (
            (results.quotas.get(period, ()), False),
            (results.collective_quotas.get(period, ()), True),
        ):
            yield from (quota_moves(group, law, collective=collective) for group in groups)


def _turns(precedence: Precedence, records: list[Record]) -> Mapping[str, int]:
    """1 for what waits for nothing, else one more than the latest of those that go before; a circle counts once."""
    turns: dict[str, int] = {}

    def turn(record: Record) -> int:
        file = record.document.file
        if file not in turns:
            turns[file] = 0
            turns[file] = 1 + max((turn(item) for item, _ in precedence.before(record)), default=0)
        return turns[file]

    for record in records:
        turn(record)
    return turns


def _awaited(precedence: Precedence, record: Record, watch: Watch) -> Iterator[Awaited]:
    if watch.law is None:
        return
    for earlier, clause in precedence.before(record):
        if earlier.decision is None:
            name = (
                f"Tập thể {watch.unit_called(earlier.unit)}"
                if isinstance(earlier, Collective)
                else watch.records.listed_name(earlier.person)
            )
            yield Awaited(name=name, citation=watch.law.get("evaluation_order", clause).citation)


def _days(record: Record) -> Iterator[dt.date]:
    if isinstance(record, Evaluation) and record.plan is not None and record.plan.approved_on is not None:
        yield record.plan.approved_on
    if record.self_assessment is not None:
        yield record.self_assessment.submitted_on
    for step in (record.verification, record.proposal, record.decision, *record.amendments):
        if step is not None:
            yield step.on
