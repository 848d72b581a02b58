"""The folder `records/` → all records as one value; a file that cannot be read never stops the others."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from evalgen.domain.approval import Approval, Protection, Receipt, RulesInForce
from evalgen.domain.body import Body
from evalgen.domain.collective import Collective
from evalgen.domain.document import Document
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.organization import Catalogue, Organization, Person, Unit
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, has_errors
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.reading.build_record import Noun, build
from evalgen.reading.contents_digest import Contents
from evalgen.reading.file_digests import bytes_digest
from evalgen.reading.layout import Slot, locate
from evalgen.reading.record_names import ORGANIZATION, RECORDS
from evalgen.reading.repository_files import read_bytes, walk
from evalgen.reading.schemas.schema import record_schemas
from evalgen.reading.strict_yaml import read_document

File = tuple[str, Slot]
"""The path of a file, and what it is by its place."""


class FileResult(Struct, frozen=True, kw_only=True):
    """What one file gave. `noun` is None where the file is no record or has errors."""

    file: str
    noun: Noun | None
    document: Document | None
    problems: tuple[Problem, ...]


class RecordsResult(Struct, frozen=True, kw_only=True):
    """What could be read, and every problem in the order of the files."""

    records: Records
    problems: tuple[Problem, ...]


def read_records(root: Path) -> RecordsResult:
    """Everything below `root / "records"`."""
    return assemble(read_files(root))


def read_selected(root: Path, wanted: Callable[[Slot], bool]) -> RecordsResult:
    """The files whose place is `wanted`, and what was refused by its place alone, as if nothing else were there."""
    files, refused = find_files(root)
    return assemble([*(read_slot(root, file, slot) for file, slot in files if wanted(slot)), *refused])


def read_files(root: Path) -> list[FileResult]:
    """The same, file by file."""
    files, refused = find_files(root)
    return [*(read_slot(root, file, slot) for file, slot in files), *refused]


def find_files(root: Path, contents: Contents | None = None) -> tuple[list[tuple[str, Slot]], list[FileResult]]:
    """The files to be read, each with what it is, and those that were refused by their place alone.

    With the `contents` of ``records/`` the disk is not asked once more.
    """
    folder = root / RECORDS
    if folder.is_symlink() or not folder.is_dir():
        raise EvalgenError(
            "Không tìm thấy thư mục «{folder}» trong «{root}».",
            remedy="Chạy lệnh trong kho hồ sơ, hoặc tạo một tổ chức mẫu bằng «evalgen demo».",
            folder=RECORDS,
            root=root,
        )
    files, refused = walk(root, contents.folders if contents else None)
    return files, _as_results(refused)


def read_one(root: Path, file: str) -> FileResult:
    """One file, named by its path from `root`, e.g. ``records/2026-Q2/van-phong/tran-thi-binh.yaml``."""
    file = PurePosixPath(file).as_posix()
    found = locate(file)
    if isinstance(found, Slot):
        return read_slot(root, file, found)
    return FileResult(file=file, noun=None, document=None, problems=(found,) if found else ())


@lru_cache(maxsize=16)
def fetch(root: Path, file: str, digest: bytes) -> Document:
    """The document of a file that was read before, the last ones at hand. Raises EvalgenError where it has changed."""
    data = read_bytes(root, file)
    document = None
    if isinstance(data, bytes) and bytes_digest(data) == digest:
        document = read_document(file, data, digest=digest).document
    if document is None:
        raise EvalgenError("Tệp «{file}» bị sửa trong khi đang kiểm tra.", remedy="Chạy lại lệnh.", file=file)
    return document


def read_source(file: str, data: bytes) -> FileResult:
    """One file whose bytes came from elsewhere, e.g. from a revision of the repository."""
    found = locate(file)
    if isinstance(found, Slot):
        return _read_data(file, found, data, bytes_digest(data))
    return FileResult(file=file, noun=None, document=None, problems=(found,) if found else ())


def read_supposed(document: Document) -> FileResult:
    """One file as if it held `document`."""
    found = locate(document.file)
    if isinstance(found, Slot):
        return _judged(document, found, ())
    return FileResult(file=document.file, noun=None, document=document, problems=(found,) if found else ())


def assemble(results: Iterable[FileResult]) -> RecordsResult:
    """The results of all files as one value."""
    results = sorted(results, key=lambda result: result.file)
    nouns: dict[type[object], list[Any]] = {}
    for result in results:
        nouns.setdefault(type(result.noun), []).append(result.noun)
    problems = [problem for result in results for problem in result.problems]
    if all(result.file != ORGANIZATION for result in results):
        problems.append(_missing_organization())
    evaluations: list[Evaluation] = nouns.get(Evaluation, [])
    records = Records(
        organization=next(iter(nouns.get(Organization, ())), None),
        units={noun.id: noun for noun in nouns.get(Unit, ())},
        people={noun.id: noun for noun in nouns.get(Person, ())},
        bodies={noun.id: noun for noun in nouns.get(Body, ())},
        catalogues={noun.unit: noun for noun in nouns.get(Catalogue, ())},
        periods={noun.period: noun for noun in nouns.get(PeriodRecord, ())},
        evaluations=tuple(sorted(evaluations, key=lambda item: (item.period, item.unit, item.person))),
        collectives={(noun.period, noun.unit): noun for noun in nouns.get(Collective, ())},
        approvals=tuple(nouns.get(Approval, ())),
        protections=tuple(nouns.get(Protection, ())),
        receipts=tuple(nouns.get(Receipt, ())),
        rules_in_force={(noun.period, noun.name): noun for noun in nouns.get(RulesInForce, ())},
        unreadable=frozenset(result.file for result in results if result.problems and has_errors(result.problems)),
    )
    return RecordsResult(
        records=records,
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
    )


def read_slot(root: Path, file: str, slot: Slot) -> FileResult:
    """One file whose place says what it is."""
    return read_with_digest(root, file, slot)[0]


def read_with_digest(root: Path, file: str, slot: Slot) -> tuple[FileResult, bytes]:
    """The same, and the digest of its bytes as `contents_of` tells it; empty where there were none."""
    data = read_bytes(root, file)
    if isinstance(data, Problem):
        return FileResult(file=file, noun=None, document=None, problems=(data,)), b""
    digest = bytes_digest(data)
    return _read_data(file, slot, data, digest), digest


def _read_data(file: str, slot: Slot, data: bytes, digest: bytes) -> FileResult:
    result = read_document(file, data, digest=digest)
    if result.document is None:
        return FileResult(file=file, noun=None, document=None, problems=result.problems)
    return _judged(result.document, slot, result.problems)


def _judged(document: Document, slot: Slot, found: tuple[Problem, ...]) -> FileResult:
    problems = (*found, *(problem.settled for problem in record_schemas().problems(slot.kind, document)))
    noun = None if has_errors(problems) else build(document, slot)
    return FileResult(file=document.file, noun=noun, document=document, problems=problems)


def _as_results(problems: Iterable[Problem]) -> list[FileResult]:
    return [FileResult(file=item.place.file, noun=None, document=None, problems=(item,)) for item in problems]


def _missing_organization() -> Problem:
    return Problem(
        code="missing-organization",
        place=Place(file=ORGANIZATION),
        message="kho hồ sơ chưa có tệp organization.yaml, nên chưa biết áp dụng gói quy định nào.",
        remedy=f"Tạo tệp {ORGANIZATION} với tên tổ chức, quy định áp dụng, chính sách công khai và nhóm đối tượng.",
    )
