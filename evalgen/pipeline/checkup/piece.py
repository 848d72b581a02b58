"""A piece of a repository: some people with all their records, read, scored, graded and checked person by person.

What is left of a record afterwards is an outline: enough for the rules over many records, a twentieth of the memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from evalgen.checking.all_checks import CHECKS, OF_MANY_RECORDS, run_checks
from evalgen.checking.subject import Check, Subject
from evalgen.domain.approval import Approval
from evalgen.domain.citation import Citation
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Unit
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.self_assessment import GeneralCriteria
from evalgen.domain.typed_bytes import Typed, to_bytes
from evalgen.pipeline.assessing.everybody import assess_people
from evalgen.pipeline.assessing.exemptions import exemptions
from evalgen.pipeline.assessing.receipts import Attested, by_stage_name, period_named, received_days
from evalgen.pipeline.assessing.surroundings import Surroundings, accuses, units_below
from evalgen.pipeline.checkup.file_group import FileGroup
from evalgen.pipeline.checkup.own_part import records_of_some
from evalgen.pipeline.checkup.period_part import PackedPart, PeriodPart, packed_parts, parts_of
from evalgen.pipeline.inspecting.inspection import changed_after_signing
from evalgen.reading.layout import slot_at
from evalgen.reading.noun_bytes import from_files, to_files
from evalgen.reading.repository import File, FileResult, assemble, fetch, read_with_digest
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

PERSON_BY_PERSON: tuple[Check, ...] = tuple(check for check in CHECKS if check not in OF_MANY_RECORDS)
"""The checks that look at the records of one person at a time."""

_NO_CRITERIA = GeneralCriteria(default_met=None, met=(), not_met=())


class Ground(Struct, frozen=True, kw_only=True, dict=True):
    """What every piece stands on: all that is no record of a person in a period, and the law."""

    root: Path
    records: Records
    """Without the evaluations of people."""

    approvals: Mapping[str, tuple[Approval, ...]]
    """By the person, or ``collective``, whose records they approve."""

    attested: Attested
    library: Library
    laws: Mapping[Period, Law]
    contents: Mapping[str, bytes]
    """The digest of each file when the command began; empty where nobody asked for it."""

    @classmethod
    def of(
        cls,
        root: Path,
        records: Records,
        library: Library,
        laws: Mapping[Period, Law],
        contents: Mapping[str, bytes] = MappingProxyType({}),
    ) -> "Ground":
        """What stands on these `records`, with what they say is signed of whom."""
        approvals: dict[str, list[Approval]] = {}
        for approval in records.approvals:
            approvals.setdefault(approval.record, []).append(approval)
        return cls(
            root=root,
            records=records,
            approvals={record: tuple(found) for record, found in approvals.items()},
            attested=Attested.of(records.receipts),
            library=library,
            laws=laws,
            contents=contents,
        )

    @cached_property
    def below(self) -> dict[str, tuple[Unit, ...]]:
        """The units directly below each unit, in order once for all pieces."""
        return units_below(self.records)


class Piece(Struct, frozen=True, kw_only=True):
    """What was found in a piece."""

    problems: tuple[Problem, ...]
    """Of its files and of its people."""

    unreadable: tuple[str, ...]
    """Paths of its files that were refused."""

    parts: Mapping[Period, PeriodPart]
    accusing: tuple[Evaluation, ...]
    """Outlines of the records against whose people something stands."""

    exempt: Mapping[tuple[Period, str], Citation]
    """Whoever is not to be assessed, by the clause that says so."""


class _PackedPiece(Struct, frozen=True, array_like=True):
    """A piece on its way from one process to another, or to the next run."""

    problems: tuple[Problem, ...]
    unreadable: tuple[str, ...]
    parts: list[PackedPart]

    accusing: tuple[list[str], memoryview]
    """The files, and their outlines."""

    exempt: list[tuple[str, str, Citation]]
    """By period and person."""


_PACKED: Typed[_PackedPiece] = Typed(_PackedPiece)


def inspect_piece(ground: Ground, files: Sequence[File]) -> tuple[bytes, bool]:
    """Read, score, grade and check the records of some people: the piece as bytes, and whether it can be remembered.

    It can where the bytes that were read are those whose digests the ground tells.
    """
    found, sound = read_group(ground.root, ground.contents, files)
    read = assemble(found).records
    around, results, of_people = look_at(ground, read.evaluations, read.unreadable)
    outlines = [outlined(result) for result in found]
    in_files = (problem for result in found for problem in result.problems)
    accusing = [result for result in outlines if isinstance(result.noun, Evaluation) and accuses(result.noun)]
    packed = _PackedPiece(
        problems=(*in_files, *of_people, *changed_after_signing(results)),
        unreadable=tuple(sorted(read.unreadable)),
        parts=packed_parts(files, outlines, results, around.receipts),
        accusing=([result.file for result in accusing], memoryview(to_files(accusing, sketched=False))),
        exempt=[(str(of), person, clause) for (of, person), clause in exemptions(results.assessments.values())],
    )
    return to_bytes(packed), sound


def look_at(
    ground: Ground, evaluations: tuple[Evaluation, ...], unreadable: Iterable[str] = ()
) -> tuple[Surroundings, Results, tuple[Problem, ...]]:
    """The records of some people scored, graded and checked: what they stand in, and what is found person by person."""
    records = standing_on(ground, evaluations, unreadable)
    around = Surroundings.of(records, ground.laws, received_days(records, ground.attested), ground.below)
    results = _results(around)
    subject = Subject(results=results, laws=ground.laws, library=ground.library)
    return around, results, run_checks(subject, PERSON_BY_PERSON)


def read_group(root: Path, contents: Mapping[str, bytes], files: Iterable[File]) -> tuple[list[FileResult], bool]:
    """Some files, and whether their bytes are those that `contents` tells."""
    found = [(file, *read_with_digest(root, file, slot)) for file, slot in files]
    return [result for _, result, _ in found], all(contents.get(file) == digest for file, _, digest in found)


def piece_of(root: Path, data: bytes | memoryview, files: FileGroup) -> Piece:
    """What `inspect_piece` found in `files`, out of its bytes. Raises what decoding raises."""
    packed, fetched = _PACKED.read(data), partial(fetch, root)
    names, accusing = packed.accusing
    outlines = from_files(accusing, [(name, slot_at(name)) for name in names], fetched)
    return Piece(
        problems=packed.problems,
        unreadable=packed.unreadable,
        parts={part.period: part for part in parts_of(packed.parts, files, fetched)},
        accusing=tuple(item.noun for item in outlines if isinstance(item.noun, Evaluation)),
        exempt={(period_named(of), person): clause for of, person, clause in packed.exempt},
    )


def standing_on(ground: Ground, evaluations: tuple[Evaluation, ...], unreadable: Iterable[str] = ()) -> Records:
    """The records of some people, with what is signed of them and everything else there to be looked up."""
    signed = sorted({item.person for item in evaluations} & ground.approvals.keys())
    return replace(
        records_of_some(ground.records, evaluations),
        approvals=tuple(approval for person in signed for approval in ground.approvals[person]),
        unreadable=ground.records.unreadable.union(unreadable),
    )


def _results(around: Surroundings) -> Results:
    return Results(
        records=around.records,
        assessments=assess_people(around),
        quotas={},
        received=by_stage_name(around.receipts),
    )


def outlined(result: FileResult) -> FileResult:
    """What is left of the file of a record: its outline, and its problems."""
    noun = outline(result.noun) if isinstance(result.noun, Evaluation) else None
    return replace(result, noun=noun, document=None)


def outline(evaluation: Evaluation) -> Evaluation:
    """The record without its work items, criteria and results: its steps and facts are kept."""
    plan, assessment = evaluation.plan, evaluation.self_assessment
    return replace(
        evaluation,
        plan=replace(plan, work_items=(), axis_weights=None) if plan else None,
        self_assessment=replace(assessment, general_criteria=_NO_CRITERIA, results={}, criteria_results={})
        if assessment
        else None,
    )
