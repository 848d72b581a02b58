"""Walking `records/` without trusting it: no links, no special files, no endless files, always in the same order."""

import os
import stat
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading.contents_digest import kind_of
from evalgen.reading.identifiers import shorten
from evalgen.reading.layout import Slot, judge_folder, locate_in, slot_in_unit, unit_folder
from evalgen.reading.plain_file import MAX_BYTES, plain_bytes
from evalgen.reading.record_names import RECORDS, REGULATION

Listing = Callable[[str], list[tuple[str, str]]]
"""What is in a folder, sorted by name, with the kind of each. Raises OSError."""


def walk(
    root: Path, folders: Mapping[str, list[tuple[str, str]]] | None = None
) -> tuple[list[tuple[str, Slot]], list[Problem]]:
    """The records below `root`, sorted, each with what it is; and what was refused by its place alone.

    `folders` says what is in each of them where somebody has looked already.
    """
    way = _Walk(partial(_on_disk, root) if folders is None else partial(_known, folders))
    way.into(RECORDS, ())
    return way.files, way.refused


def read_bytes(root: Path, file: str) -> bytes | Problem:
    """The bytes of a regular file that is reached without links, or why there are none."""
    try:
        data = _quickly(str(root), file)
    except OSError:
        data = None
    return _carefully(root, file) if data is None else data


def _quickly(root: str, file: str) -> bytes | None:
    """The bytes where nothing is wrong. None, or OSError, where something is wrong or changes while it is read."""
    end = file.find("/")
    while end >= 0:
        if not stat.S_ISDIR(os.lstat(f"{root}/{file[:end]}").st_mode):
            return None
        end = file.find("/", end + 1)
    return plain_bytes(f"{root}/{file}")


def _carefully(root: Path, file: str) -> bytes | Problem:
    """The same, step by step, so that it can be told what is wrong."""
    try:
        path, state = str(root), None
        for part in PurePosixPath(file).parts:
            path = os.path.join(path, part)  # noqa: PTH118 - a part may be anything
            state = os.lstat(path)
            if stat.S_ISLNK(state.st_mode):
                return symlink_problem(file)
        if state is None or not stat.S_ISREG(state.st_mode):
            return not_a_file(file)
        if state.st_size > MAX_BYTES:
            return too_large(file, state.st_size)
        return Path(path).read_bytes()
    except OSError as error:
        return _unreadable(file, error)


def _on_disk(root: Path, folder: str) -> list[tuple[str, str]]:
    with os.scandir(root / folder) as entries:
        return sorted((entry.name, kind_of(entry)) for entry in entries)


def _known(folders: Mapping[str, list[tuple[str, str]]], folder: str) -> list[tuple[str, str]]:
    try:
        return folders[folder]
    except KeyError:
        raise FileNotFoundError(folder) from None


class _Walk:
    """What was found on the way through all folders."""

    __slots__ = ("_listing", "files", "refused")

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self.files: list[tuple[str, Slot]] = []
        self.refused: list[Problem] = []

    def into(self, folder: str, parts: tuple[str, ...]) -> None:
        """All of a folder; `parts` are the folders below ``records/`` that lead to it."""
        try:
            listed = self._listing(folder)
        except OSError as error:
            self.refused.append(_unreadable(folder, error))
            return
        unit = unit_folder(parts)
        for name, kind in listed:
            found = slot_in_unit(*unit, name) if unit is not None and kind == "file" else None
            if found is not None:
                self.files.append((f"{folder}/{name}", found))
            elif not name.startswith("."):
                shown = printable(name)
                self._enter(f"{folder}/{shown}", kind, parts, shown)

    def _enter(self, path: str, kind: str, parts: tuple[str, ...], name: str) -> None:
        found: Slot | Problem | None = None
        if kind == "file":
            found = locate_in(parts, path, name)
        elif kind == "link":
            found = symlink_problem(path)
        elif kind != "folder":
            found = not_a_file(path)
        elif path != f"{RECORDS}/{REGULATION}":
            found = judge_folder(path)
            if found is None:
                self.into(path, (*parts, name))
        if isinstance(found, Slot):
            self.files.append((path, found))
        elif found is not None:
            self.refused.append(found)


def printable(name: str) -> str:
    """Names that are no UTF-8, or hold control characters, are never names of records; here they are only shown."""
    if name.isascii() and name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def symlink_problem(file: str) -> Problem:
    """A link, which may lead anywhere."""
    return Problem(
        code="symlink",
        place=Place(file=file),
        message="đường dẫn này là liên kết (symlink); hồ sơ không dùng liên kết vì có thể dẫn ra ngoài kho.",
        remedy="Thay liên kết bằng chính tệp hoặc thư mục thật.",
    )


def not_a_file(file: str) -> Problem:
    """A device, a socket, a repository within the repository."""
    return Problem(
        code="not-a-file",
        place=Place(file=file),
        message="đường dẫn này không phải là tệp thường.",
        remedy="Xóa đi và tạo lại thành một tệp văn bản.",
    )


def _unreadable(file: str, error: OSError) -> Problem:
    reasons = {PermissionError: "không có quyền đọc", FileNotFoundError: "tệp không còn ở đó"}
    reason = reasons.get(type(error), "hệ thống báo lỗi khi đọc")
    return Problem(
        code="unreadable-file",
        place=Place(file=file),
        message=f"không đọc được «{shorten(file)}»: {reason}.",
        remedy="Kiểm tra quyền truy cập và ổ đĩa rồi chạy lại.",
    )


def too_large(file: str, size: int) -> Problem:
    """More than any person writes."""
    return Problem(
        code="file-too-large",
        place=Place(file=file),
        message=f"tệp dài {size} byte, quá giới hạn {MAX_BYTES} byte ({MAX_BYTES // 1024} KiB) cho một hồ sơ.",
        remedy="Kiểm tra xem có nhầm tệp không; minh chứng thì để thành tệp riêng, hồ sơ chỉ ghi tên tệp.",
    )
