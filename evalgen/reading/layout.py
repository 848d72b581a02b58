"""Which file of `records/` is what: the place of a file is its identity."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from sys import intern

from msgspec import Struct

from evalgen.domain.approval import ApprovedStep
from evalgen.domain.identifier import ID, MAX_ID
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.reading import path_refusals
from evalgen.reading.identifiers import DEVICES
from evalgen.reading.record_names import (
    APPROVALS,
    BESIDE_UNITS,
    EVIDENCE,
    INDEX,
    KINDS,
    MAX_FOLDERS,
    NO_UNITS,
    RECEIPTS,
    RECORDS,
    RESERVED,
)

_NOT_ON_WINDOWS = re.compile(r'[\\:*?"<>|]')
_ORDINAL = re.compile(r"[2-9]|[1-9][0-9]{1,2}")

_ENDINGS = frozenset({".yaml", ".yml"})
"""Of files meant as records."""

_WITHIN, _YAML = f"{RECORDS}/", ".yaml"
_NO_NAMES = frozenset({"", "."})
"""Parts of a path that say nothing; whoever writes them means the path without them."""


class Slot(Struct, frozen=True, kw_only=True):
    """What belongs at a path. `name` is the unit, person or body of the file, `unit` the folder of a person-period."""

    kind: str
    name: str = ""
    period: Period | None = None
    unit: str = ""
    record: str = ""
    """Of a signed approval: the person, or ``collective``."""


def locate(file: str) -> Slot | Problem | None:
    """What the file is; a problem where it lies or is named wrongly; None where it is no record."""
    if file.startswith(_WITHIN) and file.endswith(_YAML):
        # By far the most frequent, and the paths of a whole province come by here.
        *folders, name = file.removeprefix(_WITHIN).split("/")
        if name[0] != "." and not _NO_NAMES & {*folders}:
            return _locate_yaml(file, tuple(folders), name.removesuffix(_YAML))
    path = PurePosixPath(file)
    if path.name.startswith("."):
        return None
    if path.suffix.lower() not in _ENDINGS:
        return _evidence(file, path) if path.suffix.lower() in EVIDENCE else path_refusals.not_a_record(file)
    if path.suffix != ".yaml":
        return path_refusals.other_ending(file, path.stem)
    if path.parts[0] != RECORDS:
        return path_refusals.misplaced(file, path.stem)
    return _locate_yaml(file, path.parts[1:-1], path.stem)


def refused_by_name(file: str) -> bool:
    """Whether nothing is read from the file since it is named, or lies, as no record does."""
    return isinstance(locate(file), Problem)


def slot_at(file: str) -> Slot:
    """What the file of a record is. Raises ValueError where the path is that of none."""
    found = locate(file)
    if not isinstance(found, Slot):
        raise ValueError(file)  # noqa: TRY004 - the text is wrong, not its type
    return found


def slot_below(period: Period, file: str, folder: str) -> Slot:
    """The same of a file below the `folder` of a period."""
    unit, _, name = file.removeprefix(folder).partition("/")
    found = slot_in_unit(period, intern(unit), name) if unit not in NO_UNITS and _is_id(unit) else None
    return slot_at(file) if found is None else found


def locate_in(folders: tuple[str, ...], file: str, name: str) -> Slot | Problem | None:
    """The same of the file `name` in `folders` below ``records/``, whose path somebody has already taken apart."""
    if name.endswith(_YAML) and name[0] != ".":
        return _locate_yaml(file, folders, name.removesuffix(_YAML))
    return locate(file)


def unit_folder(folders: tuple[str, ...]) -> tuple[Period, str] | None:
    """The period and the unit of a folder of records, `folders` below ``records/``; None where it is another one."""
    if len(folders) != 2 or folders[1] in NO_UNITS or not _is_id(folders[1]):  # noqa: PLR2004 - period, unit
        return None
    period = Period.parse(folders[0])
    return (period, intern(folders[1])) if period else None


def folder_of_unit(file: str) -> tuple[Period, str]:
    """The period and the unit of a record in the folder of a unit. Raises ValueError where the path is that of none."""
    _, period, unit, _ = file.split("/")
    found = Period.parse(period)
    if found is None:
        raise ValueError(file)
    return found, unit


def slot_in_unit(period: Period, unit: str, name: str) -> Slot | None:
    """What the file `name` in the folder of a unit is, as nearly all files are; None where it takes a closer look."""
    return _slot_in_unit(period, unit, name.removesuffix(_YAML)) if name.endswith(_YAML) else None


def split_statement(name: str) -> tuple[str, str]:
    """Step and signer of an approval's file: ``<step>-<signer>``, of the second one of a kind ``<step>.2-<signer>``."""
    step, _, signer = name.partition("-")
    head, dot, number = step.partition(".")
    return (head if dot and _ORDINAL.fullmatch(number) else step), signer


