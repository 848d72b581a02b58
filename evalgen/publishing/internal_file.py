"""An internal page on the disk: never where the public site is, never over a file that is something else."""

from pathlib import Path

from evalgen.errors import EvalgenError
from evalgen.publishing.status_page import MARK

_SIGNS = ("sitemap.xml", "assets/evalgen.css", "search/index.js")
"""Files by which a built site is known."""

_HEAD = 256


def write_internal(page: str, path: Path, site: Path) -> None:
    """Write `page` to `path` in one step. `site` is where the public site is built unless somebody says otherwise.

    Raises EvalgenError where the public could see it there, or where a file would be lost.
    """
    target = path.resolve()
    _refuse_public(target, site.resolve())
    _refuse_foreign(target)
    if not target.parent.is_dir():
        raise EvalgenError("Không có thư mục «{folder}».", remedy="Tạo thư mục trước.", folder=target.parent)
    draft = target.with_name(f".{target.name}.new")
    draft.write_text(page, encoding="utf-8", newline="\n")
    draft.replace(target)


def _refuse_public(target: Path, site: Path) -> None:
    built = (folder for folder in target.parents if folder == site or any((folder / sign).is_file() for sign in _SIGNS))
    public = next(built, None)
    if public is not None:
        raise EvalgenError(
            "«{path}» nằm trong thư mục của trang công khai «{folder}»; trang nội bộ không được đặt ở đó.",
            remedy="Chọn một nơi chỉ nội bộ đọc được, ngoài thư mục của trang công khai.",
            path=target,
            folder=public,
        )


def _refuse_foreign(target: Path) -> None:
    """Only an older internal page may be written over."""
    if not target.exists():
        return
    if target.is_file():
        with target.open("rb") as file:
            if MARK.encode() in file.read(_HEAD):
                return
    raise EvalgenError(
        "«{path}» đã có và không phải trang nội bộ do chương trình này ghi; không ghi đè.",
        remedy="Chọn một tên tệp khác.",
        path=target,
    )
