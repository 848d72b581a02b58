"""One source → its tables, or its problems: a pure function of what the source holds, wherever it runs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.source import Source
from evalgen.errors import EvalgenError
from evalgen.gathering.coherence import incoherent, is_a_line
from evalgen.gathering.harvest import Harvest, failed, harvest
from evalgen.gathering.naming import Names, same_name
from evalgen.pipeline.inspection import inspect
from evalgen.reading.api_document import read_api_document

if TYPE_CHECKING:
    from evalgen.publishing.site_source import SiteSource

API = "api/v1"
MAX_INDEX = 4 * 1024 * 1024
MAX_RESULTS = 64 * 1024 * 1024
"""Bytes of the results of one period: a hundred thousand people."""

MAX_PERIODS = 600
"""Months, quarters and years of more than thirty years."""

MAX_TOTAL = 1024 * 1024 * 1024
"""Bytes of everything that is read from one source."""


class _RefusedError(Exception):
    """The source is wrong; the problems say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def harvest_source(source: Source) -> Harvest:
    """Read and validate one source. Whatever it holds, the answer is a value."""
    try:
        with _opened(source) as site:
            return _read(source, site)
    except _RefusedError as error:
        return failed(source, error.problems)
    except (EvalgenError, OSError) as error:
        return failed(source, [_unreachable(source, str(error))])


@contextmanager
def _opened(source: Source) -> Iterator["SiteSource"]:
    from evalgen.publishing.site_source import open_site

    if not source.remote and (Path(source.location) / "records").is_dir():
        yield _Checkout(source)
        return
    with open_site(source.location) as site:
        yield site


class _Checkout:
    """A repository of records, seen as the site that would be published from it."""

    def __init__(self, source: Source) -> None:
        from evalgen.publishing.open_data.files import result_documents
        from evalgen.publishing.projection import project

        inspection = inspect(Path(source.location))
        if not inspection.publishable:
            errors = sum(problem.severity is Severity.ERROR for problem in inspection.problems)
            raise _RefusedError(
                Problem(
                    code="checkout-with-errors",
                    place=source.place,
                    message=f"kho «{source.location}» còn {errors} lỗi nên chưa có gì được công bố.",
                    remedy=f"Xem lỗi bằng: evalgen check --root {source.location}",
                )
            )
        self._files = dict(result_documents(project(inspection.results, laws=inspection.laws)))

    def read(self, path: str, limit: int) -> bytes | None:
        """As if it were published."""
        data = self._files.get(path)
        return data if data is None else data[: limit + 1]

    def paths(self) -> list[str]:
        """All documents that there are."""
        return sorted(self._files)


def _read(source: Source, site: "SiteSource") -> Harvest:
    index, size = _document(source, site, f"{API}/index.json", "index", MAX_INDEX)
    if source.organization is not None and same_name(index["organization"]) != same_name(source.organization):
        raise _RefusedError(_other_organization(source, index["organization"]))
    documents: dict[str, Mapping[str, Any]] = {}
    names = Names(index)
    for period in _periods(source, index):
        path = f"{API}/periods/{period}/results.json"
        document, more = _document(source, site, path, "results", min(MAX_RESULTS, MAX_TOTAL - size))
        size += more
        file = _file(source, path)
        problems = incoherent(file, document, period, names)
        if any(document[key] != index[key] for key in ("organization", "version", "fictional")):
            problems = (*problems, _differing(file))
        if problems:
            raise _RefusedError(*problems)
        documents[period] = document
    return harvest(source, index, documents)


def _periods(source: Source, index: Mapping[str, Any]) -> list[str]:
    periods = [item["id"] for item in index["periods"]]
    sound = len(set(periods)) == len(periods) <= MAX_PERIODS and all(map(Period.parse, periods))
    if not sound or not is_a_line(index["organization"], MAX_NAME):
        raise _RefusedError(
            Problem(
                code="source-inconsistent",
                place=Place(file=_file(source, f"{API}/index.json")),
                message="tên tổ chức hoặc danh sách các kỳ không thể có thật (lặp lại, không có trong lịch, quá dài).",
                remedy="Đề nghị tổ chức dựng lại trang bằng evalgen build; không sửa tay các tệp trong api/v1/.",
            )
        )
    return sorted(periods)


MAX_NAME = 300
"""Letters of the longest name of an organization."""


def _document(source: Source, site: "SiteSource", path: str, kind: str, limit: int) -> tuple[dict[str, Any], int]:
    """A sound document and its length in bytes."""
    file = _file(source, path)
    data = site.read(path, limit)
    if data is None:
        raise _RefusedError(_missing(source, file))
    if len(data) > limit:
        raise _RefusedError(_too_large(file, limit))
    document, problems = read_api_document(file, data, kind)
    if document is None:
        raise _RefusedError(*problems)
    return document, len(data)


def _file(source: Source, path: str) -> str:
    return f"{source.location.rstrip('/')}/{path}"


def _missing(source: Source, file: str) -> Problem:
    return Problem(
        code="source-missing-file",
        place=Place(file=file),
        message=f"nguồn «{source.id}» không có tệp này.",
        remedy="Ghi địa chỉ gốc của trang (nơi có api/v1/), thư mục của trang, hoặc thư mục kho có records/.",
    )


def _too_large(file: str, limit: int) -> Problem:
    return Problem(
        code="source-too-large",
        place=Place(file=file),
        message=f"tệp dài quá giới hạn {limit} byte.",
        remedy="Kiểm tra xem địa chỉ có đúng là trang của tổ chức không.",
    )


def _unreachable(source: Source, reason: str) -> Problem:
    return Problem(
        code="source-unreachable",
        place=source.place,
        message=f"không đọc được nguồn «{source.id}»: {reason}",
        remedy="Kiểm tra địa chỉ, đường mạng và quyền đọc rồi chạy lại.",
    )


def _other_organization(source: Source, name: str) -> Problem:
    return Problem(
        code="organization-differs",
        place=source.place,
        message=f"nguồn tự nhận là «{name}», không phải «{source.organization}».",
        remedy="Kiểm tra địa chỉ; nếu tổ chức đã đổi tên, sửa organization trong danh sách nguồn.",
    )


def _differing(file: str) -> Problem:
    return Problem(
        code="source-inconsistent",
        place=Place(file=file),
        message="dữ liệu mâu thuẫn: tên tổ chức, phiên bản hoặc dấu hư cấu khác với index.json.",
        remedy="Có thể trang đang được cập nhật: chạy lại; nếu vẫn vậy, đề nghị tổ chức dựng lại trang.",
    )
