"""The file by which a folder of internal papers is known: no public site is ever built in, around or over one."""

from pathlib import Path

from evalgen.errors import EvalgenError

INTERNAL_MARK = "NOI-BO.txt"


def refuse_internal(target: Path) -> None:
    """Raise EvalgenError where a public site at `target`, which is resolved, would share a tree with internal papers."""
    from evalgen.publishing.internal_file import is_public_site

    refuse_internal_around(target)
    # Only a folder that will be replaced is looked through: one that is something else is refused for that.
    below = sorted(target.rglob(INTERNAL_MARK)) if is_public_site(target) else []
    _refuse(target, next((mark.parent for mark in below if mark.is_file()), None))


def refuse_internal_around(target: Path) -> None:
    """The same where it would lie among them: all that is asked where a site of ours, and nothing else, is known to stand."""
    _refuse(target, next((folder for folder in (target, *target.parents) if (folder / INTERNAL_MARK).is_file()), None))


def _refuse(target: Path, found: Path | None) -> None:
    if found is not None:
        raise EvalgenError(
            "«{path}» chung thư mục với tài liệu nội bộ «{folder}»; trang công khai không được đặt ở đó.",
            remedy="Chọn một thư mục riêng cho trang công khai, không chứa và không nằm trong thư mục nội bộ.",
            path=target,
            folder=found,
        )
