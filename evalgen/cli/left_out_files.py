"""What is said beside an answer where Git was told to leave records out of this copy: nobody sees what is not there."""

import sys
from pathlib import Path

from evalgen.language import Language
from evalgen.reading.not_checked_out import not_checked_out


def tell_left_out(root: Path, language: Language) -> None:
    """One sentence on the standard error, so that what programs read stays as it is; nothing where all files are there."""
    count = not_checked_out(root)
    if count:
        sys.stdout.flush()
        words = (
            "Bản sao Git này chỉ lấy một phần hồ sơ (sparse checkout): {count} tệp trong records/ không có ở đây, nên kết "
            "quả trên chưa đủ. Lấy đủ: git sparse-checkout disable"
        )
        sys.stderr.write(language.say(words, count=count) + "\n")
