"""What the operating system refuses, in the words of the people who use the program."""

import errno
import os

from evalgen.errors import EvalgenError
from evalgen.language import Language

REASONS = {
    errno.EACCES: "không có quyền đọc hoặc ghi",
    errno.EPERM: "không có quyền đọc hoặc ghi",
    errno.EROFS: "nơi này chỉ cho đọc",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EEXIST: "đã có tệp hoặc thư mục cùng tên",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết quẩn vòng",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.EIO: "ổ đĩa đọc hoặc ghi bị lỗi",
}

REMEDY = "Kiểm tra lại đường dẫn, quyền truy cập và dung lượng trống, rồi chạy lại lệnh."


def system_fault(error: OSError, language: Language) -> EvalgenError:
    """`error` with the file that it is about, as far as the system names one."""
    error = _first(error)
    known = language.say(REASONS.get(error.errno or 0, ""))
    reason = known or error.strerror or str(error) or language.say("hệ điều hành báo lỗi")
    if error.filename is None:
        return EvalgenError("{reason}.", remedy=REMEDY, reason=reason)
    return EvalgenError("«{file}»: {reason}.", remedy=REMEDY, file=os.fsdecode(error.filename), reason=reason)


def _first(error: OSError) -> OSError:
    """Copying a folder collects everything that was refused; the first of it says enough."""
    match error.args:
        case ([(_, str(file), str(said)), *_],):
            return OSError(next((code for code in REASONS if said.startswith(f"[Errno {code}]")), 0), said, file)
    return error
