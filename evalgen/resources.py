"""Where the schemas, templates and settings that ship with the program lie."""

from pathlib import Path

import evalgen
from evalgen.errors import EvalgenError


def resource(name: str) -> Path:
    """The file or folder `name`: inside the installed package first, else beside it at the top of the source tree."""
    package = Path(evalgen.__file__).parent
    for folder in (package, package.parent):
        found = folder / name
        if found.exists():
            return found
    raise EvalgenError(
        "Bản cài đặt evalgen thiếu «{name}».",
        remedy="Cài lại evalgen từ gói phát hành, hoặc chạy từ thư mục mã nguồn đầy đủ.",
        name=name,
    )
