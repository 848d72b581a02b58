"""From public results to the entries that are given out, one period at a time."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evalgen.publishing.open_data.entries import CollectiveEntry, CorrectionEntry, ResultEntry
from evalgen.publishing.public import PublicOutcome, PublicPeriod, PublicResult, PublicSite


def result_entries(site: PublicSite, period: PublicPeriod) -> tuple[ResultEntry, ...]:
    """Everybody in `period`, in the order of the summary table; those without a published result included."""
    identifier, fields = period.id, _OutcomeFields(period)
    return tuple(
        ResultEntry(
            id=result_id(identifier, result),
            period=identifier,
            unit=result.unit,
            unit_name=site.units[result.unit].name,
            person=result.person,
            name=site.people[result.person].name,
            post=result.post or None,
            standing=result.standing.name if result.standing else None,
            standing_label=result.standing.label if result.standing else None,
            score=_number(result.score),
            page=f"nguoi/{result.person}.html",
            **fields.of(result.outcome),
        )
        for result in period.results
    )


def collective_entries(site: PublicSite, period: PublicPeriod) -> tuple[CollectiveEntry, ...]:
    """The collectives of `period` in the order of the tree; none where their grades are not public."""
    fields = _OutcomeFields(period)
    return tuple(
        CollectiveEntry(
            id=f"{period.id}/{unit}",
            period=period.id,
            unit=unit,
            unit_name=site.units[unit].name,
            page=f"don-vi/{unit}.html",
            **fields.of(outcome),
        )
        for unit, outcome in period.collectives.items()
    )


class _OutcomeFields:
    """What entries tell of outcomes: nearly all of a period are the same few values, each looked at once."""

    def __init__(self, period: PublicPeriod) -> None:
        self._period = period.id
        self._notices = {notice.id: notice for notice in period.notices}
        self._known: dict[int, Mapping[str, Any]] = {}

    def of(self, outcome: PublicOutcome) -> Mapping[str, Any]:
        """The fields that people and collectives have in common."""
        # By its identity: the period holds its outcomes, so that none of them gives its place to another one.
        known = self._known.get(id(outcome))
        if known is None:
            known = self._known[id(outcome)] = self._fields(outcome)
        return known

    def _fields(self, outcome: PublicOutcome) -> Mapping[str, Any]:
        notice = self._notices[outcome.notice] if outcome.notice else None
        return {
            "state": outcome.state.name,
            "grade": outcome.grade.name if outcome.grade else None,
            "grade_label": outcome.grade.label if outcome.grade else None,
            "letter": _letter(outcome),
            "notice": f"{self._period}/{notice.id}" if notice else None,
            "notice_number": notice.number if notice else None,
            "notice_on": notice.on if notice else None,
            "published_grade": _published(outcome),
            "corrections": len(outcome.amendments),
            "corrected_on": outcome.amendments[-1].on if outcome.amendments else None,
        }


def correction_entries(site: PublicSite, period: PublicPeriod) -> tuple[CorrectionEntry, ...]:
    """Every change of a published result of `period`: people first, then collectives, each from the first change on."""
    subjects: list[tuple[str, str, str | None, PublicOutcome]] = [
        (result_id(period.id, result), result.unit, result.person, result.outcome)
        for result in period.results
        if result.outcome.amendments
    ]
    subjects += [(f"{period.id}/{unit}", unit, None, outcome) for unit, outcome in period.collectives.items()]
    return tuple(
        CorrectionEntry(
            id=f"{subject}/{at}",
            result=subject,
            period=period.id,
            unit=unit,
            unit_name=site.units[unit].name,
            person=person,
            name=site.people[person].name if person else None,
            kind=amendment.kind.name,
            kind_label=amendment.kind.value,
            number=amendment.number,
            on=amendment.on,
            before=amendment.before.name if amendment.before else None,
            after=amendment.after.name if amendment.after else None,
            page="dinh-chinh.html",
        )
        for subject, unit, person, outcome in subjects
        for at, amendment in enumerate(outcome.amendments, start=1)
    )


def result_id(period: str, result: PublicResult) -> str:
    """The name of a result for ever: the place of its record."""
    return f"{period}/{result.unit}/{result.person}"


def _letter(outcome: PublicOutcome) -> str | None:
    return (outcome.letters.get(outcome.grade.name) or None) if outcome.grade else None


def _published(outcome: PublicOutcome) -> str | None:
    """The grade that the notice gave, before all changes."""
    grade = outcome.amendments[0].before if outcome.amendments else outcome.grade
    return grade.name if grade else None


def _number(shown: str) -> Decimal | None:
    """The score as the pages show it: rounded, and never across a threshold."""
    return Decimal(shown.replace(",", ".").replace("−", "-")) if shown else None
