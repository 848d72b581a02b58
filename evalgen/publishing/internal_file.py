"""An internal page on the disk: never where the public site is, never over a file that is something else."""

from pathlib import Path

from evalgen.errors import EvalgenError
from evalgen.publishing.forms.document import BLANK_MARK
from evalgen.publishing.forms.document import MARK as FORM_MARK
from evalgen.publishing.status_page import MARK as STATUS_MARK
from evalgen.whole_file import create, replace, sweep

_SIGNS = ("sitemap.xml", "assets/evalgen.css", "search/index.js")
"""Files by which a built site is known."""

_MARKS = (STATUS_MARK, FORM_MARK, BLANK_MARK)
"""By one of these a page of ours is known."""

_HEAD = 256


def write_internal(page: str, path: Path, site: Path) -> None:
    """Write `page` to `path` in one step. `site` is where the public site is built unless somebody says otherwise.

    Raises EvalgenError where the public could see it there, or where a file would be lost.
    """
    target = path.resolve()
    refuse_place(path, site)
    _refuse_foreign(target)
    _swept(target)
    replace(target, page.encode("utf-8"))


def write_export(data: bytes, path: Path, site: Path | None) -> None:
    """Write `data` to the new file `path`; with a `site`, nowhere that the public could see it.

    Raises EvalgenError also where a file would be lost.
    """
    target = path.resolve()
    if site is not None:
        refuse_place(path, site)
    _swept(target)
    try:
        create(target, data)
    except FileExistsError:
        raise EvalgenError("«{path}» đã có; không ghi đè.", remedy="Chọn một tên tệp khác.", path=target) from None


def refuse_place(path: Path, site: Path) -> None:
    """Raises EvalgenError where the public could see what lies at `path`, there already or not: among the site or the records."""
    target = path.resolve()
    _refuse_public(target, site.resolve())
    _refuse_records(target, site.resolve().parent / "records")


def _swept(target: Path) -> None:
    """Remove what writers of `target` that were killed have left. Raises EvalgenError where there is no folder for it."""
    if not target.parent.is_dir():
        raise EvalgenError("Không có thư mục «{folder}».", remedy="Tạo thư mục trước.", folder=target.parent)
    sweep(target.parent, target.name)


def public_folder_around(target: Path, site: Path) -> Path | None:
    """The nearest folder, `target` itself or one above it, that is `site` or holds a built site; both are resolved."""
    return next((folder for folder in (target, *target.parents) if folder == site or is_public_site(folder)), None)


def holds_public_site(target: Path) -> Path | None:
    """A folder below `target` that holds a built site; None where there is none."""
    if not target.is_dir():
        return None
    folders = (folder for folder in sorted(target.rglob("*")) if folder.is_dir() and is_public_site(folder))
    return next(folders, None)


def is_public_site(folder: Path) -> bool:
    """Whether a public site was built at `folder`."""
    return any((folder / sign).is_file() for sign in _SIGNS)


def _refuse_public(target: Path, site: Path) -> None:
    public = public_folder_around(target, site)
    if public is not None:
        raise EvalgenError(
            "«{path}» nằm trong thư mục của trang công khai «{folder}»; trang nội bộ không được đặt ở đó.",
            remedy="Chọn một nơi chỉ nội bộ đọc được, ngoài thư mục của trang công khai.",
            path=target,
            folder=public,
        )


def _refuse_records(target: Path, records: Path) -> None:
    """Everybody is told to add the records to Git: what lies among them goes with them."""
    if target.is_relative_to(records):
        raise EvalgenError(
            "«{path}» nằm trong thư mục hồ sơ, sẽ theo hồ sơ vào Git; tài liệu nội bộ không được đặt ở đó.",
            remedy="Chọn một nơi ngoài kho hồ sơ.",
            path=target,
        )


def _refuse_foreign(target: Path) -> None:
    """Only an older internal page may be written over."""
    if not target.exists():
        return
    if target.is_file():
        with target.open("rb") as file:
            head = file.read(_HEAD)
        if any(mark.encode() in head for mark in _MARKS):
            return
    raise EvalgenError(
        "«{path}» đã có và không phải trang nội bộ do chương trình này ghi; không ghi đè.",
        remedy="Chọn một tên tệp khác.",
        path=target,
    )
