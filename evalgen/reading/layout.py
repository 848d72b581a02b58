"""Which file of `records/` is what: the place of a file is its identity."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from sys import intern

from msgspec import Struct

from evalgen.domain.approval import ApprovedStep
from evalgen.domain.identifier import ID, MAX_ID
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.reading.identifiers import DEVICES, shorten

_NOT_ON_WINDOWS = re.compile(r'[\\:*?"<>|]')
_ORDINAL = re.compile(r"[2-9]|[1-9][0-9]{1,2}")

_RECORDS = frozenset({".yaml", ".yml"})

RECORDS = "records"
REGULATION = "regulation"
"""The organization's own packs: read with the law, not here."""

ORGANIZATION = f"{RECORDS}/organization.yaml"
_WITHIN, _YAML = f"{RECORDS}/", ".yaml"
_NO_NAMES = frozenset({"", "."})
"""Parts of a path that say nothing; whoever writes them means the path without them."""

KINDS = {"units": "unit", "people": "person", "bodies": "body", "catalogues": "catalogue"}
APPROVALS, RECEIPTS, RULES = "approvals", "receipts", "rules"
"""Folders of signed statements, of the host's receipts and of the rules in force, in the folder of a period."""

_BESIDE_UNITS = frozenset({RECEIPTS, RULES})
_NO_UNITS = _BESIDE_UNITS | {APPROVALS}
"""Folders of a period that are no units."""

RESERVED = frozenset({"organization", "period", "collective"})
"""Names of files that are no persons."""

INDEX = "index"
"""The name of the page that lists the others; a unit or a person of that name would have no page of its own."""

EVIDENCE = frozenset({".md", ".txt", ".csv", ".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx"})
"""Files that may lie beside the records; nothing reads them."""

MAX_FOLDERS = 8
"""Records lie three folders deep; what goes deeper is an attack or an accident."""

_OR_COMPARE = "; đã có tên ấy thì so hai bên, giữ một"
"""Whoever renames must not write over what is there already."""

_FOLDERS = (
    "units/, people/, bodies/, catalogues/, regulation/, approvals/ và thư mục của từng kỳ (2026-06, 2026-Q2, 2026)"
)


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
    if path.suffix.lower() not in _RECORDS:
        return _evidence(file, path) if path.suffix.lower() in EVIDENCE else _not_a_record(file)
    if path.suffix != ".yaml":
        return _unexpected(file, "tệp hồ sơ phải có đuôi «.yaml»", _renamed(path.stem))
    if path.parts[0] != RECORDS:
        return _misplaced(file, path.stem)
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


def locate_in(folders: tuple[str, ...], file: str, name: str) -> Slot | Problem | None:
    """The same of the file `name` in `folders` below ``records/``, whose path somebody has already taken apart."""
    if name.endswith(_YAML) and name[0] != ".":
        return _locate_yaml(file, folders, name.removesuffix(_YAML))
    return locate(file)


def unit_folder(folders: tuple[str, ...]) -> tuple[Period, str] | None:
    """The period and the unit of a folder of records, `folders` below ``records/``; None where it is another one."""
    if len(folders) != 2 or folders[1] in _NO_UNITS or not _is_id(folders[1]):  # noqa: PLR2004 - period, unit
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
        return _too_deep(folder)
    if len(parts) == 1 and name not in {*KINDS, APPROVALS} and Period.parse(name) is None:
        return _unknown_folder(folder, name)
    if len(parts) == 2 and parts[0] not in KINDS and not _is_id(name):  # noqa: PLR2004 - period, unit
        return _wrong_name(folder, "thư mục đơn vị", name, "")
    return None


def _locate_yaml(file: str, folders: tuple[str, ...], stem: str) -> Slot | Problem:
    if len(folders) == 2 and folders[1] not in _NO_UNITS and (period := Period.parse(folders[0])):  # noqa: PLR2004
        return _in_unit(file, period, folders[1], stem)  # As nearly all are.
    match folders:
        case () if stem == "organization":
            found: Slot | Problem = Slot(kind="organization")
        case (folder,) if folder in KINDS:
            found = _named(file, KINDS[folder], stem)
        case (folder,) if period := Period.parse(folder):
            found = Slot(kind="period", period=period) if stem == "period" else _misplaced(file, stem, folder)
        case (folder, signer) if folder == APPROVALS:
            found = _statement(file, Slot(kind="protection", name=stem, unit=signer))
        case (folder, inner) if inner in _BESIDE_UNITS and (period := Period.parse(folder)):
            kind = "receipt" if inner == RECEIPTS else "rules"
            found = _statement(file, Slot(kind=kind, name=stem, period=period))
        case (folder, inner, unit, record) if inner == APPROVALS and (period := Period.parse(folder)):
            found = _approval(file, Slot(kind="approval", name=stem, period=period, unit=unit, record=record))
        case _:
            found = _misplaced(file, stem)
    return found


