"""Hồ sơ nội bộ: what a committee needs to decide on a period, brought from the rooms to its papers."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

from evalgen.checking.precedence import Precedence
from evalgen.domain.collective import Collective
from evalgen.domain.dossier import Step
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.gathering import Record
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.quota_moves import QuotaMoves
from evalgen.domain.records import Records
from evalgen.domain.sitting import Awaited, Sitting
from evalgen.errors import EvalgenError
from evalgen.grading.quota_moves import quota_moves
from evalgen.language import Language
from evalgen.pipeline.inspection import Inspection
from evalgen.pipeline.watching import open_periods, watches
from evalgen.regulation.law import Law
from evalgen.watching.competent import competent
from evalgen.watching.status import period_status
from evalgen.watching.watch import Watch

_SHARED = ("organization.yaml", "units/", "people/", "bodies/", "catalogues/", "regulation/")
"""What every period rests on, below records/."""


def periods_to_sit_on(records: Records, named: Period | None = None) -> tuple[Period, ...]:
    """The period named; else every open one, newest first; where none is open, the newest."""
    if named is not None:
        return (named,) if named in records.periods else ()
    return open_periods(records) or tuple(sorted(records.periods, reverse=True)[:1])


def last_recorded_day(records: Records, periods: tuple[Period, ...]) -> dt.date:
    """The latest day that the records of `periods` tell of: as of this day the papers are, where nobody names another."""
    found = [records.periods[period].opened_on for period in periods]
    found += [notice.on for period in periods for notice in records.periods[period].notices]
    recorded: tuple[Record, ...] = (*records.evaluations, *records.collectives.values())
    found += [day for item in recorded if item.period in periods for day in _days(item)]
    return max(found)


def barring(inspection: Inspection, periods: tuple[Period, ...]) -> tuple[Problem, ...]:
    """The problems that leave numbers of these periods in doubt: files that could not be read, unsound regulation.

    Records that are incomplete, late, missing, or above a quota are what a committee sits on, and bar nothing.
    """
    roots = tuple(f"records/{folder}" for folder in (*_SHARED, *(f"{period}/" for period in periods)))
    unreadable = {file for file in inspection.records.unreadable if file.startswith(roots)}
    return tuple(
        problem
        for problem in inspection.problems
        if problem.severity is Severity.ERROR
        and (problem.place.file in unreadable or problem.code == "regulation-fault" or _of_law(problem))
    )


def sittings(inspection: Inspection, periods: tuple[Period, ...], on: dt.date) -> tuple[Sitting, ...]:
    """What is decided on in each of `periods`, as it stands on the day `on`."""
    return tuple(_sitting(inspection, watch) for watch in watches(inspection, periods, on))


def write_papers(found: tuple[Sitting, ...], inspection: Inspection, root: Path, out: Path, language: Language) -> int:
    """Write the papers of `found` to the folder `out`; answers with the number of pages.

    Raises EvalgenError where the public could see them there.
    """
    from evalgen.publishing.internal.papers import papers_of
    from evalgen.publishing.internal.tree import write_tree

    return write_tree(papers_of(found, inspection.explainer(language)), out, public=root / "site", language=language)


def _of_law(problem: Problem) -> bool:
    return problem.place.file.startswith("records/regulation/")


def _sitting(inspection: Inspection, watch: Watch) -> Sitting:
    results, records, period = inspection.results, inspection.records, watch.period
    status = period_status(watch, results)
    precedence = Precedence.of(records, period, watch.law)
    of_period: list[Record] = [item for item in records.evaluations if item.period == period]
    of_period += [item for (at, _), item in records.collectives.items() if at == period]
    return Sitting(
        results=results,
        status=status,
        deciding=competent(watch, status.dossiers, Step.DECISION),
        proposing=competent(watch, status.dossiers, Step.PROPOSAL),
        turns=_turns(precedence, of_period),
        awaited={item.document.file: tuple(_awaited(precedence, item, watch)) for item in of_period},
        quotas=tuple(_quotas(inspection, period, watch.law)),
        problems=tuple(
            item
            for item in inspection.problems
            if item.severity is not Severity.NOTE and item.place.file.startswith(f"records/{period}/")
        ),
    )


def _quotas(inspection: Inspection, period: Period, law: Law | None) -> Iterator[QuotaMoves]:
    if law is not None:
        results = inspection.results
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
                else watch.person_called(earlier.person)
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


def named_period(records: Records, given: str | None) -> Period | None:
    """The period `given`. Raises EvalgenError where the records have no such period."""
    if given is None:
        return None
    period = Period.parse(given)
    if period is not None and period in records.periods:
        return period
    raise EvalgenError(
        "Không có kỳ «{period}» trong records/.",
        remedy="Các kỳ đang có: {known}; mở kỳ mới bằng: evalgen new {example}",
        period=given,
        example=period or "2026-Q4",
        known=", ".join(str(item) for item in sorted(records.periods, reverse=True)) or "–",
    )
