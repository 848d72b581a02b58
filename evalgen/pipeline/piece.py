"""A piece of a repository: some people with all their records, read, scored, graded and checked person by person.

What is left of a record afterwards is an outline: enough for the rules over many records, a twentieth of the memory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from pathlib import Path

from evalgen.checking.all_checks import CHECKS, OF_MANY_RECORDS, run_checks
from evalgen.checking.subject import Check, Subject
from evalgen.domain.document import DeferredDocument
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.self_assessment import GeneralCriteria
from evalgen.pipeline.assessing import assess_people
from evalgen.pipeline.own_part import OwnPart
from evalgen.pipeline.receipts import by_stage_name
from evalgen.pipeline.surroundings import Surroundings
from evalgen.reading.layout import Slot
from evalgen.reading.repository import FileResult, assemble, fetch_root, read_slot
from evalgen.reading.schema import SchemaSet
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

File = tuple[str, Slot]

PERSON_BY_PERSON: tuple[Check, ...] = tuple(check for check in CHECKS if check not in OF_MANY_RECORDS)
"""The checks that look at the records of one person at a time."""

_NO_CRITERIA = GeneralCriteria(default_met=None, met=(), not_met=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What every piece stands on: all that is no record of a person in a period, and the law."""

    root: Path
    schemas: SchemaSet
    records: Records
    """Without the evaluations of people."""

    library: Library
    laws: Mapping[Period, Law]


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """What was found in a piece: its files, with outlines in place of records, and the problems of its people."""

    files: tuple[FileResult, ...]
    problems: tuple[Problem, ...]
    scores: Mapping[tuple[Period, str], Fraction]
    """The score that counts, of each record that has one."""


def pieces_of(files: Iterable[File], count: int) -> list[list[File]]:
    """The records of people in at most `count` pieces of about the same size; a person's are never parted."""
    by_person: dict[str, list[File]] = {}
    for file in files:
        by_person.setdefault(file[1].name, []).append(file)
    people = sorted(by_person)
    bounds = [len(people) * index // count for index in range(count + 1)]
    parts = ([file for person in people[a:b] for file in by_person[person]] for a, b in pairwise(bounds))
    return [part for part in parts if part]


def inspect_piece(ground: Ground, files: Iterable[File]) -> Piece:
    """Read, score, grade and check the records of some people."""
    found = [read_slot(ground.root, file, slot, ground.schemas) for file, slot in files]
    records = _standing_on(ground.records, assemble(found).records)
    results = _results(records, ground.laws)
    subject = Subject(results=results, laws=ground.laws, library=ground.library)
    return Piece(
        files=tuple(replace(result, noun=_outline_of(result, ground.root), document=None) for result in found),
        problems=run_checks(subject, PERSON_BY_PERSON),
        scores={key: item.sheet.score for key, item in results.assessments.items() if item.sheet is not None},
    )


def _standing_on(ground: Records, piece: Records) -> Records:
    """The records of the piece, with everything else there to be looked up, and only its own people to be gone through."""
    own = sorted({item.person for item in piece.evaluations} & ground.people.keys())
    return replace(
        ground,
        people=OwnPart(ground.people, own),
        collectives=OwnPart(ground.collectives, ()),
        evaluations=piece.evaluations,
        unreadable=ground.unreadable | piece.unreadable,
    )


def _results(records: Records, laws: Mapping[Period, Law]) -> Results:
    around = Surroundings.of(records, laws)
    return Results(
        records=records,
        assessments=assess_people(around),
        quotas={},
        received=by_stage_name(around.receipts),
        ungraded=around.gathering.ungraded,
    )


def _outline_of(result: FileResult, root: Path) -> Evaluation | None:
    return outline(result.noun, root) if isinstance(result.noun, Evaluation) else None


def outline(evaluation: Evaluation, root: Path) -> Evaluation:
    """The record without its work items, criteria and results, and without the text: its steps and facts are kept."""
    plan, assessment, document = evaluation.plan, evaluation.self_assessment, evaluation.document
    fetch = partial(fetch_root, root, document.file, document.digest)
    return replace(
        evaluation,
        document=DeferredDocument(file=document.file, digest=document.digest, fetch=fetch),
        plan=replace(plan, work_items=(), axis_weights=None) if plan else None,
        self_assessment=replace(assessment, general_criteria=_NO_CRITERIA, results={}, criteria_results={})
        if assessment
        else None,
    )
