"""Which repository, and which of its records, the command line speaks of."""

from __future__ import annotations

import os
from pathlib import Path

from evalgen.errors import EvalgenError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from evalgen.domain.problem import Problem
    from evalgen.domain.ruling import Assessment
    from evalgen.pipeline.inspecting.inspection import Inspection


def find_root(given: Path | None, near: Path | None = None) -> Path:
    """The folder that holds records/: the one given, else the nearest at or above `near`, else the current folder."""
    if given is not None:
        return given
    here = Path.cwd().resolve()
    start = near.resolve() if near else here
    for folder in (start, *start.parents, here, *here.parents):
        if folder.name != "records" and _is_folder(folder / "records"):
            return folder
    raise EvalgenError(
        "Không tìm thấy thư mục records/ tại «{start}» hoặc thư mục cha.",
        remedy="Chạy lệnh trong kho hồ sơ, hoặc chỉ rõ bằng --root; tạo bản thử bằng: evalgen demo THƯ_MỤC",
        start=start,
    )


def _is_folder(path: Path) -> bool:
    """Below what may not be looked at there is none; what lies above is still found."""
    try:
        return path.is_dir()
    except PermissionError:
        return False


def repository_if_any(given: Path | None) -> Path | None:
    """The same; None where there is none, and none is asked for."""
    try:
        return find_root(given)
    except EvalgenError:
        return None


def way_to(path: Path, start: Path) -> str:
    """The way to `path` from `start`, links followed, with slashes; all of `path` where none leads there.

    None leads from one drive of Windows to another.
    """
    there = os.path.realpath(path)
    try:
        way = os.path.relpath(there, os.path.realpath(start))
    except ValueError:
        way = there
    return way.replace(os.sep, "/")


def as_seen_from_here(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """The problems with paths that an editor or a host can follow from the current folder, where it holds `root`."""
    from msgspec.structs import replace

    above = _from_here_to(root)
    return [replace(problem, place=problem.place.in_file(above + problem.place.file)) for problem in problems]


def path_from_here(file: str, root: Path) -> str:
    """`file`, a path from `root`, as a path from the current folder, where that holds `root`."""
    return _from_here_to(root) + file


def _from_here_to(root: Path) -> str:
    """What stands before paths from `root`: nothing, or a path that ends with a slash."""
    prefix = root.resolve().relative_to(base_of(root)).as_posix()
    return "" if prefix == "." else f"{prefix}/"


def base_of(root: Path) -> Path:
    """The folder that shown paths start from: the current one where it holds `root`, else `root` itself."""
    here, base = Path.cwd().resolve(), root.resolve()
    return here if base.is_relative_to(here) else base


def select(inspection: Inspection, root: Path, paths: Iterable[Path]) -> list[Assessment]:
    """The assessments of the records at or below `paths`, in the order of the records; all where none is given."""
    wanted = [path.resolve() for path in paths]
    everything = list(inspection.results.assessments.values())
    if not wanted:
        return everything
    base = root.resolve()
    chosen: dict[str, Assessment] = {}
    for path in wanted:
        found = [item for item in everything if (base / item.evaluation.document.file).is_relative_to(path)]
        if not found:
            raise _not_found(path, base, inspection)
        chosen.update((item.evaluation.document.file, item) for item in found)
    return list(chosen.values())


def _absent(path: Path, base: Path, shown: str, inspection: Inspection) -> EvalgenError:
    if (base / "records" / path.name).is_dir():
        return EvalgenError(
            "Không có tệp hoặc thư mục «{shown}».",
            remedy="Nêu thư mục: records/{name}",
            shown=shown,
            name=path.name,
        )
    file = _latest_of(path.name.removesuffix(".yaml"), inspection)
    if file:
        return EvalgenError(
            "Không có tệp hoặc thư mục «{shown}».",
            remedy="Có phải ý là {file}? Xem các hồ sơ bằng: evalgen score",
            shown=shown,
            file=file,
        )
    return EvalgenError("Không có tệp hoặc thư mục «{shown}».", remedy="Xem các hồ sơ bằng: evalgen score", shown=shown)


def _latest_of(person: str, inspection: Inspection) -> str:
    """The last record of a person, as somebody means who names the person alone; empty where there is none."""
    own = [item for item in inspection.records.evaluations if item.person == person]
    return max(own, key=lambda item: item.period).document.file if own else ""


def _not_found(path: Path, base: Path, inspection: Inspection) -> EvalgenError:
    shown = path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)
    if shown in inspection.records.unreadable:
        return EvalgenError(
            "Hồ sơ «{shown}» có lỗi, chưa chấm được.", remedy="Xem chỗ cần sửa bằng: evalgen check", shown=shown
        )
    if not path.exists():
        return _absent(path, base, shown, inspection)
    if any(item.document.file == shown for item in inspection.records.collectives.values()):
        return EvalgenError(
            "«{shown}» là hồ sơ của một tập thể.", remedy="Xem điểm và mức bằng: evalgen explain {shown}", shown=shown
        )
    second = next((item for item in inspection.records.evaluations if item.document.file == shown), None)
    if second is not None:
        return EvalgenError(
            "«{shown}» chưa được chấm: người này còn hồ sơ cùng kỳ ở {other}.",
            remedy="Gộp hai hồ sơ làm một; evalgen check nêu giữ tệp nào.",
            shown=shown,
            other=inspection.records.standing[second.period, second.person].document.file,
        )
    return EvalgenError(
        "«{shown}» không phải hồ sơ đánh giá của một người.",
        remedy="Hồ sơ nằm ở records/<kỳ>/<đơn vị>/<người>.yaml.",
        shown=shown,
    )
