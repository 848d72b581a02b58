"""A new organization's repository, checked before anything of it is written; or what an old one still lacks."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from evalgen.approving.codeowners import codeowners, codeowners_problems
from evalgen.domain.period import PeriodKind
from evalgen.domain.problem import Severity
from evalgen.domain.records import Records
from evalgen.drafting.starter import draft_starter, hosts_served
from evalgen.drafting.starter_templates import read_templates
from evalgen.drafting.starter_wishes import Hosting, Starter
from evalgen.drafting.writing import write_new, write_schemas
from evalgen.errors import EvalgenError
from evalgen.pipeline.drafting.starting_wishes import Wishes, known, wished
from evalgen.pipeline.inspecting.inspection import Inspection, inspect_reading, library_of
from evalgen.reading.record_names import ORGANIZATION, RECORDS
from evalgen.reading.repository import assemble, read_records, read_source
from evalgen.regulation.loader import load_library

CODEOWNERS = "CODEOWNERS"


class Offer(Struct, frozen=True, kw_only=True):
    """A pack that an organization can choose."""

    id: str
    title: str
    kinds: tuple[PeriodKind, ...]
    first: dt.date
    usual: bool
    """The one that most other packs are made from."""


class Started(Struct, frozen=True, kw_only=True):
    """What was written and what was there already, from the top of the repository."""

    starter: Starter
    written: tuple[str, ...]
    kept: tuple[str, ...]


def offers() -> tuple[Offer, ...]:
    """The built-in packs that people can be scored by."""
    library = load_library()
    usable = [name for name in library.packs if library.grades(name)]
    children = {name: sum(pack.extends == name for pack in library.packs.values()) for name in usable}
    usual = max(usable, key=lambda name: children[name])
    return tuple(
        Offer(
            id=pack.id,
            title=pack.instrument.name,
            kinds=pack.period_kinds,
            first=pack.instrument.effective_from,
            usual=pack.id == usual,
        )
        for pack in (library.packs[name] for name in usable)
    )


def has_organization(directory: Path) -> bool:
    """Whether somebody began there already."""
    return (directory / ORGANIZATION).exists()


def start(directory: Path, wishes: Wishes, hosting: Hosting) -> Started:
    """Write a whole repository for a new organization. Raises EvalgenError, and writes nothing, where it has a fault."""
    _must_be_folder(directory)
    library = library_of(directory)
    starter = wished(wishes, library, hosting)
    drafts = dict(draft_starter(starter, read_templates()))
    inspection = _sound(drafts, directory)
    owners = _codeowners(inspection.records, starter.first)
    return _write(directory, {**drafts, **owners}, starter)


def complete(directory: Path, hosting: Hosting) -> Started:
    """Write what a repository that has its organization still lacks besides its records; nothing is overwritten."""
    records = read_records(directory).records
    starter = known(records, library_of(directory), hosting)
    drafts = draft_starter(starter, read_templates())
    return _write(
        directory,
        {path: text for path, text in drafts.items() if not path.startswith(f"{RECORDS}/") or path.endswith(".md")},
        starter,
    )


def hosts_of(directory: Path) -> frozenset[str]:
    """The hosts that a repository has workflows for already."""
    return hosts_served(path.relative_to(directory).as_posix() for path in _workflows(directory))


def _workflows(directory: Path) -> Iterator[Path]:
    yield from directory.glob(".github/workflows/*.yml")
    yield from directory.glob(".gitlab-ci.yml")


def _must_be_folder(directory: Path) -> None:
    if directory.exists() and not directory.is_dir():
        raise EvalgenError(
            "«{directory}» là tệp, không phải thư mục.",
            remedy="Chọn một thư mục mới hoặc đang có.",
            directory=directory,
        )


def _sound(drafts: Mapping[str, str], directory: Path) -> Inspection:
    """The records among the drafts, inspected as `check` would. Raises EvalgenError for the first fault."""
    files = {path: text for path, text in drafts.items() if path.startswith(f"{RECORDS}/") and path.endswith(".yaml")}
    reading = assemble(read_source(path, text.encode()) for path, text in files.items())
    inspection = inspect_reading(reading, directory / RECORDS / "regulation")
    wrong = [problem for problem in inspection.problems if problem.severity is Severity.ERROR]
    if wrong:
        raise EvalgenError(
            "Chưa tạo gì. {file}: {fault}",
            remedy="{mend}",
            file=wrong[0].place.file,
            fault=wrong[0].message,
            mend=wrong[0].remedy,
        )
    return inspection


def _codeowners(records: Records, day: dt.date) -> Mapping[str, str]:
    """Only where somebody above has an account: a file that leaves a path without owner would say too little."""
    text = codeowners(records, day)
    return {} if list(codeowners_problems(records, day, CODEOWNERS, text)) else {CODEOWNERS: text}


def _write(directory: Path, drafts: Mapping[str, str], starter: Starter) -> Started:
    """The organization's own file comes last: where it stands everything does, and until then the same wishes are taken again."""
    before = sorted(item for item in drafts.items() if item[0] != ORGANIZATION)
    written, kept = write_new(directory, before)
    schemas: Sequence[str] = write_schemas(directory)
    last, kept_last = write_new(directory, [item for item in drafts.items() if item[0] == ORGANIZATION])
    return Started(starter=starter, written=(*written, *schemas, *last), kept=(*kept, *kept_last))
