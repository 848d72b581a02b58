"""What is said beside an answer that files which could not be read are missing from."""

from collections.abc import Collection

from evalgen.cli.reports.visible_text import visible
from evalgen.language import Language

_NAMED = 5


def unread_line(files: Collection[str], language: Language) -> str:
    """One line that names the first of the files; nothing where there is none."""
    if not files:
        return ""
    named = ", ".join(list(files)[:_NAMED])
    words = "Kết quả trên chưa đủ, vì {count} tệp có lỗi: {files}. Xem chỗ cần sửa bằng: evalgen check"
    return visible(language.say(words, count=len(files), files=f"{named}, …" if len(files) > _NAMED else named)) + "\n"
