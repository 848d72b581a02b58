"""What Git complains of, in our words where they are known."""

from collections.abc import Iterable
from pathlib import Path

from evalgen.errors import EvalgenError

TOO_OLD = "Cần Git từ bản 2.38; xem bản đang dùng bằng: git --version"

KNOWN: Iterable[tuple[str, str, str]] = (
    (
        "cannot use bare repository",
        "Tệp trong «{folder}» làm thành một kho Git khác nằm trong kho này; có thể do ai đó đặt để đánh lừa.",
        "Xem ai đã ghi HEAD, objects, refs vào đó, rồi xóa đi.",
    ),
    (
        "not a git repository",
        "«{folder}» không nằm trong một kho Git.",
        "Chạy lệnh trong kho hồ sơ đã có lịch sử Git, hoặc chỉ rõ bằng --root.",
    ),
    (
        "dubious ownership",
        "Git không tin kho «{folder}» vì thư mục thuộc về người dùng khác.",
        "Nếu kho là của bạn: git config --global --add safe.directory <đường dẫn đầy đủ của kho>",
    ),
    (
        "promisor remote",
        "Bản sao «{folder}» chỉ có một phần nội dung của kho.",
        "Lấy đủ dữ liệu của kho (git fetch --refetch), hoặc sao chép kho lại không dùng --filter.",
    ),
    *(
        (words, "Git trên máy này quá cũ để đọc kho «{folder}».", TOO_OLD)
        for words in ("unrecognized argument", "unknown option")
    ),
    (
        "must be run in a work tree",
        "«{folder}» là kho Git không có thư mục làm việc.",
        "Chạy lệnh trong một bản sao có thư mục làm việc (git clone).",
    ),
)
"""Words of Git's, and what is said instead, with its mending."""


def missing_git() -> EvalgenError:
    """There is no Git."""
    return EvalgenError("Không tìm thấy chương trình git.", remedy="Cài Git (bản 2.38 trở lên) rồi chạy lại.")


def refused_by_git(folder: Path, code: int, complaint: str) -> EvalgenError:
    """A call that ended with `code` and this `complaint`; in Git's own words where none of ours fit."""
    for words, message, remedy in KNOWN:
        if words in complaint:
            return EvalgenError(message, remedy=remedy, folder=folder)
    lines = [line for line in complaint.splitlines() if line.strip()]
    said = next((line for line in lines if not line.startswith(("hint:", "warning:"))), str(code))
    return EvalgenError("Git báo lỗi: {said}", remedy="Kiểm tra kho bằng: git fsck", said=said)
