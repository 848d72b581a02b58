"""The words in which a file or folder that lies, or is named, as no record is told, with the place or name probably meant."""

from pathlib import PurePosixPath

from evalgen.domain.approval import ApprovedStep
from evalgen.domain.identifier import MAX_ID
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem, Severity
from evalgen.reading.identifiers import DEVICES, shorten
from evalgen.reading.record_names import APPROVALS, KINDS, MAX_FOLDERS, ORGANIZATION, RECORDS, RESERVED

_OR_COMPARE = "; đã có tên ấy thì so hai bên, giữ một"
"""Whoever renames must not write over what is there already."""

_FOLDERS = (
    "units/, people/, bodies/, catalogues/, regulation/, approvals/ và thư mục của từng kỳ (2026-06, 2026-Q2, 2026)"
)


def misplaced(file: str, stem: str, period: str = "") -> Problem:
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


def other_ending(file: str, stem: str) -> Problem:
    """A record saved as another kind of text: by Notepad as ``.yaml.txt``, by whoever writes ``.yml``."""
    return _unexpected(
        file, "tệp hồ sơ phải có đuôi «.yaml»", f"Đổi tên tệp thành «{shorten(stem)}.yaml»{_OR_COMPARE}."
    )


def not_of_a_step(file: str) -> Problem:
    """An approval whose name says neither step nor signer."""
    steps = ", ".join(item.key for item in ApprovedStep)
    return _unexpected(file, "tên tệp phê duyệt phải là <bước>-<người ký>", f"Bước là một trong: {steps}.")


def not_a_record(file: str) -> Problem:
    """A file that is neither a record nor evidence."""
    return Problem(
        code="unexpected-file",
        place=Place(file=file),
        message=f"tệp «{shorten(PurePosixPath(file).name)}» không phải là hồ sơ và không được đọc.",
        remedy="Xóa tệp nếu lẫn vào; minh chứng thì dùng dạng .pdf, .md, .txt, .csv, .docx, .xlsx, .png hoặc .jpg.",
        severity=Severity.WARNING,
    )


def not_on_windows(file: str, name: str, what: str) -> Problem:
    """A file beside the records that Windows cannot check out; `what` its name has or is."""
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên tệp «{shorten(name)}» {what}: máy dùng Windows không mở được kho có tệp này.",
        remedy='Đổi tên tệp; không dùng các ký tự \\ : * ? " < > |.',
        severity=Severity.WARNING,
    )


def wrong_name(file: str, what: str, name: str, suffix: str) -> Problem:
    """A `name` that is no identifier; `what` it is the name of."""
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


def reserved(file: str, name: str, use: str, instead: str) -> Problem:
    """A name that has a `use` of its own in the repository."""
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên «{name}» dành riêng cho {use}.",
        remedy=f"Đổi tên tệp theo {instead}.",
    )


def too_deep(folder: str) -> Problem:
    """A folder in more folders than any record."""
    return Problem(
        code="unexpected-folder",
        place=Place(file=folder),
        message=f"thư mục lồng sâu quá {MAX_FOLDERS} bậc; những gì bên trong không được đọc.",
        remedy=f"Xóa thư mục này: trong {RECORDS}/ hồ sơ chỉ nằm sâu nhất ở <kỳ>/<đơn vị>/.",
    )


def unknown_folder(folder: str, name: str) -> Problem:
    """A folder of no kind and of no period."""
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


def _copy(file: str, what: str, name: str, original: str) -> Problem:
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên {what} «{shorten(name)}» cho thấy đây là bản sao do máy tính tạo thêm; {what} không được đọc.",
        remedy=f"So với «{original}», chuyển nội dung còn thiếu sang đó rồi xóa {what} này.",
    )


def _device(file: str, name: str, suffix: str) -> Problem:
    return Problem(
        code="wrong-file-name",
        place=Place(file=file),
        message=f"tên «{name}» là tên thiết bị của Windows: máy dùng Windows không mở được kho có tệp, thư mục tên ấy.",
        remedy=f"Thêm chữ vào tên, ví dụ «{name}-2{suffix}».",
    )


def _unexpected(file: str, what: str, remedy: str) -> Problem:
    message = f"{what}: «{shorten(PurePosixPath(file).name)}»."
    return Problem(code="unexpected-file", place=Place(file=file), message=message, remedy=remedy)
