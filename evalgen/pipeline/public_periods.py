"""What the public sees of each period: remembered under the same digest as what was found in it.

Of the results of a period that did not change nothing is computed again, and none of its records is looked at.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.domain.typed_bytes import Typed
from evalgen.pipeline.of_the_whole import Whole
from evalgen.publishing.extracts import Extracts
from evalgen.publishing.projection import Frame
from evalgen.publishing.public import PublicOutcome, PublicPeriod, PublicResult, PublicSite


class _Kept(Struct, frozen=True, array_like=True):
    """A public period on its way to the next run."""

    head: PublicPeriod
    """Without its results."""

    outcomes: list[PublicOutcome]
    """Each once: nearly all results of a period have the same few."""

    results: list[tuple[str, str, str, Standing | None, int, str]]
    """Unit, person, post, standing, number of the outcome, score."""

    digest: str
    """As `Extracts` tells it."""


_KEPT: Typed[_Kept] = Typed(_Kept)


def public_periods(whole: Whole) -> tuple[PublicSite, Extracts]:
    """The site of all records, and the digests of what it shows of each period."""
    frame = Frame.of(whole.records)
    periods = {period: _remembered(whole, period) for period in frame.periods}
    site = frame.site(held[0] if held else _made(whole, frame, period) for period, held in periods.items())
    extracts = Extracts(site, {str(period): held[1] for period, held in periods.items() if held})
    if whole.known is not None:
        for period in site.periods:
            if periods[period.period] is None:
                key = whole.keys[period.period]
                whole.known.memory.keep(_name(period.period), key, _kept(period, extracts))
    return site, extracts


def _made(whole: Whole, frame: Frame, period: Period) -> PublicPeriod:
    found = whole.periods[period]
    evaluations = found.results.records.evaluations
    return frame.period(found.results, period, evaluations, whole.laws.get(period), found.scores)


def _name(period: Period) -> str:
    return f"public {period}"


def _remembered(whole: Whole, period: Period) -> tuple[PublicPeriod, str] | None:
    held = whole.known.memory.known(_name(period), whole.keys[period], _KEPT) if whole.known is not None else None
    return (replace(held.head, results=tuple(_results(held))), held.digest) if held is not None else None


def _results(held: _Kept) -> Iterator[PublicResult]:
    period, outcomes = held.head.period, held.outcomes
    for unit, person, post, standing, outcome, score in held.results:
        yield PublicResult(
            period=period,
            unit=unit,
            person=person,
            post=post,
            standing=standing,
            outcome=outcomes[outcome],
            score=score,
        )


def _kept(period: PublicPeriod, extracts: Extracts) -> _Kept:
    outcomes: dict[str, PublicOutcome] = {}
    told = [(item, extracts.outcome(item.outcome)) for item in period.results]
    for item, outcome in told:
        outcomes.setdefault(outcome, item.outcome)
    numbers = {outcome: number for number, outcome in enumerate(outcomes)}
    return _Kept(
        head=replace(period, results=()),
        outcomes=list(outcomes.values()),
        results=[
            (item.unit, item.person, item.post, item.standing, numbers[outcome], item.score) for item, outcome in told
        ],
        digest=extracts.period(period),
    )