def judge_folder(folder: str) -> Problem | None:
    """Whether a folder may stand where it stands; a problem where it may not, and then it is not entered."""
    parts = folder.split("/")[1:]
    name = parts[-1]
    if len(parts) > MAX_FOLDERS:
        return path_refusals.too_deep(folder)
    if len(parts) == 1 and name not in {*KINDS, APPROVALS} and Period.parse(name) is None:
        return path_refusals.unknown_folder(folder, name)
    if len(parts) == 2 and parts[0] not in KINDS and not _is_id(name):  # noqa: PLR2004 - period, unit
        return path_refusals.wrong_name(folder, "thư mục đơn vị", name, "")
    return None


def _locate_yaml(file: str, folders: tuple[str, ...], stem: str) -> Slot | Problem:
    if len(folders) == 2 and folders[1] not in NO_UNITS and (period := Period.parse(folders[0])):  # noqa: PLR2004
        return _in_unit(file, period, folders[1], stem)  # As nearly all are.
    match folders:
        case () if stem == "organization":
            found: Slot | Problem = Slot(kind="organization")
        case (folder,) if folder in KINDS:
            found = _named(file, KINDS[folder], stem)
        case (folder,) if period := Period.parse(folder):
            here = stem == "period"
            found = Slot(kind="period", period=period) if here else path_refusals.misplaced(file, stem, folder)
        case (folder, signer) if folder == APPROVALS:
            found = _statement(file, Slot(kind="protection", name=stem, unit=signer))
        case (folder, inner) if inner in BESIDE_UNITS and (period := Period.parse(folder)):
            kind = "receipt" if inner == RECEIPTS else "rules"
            found = _statement(file, Slot(kind=kind, name=stem, period=period))
        case (folder, inner, unit, record) if inner == APPROVALS and (period := Period.parse(folder)):
            found = _approval(file, Slot(kind="approval", name=stem, period=period, unit=unit, record=record))
        case _:
            found = path_refusals.misplaced(file, stem)
    return found


def _named(file: str, kind: str, stem: str) -> Slot | Problem:
    if not _is_id(stem):
        return path_refusals.wrong_name(file, "tệp", stem, ".yaml")
    if kind in {"person", "unit"} and stem == INDEX:
        return path_refusals.reserved(
            file,
            stem,
            "trang danh sách, không dùng làm mã đơn vị, cán bộ",
            "tên đơn vị hoặc họ tên cán bộ, ví dụ «van-phong.yaml»",
        )
    if kind == "person" and stem in RESERVED:
        return path_refusals.reserved(
            file,
            stem,
            "tệp của tổ chức, kỳ, tập thể, không dùng làm mã cán bộ",
            "họ tên cán bộ, ví dụ «tran-thi-binh.yaml»",
        )
    if kind == "unit" and stem in NO_UNITS:
        return path_refusals.reserved(
            file,
            stem,
            "thư mục phê duyệt, biên nhận, quy định của từng kỳ, không dùng làm mã đơn vị",
            "tên đơn vị, ví dụ «van-phong.yaml»",
        )
    return Slot(kind=kind, name=intern(stem))


def _in_unit(file: str, period: Period, unit: str, stem: str) -> Slot | Problem:
    if not _is_id(unit):
        return path_refusals.wrong_name(file, "thư mục đơn vị", unit, "")
    found = _slot_in_unit(period, intern(unit), stem)
    if found is not None:
        return found
    if stem in RESERVED:
        return path_refusals.misplaced(file, stem, str(period))
    return path_refusals.wrong_name(file, "tệp", stem, ".yaml")


def _slot_in_unit(period: Period, unit: str, stem: str) -> Slot | None:
    if stem == "collective":
        return Slot(kind="collective", period=period, unit=unit)
    if stem in RESERVED or not _is_id(stem):
        return None
    return Slot(kind="evaluation", name=intern(stem), period=period, unit=unit)


def _approval(file: str, slot: Slot) -> Slot | Problem:
    step, signer = split_statement(slot.name)
    if ApprovedStep.named(step) is None or not signer:
        return path_refusals.not_of_a_step(file)
    for name in (slot.unit, slot.record, signer):
        if not _is_id(name):
            return path_refusals.wrong_name(file, "trong đường dẫn", name, "")
    return slot


def _statement(file: str, slot: Slot) -> Slot | Problem:
    wrong = next((name for name in (slot.name, slot.unit) if name and not _is_id(name)), None)
    return slot if wrong is None else path_refusals.wrong_name(file, "tệp", wrong, ".yaml")


@lru_cache(maxsize=1 << 15)
def _is_id(name: str) -> bool:
    """The same people and units come again in every period."""
    return ID.fullmatch(name) is not None and len(name) <= MAX_ID and name not in DEVICES


def _evidence(file: str, path: PurePosixPath) -> Problem | None:
    """Nothing reads it, yet it is checked out with the rest; a record that Notepad saved as a text is none."""
    stem = PurePosixPath(path.stem)
    if path.suffix.lower() == ".txt" and stem.suffix.lower() in _ENDINGS:
        return path_refusals.other_ending(file, stem.stem)
    odd = _NOT_ON_WINDOWS.search(path.name)
    if odd is None and path.stem.lower() not in DEVICES:
        return None
    what = f"có ký tự «{odd.group()}»" if odd else "là tên thiết bị"
    return path_refusals.not_on_windows(file, path.name, what)
