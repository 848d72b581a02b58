"""One source → its tables, or its problems: a pure function of what the source holds, wherever it runs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.source import Source
from evalgen.errors import EvalgenError
from evalgen.gathering.coherence import incoherent, is_a_line
from evalgen.gathering.harvest import Harvest, failed, period_tables
from evalgen.gathering.naming import Names, same_name
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.gathering import source_problems as problems
from evalgen.pipeline.publishing.site import publication_of
from evalgen.reading.api_document import ApiDocument, newer_format, read_api_document
from evalgen.reading.api_versions import known_version

if TYPE_CHECKING:
    from evalgen.publishing.site_source import SiteSource

API = "api/v1"
MAX_INDEX = 4 * 1024 * 1024
MAX_RESULTS = 64 * 1024 * 1024
"""Bytes of the results of one period: a hundred thousand people."""

MAX_PERIODS = 600
"""Months, quarters and years of more than thirty years."""

MAX_NAME = 300
"""Letters of the longest name of an organization."""

MAX_TOTAL = 1024 * 1024 * 1024
"""Bytes of everything that is read from one source."""


class _RefusedError(Exception):
    """The source is wrong; the problems say why."""

    def __init__(self, *found: Problem) -> None:
        super().__init__()
        self.problems = found


def harvest_source(source: Source) -> Harvest:
    """Read and validate one source. Whatever it holds, the answer is a value."""
    try:
        with _opened(source) as site:
            return _read(source, site)
    except _RefusedError as error:
        return failed(source, error.problems)
    except (EvalgenError, OSError) as error:
        return failed(source, [problems.unreachable(source, str(error))])


@contextmanager
def _opened(source: Source) -> Iterator["SiteSource"]:
    from evalgen.publishing.site_source import open_site

    if source.folder is not None and (Path(source.folder) / "records").is_dir():
        yield _Checkout(source, Path(source.folder))
        return
    with open_site(source.folder or source.location) as site:
        yield site


class _Checkout:
    """A repository of records, seen as the site that would be published from it."""

    def __init__(self, source: Source, folder: Path) -> None:
        from evalgen.publishing.open_data.files import result_documents

        found = check_up(folder, processes=1)  # Many sources are read at the same time, or may be.
        if not found.publishable:
            errors = sum(problem.severity is Severity.ERROR for problem in found.problems)
            raise _RefusedError(problems.checkout_with_errors(source, errors))
        self._files = dict(result_documents(publication_of(found).public))

    def read(self, path: str, limit: int) -> bytes | None:
        """As if it were published."""
        data = self._files.get(path)
        return data if data is None else data[: limit + 1]

    def paths(self) -> list[str]:
        """All documents that there are."""
        return sorted(self._files)


def _read(source: Source, site: "SiteSource") -> Harvest:
    path = f"{API}/index.json"
    found, size = _document(source, site, path, "index", MAX_INDEX)
    index, unknown = _root(found), {f"index.{name}" for name in found.left_out}
    periods = _periods(source, index)
    if source.organization is not None and same_name(index["organization"]) != same_name(source.organization):
        raise _RefusedError(problems.other_organization(source, index["organization"]))
    tables: dict[tuple[str, str], Any] = {}
    names = Names(index)
    for period in periods:
        document, more = _results(source, site, period, min(MAX_RESULTS, MAX_TOTAL - size), index, names)
        size += more
        unknown |= {f"results.{name}" for name in document.left_out}
        tables |= period_tables(source.id, period, _root(document))
    newer = problems.newer_version(_file(source, path), found.newer, unknown) if found.newer else None
    return Harvest(
        source=source,
        notes=(newer,) if newer else (),
        name=index["organization"],
        fictional=index["fictional"],
        version=index["version"],
        periods=tuple(periods),
        tables=tables,
    )


def _periods(source: Source, index: Mapping[str, Any]) -> list[str]:
    periods = [item["id"] for item in index["periods"]]
    sound = len(set(periods)) == len(periods) <= MAX_PERIODS and all(map(Period.parse, periods))
    if not sound or not is_a_line(index["organization"], MAX_NAME):
        raise _RefusedError(problems.impossible_index(_file(source, f"{API}/index.json")))
    return sorted(periods)


def _results(  # noqa: PLR0913, PLR0917 - a document and all that it is held against
    source: Source, site: "SiteSource", period: str, limit: int, index: Mapping[str, Any], names: Names
) -> tuple[ApiDocument, int]:
    """The results of `period`, which contradict nothing, and their length in bytes."""
    path = f"{API}/periods/{period}/results.json"
    file = _file(source, path)
    found, size = _document(source, site, path, "results", limit)
    document = _root(found)
    faults = incoherent(file, document, period, names)
    if any(document[key] != index[key] for key in ("organization", "version", "fictional")):
        faults = (*faults, problems.differing(file))
    if faults:
        raise _RefusedError(*faults)
    return found, size


def _document(source: Source, site: "SiteSource", path: str, kind: str, limit: int) -> tuple[ApiDocument, int]:
    """A sound document and its length in bytes."""
    file = _file(source, path)
    data = site.read(path, limit)
    if data is None:
        later = f"api/v{known_version()[0] + 1}"
        moved = kind == "index" and site.read(f"{later}/index.json", 0) is not None
        raise _RefusedError(newer_format(file, f"{later}/") if moved else problems.missing_file(source, file))
    if len(data) > limit:
        raise _RefusedError(problems.too_large(file, limit))
    document = read_api_document(file, data, kind)
    if document.root is None:
        raise _RefusedError(*document.problems)
    return document, len(data)


def _root(document: ApiDocument) -> Mapping[str, Any]:
    return document.root or {}


def _file(source: Source, path: str) -> str:
    return f"{source.location.rstrip('/')}/{path}"
