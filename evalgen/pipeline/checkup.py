"""All problems of a repository, piece by piece and with several processes: what `evalgen check` asks for.

The answer is that of `inspect`, problem for problem; tests hold both against each other on every case of every check.
Here nothing is kept that only pages and explanations need, so that a province fits into little memory.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.approval import Approval
from evalgen.domain.citation import Citation
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, has_errors
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.typed_bytes import Typed
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.exemptions import exemptions
from evalgen.pipeline.group_memory import Found, Memory, group_by_group
from evalgen.pipeline.grouping import groups_of, groups_of_people, pieces_of
from evalgen.pipeline.inspection import Inspection, inspect, laws_of, library_with_faults
from evalgen.pipeline.of_the_whole import Known, Whole
from evalgen.pipeline.piece import Ground, Piece, inspect_piece, piece_of, read_group
from evalgen.pipeline.receipts import Attested, Received, Rows, received_by_collectives, received_in, rows_of
from evalgen.pipeline.statements import Statements, without_statements
from evalgen.pipeline.workers import processors
from evalgen.reading.layout import RECORDS, REGULATION
from evalgen.reading.noun_bytes import DeferredCollectives, Group, group_from, to_files
from evalgen.reading.repository import File, FileResult, assemble, fetch, find_files
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library

FEWEST = 400
"""With fewer records of people one process is done before others have begun."""

PIECE = 250
"""So many records at most are held whole at a time by each process, and so much work may be left when others are done."""

FEWEST_REMEMBERED = 100
"""Fewer records of people are done before what is remembered of them would be read."""

_RECEIVED: Typed[Rows] = Typed(Rows)

GROUP = 64
"""So many files at most, about, are remembered together: one that changes costs the others being done again."""


class Checkup(Struct, frozen=True, kw_only=True):
    """The problems of all files, sorted, and how much was looked at."""

    problems: tuple[Problem, ...]
    laws: Mapping[Period, Law]
    library: Library
    looked_at: Inspection | Whole
    """Where records of people were looked at piece by piece: outlines in their place, and no word of collectives."""

    exempt: Mapping[tuple[Period, str], Citation]
    """Whoever is not to be assessed, by the clause that says so."""

    records: int
    """How many records of people could be read."""

    sound: bool = False
    """Whether all of it comes from the very contents that were told; nobody knows where none were."""

    @property
    def results(self) -> Results:
        """What rules made of the records."""
        return self.looked_at.results

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return len(self.looked_at.records.periods)

    @property
    def publishable(self) -> bool:
        """No problem stops publishing."""
        return not has_errors(self.problems)


def _nowhere() -> None:
    """Nobody has the built-in packs yet."""


@without_collection()
def check_up(
    root: Path,
    built_in: Callable[[], Library | None] = _nowhere,
    *,
    memory: Memory | None = None,
    pieces: int | None = None,
    processes: int | None = None,
) -> Checkup:
    """Read everything below `root`/records, score and grade it, and check it; by default in as many pieces as suit it.

    `built_in` brings the built-in packs where somebody has them; a `memory` knows what did not change since an earlier
    run. Raises EvalgenError where there is nothing to read.
    """
    files = _Files.below(root, memory)
    remembers = memory is not None and len(files.people) >= FEWEST_REMEMBERED
    if processes is None:
        processes = min(processors(), 1 + len(files.people) // FEWEST) if pieces is None else 1
    if remembers:
        parts = groups_of_people(files.people, GROUP)
    else:
        count = processes * max(1, -(-len(files.people) // (PIECE * processes)))
        parts = pieces_of(files.people, count if pieces is None else pieces)
    if remembers or len(parts) > 1:
        packs = cache(lambda: library_with_faults(root / RECORDS / REGULATION, built_in()))
        found = _in_pieces(files, parts, packs, processes, memory if remembers else None)
        if found is not None:
            return found
    inspection = inspect(root, built_in())
    return Checkup(
        problems=inspection.problems,
        laws=inspection.laws,
        library=inspection.library,
        looked_at=inspection,
        exempt=dict(exemptions(inspection.results.assessments.values())),
        records=len(inspection.records.evaluations),
    )


class _Files(Struct, frozen=True, kw_only=True):
    """The files of a repository by what they are looked at with."""

    root: Path
    people: list[File]
    """The records of people, which go into pieces."""

    rest: list[File]
    """All others that are to be read: what the pieces stand on."""

    refused: list[FileResult]
    """Those that were refused by their place alone."""

    @classmethod
    def below(cls, root: Path, memory: Memory | None) -> "_Files":
        """Those below `root`/records. Raises EvalgenError where there is no such folder."""
        found, refused = find_files(root, memory.contents if memory else None)
        return cls(
            root=root,
            people=[file for file in found if file[1].kind == "evaluation"],
            rest=[file for file in found if file[1].kind != "evaluation"],
            refused=refused,
        )


def _in_pieces(
    files: _Files,
    parts: list[list[File]],
    packs: Callable[[], tuple[Library, list[Problem]]],
    processes: int,
    memory: Memory | None,
) -> Checkup | None:
    """The checkup with the records of people looked at in `parts`.

    None where records of different people depend on each other, so that they cannot be parted.
    """
    base = _base(files, packs, processes, memory)
    library, faults = packs()
    # What is found in records that stand on a file saved in the meantime is not remembered under its old digest.
    memory = memory if memory is not None and base.sound and memory.packs_unchanged(files.root) else None
    reading = assemble([*(file for group in base.items for file in group.results), *files.refused])
    held = DeferredCollectives(item for group in base.items for item in group.collectives)
    everything = replace(reading.records, collectives=held)
    # The names of files that were refused by their place stand with the whole, not below its pieces.
    records = replace(everything, unreadable=everything.unreadable - {file.file for file in files.refused})
    ground = _ground(files, records, library, memory)
    if any(law.speaks_of("unit_measures") for law in ground.laws.values()):
        return None
    known = _known(memory, files.rest, ground)
    found = _pieces(ground, parts, processes, memory, known)
    known = known if found.sound else None
    read = {part.period for piece in found.items for part in piece.parts.values() if part.records}
    if laws_of(records, library, read).keys() != ground.laws.keys():
        return None
    unreadable = {file for piece in found.items for file in piece.unreadable}
    whole = Whole(
        records=replace(everything, unreadable=everything.unreadable | unreadable),
        ground=ground,
        pieces=found.items,
        laws=ground.laws,
        library=library,
        received=_received_by_collectives(ground, known, processes),
        known=known,
    )
    return _checkup_of(whole, {*faults, *reading.problems}, processes)


def _checkup_of(whole: Whole, of_files: set[Problem], processes: int) -> Checkup:
    """What was found in the pieces and in the whole; `of_files` is wrong with the packs and with what is no record of a person."""
    of_people = (problem for piece in whole.pieces for problem in piece.problems)
    problems = {*of_files, *of_people, *whole.problems(processes)}
    return Checkup(
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        laws=whole.laws,
        library=whole.library,
        looked_at=whole,
        exempt={key: clause for piece in whole.pieces for key, clause in piece.exempt.items()},
        records=sum(part.records for piece in whole.pieces for part in piece.parts.values()),
        sound=whole.known is not None,
    )


def _ground(files: _Files, records: Records, library: Library, memory: Memory | None) -> Ground:
    """What every piece stands on; a period with a record of a person has a law, with or without a file of its own."""
    approvals: dict[str, list[Approval]] = {}
    for approval in records.approvals:
        approvals.setdefault(approval.record, []).append(approval)
    periods = {slot.period for _, slot in files.people if slot.period is not None}
    return Ground(
        root=files.root,
        records=records,
        approvals={record: tuple(found) for record, found in approvals.items()},
        attested=Attested.of(records.receipts),
        library=library,
        laws=laws_of(records, library, periods),
        contents=memory.contents.files if memory else {},
    )


def _base(files: _Files, packs: Callable[[], object], processes: int, memory: Memory | None) -> Found[Group]:
    """All that is no record of a person; it is held to the end, therefore without its text. The packs are read beside it.

    Collectives, which periods have of their own, are in groups apart and are held as bytes.
    """
    apart = [file for file in files.rest if file[1].kind == "collective"]
    others = [file for file in files.rest if file[1].kind != "collective"]
    return group_by_group(
        [*groups_of(others, GROUP), *groups_of(apart, GROUP)],
        partial(_group_bytes, files.root, memory.contents.files if memory else {}),
        lambda data, group: group_from(data, group, partial(fetch, files.root)),
        processes=processes,
        memory=memory,
        what="ground",
        about="ground",
        meanwhile=packs,
    )


def _group_bytes(root: Path, contents: Mapping[str, bytes], files: list[File]) -> tuple[bytes, bool]:
    """Some files read, as bytes, and whether theirs are those that `contents` tells."""
    found, sound = read_group(root, contents, files)
    return to_files(found, sketched=True), sound


def _pieces(
    ground: Ground, parts: list[list[File]], processes: int, memory: Memory | None, known: Known | None
) -> Found[Piece]:
    """The records of people, scored, graded and checked part by part."""
    return group_by_group(
        parts,
        partial(inspect_piece, ground),
        partial(piece_of, ground.root),
        processes=processes,
        memory=memory,
        what="pieces",
        about=known.about if known else None,
        besides=lambda group: known.statements.about({slot.name for _, slot in group}) if known else ("", ()),
    )


def _known(memory: Memory | None, rest: list[File], ground: Ground) -> Known | None:
    """What all pieces stand on: the other files, the organization's packs, and the periods that have a law; and the statements."""
    if memory is None:
        return None
    folders, packs = memory.own_packs()
    files = [file for file, _ in without_statements(rest)]
    digest = memory.digest(f"{' '.join(map(str, ground.laws))}\n{folders}", [*files, *packs])
    if digest is None:
        return None
    statements = Statements.of(rest, ground.records.approvals, ground.attested)
    return Known(memory=memory, about=digest.hex(), statements=statements)


def _received_by_collectives(ground: Ground, known: Known | None, processes: int) -> Received:
    """Known from an earlier run, else found in their files, which are looked at once more."""
    if not ground.records.receipts:
        return {}

    def found() -> Rows:
        return rows_of(received_by_collectives(ground.records, ground.attested, processes))

    if known is None:
        return received_in(found())
    return received_in(known.memory.known_or("receipts", known.key("receipts", ()), _RECEIVED, found))
