"""Many sources → one dataset, in one step or not at all."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from evalgen.domain.problem import Problem
from evalgen.domain.source import Source
from evalgen.errors import EvalgenError
from evalgen.gathering.dataset import FORMAT, MANIFEST, DatasetWriter
from evalgen.gathering.twins import Known, repeated_sources
from evalgen.pipeline.gathering.engines import Engine, local
from evalgen.pipeline.gathering.harvesting import harvest_source
from evalgen.reading.sources_file import named_alone, read_sources


class Gathered(Struct, frozen=True, kw_only=True):
    """What came of it. `manifest` is None where nothing was written, and an old dataset stayed as it was."""

    problems: tuple[Problem, ...]
    manifest: Mapping[str, Any] | None


def sources_of(given: Iterable[str], province: str | None) -> tuple[list[Source], list[Problem]]:
    """The sources named on the command line: lists of sources (YAML), and places that all belong to `province`."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for location in given:
        if location.endswith((".yaml", ".yml")):
            listed, faults = read_sources(Path(location))
            sources += listed
            problems += faults
        elif province is None:
            raise EvalgenError(
                "Chưa biết nguồn «{location}» thuộc tỉnh nào.",
                remedy='Thêm --province "Lâm Đồng", hoặc ghi các nguồn vào một danh sách (tệp YAML).',
                location=location,
            )
        else:
            sources.append(named_alone(location, province))
    problems += repeated_sources(sources)
    return sorted(sources, key=lambda source: source.sort_key), problems


def gather(sources: Sequence[Source], out: Path, *, engine: Engine = local, partial: bool = False) -> Gathered:
    """Write the dataset of `sources` at `out`; with `partial` without the sources that are wrong, which it then names.

    Raises EvalgenError where `out` is something else than a dataset.
    """
    from evalgen.publishing.atomic import replacing

    _refuse_foreign(out)
    problems: list[Problem] = []
    left_out: list[Source] = []
    known, refused = Known(), False
    with suppress(_NothingKeptError), replacing(out.resolve()) as folder, DatasetWriter(folder) as writer:
        for harvest in engine(harvest_source, sources):
            problems += (*harvest.problems, *harvest.notes)
            if harvest.problems:
                left_out.append(harvest.source)
                continue
            refusals = tuple(known.refusals(harvest))
            problems += refusals
            refused = refused or bool(refusals)
            if not refused and (partial or not left_out):
                writer.add(harvest)
        if refused or (left_out and not partial) or len(left_out) == len(sources):
            raise _NothingKeptError
        return Gathered(problems=tuple(problems), manifest=writer.finish(left_out))
    return Gathered(problems=tuple(problems), manifest=None)


class _NothingKeptError(Exception):
    """Leaves the folder that was being written."""


def _refuse_foreign(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not _is_empty(out) and not _is_ours(out)):
        raise EvalgenError(
            "«{path}» không phải là bộ dữ liệu do chương trình này ghi, nên không được thay thế.",
            remedy="Chọn một thư mục mới hoặc thư mục trống.",
            path=out,
        )


def _is_ours(out: Path) -> bool:
    """Whether the folder holds a dataset, and nothing that the dataset does not list."""
    try:
        told = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        listed = {MANIFEST, *told["files"]} if told["format"] == FORMAT else set()
    except (OSError, ValueError, TypeError, KeyError):
        return False
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir()} <= listed


def _is_empty(out: Path) -> bool:
    return out.is_dir() and not any(out.iterdir())
