"""What the public sees of each period, remembered by a digest of it.

Of a period in which nothing changed no record is looked at. Where a record changed and the public sees nothing of it, as of
whatever is not published yet, the site is the one that it was, and is not put together.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.organization import Standing
from evalgen.domain.period import Period
from evalgen.domain.typed_bytes import Typed, to_bytes
from evalgen.pipeline.checkup.group_memory import Memory
from evalgen.pipeline.checkup.of_the_whole import Known, Whole
from evalgen.publishing.extracts import Digests, Extracts
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
    """As `Extracts` tells it of the period alone."""


_KEPT: Typed[_Kept] = Typed(_Kept)


_DIGEST: Typed[bytes] = Typed(bytes)
_DIGESTS: Typed[Digests] = Typed(Digests)


class Shown(Struct, frozen=True, kw_only=True):
    """The site of all records, and the digests of what it shows."""

    extracts: Extracts
    key: bytes | None
    """Of all that it is made from, the regulation among it; None where that is not known."""


def public_periods(whole: Whole) -> Shown:
    """What the public sees of all records.

    Where the digests are known of a site that shows the same, it is not made before somebody looks at it.
    """
    if whole.known is None:
        frame = Frame.of(whole.records)
        return Shown(extracts=Extracts(frame.site(_made(whole, frame, period) for period in frame.periods)), key=None)
    memory, shown = whole.known.memory, _shown(whole, whole.known)
    said = "\n".join(f"{period} {digest.hex()}" for period, digest in shown.items())
    key = memory.digest(f"site\n{whole.known.about}\n{said}", ())
    digests = memory.known("site", key, _DIGESTS)
    if digests is not None:
        return Shown(extracts=Extracts(lambda: _site(whole, memory, shown)[0], digests), key=key)
    site, periods = _site(whole, memory, shown)
    extracts = Extracts(site, Digests(periods=periods))
    memory.keep("site", key, extracts.digests)
    return Shown(extracts=extracts, key=key)


def _shown(whole: Whole, known: Known) -> dict[Period, bytes]:
    """The digest of all that is shown of each period, but for the order, which follows from the files that all stand on."""
    memory, found = known.memory, dict[Period, bytes]()
    frame = Frame.unordered(whole.records)
    for period in frame.periods:
        what, key = f"shown {period}", whole.keys[period]
        digest = memory.known(what, key, _DIGEST)
        if digest is None:
            digest = sha256(to_bytes(_made(whole, frame, period))).digest()
            memory.keep(what, key, digest)
        found[period] = digest
    return found


def _site(whole: Whole, memory: Memory, shown: Mapping[Period, bytes]) -> tuple[PublicSite, dict[str, str]]:
    """The site, and the digests of its periods; each period is remembered by what is shown of it."""
    frame, about = Frame.of(whole.records), whole.known.about if whole.known else ""
    keys = {period: memory.digest(f"public {period}\n{about}\n{shown[period].hex()}", ()) for period in shown}
    held = {period: _remembered(memory, period, keys[period]) for period in frame.periods}
    site = frame.site(found[0] if found else _made(whole, frame, period) for period, found in held.items())
    extracts = Extracts(site, Digests(periods={str(period): found[1] for period, found in held.items() if found}))
    for period in site.periods:
        if held[period.period] is None:
            memory.keep(_name(period.period), keys[period.period], _kept(period, extracts))
    return site, {period.id: extracts.alone(period) for period in site.periods}


def _made(whole: Whole, frame: Frame, period: Period) -> PublicPeriod:
    found = whole.periods[period]
    evaluations = found.results.records.evaluations
    return frame.period(found.results, period, evaluations, whole.laws.get(period), found.scores)


def _name(period: Period) -> str:
    return f"public {period}"


def _remembered(memory: Memory, period: Period, key: bytes | None) -> tuple[PublicPeriod, str] | None:
    held = memory.known(_name(period), key, _KEPT)
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
        digest=extracts.alone(period),
    )