def _named(file: str, kind: str, stem: str) -> Slot | Problem:
    if not _is_id(stem):
        return _wrong_name(file, "tệp", stem, ".yaml")
    if kind in {"person", "unit"} and stem == INDEX:
        return _reserved(
            file,
            stem,
            "trang danh sách, không dùng làm mã đơn vị, cán bộ",
            "tên đơn vị hoặc họ tên cán bộ, ví dụ «van-phong.yaml»",
        )
    if kind == "person" and stem in RESERVED:
        return _reserved(
            file,
            stem,
            "tệp của tổ chức, kỳ, tập thể, không dùng làm mã cán bộ",
            "họ tên cán bộ, ví dụ «tran-thi-binh.yaml»",
        )
    if kind == "unit" and stem in _NO_UNITS:
        return _reserved(
            file,
            stem,
            "thư mục phê duyệt, biên nhận, quy định của từng kỳ, không dùng làm mã đơn vị",
            "tên đơn vị, ví dụ «van-phong.yaml»",
        )
    return Slot(kind=kind, name=intern(stem))


def _in_unit(file: str, period: Period, unit: str, stem: str) -> Slot | Problem:
    if not _is_id(unit):
        return _wrong_name(file, "thư mục đơn vị", unit, "")
    found = _slot_in_unit(period, intern(unit), stem)
    if found is not None:
        return found
    if stem in RESERVED:
        return _misplaced(file, stem, str(period))
    return _wrong_name(file, "tệp", stem, ".yaml")


def _slot_in_unit(period: Period, unit: str, stem: str) -> Slot | None:
    if stem == "collective":
        return Slot(kind="collective", period=period, unit=unit)
    if stem in RESERVED or not _is_id(stem):
        return None
    return Slot(kind="evaluation", name=intern(stem), period=period, unit=unit)


def _approval(file: str, slot: Slot) -> Slot | Problem:
    step, signer = split_statement(slot.name)
    if ApprovedStep.named(step) is None or not signer:
        steps = ", ".join(item.key for item in ApprovedStep)
        return _unexpected(file, "tên tệp phê duyệt phải là <bước>-<người ký>", f"Bước là một trong: {steps}.")
    for name in (slot.unit, slot.record, signer):
        if not _is_id(name):
            return _wrong_name(file, "trong đường dẫn", name, "")
    return slot


def _statement(file: str, slot: Slot) -> Slot | Problem:
    wrong = next((name for name in (slot.name, slot.unit) if name and not _is_id(name)), None)
    return slot if wrong is None else _wrong_name(file, "tệp", wrong, ".yaml")


@lru_cache(maxsize=1 << 15)
def _is_id(name: str) -> bool:
    """The same people and units come again in every period."""
    return ID.fullmatch(name) is not None and len(name) <= MAX_ID and name not in DEVICES


def _misplaced(file: str, stem: str, period: str = "") -> Problem:
    """A record where none belongs, with the place that it probably belongs to."""
    from evalgen.domain.slug import slug
    from evalgen.reading.copied_names import perhaps_copied_from

    original = perhaps_copied_from(stem)
    if original in RESERVED:
        return _copy(file, "tệp", stem, f"{original}.yaml")
    if stem == "organization":
        return _unexpected(file, "hồ sơ đặt không đúng chỗ", f"Chuyển tệp về {ORGANIZATION}.")
    if stem == "period":
        return _unexpected(file, "hồ sơ đặt không đúng chỗ", f"Chuyển tệp về {RECORDS}/{period or '<kỳ>'}/period.yaml.")
    if period:
        name = "collective" if stem == "collective" else slug(stem) or "<cán bộ>"
        return _unexpected(
            file, "hồ sơ phải nằm trong thư mục đơn vị", f"Chuyển tệp về {RECORDS}/{period}/<đơn vị>/{name}.yaml."
        )
    return _unexpected(
        file,
        "hồ sơ đặt không đúng chỗ",
        f"Trong {RECORDS}/ chỉ có organization.yaml, {_FOLDERS}; hồ sơ của một người nằm ở {RECORDS}/<kỳ>/<đơn vị>/<cán bộ>.yaml.",
    )


def _unexpected(file: str, what: str, remedy: str) -> Problem:
    message = f"{what}: «{shorten(PurePosixPath(file).name)}»."
    return Problem(code="unexpected-file", place=Place(file=file), message=message, remedy=remedy)


