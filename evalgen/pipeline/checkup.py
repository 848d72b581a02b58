"""All problems of a repository, piece by piece and with several processes: what `evalgen check` asks for.

The answer is that of `inspect`, problem for problem; tests hold both against each other on every case of every check.
Here nothing is kept that only pages and explanations need, so that a province fits into little memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from evalgen.checking.all_checks import OF_MANY_RECORDS, run_checks
from evalgen.checking.subject import Subject
from evalgen.domain.document import Mark, share_marks
from evalgen.domain.grade import Undetermined
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.pipeline.assessing_collectives import assess_collective
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.inspection import inspect, laws_of, library_with_faults
from evalgen.pipeline.piece import PERSON_BY_PERSON, File, Ground, Piece, inspect_piece, pieces_of
from evalgen.pipeline.quotas import quotas_of_collectives, quotas_of_people
from evalgen.pipeline.surroundings import Surroundings
from evalgen.pipeline.workers import processors, shared_out
from evalgen.reading.layout import RECORDS, REGULATION
from evalgen.reading.repository import FileResult, assemble, find_files, read_slot
from evalgen.reading.schema import SchemaSet
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

FEWEST = 400
"""With fewer records of people one process is done before others have begun."""

PIECE = 500
"""So many records at most are held whole at a time by each process."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkup:
    """The problems of all files, sorted, and how much was looked at."""

    problems: tuple[Problem, ...]
    results: Results
    """With outlines in place of records where these were looked at piece by piece."""

    laws: Mapping[Period, Law]
    library: Library
    scores: Mapping[tuple[Period, str], Fraction] | None = None
    """Of outlines, which have none of their own."""

    @property
    def records(self) -> int:
        """How many records of people could be read."""
        return len(self.results.records.evaluations)

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return len(self.results.records.periods)

    @property
    def publishable(self) -> bool:
        """No problem stops publishing."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def check_up(
    root: Path, built_in: Library | None = None, *, pieces: int | None = None, processes: int | None = None
) -> Checkup:
    """Read everything below `root`/records, score and grade it, and check it; by default in as many pieces as suit it.

    `built_in` are the built-in packs where somebody has them already. Raises EvalgenError where there is nothing to read.
    """
    files, refused = find_files(root)
    people = [file for file in files if file[1].kind == "evaluation"]
    if pieces is None:
        processes = min(processors(), 1 + len(people) // FEWEST)
        pieces = processes * max(1, len(people) // (PIECE * processes)) if processes > 1 else 1 + len(people) // PIECE
    if pieces > 1:
        with without_collection():
            library, faults = library_with_faults(root / RECORDS / REGULATION, built_in)
            found = _in_pieces(root, files, refused, (library, faults), pieces, processes or 1)
        if found is not None:
            return found
    inspection = inspect(root, built_in)
    return Checkup(
        problems=inspection.problems, results=inspection.results, laws=inspection.laws, library=inspection.library
    )


def _in_pieces(  # noqa: PLR0913, PLR0917 - what there is, and into how many parts it goes
    root: Path,
    files: list[File],
    refused: list[FileResult],
    packs: tuple[Library, list[Problem]],
    pieces: int,
    processes: int,
) -> Checkup | None:
    """None where records of different people depend on each other, so that they cannot be parted."""
    schemas = SchemaSet()
    people = [file for file in files if file[1].kind == "evaluation"]
    base = _base(root, files, schemas)
    library, faults = packs
    records = assemble(base).records
    laws = laws_of(records, library, {slot.period for _, slot in people if slot.period is not None})
    if any(law.speaks_of("unit_measures") for law in laws.values()):
        return None
    ground = Ground(root=root, schemas=schemas, records=records, library=library, laws=laws)
    found = shared_out(pieces_of(people, pieces), partial(inspect_piece, ground), processes)
    reading = assemble([*base, *(file for piece in found for file in piece.files), *refused])
    if laws_of(reading.records, library).keys() != laws.keys():
        return None
    results = _results(reading.records, laws)
    problems = {*faults, *reading.problems, *_of_people(found), *_of_the_whole(ground, results)}
    return Checkup(
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        results=results,
        laws=laws,
        library=library,
        scores={key: score for piece in found for key, score in piece.scores.items()},
    )


def _base(root: Path, files: list[File], schemas: SchemaSet) -> list[FileResult]:
    """All that is no record of a person; it is held to the end, therefore as small as it gets."""
    found = [read_slot(root, file, slot, schemas) for file, slot in files if slot.kind != "evaluation"]
    marks: dict[Mark, Mark] = {}
    for result in found:
        if result.document is not None:
            share_marks(result.document.root, marks)
    return found


def _of_people(pieces: list[Piece]) -> list[Problem]:
    return [problem for piece in pieces for problem in piece.problems]


def _of_the_whole(ground: Ground, results: Results) -> list[Problem]:
    """What is asked of many records at once, by their outlines; and of collectives and all other files."""
    nobody = replace(results, records=replace(results.records, evaluations=()), assessments={})
    whole, rest = (Subject(results=item, laws=ground.laws, library=ground.library) for item in (results, nobody))
    return [*run_checks(whole, tuple(OF_MANY_RECORDS)), *run_checks(rest, PERSON_BY_PERSON)]


def _results(records: Records, laws: Mapping[Period, Law]) -> Results:
    around = Surroundings.of(records, laws)
    collectives = {key: assess_collective(item, around) for key, item in records.collectives.items()}
    people = {
        (item.period, item.person): Assessment(
            evaluation=item,
            post=records.post_of(item),
            self_sheet=None,
            verified_sheet=None,
            gap=None,
            chain=(),
            qualifies_for=Undetermined.NOT_SCORED,
        )
        for item in records.evaluations
    }
    return Results(
        records=records,
        assessments=people,
        quotas=quotas_of_people(people.values(), around),
        collectives=collectives,
        collective_quotas=quotas_of_collectives(collectives.values(), around),
        ungraded=around.gathering.ungraded,
    )
