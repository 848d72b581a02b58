"""The folder of the papers on the disk: marked, kept from search, and never in, around or over a public site."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.publishing.atomic import replacing
from evalgen.publishing.internal.papers import InternalPage
from evalgen.publishing.internal_file import holds_public_site, public_folder_around
from evalgen.publishing.internal_mark import INTERNAL_MARK

_ROBOTS = "User-agent: *\nDisallow: /\n"
_IGNORED = "*\n"
"""Git leaves the whole folder out, wherever it lies."""


@contextmanager
def internal_tree(out: Path, *, public: Path, language: Language) -> Iterator[Path]:
    """The folder to which pages are to be written; it comes to `out` in one step when the block ends well.

    `public` is where the public site is built unless somebody says otherwise. Raises EvalgenError where the public could
    see the papers, or where a file would be lost.
    """
    if out.is_symlink():
        raise EvalgenError(
            "«{path}» là liên kết tới nơi khác, nên không được thay thế.", remedy="Chọn một thư mục thật.", path=out
        )
    target = out.resolve()
    _refuse_inside(target, public.resolve())
    _refuse_foreign(target)
    _refuse_above(target, holds_public_site(target))
    with replacing(target) as folder:
        mark = "Tài liệu nội bộ: không công khai, không chuyển ra ngoài cơ quan."
        _write(folder / INTERNAL_MARK, f"{language.say(mark)}\n")
        _write(folder / "robots.txt", _ROBOTS)
        _write(folder / ".gitignore", _IGNORED)
        yield folder


def write_pages(pages: Iterable[InternalPage], folder: Path) -> int:
    """Write `pages` below `folder`, each as soon as it is made; answers with their number."""
    count = 0
    for page in pages:
        _write(folder / page.path, page.html)
        count += 1
    return count


def _refuse_inside(target: Path, public: Path) -> None:
    around = public_folder_around(target, public)
    if around is not None:
        raise EvalgenError(
            "«{path}» nằm trong thư mục của trang công khai «{folder}»; tài liệu nội bộ không được đặt ở đó.",
            remedy="Chọn một nơi chỉ nội bộ đọc được, ngoài thư mục của trang công khai.",
            path=target,
            folder=around,
        )
    _refuse_above(target, public if public.is_relative_to(target) else None)


def _refuse_above(target: Path, inside: Path | None) -> None:
    if inside is not None:
        raise EvalgenError(
            "«{path}» chứa thư mục của trang công khai «{folder}»; tài liệu nội bộ không được đặt ở đó.",
            remedy="Chọn một thư mục riêng, không nằm trong và không chứa trang công khai.",
            path=target,
            folder=inside,
        )


def _refuse_foreign(target: Path) -> None:
    """Only older papers may be replaced."""
    if not target.exists():
        return
    if target.is_dir() and ((target / INTERNAL_MARK).is_file() or not any(target.iterdir())):
        return
    raise EvalgenError(
        "«{path}» không phải là tài liệu nội bộ do chương trình này dựng, nên không được thay thế.",
        remedy="Chọn một thư mục mới hoặc thư mục trống.",
        path=target,
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
