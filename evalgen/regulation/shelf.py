"""A folder of packs on the disk, read without trusting it: no links, no special files, no endless files or folders."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from evalgen.domain.place import Place
from evalgen.regulation.faults import Fault, RegulationError

MAX_BYTES = 256 * 1024
"""No file of a pack comes near it."""

MAX_PACKS = 200
"""No organization follows so many instruments."""

FILES = ("pack.yaml", "parameters.yaml", "procedure.yaml")
"""What a pack may hold beside its folders."""

FRAMEWORKS = "frameworks"
FORMS = "forms"
_FOLDERS = {FRAMEWORKS: "mã khung", FORMS: "mã biểu mẫu"}
"""The folders of a pack, and what the names of their files are."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_NAME = 64
_DATED_FILE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(@[0-9]{4}-[0-9]{2}-[0-9]{2})?\.yaml")


class Shelf(Struct, frozen=True, kw_only=True):
    """A folder of packs, and how its path is written in messages."""

    folder: Path
    label: str
    trusted: bool = False
    """Whether it came with the program, wherever an installer has put it."""


class PackFile(Struct, frozen=True, kw_only=True):
    """One file of a pack: its name inside the pack, how its path is written in messages, its bytes."""

    name: str
    label: str
    data: bytes


def pack_names(shelf: Shelf) -> list[str]:
    """The folders that are packs. Raises RegulationError where one of them cannot be a pack by its name or kind."""
    if shelf.folder.is_symlink() and not shelf.trusted:
        raise RegulationError([_link(shelf.label)])
    entries = [entry for entry in _listed(shelf.folder, shelf.label) if entry.name[0] not in "._"]
    folders = [entry for entry in entries if entry.is_dir() or entry.is_symlink()]
    faults = [fault for entry in folders if (fault := _judge(entry, shelf))]
    if len(folders) > MAX_PACKS:
        faults = [_fault(shelf.label, f"có hơn {MAX_PACKS} gói quy định", "Bỏ bớt các gói không dùng.")]
    if faults:
        raise RegulationError(faults)
    return [entry.name for entry in folders]


def pack_files(shelf: Shelf, pack: str) -> Iterator[PackFile | Fault]:
    """The files of one pack in the order of their names, and what has no place in it."""
    label = f"{shelf.label}/{pack}"
    for entry in _listed(shelf.folder / pack, label):
        if entry.name in _FOLDERS and entry.is_dir(follow_symlinks=shelf.trusted):
            for file in _listed(shelf.folder / pack / entry.name, f"{label}/{entry.name}"):
                yield from _read(file, f"{entry.name}/{file.name}", label, trusted=shelf.trusted)
        else:
            yield from _read(entry, entry.name, label, trusted=shelf.trusted)


def _read(entry: os.DirEntry[str], name: str, label: str, *, trusted: bool) -> Iterator[PackFile | Fault]:
    """A YAML file with its bytes; other files, such as the text of the instrument, are nobody's concern."""
    path = f"{label}/{name}"
    folder = name.rpartition("/")[0]
    if entry.is_symlink() and not trusted:
        yield _link(path)
    elif entry.is_dir():
        yield _fault(path, f"thư mục «{name}» không có chỗ trong gói quy định", _PLACES)
    elif not entry.name.endswith((".yaml", ".yml")):
        return
    elif name not in FILES and not folder:
        yield _fault(path, f"tệp «{name}» không có chỗ trong gói quy định", _PLACES)
    elif folder and not _DATED_FILE.fullmatch(entry.name):
        remedy = "Dùng chữ thường không dấu, chữ số, nối bằng gạch ngang: khung-mau.yaml, khung-mau@2027-01-01.yaml."
        yield _fault(path, f"tên tệp «{entry.name}» không dùng làm {_FOLDERS[folder]} được", remedy)
    else:
        yield from _bytes(entry, name, path)


def _bytes(entry: os.DirEntry[str], name: str, path: str) -> Iterator[PackFile | Fault]:
    try:
        state = entry.stat()
        if not stat.S_ISREG(state.st_mode):
            yield _fault(path, "đây không phải là tệp thường", "Xóa đi và tạo lại thành một tệp văn bản.")
        elif state.st_size > MAX_BYTES:
            yield _fault(
                path, f"tệp dài {state.st_size} byte, quá giới hạn {MAX_BYTES} byte", "Chỉ giữ nội dung của gói."
            )
        else:
            yield PackFile(name=name, label=path, data=Path(entry.path).read_bytes())
    except OSError:
        yield _unreadable(path)


def _listed(folder: Path, label: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        raise RegulationError([_unreadable(label)]) from None


def _judge(entry: os.DirEntry[str], shelf: Shelf) -> Fault | None:
    if entry.is_symlink() and not shelf.trusted:
        return _link(f"{shelf.label}/{entry.name}")
    if _NAME.fullmatch(entry.name) and len(entry.name) <= _MAX_NAME:
        return None
    remedy = f"Dùng chữ thường không dấu, chữ số, nối bằng gạch ngang, ví dụ: tinh-x; nhiều nhất {_MAX_NAME} ký tự."
    return _fault(
        f"{shelf.label}/{entry.name}/pack.yaml", f"tên thư mục «{entry.name}» không dùng làm mã gói được", remedy
    )


_PLACES = f"Gói chỉ có {', '.join(FILES)}, {FRAMEWORKS}/<mã khung>.yaml và {FORMS}/<mã biểu mẫu>.yaml."


def _link(path: str) -> Fault:
    return _fault(
        path, "đây là liên kết (symlink), có thể dẫn ra ngoài kho", "Thay liên kết bằng chính tệp, thư mục thật."
    )


def _unreadable(path: str) -> Fault:
    return _fault(path, "không đọc được", "Kiểm tra quyền truy cập và ổ đĩa rồi chạy lại.")


def _fault(file: str, message: str, remedy: str) -> Fault:
    return Fault(place=Place(file=file), message=message, remedy=remedy)
