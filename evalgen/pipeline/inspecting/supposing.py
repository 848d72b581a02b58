"""What if: a repository in which one document holds other values, inspected in the same way as it stands. Nothing is written."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from evalgen.domain.collective import Collective
from evalgen.domain.document import Document
from evalgen.domain.grade import Grade
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.record import Record
from evalgen.domain.ruling import Assessment, CollectiveAssessment
from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.inspection import Inspection, inspect_reading
from evalgen.reading.repository import FileResult, assemble, read_files, read_supposed
from evalgen.reading.schemas.schema import record_schemas
from evalgen.reading.supposed_document import SupposedDocument, SupposedValue, suppose, with_value
from evalgen.regulation.library import Library

Judged = Assessment | CollectiveAssessment


class Supposition(Struct, frozen=True, kw_only=True):
    """The repository as it stands, and as supposed."""

    values: tuple[SupposedValue, ...]
    before: Inspection
    after: Inspection
    as_qualified: Inspection | None
    """As supposed, and with the new highest grade proposed or decided; None where nothing would move by that."""

    file: str

    @property
    def judged(self) -> tuple[Judged, Judged | None]:
        """What the rules make of the record as it stands, and as supposed: None where it cannot be read so."""
        return _judged(self.before, self.file)[0], next(iter(_judged(self.after, self.file)), None)

    @property
    def new_problems(self) -> tuple[Problem, ...]:
        """What `check` would say in addition."""
        known = set(self.before.problems)
        return tuple(problem for problem in self.after.problems if problem not in known)

    @property
    def others(self) -> tuple[tuple[Judged, Judged], ...]:
        """The other records whose score or outcome moves with it, as they stand and as supposed."""
        return tuple(
            (before, after)
            for before in _all(self.before)
            if before.record.document.file != self.file
            for after in _judged(self.after, before.record.document.file)
            if _result(before) != _result(after)
        )


def inspect_supposed(root: Path, file: str, assignments: Iterable[str], built_in: Library | None = None) -> Supposition:
    """Everything below `root`/records, as it stands and with ``path=value`` in the record `file`.

    `built_in` are the built-in packs where somebody has them already. Raises EvalgenError where there is nothing to read,
    `file` cannot be read, or an assignment names no place.
    """
    own_packs = root / "records" / "regulation"
    files = read_files(root)
    before = inspect_reading(assemble(files), own_packs, built_in)
    document = next((result.document for result in files if result.file == file and result.noun is not None), None)
    if document is None or not _judged(before, file):
        raise EvalgenError(
            "«{shown}» không phải hồ sơ đánh giá đọc được.", remedy="Xem chỗ cần sửa bằng: evalgen check", shown=file
        )
    kind = "collective" if isinstance(_judged(before, file)[0], CollectiveAssessment) else "evaluation"
    supposed = suppose(document, assignments, record_schemas().schemas[kind])
    after = inspect_reading(assemble(_instead(files, supposed.document)), own_packs, built_in)
    graded = _as_qualified(supposed, after)
    return Supposition(
        values=supposed.values,
        before=before,
        after=after,
        as_qualified=inspect_reading(assemble(_instead(files, graded)), own_packs, built_in) if graded else None,
        file=file,
    )


def _instead(files: Sequence[FileResult], document: Document) -> list[FileResult]:
    result = read_supposed(document)
    return [result if item.file == document.file else item for item in files]


def _all(inspection: Inspection) -> tuple[Judged, ...]:
    results = inspection.results
    return (*results.collectives.values(), *results.assessments.values())


def _judged(inspection: Inspection, file: str) -> list[Judged]:
    return [item for item in _all(inspection) if item.record.document.file == file]


def _result(item: Judged) -> object:
    return item.sheet.score if item.sheet else None, item.qualifies_for, item.provisional


def _as_qualified(supposed: SupposedDocument, after: Inspection) -> Document | None:
    """The document with the grade that it then qualifies for in the last step that has one."""
    item = next(iter(_judged(after, supposed.document.file)), None)
    if item is None:
        return None
    allowed = item.allowed if isinstance(item, CollectiveAssessment) else None
    grade, counted = allowed or item.qualifies_for, _counted(item.record)
    if not isinstance(grade, Grade) or counted is None or counted[1] is grade:
        return None
    return with_value(supposed.document, counted[0], grade.name)


def _counted(record: Record) -> tuple[Pointer, Grade | None] | None:
    """Where the grade stands that counts for the quota; None where there is none, or it was amended."""
    if record.amendments:
        return None
    if record.decision is not None:
        return ("decision", "grade"), record.decision.grade
    if record.proposal is not None:
        return ("proposal", "grade"), record.proposal.grade
    if record.self_assessment is not None:
        return ("self_assessment", "proposed_grade"), record.self_assessment.proposed_grade
    if isinstance(record, Collective) and record.self_grade is not None:
        return ("self_grade",), record.self_grade
    return None
