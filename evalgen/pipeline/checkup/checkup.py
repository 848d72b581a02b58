"""All problems of a repository, piece by piece and with several processes: what `evalgen check` asks for.

The answer is that of `inspect`, problem for problem; tests hold both against each other on every case of every check.
Here nothing is kept that only pages and explanations need, so that a province fits into little memory.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.citation import Citation
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, has_errors
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.typed_bytes import Typed
from evalgen.pipeline.assessing.exemptions import exemptions
from evalgen.pipeline.assessing.receipts import Received, Rows, received_by_collectives, received_in, rows_of
from evalgen.pipeline.checkup.file_group import FileGroup
from evalgen.pipeline.checkup.group_memory import Found, Inquiry, Memory, group_by_group
from evalgen.pipeline.checkup.grouping import pieces_of
from evalgen.pipeline.checkup.of_the_whole import Known, Whole
from evalgen.pipeline.checkup.piece import Ground, Piece, inspect_piece, piece_of, read_group
from evalgen.pipeline.checkup.sorted_files import SortedFiles, sorted_files
from evalgen.pipeline.checkup.statements import Statements
from evalgen.pipeline.collection import without_collection
from evalgen.pipeline.inspecting.inspection import Inspection, inspect, laws_of, library_with_faults
from evalgen.pipeline.workers import processors
from evalgen.reading.noun_bytes import DeferredCollectives, Group, collectives_from, group_from, to_files
from evalgen.reading.record_names import RECORDS, REGULATION
from evalgen.reading.repository import assemble, fetch
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
def check_up(  # noqa: PLR0913 - what there is, what is known of it, and how it is looked at
    root: Path,
    built_in: Callable[[], Library | None] = _nowhere,
    *,
    memory: Memory | None = None,
    pieces: int | None = None,
    processes: int | None = None,
    problems_alone: bool = False,
) -> Checkup:
    """Read everything below `root`/records, score and grade it, and check it; by default in as many pieces as suit it.

    `built_in` brings the built-in packs where somebody has them; a `memory` knows what did not change since an earlier
    run. Whoever asks for `problems_alone` looks at no period again, so that its records are let go of. Raises EvalgenError
    where there is nothing to read.
    """
    files = sorted_files(root, memory, most=GROUP, fewest=FEWEST_REMEMBERED)
    count = files.records
    remembers = memory is not None and count >= FEWEST_REMEMBERED
    if processes is None:
        processes = min(processors(), 1 + count // FEWEST) if pieces is None else 1
    parts = files.people
    if not remembers:
        number = processes * max(1, -(-count // (PIECE * processes))) if pieces is None else pieces
        parts = [FileGroup.of(part) for part in pieces_of(files.of_people, number)]
    if remembers or len(parts) > 1:
        packs = cache(lambda: library_with_faults(root / RECORDS / REGULATION, built_in()))
        found = _in_pieces(files, parts, packs, processes, memory if remembers else None)
        if found is not None:
            whole, of_files = found
            return _checkup_of(whole, {*of_files, *whole.problems(processes, kept=not problems_alone)})
    inspection = inspect(root, built_in())
    return Checkup(
        problems=inspection.problems,
        laws=inspection.laws,
        library=inspection.library,
        looked_at=inspection,
        exempt=dict(exemptions(inspection.results.assessments.values())),
        records=len(inspection.records.evaluations),
    )


def _in_pieces(
    files: SortedFiles,
    parts: Sequence[FileGroup],
    packs: Callable[[], tuple[Library, list[Problem]]],
    processes: int,
    memory: Memory | None,
) -> tuple[Whole, set[Problem]] | None:
    """All records, those of people looked at in `parts`; what is wrong with packs and with what is no record of a person.

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
    known = _known(memory, files, base.keys, ground)
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
    return whole, {*faults, *reading.problems}


def _checkup_of(whole: Whole, beside: set[Problem]) -> Checkup:
    """What was found in the pieces, and `beside` them: in packs, in what is no record of a person, in many together."""
    of_people = (problem for piece in whole.pieces for problem in piece.problems)
    problems = {*beside, *of_people}
    return Checkup(
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        laws=whole.laws,
        library=whole.library,
        looked_at=whole,
        exempt={key: clause for piece in whole.pieces for key, clause in piece.exempt.items()},
        records=sum(part.records for piece in whole.pieces for part in piece.parts.values()),
        sound=whole.known is not None,
    )


def _ground(files: SortedFiles, records: Records, library: Library, memory: Memory | None) -> Ground:
    """What every piece stands on; a period with a record of a person has a law, with or without a file of its own."""
    laws = laws_of(records, library, files.periods)
    return Ground.of(files.root, records, library, laws, memory.contents.files if memory else {})


def _base(files: SortedFiles, packs: Callable[[], object], processes: int, memory: Memory | None) -> Found[Group]:
    """All that is no record of a person; it is held to the end, therefore without its text. The packs are read beside it.

    Collectives, which periods have of their own, are in groups apart and are held as bytes. Last come the statements.
    """
    of_collectives, fetched = set(map(id, files.collectives)), partial(fetch, files.root)
    inquiry = Inquiry(
        what="ground",
        work=partial(_group_bytes, files.root, memory.contents.files if memory else {}),
        read=lambda data, group: (
            collectives_from(data, group.paths, fetched)
            if id(group) in of_collectives
            else group_from(data, group, fetched)
        ),
        about="ground",
    )
    groups = [*files.common, *files.collectives, *files.signed]
    return group_by_group(groups, inquiry, memory=memory, processes=processes, meanwhile=packs)


def _group_bytes(root: Path, contents: Mapping[str, bytes], files: FileGroup) -> tuple[bytes, bool]:
    """Some files read, as bytes, and whether theirs are those that `contents` tells."""
    found, sound = read_group(root, contents, files)
    return to_files(found, sketched=True), sound


def _pieces(
    ground: Ground, parts: Sequence[FileGroup], processes: int, memory: Memory | None, known: Known | None
) -> Found[Piece]:
    """The records of people, scored, graded and checked part by part."""
    inquiry = Inquiry(
        what="pieces",
        work=partial(inspect_piece, ground),
        read=partial(piece_of, ground.root),
        about=known.about if known else None,
        besides=lambda group: known.statements.about(group.names) if known and known.statements else ("", ()),
    )
    return group_by_group(parts, inquiry, memory=memory, processes=processes)


def _known(memory: Memory | None, files: SortedFiles, keys: Sequence[bytes | None], ground: Ground) -> Known | None:
    """What all pieces stand on, and the statements.

    That is the other files, whose groups have these `keys`, the organization's packs, and the periods that have a law.
    """
    if memory is None:
        return None
    folders, packs = memory.own_packs()
    of_all = keys[: len(files.common) + len(files.collectives)]
    told = " ".join(key.hex() for key in of_all if key is not None)
    digest = memory.digest(f"{' '.join(map(str, ground.laws))}\n{folders}\n{told}", [*packs])
    if digest is None or None in of_all:
        return None
    statements = Statements.of(files.statements, ground.records.approvals, ground.attested)
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
