"""The goals of speed and memory beside what was measured: reached, missed, or not measured in this run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import asking_again, building, check, rebuilding
from benchmarks.contest import Contest
from benchmarks.measuring import Summary
from benchmarks.options import GOAL_PAGE
from benchmarks.report import Size
from benchmarks.searching import LIST, SEARCH, Searching

MEGABYTE = 1024 * 1024
_PEER, _FAST = "check-jsonschema", "sourcemeta jsonschema --fast"
_BUILD = building.EVALGEN
_REVIEW = "evalgen review of one changed record"

Summaries = Mapping[str, Summary]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """All that was measured on one set of data."""

    data: str
    sizes: Sequence[Size]
    contests: Sequence[Contest]
    searched: Sequence[Searching] = ()

    def contest(self, title: str, records: int | None = None) -> Contest | None:
        """The contest of that title on so many person-periods, else on the most."""
        held = [item for item in self.contests if item.title == title and records in {None, item.records}]
        return max(held, key=lambda item: item.records, default=None)

    def size(self, contender: str) -> Size | None:
        """The largest size on which the contender ran."""
        ran = [size for size in self.sizes if contender in size.summaries]
        return max(ran, key=lambda size: size.records, default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Goal:
    """A number that shall not be passed, in times of something else or in megabytes."""

    what: str
    at: str
    """On which size it was measured; empty where it was not."""

    limit: float
    least: bool = False
    """Whether the number shall be at least `limit`; else at most."""

    unit: str = "×"
    wall: float | None = None
    """By the clock; of memory the megabytes, of keys the milliseconds."""

    processor: float | None = None
    """By the time of the processors, which says more where a machine is shared."""

    @property
    def reached(self) -> bool | None:
        """By the clock; None where it was not measured."""
        if self.wall is None:
            return None
        return self.wall >= self.limit if self.least else self.wall <= self.limit

    def line(self) -> str:
        """A row of the table."""
        word = {True: "reached", False: "**missed**", None: "not measured"}[self.reached]
        sign = "≥" if self.least else "≤"
        numbers = ("" if item is None else f"{item:.2f}" for item in (self.wall, self.processor))
        return f"| {self.what} | {self.at} | {sign} {self.limit:g} {self.unit} | {' | '.join(numbers)} | {word} |"

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "goal": self.what,
            "at": self.at,
            "limit": self.limit,
            "at_least": self.least,
            "unit": self.unit,
            "wall": self.wall,
            "processor": self.processor,
            "reached": self.reached,
        }


def goals(found: Found) -> tuple[Goal, ...]:
    """Every goal, in the order in which they were set."""
    return (
        *_checking(found),
        *_building(found),
        *_reviewing(found),
        *_memory(found),
        *_growth(found),
        *_starting(found),
        *_searching(found),
    )


def table(held: Iterable[Goal], data: str) -> list[str]:
    """As Markdown."""
    return [
        f"**Goals** ({data})",
        "",
        "| goal | measured on | limit | by the clock | by processor time | |",
        "|---|---|--:|--:|--:|---|",
        *(goal.line() for goal in held),
        "",
    ]


def _checking(found: Found) -> Iterator[Goal]:
    for peer, what, limit, least in (
        (_PEER, "check, nothing cached: times faster than check-jsonschema, which does the schema alone", 40, True),
        (_FAST, "the same: times the time of sourcemeta --fast, which does the schema alone", 1.5, False),
    ):
        size = found.size(peer)
        yield _times(what, limit, size.summaries if size else {}, (check.EVALGEN, peer), _records(size), least=least)
    size = found.size(_PEER)
    again = found.contest("Asking again", size.asked if size else None)
    both = {**(size.summaries if size else {}), **(again.summaries if again else {})}
    what = "check, nothing changed: times faster than check-jsonschema"
    yield _times(what, 200, both, (asking_again.CHECK_AGAIN, _PEER), _records(size), least=True)
    most = found.contest("Asking again")
    what = "check, nothing changed: times the time of reading the bytes"
    yield _within(what, 8, most, asking_again.CHECK_AGAIN, asking_again.READING)


def _building(found: Found) -> Iterator[Goal]:
    built = found.contest("Building")
    for length in ("", building.padded(GOAL_PAGE)):
        yield from _beside_generators(built, length)
    again = found.contest("Building again")
    yield _within("build, one record changed: share of the whole build", 1 / 40, again, rebuilding.CHANGED, _BUILD)


def _beside_generators(built: Contest | None, length: str) -> Iterator[Goal]:
    """Beside generators whose pages have the length that is added to their names."""
    summaries, at = (built.summaries, built.size.partition(";")[0]) if built else ({}, "")
    mkdocs, hugo = f"{building.MKDOCS}{length}", f"{building.HUGO}{length}"
    what = f"build of the whole site, nothing cached: times faster than mkdocs build of the person pages{length}"
    yield _times(what, 25, summaries, (_BUILD, mkdocs), at, least=True)
    yield _times(f"the same: times faster than Hugo{length}", 2, summaries, (_BUILD, hugo), at, least=True)
    own, other = (built.trees.get(_BUILD) if built else None), summaries.get(hugo)
    share = own / other.largest if own is not None and other else None
    yield Goal(what=f"the same: share of Hugo's memory{length}", at=at if share else "", limit=0.125, wall=share)


def _reviewing(found: Found) -> Iterator[Goal]:
    yield _within(
        "review of one changed record: times git status",
        3,
        found.contest("Reviewing one change"),
        _REVIEW,
        "git status",
    )
    yield _grown(found, "Reviewing one change", _REVIEW, 1.5)


def _memory(found: Found) -> Iterator[Goal]:
    """Of the largest process, and of all together, which is harder to keep within the limit."""
    size = max(found.sizes, key=lambda item: item.records, default=None)
    checked = (size.summaries[check.EVALGEN].largest, size.memory_of_tree) if size else (None, None)
    built = found.contest("Building")
    whole = (built.summaries[_BUILD].largest, built.trees.get(_BUILD)) if built else (None, None)
    at = built.size.partition(";")[0] if built else ""
    for name, limit, where, peaks in (("check", 500, _records(size), checked), ("build", 700, at, whole)):
        for of, peak in zip(("the largest process", "all processes"), peaks, strict=True):
            held = peak / MEGABYTE if peak else None
            yield Goal(what=f"{name}: peak memory of {of}", at=where, limit=limit, unit="MB", wall=held)


def _growth(found: Found) -> Iterator[Goal]:
    checked = sorted(found.sizes, key=lambda item: item.records)[-2:]
    pair = [(item.summaries[check.EVALGEN], item.records) for item in checked]
    yield _grows("check: growth of time", pair)
    for title, contender in (
        ("Asking again", asking_again.CHECK_AGAIN),
        ("Asking again", asking_again.CHECK_CHANGED),
        ("Building", _BUILD),
        ("Building again", rebuilding.UNCHANGED),
        ("Building again", rebuilding.CHANGED),
        ("Starting in a province", asking_again.SCORE_EDITED),
        ("Starting in a province", asking_again.SCORE_AGAIN),
    ):
        yield _grown(found, title, contender)


def _starting(found: Found) -> Iterator[Goal]:
    started, province = found.contest("Starting"), found.contest("Starting in a province")
    yield _within("--help: times a bare interpreter", 3, started, asking_again.HELP, asking_again.BARE)
    for contest, where in ((started, ""), (province, ", in a province")):
        for contender in (asking_again.SCORE_AGAIN, asking_again.SCORE_EDITED):
            what = f"{contender.removeprefix('evalgen ')}{where}: times a bare interpreter"
            yield _within(what, 6, contest, contender, asking_again.BARE)


def _searching(found: Found) -> Iterator[Goal]:
    """The slowest key counts; apart from the others the first of all, before which nothing is loaded."""
    asked = max(found.searched, key=lambda item: item.index, default=None)
    at = asked.size if asked else ""
    for name in (SEARCH, LIST):
        first, *later = asked.keys[name] if asked else (None,)
        what = f"{name} in Chromium: from a key to its first result"
        yield Goal(what=f"{what}, slowest key", at=at, limit=100, unit="ms", wall=max(later, default=None))
        yield Goal(what=f"{what}, very first key, nothing loaded", at=at, limit=100, unit="ms", wall=first)
    index = asked.index / MEGABYTE if asked else None
    yield Goal(what="index of the search, not packed", at=at, limit=1, unit="MB", wall=index)


def _records(size: Size | None) -> str:
    return f"{size.records} records" if size else ""


def _times(what: str, limit: float, summaries: Summaries, pair: tuple[str, str], at: str, *, least: bool) -> Goal:  # noqa: PLR0913
    """How many times faster the first of the pair is where that is asked, else how many times the time of the second."""
    if not {*pair} <= summaries.keys():
        return Goal(what=what, at="", limit=limit, least=least)
    own, other = summaries[pair[0]], summaries[pair[1]]
    wall, processor = _ratio(other, own) if least else _ratio(own, other)
    return Goal(what=what, at=at, limit=limit, least=least, wall=wall, processor=processor)


def _within(what: str, limit: float, contest: Contest | None, own: str, measure: str) -> Goal:
    summaries, at = (contest.summaries, contest.size) if contest else ({}, "")
    return _times(what, limit, summaries, (own, measure), at, least=False)


def _grown(found: Found, title: str, contender: str, limit: float | None = None) -> Goal:
    held = [item for item in found.contests if item.title == title and contender in item.summaries]
    held = sorted(held, key=lambda item: item.records)[-2:]
    return _grows(
        f"{contender.removeprefix('evalgen ')}: growth of time",
        [(i.summaries[contender], i.records) for i in held],
        limit,
    )


def _grows(what: str, pair: Sequence[tuple[Summary, int]], limit: float | None = None) -> Goal:
    """From the second largest size to the largest; where no limit is set, 1.1 times the growth of the records."""
    if len(pair) < 2:  # noqa: PLR2004 - growth has two ends
        return Goal(what=what, at="", limit=limit or 5.5)
    (before, small), (after, large) = pair
    at = f"{small} → {large} records"
    wall, processor = _ratio(after, before)
    return Goal(what=what, at=at, limit=limit or 1.1 * large / max(small, 1), wall=wall, processor=processor)


def _ratio(first: Summary, second: Summary) -> tuple[float, float]:
    return first.wall / second.wall, first.processor / max(second.processor, 0.001)
