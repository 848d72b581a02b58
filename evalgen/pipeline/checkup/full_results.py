"""The full results of a period, some units at a time: score sheets and rulings, which outlines do not keep.

Whoever needs them says what is to be made of them; this is done at once, in all processes, and nothing else is held.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.results import Results
from evalgen.errors import EvalgenError
from evalgen.pipeline.assessing.collectives import assess_collective
from evalgen.pipeline.assessing.everybody import assess_one
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.of_the_whole import Whole
from evalgen.pipeline.checkup.period_part import PeriodPart
from evalgen.pipeline.checkup.piece import read_group, standing_on
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.workers import processors, shared_out
from evalgen.reading.repository import File, assemble

R = TypeVar("R")

Work = Callable[[Results, Sequence[str]], R]
"""What is made of the results of some units, which hold all that has a record in one of them."""


class _Share(Struct, frozen=True, kw_only=True):
    """Some units: their records of people in the period, and the pieces in which these people stand."""

    units: tuple[str, ...]
    files: tuple[File, ...]
    pieces: tuple[int, ...]


def some_units_at_a_time(
    looked_at: Inspection | Whole,
    period: Period,
    work: Work[R],
    *,
    besides: Iterable[str] = (),
    processes: int | None,
) -> list[R]:
    """What `work` makes of the results of `period`: of all at once where these are held, else of some units at a time.

    Each unit is asked for once, those `besides` as well, which may have no record. Raises EvalgenError where a file has
    changed since it was looked at.
    """
    if isinstance(looked_at, Inspection):
        records = looked_at.records
        units = {item.unit for item in records.evaluations if item.period == period}
        units |= {unit for of, unit in records.collectives if of == period}
        return [work(looked_at.results, sorted(units.union(besides)))]
    with without_collection():  # What all shares look at; pages, which make cycles, are collected as always.
        shares = _shares(looked_at, period, besides)
        _ = looked_at.around_collectives
    return shared_out(
        shares,
        lambda share: work(_results(looked_at, period, share), share.units),
        processors() if processes is None else processes,
    )


def _shares(whole: Whole, period: Period, besides: Iterable[str]) -> list[_Share]:
    """Units go where the first of their records stand; those without any go together."""
    files: dict[str, list[File]] = {}
    pieces: dict[str, list[int]] = {}
    for number, piece in enumerate(whole.pieces):
        part = piece.parts.get(period)
        for file in part.files if part is not None else ():
            unit = file[1].unit
            files.setdefault(unit, []).append(file)
            pieces.setdefault(unit, []).append(number)
    units = {*files, *besides, *(unit for of, unit in whole.records.collectives if of == period)}
    together: dict[int, list[str]] = {}
    for unit in sorted(units):
        together.setdefault(pieces[unit][0] if unit in pieces else len(whole.pieces), []).append(unit)
    return [
        _Share(
            units=tuple(found),
            files=tuple(file for unit in found for file in files.get(unit, ())),
            pieces=tuple(sorted({number for unit in found for number in pieces.get(unit, ())})),
        )
        for _, found in sorted(together.items())
    ]


def _results(whole: Whole, period: Period, share: _Share) -> Results:
    people = {slot.name for _, slot in share.files}
    parts = [part for number in share.pieces for part in whole.pieces[number].parts.values()]
    ground = whole.ground
    read = [part.read() for part in parts]
    outlines = [item for part in read for item in part.evaluations if item.person in people]
    full = _read_again(whole, [*share.files, *_of_the_year(period, parts, people)], outlines)
    evaluations = (full.get(item.document.file, item) for item in outlines)
    records = standing_on(ground, tuple(sorted(evaluations, key=lambda item: (item.period, item.unit, item.person))))
    records = replace(records, unreadable=whole.records.unreadable)
    received = {key: days for part in read for key, days in part.received.items() if key[2] in people}
    around = Surroundings.of(records, whole.laws, received, ground.below)
    asked = {(period, unit) for unit in share.units} & whole.records.collectives.keys()
    return Results(
        records=records,
        assessments={
            key: assess_one(item, around) for key, item in records.standing.items() if item.document.file in full
        },
        quotas={},
        collectives={
            key: assess_collective(whole.records.collectives[key], whole.around_collectives) for key in sorted(asked)
        },
        ungraded=around.gathering.ungraded,
    )


def _of_the_year(period: Period, parts: Iterable[PeriodPart], people: set[str]) -> list[File]:
    """Beside a year stand the scores of its months and quarters."""
    if period.kind is not PeriodKind.YEAR:
        return []
    within = (part for part in parts if part.period.year == period.year and part.period != period)
    return [file for part in within for file in part.files if file[1].name in people]


def _read_again(whole: Whole, files: list[File], outlines: Iterable[Evaluation]) -> dict[str, Evaluation]:
    """The records of some files, whole. Raises EvalgenError where one is no longer what its outline tells."""
    found, _ = read_group(whole.ground.root, {}, files)
    full = {item.document.file: item for item in assemble(found).records.evaluations}
    names = {file for file, _ in files}
    told = {item.document.file: item.document.digest for item in outlines if item.document.file in names}
    for file in names:
        item = full.get(file)
        if (item.document.digest if item is not None else None) != told.get(file):
            raise EvalgenError("Tệp «{file}» bị sửa trong khi đang kiểm tra.", remedy="Chạy lại lệnh.", file=file)
    return full
