"""Questions to the dataset, answered by DuckDB inside this process: nothing is installed beside it, nothing is sent away."""

import glob
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evalgen.domain.grade import BEST_FIRST
from evalgen.domain.nation import Key, Nation, NationCount, NationOrganization
from evalgen.domain.period import Period
from evalgen.domain.source import ADDRESS
from evalgen.errors import EvalgenError
from evalgen.gathering.covering import Cell, covered
from evalgen.gathering.dataset import FORMAT, MANIFEST, ORGANIZATIONS_FILE, file_digest

NO_STANDING = "NONE"
"""Where the organization does not say who stands where."""

_COUNTS = """
SELECT period, province, coalesce(standing, ?), state, grade, count(*)
FROM read_parquet(?, hive_partitioning = true, hive_types = {'period': VARCHAR, 'province': VARCHAR})
GROUP BY ALL ORDER BY ALL
"""
_ORGANIZATIONS = "SELECT organization, name, province, province_name, source, results FROM read_parquet(?) ORDER BY ALL"

_FILE = re.compile(r"organizations\.parquet|(results|collectives)/period=[0-9Q-]+/province=[a-z0-9-]+/part-0\.parquet")

_Groups = Mapping[Key, Counter[str]]


def count_nation(dataset: Path) -> Nation:
    """The counts of the dataset in the folder `dataset`. Raises EvalgenError where it is none."""
    manifest = _manifest(dataset)
    rows, listed = _asked(dataset, _files(dataset, manifest))
    if _manifest(dataset) != manifest:
        raise EvalgenError("Bộ dữ liệu được thay trong lúc đang đọc.", remedy="Chạy lại khi lần gộp kia đã xong.")
    groups = _grouped(rows)
    periods = sorted({period for period, *_ in groups}, key=_age, reverse=True)
    provinces = {province: name for _, _, province, name, *_ in listed}
    counts: dict[Key, NationCount] = {}
    for period in periods:
        counts |= _counts(period, groups)
    return Nation(
        fictional=manifest["fictional"],
        periods=tuple(periods),
        provinces=dict(sorted(provinces.items())),
        organizations=tuple(
            NationOrganization(
                id=identifier,
                name=name,
                province=province,
                address=source if source and source.startswith(ADDRESS) else None,
                results=results,
            )
            for identifier, name, province, _, source, results in listed
        ),
        left_out=tuple(item["id"] for item in manifest["left_out"]),
        counts=counts,
    )


def _manifest(dataset: Path) -> Mapping[str, Any]:
    try:
        manifest = json.loads((dataset / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT or not _is_whole(manifest):
        raise EvalgenError(
            "«{path}» không phải là bộ dữ liệu có kết quả.",
            remedy="Tạo bộ dữ liệu bằng: evalgen gather NGUỒN --out THƯ_MỤC",
            path=dataset,
        )
    return manifest


def _is_whole(manifest: Mapping[str, Any]) -> bool:
    """Whether all that is asked of a manifest has its form, and files hold the results; names lead to nowhere else."""
    files, left_out, results = manifest.get("files"), manifest.get("left_out"), manifest.get("results")
    return (
        isinstance(results, int)
        and isinstance(manifest.get("fictional"), bool)
        and isinstance(left_out, list)
        and all(isinstance(item, dict) and isinstance(item.get("id"), str) for item in left_out)
        and isinstance(files, dict)
        and ORGANIZATIONS_FILE in files
        and all(_FILE.fullmatch(name) and isinstance(told, dict) for name, told in files.items())
        and any(name.startswith("results/") for name in files) == bool(results)
    )


def _files(dataset: Path, manifest: Mapping[str, Any]) -> list[str]:
    """The files with results, as the manifest lists them. Raises EvalgenError where one is missing or another than it was."""
    for name, told in manifest["files"].items():
        path = dataset / name
        if not path.is_file() or path.stat().st_size != told.get("size") or file_digest(path) != told.get("sha256"):
            raise EvalgenError(
                "Bộ dữ liệu không còn nguyên: «{name}» thiếu hoặc đã đổi.",
                remedy="Gộp lại bằng: evalgen gather",
                name=name,
            )
    return [str(dataset / name) for name in sorted(manifest["files"]) if name.startswith("results/")]


def _asked(dataset: Path, files: list[str]) -> tuple[list[Any], list[Any]]:
    try:
        import duckdb
    except ImportError as error:
        raise EvalgenError(
            "Chưa cài DuckDB nên không tính được số liệu.", remedy="Cài thêm: pip install 'evalgen[gather]'"
        ) from error
    with duckdb.connect(
        ":memory:", config={"enable_external_access": True, "autoinstall_known_extensions": False}
    ) as base:
        try:
            escaped = [glob.escape(file) for file in files]
            rows = base.execute(_COUNTS, [NO_STANDING, escaped]).fetchall() if escaped else []
            listed = base.execute(_ORGANIZATIONS, [glob.escape(str(dataset / ORGANIZATIONS_FILE))]).fetchall()
        except duckdb.Error as error:
            raise EvalgenError(
                "DuckDB không đọc được bộ dữ liệu: {reason}.",
                remedy="Gộp lại bằng: evalgen gather",
                reason=str(error).partition("\n")[0],
            ) from error
    return rows, listed


def _age(period: str) -> Period:
    found = Period.parse(period)
    if found is None:
        raise EvalgenError(
            "Bộ dữ liệu có kỳ «{period}» không có trong lịch.", remedy="Gộp lại bằng: evalgen gather", period=period
        )
    return found


def _grouped(rows: list[Any]) -> _Groups:
    """How many of each state and grade there are, in each cell and in every sum."""
    groups: dict[Key, Counter[str]] = {}
    for period, province, standing, state, grade, count in rows:
        for key in _sums(period, province, standing):
            groups.setdefault(key, Counter()).update({state: count, **({f"grade {grade}": count} if grade else {})})
    return groups


def _sums(period: str, province: str, standing: str) -> Iterator[Key]:
    for one in (province, None):
        for other in (standing, None):
            yield period, one, other


def _counts(period: str, groups: _Groups) -> dict[Key, NationCount]:
    cells: dict[Cell, Counter[str]] = {key[1:]: found for key, found in groups.items() if key[0] == period}
    hidden = covered({cell: found["GRADED"] for cell, found in cells.items()})
    return {
        (period, *cell): NationCount(
            people=found["GRADED"] + found["CANCELLED"] + found["UNPUBLISHED"],
            graded=found["GRADED"],
            cancelled=found["CANCELLED"],
            grades=None
            if cell in hidden or not found["GRADED"]
            else tuple(found[f"grade {grade.name}"] for grade in BEST_FIRST),
        )
        for cell, found in cells.items()
    }