def _evidence(file: str, path: PurePosixPath) -> Problem | None:
    """Nothing reads it, yet it is checked out with the rest; a record that Notepad saved as a text is none."""
    stem = PurePosixPath(path.stem)
    if path.suffix.lower() == ".txt" and stem.suffix.lower() in _RECORDS:
        return _unexpected(file, "tệp hồ sơ phải có đuôi «.yaml»", _renamed(stem.stem))
    odd = _NOT_ON_WINDOWS.search(path.name)
    if odd is None and path.stem.lower() not in DEVICES:
        return None
    what = f"có ký tự «{odd.group()}»" if odd else "là tên thiết bị"
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên tệp «{shorten(path.name)}» {what}: máy dùng Windows không mở được kho có tệp này.",
        remedy='Đổi tên tệp; không dùng các ký tự \\ : * ? " < > |.',
        severity=Severity.WARNING,
    )


def _not_a_record(file: str) -> Problem:
    return Problem(
        code="unexpected-file",
        place=Place(file=file),
        message=f"tệp «{shorten(PurePosixPath(file).name)}» không phải là hồ sơ và không được đọc.",
        remedy="Xóa tệp nếu lẫn vào; minh chứng thì dùng dạng .pdf, .md, .txt, .csv, .docx, .xlsx, .png hoặc .jpg.",
        severity=Severity.WARNING,
    )


def _wrong_name(file: str, what: str, name: str, suffix: str) -> Problem:
    from evalgen.domain.slug import slug
    from evalgen.reading.copied_names import copied_from, perhaps_copied_from

    if name in DEVICES:
        return _device(file, name, suffix)
    copied = {"tệp": "tệp", "thư mục đơn vị": "thư mục"}.get(what)
    original = copied_from(name) if copied else None
    if copied and original:
        return _copy(file, copied, name, f"{slug(original)}{suffix}")
    meant, perhaps = slug(name), perhaps_copied_from(name) if copied else None
    compare = (
        f"; nếu là bản sao máy tính tạo từ «{perhaps}{suffix}» thì so hai bên, giữ một" if perhaps else _OR_COMPARE
    )
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên {what} «{shorten(name)}» không đúng dạng mã: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, nhiều nhất {MAX_ID} ký tự.",
        remedy=f"Đổi tên thành «{meant}{suffix}»{compare}." if meant else f"Đổi tên, ví dụ «tran-thi-binh{suffix}».",
    )


def _copy(file: str, what: str, name: str, original: str) -> Problem:
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên {what} «{shorten(name)}» cho thấy đây là bản sao do máy tính tạo thêm; {what} không được đọc.",
        remedy=f"So với «{original}», chuyển nội dung còn thiếu sang đó rồi xóa {what} này.",
    )


def _renamed(stem: str) -> str:
    return f"Đổi tên tệp thành «{shorten(stem)}.yaml»{_OR_COMPARE}."


def _device(file: str, name: str, suffix: str) -> Problem:
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên «{name}» là tên thiết bị của Windows: máy dùng Windows không mở được kho có tệp, thư mục tên ấy.",
        remedy=f"Thêm chữ vào tên, ví dụ «{name}-2{suffix}».",
    )


def _reserved(file: str, name: str, use: str, instead: str) -> Problem:
    """A name that has a `use` of its own in the repository."""
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên «{name}» dành riêng cho {use}.",
        remedy=f"Đổi tên tệp theo {instead}.",
    )


def _too_deep(folder: str) -> Problem:
    return Problem(
        code="unexpected-folder",
        place=Place(file=folder),
        message=f"thư mục lồng sâu quá {MAX_FOLDERS} bậc; những gì bên trong không được đọc.",
        remedy=f"Xóa thư mục này: trong {RECORDS}/ hồ sơ chỉ nằm sâu nhất ở <kỳ>/<đơn vị>/.",
    )


def _unknown_folder(folder: str, name: str) -> Problem:
    from evalgen.reading.copied_names import perhaps_copied_from
    from evalgen.reading.schemas.suggestions import nearest, period_like

    original = perhaps_copied_from(name)
    if original is not None and (original in {*KINDS, APPROVALS} or Period.parse(original) is not None):
        return _copy(folder, "thư mục", name, original)
    period = period_like(name)
    if period:
        return Problem(
            code="wrong-period",
            place=Place(file=folder),
            message=f"tên thư mục «{shorten(name)}» không phải là một kỳ đánh giá; hồ sơ bên trong không được đọc.",
            remedy=f"Đổi tên thư mục thành «{period}»{_OR_COMPARE}.",
        )
    meant = nearest(name, [(known, "") for known in KINDS])
    question = f"Có phải ý là «{meant}»? " if meant else ""
    return Problem(
        code="unexpected-folder",
        place=Place(file=folder),
        message=f"thư mục «{shorten(name)}» không có trong mẫu; hồ sơ bên trong không được đọc.",
        remedy=f"{question}Trong {RECORDS}/ chỉ có {_FOLDERS}.",
    )
