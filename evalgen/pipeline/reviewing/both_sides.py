"""Both sides of a change as a whole: the records of whoever it does not touch are looked at piece by piece, by all processes.

Each of these records is the same on both sides, so that it is read once. What rules and checks make of it is asked of both
sides where the change touches files that many share; where the result differs, the person is looked at with those touched.
What stays of the others are outlines, as in `check`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_ONE_PERIOD
from evalgen.domain.grade import Outcome, Undetermined
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.revision import EntryKind, Tree
from evalgen.pipeline.assessing.everybody import unscored
from evalgen.pipeline.assessing.receipts import Received, received_days
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.checkup.grouping import pieces_of
from evalgen.pipeline.checkup.piece import Ground, look_at, outlined
from evalgen.pipeline.inspecting.inspection import Inspection, changed_after_signing, laws_of, library_with_faults
from evalgen.pipeline.reviewing.far_records import TOGETHER, fetching
from evalgen.pipeline.reviewing.neighbourhood import is_record_of_person
from evalgen.pipeline.reviewing.touched_people import touched_people
from evalgen.pipeline.reviewing.with_outlines import look_with_outlines
from evalgen.pipeline.workers import processors, shared_out
from evalgen.reading.layout import Slot, locate, slot_at
from evalgen.reading.noun_bytes import from_files, to_files
from evalgen.reading.record_names import RECORDS
from evalgen.reading.repository import File, FileResult, assemble
from evalgen.reading.revision import RevisionReader
from evalgen.regulation.library import Library

FEWEST = 400
"""With fewer records of people one process is done before others have begun."""

_BY_THEMSELVES = tuple(check for check in CHECKS if check not in OF_ONE_PERIOD)

_Key = tuple[Period, str]


class _Found(Struct, frozen=True, kw_only=True):
    """What one side makes of some records."""

    problems: tuple[Problem, ...]
    results: Mapping[_Key, tuple[Fraction | None, Outcome]]
    received: Received


class _Side(Struct, frozen=True, kw_only=True):
    """What the records of one side are judged by."""

    tree: Tree
    ground: Ground
    faults: tuple[Problem, ...]
    """Those of the organization's own packs."""


class _Far(Struct, frozen=True, kw_only=True):
    """The records of whoever nothing moves."""

    files: tuple[FileResult, ...]
    """Outlines, whose documents are fetched when somebody asks for them."""

    found: tuple[_Found, ...]
    """Of each side."""


def both_sides(
    reader: RevisionReader, trees: tuple[Tree, Tree], changed: Collection[str], built_in: Library | None
) -> tuple[Inspection, Inspection] | None:
    """What `inspect_reading` finds on both sides; of people whom nothing moves no more than many records are asked for.

    None where there are few records, or where those of different people depend on each other.
    """
    far = _untouched(trees, changed)
    if len(far) < FEWEST:
        return None
    periods = {period for path in far if (period := slot_at(path).period) is not None}
    sides = [_side(reader, tree, far, periods, built_in) for tree in trees]
    for side in sides:
        measured = any(law.speaks_of("unit_measures") for law in side.ground.laws.values())
        if measured or not periods <= side.ground.records.periods.keys():
            return None
    asked = sides if touched_people(changed) is None else sides[:1]
    found = _far(reader, far, [side.ground for side in asked])
    before, after = (
        _inspected(reader, side, found, told)
        for side, told in zip(sides, [*found.found, *found.found][:2], strict=True)
    )
    return before, after


def _untouched(trees: tuple[Tree, Tree], changed: Collection[str]) -> dict[str, str]:
    """The records of people of whose records, and of what is signed of them, nothing changes: path and content."""
    slots = (locate(path) for path in changed if path.startswith(f"{RECORDS}/"))
    near = {slot.name if slot.kind == "evaluation" else slot.record for slot in slots if isinstance(slot, Slot)}
    files: dict[str, str] = {}
    for path, entry in trees[0].items():
        if is_record_of_person(path):
            files[path] = entry.content
            if entry.kind is not EntryKind.FILE:
                near.add(slot_at(path).name)
    return {path: content for path, content in files.items() if slot_at(path).name not in near}


def _side(
    reader: RevisionReader, tree: Tree, far: Collection[str], periods: Iterable[Period], built_in: Library | None
) -> _Side:
    records = reader.records({path: entry for path, entry in tree.items() if path not in far}).records
    library, faults = library_with_faults(reader.own_packs(tree), built_in)
    ground = Ground.of(Path(), records, library, laws_of(records, library, periods))
    return _Side(tree=tree, ground=ground, faults=tuple(faults))


def _far(reader: RevisionReader, files: Mapping[str, str], grounds: Sequence[Ground]) -> _Far:
    """The records in `files` judged on each of the `grounds`; whose results differ is left out."""
    parts = pieces_of([(path, slot_at(path)) for path in files], -(-len(files) // TOGETHER))

    def judged(part: Sequence[File]) -> tuple[bytes, list[_Found]]:
        results = reader.results([(path, files[path]) for path, _ in part])
        read = assemble(results).records
        found = [_judged(ground, read) for ground in grounds]
        return to_files(map(outlined, results), sketched=True), found

    answers = shared_out(parts, judged, processors())
    fetch = fetching(reader, files)
    moved = {
        person
        for _, found in answers
        for (period, person), result in found[0].results.items()
        if any(other.results.get((period, person)) != result for other in found)
    }
    outlines = (
        result for part, (data, _) in zip(parts, answers, strict=True) for result in from_files(data, part, fetch)
    )
    return _Far(
        files=tuple(result for result in outlines if slot_at(result.file).name not in moved),
        found=tuple(_together(found[number] for _, found in answers) for number in range(len(grounds))),
    )


def _judged(ground: Ground, read: Records) -> _Found:
    around, results, problems = look_at(ground, read.evaluations, read.unreadable)
    return _Found(
        problems=(*problems, *changed_after_signing(results)),
        results={
            key: (item.sheet.score if item.sheet is not None else None, item.qualifies_for)
            for key, item in results.assessments.items()
        },
        received=around.receipts,
    )


def _together(found: Iterable[_Found]) -> _Found:
    found = list(found)
    return _Found(
        problems=tuple(problem for item in found for problem in item.problems),
        results={key: result for item in found for key, result in item.results.items()},
        received={key: days for item in found for key, days in item.received.items()},
    )


def _inspected(reader: RevisionReader, side: _Side, far: _Far, told: _Found) -> Inspection:
    """The one side: near people whole, with all collectives and files that many share; then what many records make up."""
    outlines = {result.file for result in far.files}
    reading = reader.records({path: entry for path, entry in side.tree.items() if path not in outlines}, far.files)
    records, laws, library = reading.records, side.ground.laws, side.ground.library
    near = replace(
        records, evaluations=tuple(item for item in records.evaluations if item.document.file not in outlines)
    )
    received = {**received_days(near, side.ground.attested), **told.received}
    around = Surroundings.of(records, laws, received, side.ground.below)
    known = {
        key: unscored(item, records.post_of(item), exempt=told.results[key][1] is Undetermined.NOT_ASSESSED)
        for key, item in records.standing.items()
        if item.document.file in outlines
    }
    found = (*side.faults, *reading.problems, *told.problems)
    return look_with_outlines(around, near, known, library, checks=_BY_THEMSELVES, found=found)
