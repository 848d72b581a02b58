"""Of each unit that a change touches: whose result is complete, whose is under way, who has no record yet."""

from collections.abc import Iterable

from msgspec import Struct

from evalgen.approving.closed_periods import periods_gone
from evalgen.approving.side import Comparison, Side
from evalgen.domain.approval import COLLECTIVE
from evalgen.domain.period import Period

UNREAD = "Không đọc được"
"""How far a record has come that is there and cannot be read."""


class UnitState(Struct, frozen=True, kw_only=True):
    """One unit in one period, after the merge."""

    period: Period
    unit: str
    complete: tuple[str, ...]
    """Names of those decided on, and of the collective."""

    under_way: tuple[tuple[str, str], ...]
    """Names with the stage reached."""

    missing: tuple[str, ...]
    """Names of those without a record."""

    @property
    def whole(self) -> bool:
        """Whether nothing is left to do."""
        return not self.under_way and not self.missing


def unit_completeness(comparison: Comparison) -> tuple[UnitState, ...]:
    """The units of all changed records, by period and unit; in a period that is taken back nothing is left to do."""
    gone = periods_gone(comparison.before, comparison.after)
    touched = sorted({(pair.period, pair.unit) for pair in comparison.pairs if pair.period not in gone})
    recorded: dict[tuple[Period, str], dict[str, str]] = {key: {} for key in touched}
    for evaluation in comparison.after.records.evaluations:
        if (evaluation.period, evaluation.unit) in recorded:
            stage = "" if evaluation.decision else evaluation.stage_label
            recorded[evaluation.period, evaluation.unit][evaluation.person] = stage
    posted = _posted(comparison.after, touched)
    return tuple(
        _state(comparison, period, unit, recorded[period, unit], posted[period, unit]) for period, unit in touched
    )


def _state(comparison: Comparison, period: Period, unit: str, recorded: dict[str, str], posted: list[str]) -> UnitState:
    collective = comparison.after.records.collectives.get((period, unit))
    unread = {
        name
        for name in (*posted, COLLECTIVE)
        if f"records/{period}/{unit}/{name}.yaml" in comparison.after.records.unreadable
    }
    stages = {comparison.called(person): stage for person, stage in recorded.items()}
    stages |= {comparison.called(person): UNREAD for person in posted if person in unread}
    missing = [comparison.called(person) for person in posted if person not in recorded and person not in unread]
    if collective is not None:
        stages["tập thể"] = "" if collective.decision else collective.stage_label
    elif COLLECTIVE in unread:
        stages["tập thể"] = UNREAD
    else:
        missing.append("tập thể")
    return UnitState(
        period=period,
        unit=comparison.unit_called(unit, period),
        complete=tuple(name for name, stage in stages.items() if not stage),
        under_way=tuple((name, stage) for name, stage in stages.items() if stage),
        missing=tuple(missing),
    )


def _posted(side: Side, touched: Iterable[tuple[Period, str]]) -> dict[tuple[Period, str], list[str]]:
    """Who holds a post in those units at the cut-off that the regulation of the period grades."""
    found: dict[tuple[Period, str], list[str]] = {key: [] for key in touched}
    for period in sorted({period for period, _ in found}):
        law, cutoff = side.laws.get(period), side.records.cutoff(period)
        for person in side.records.people.values():
            posts = law.graded_posts(person, cutoff) if law else person.posts_in(cutoff, cutoff)
            units = {post.unit for post in posts}
            # With several posts, the record of a person lies in the folder of one of them.
            elsewhere = (period, person.id) in side.results.assessments
            for unit in sorted(units):
                if (period, unit) in found and not elsewhere:
                    found[period, unit].append(person.id)
    return found
