"""Drafts onto the disk: only where nothing stands yet, but for what is filled in or signed anew."""

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from evalgen.errors import EvalgenError
from evalgen.resources import resource
from evalgen.whole_file import create, replace, sweep

SCHEMAS = "schemas"


def write_new(folder: Path, drafts: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Write each draft that has no file yet; answers with the paths written and those kept, relative to `folder`.

    Nothing is ever overwritten, not even in a race, and nothing stands there in part: what is there is kept, so that half a
    file would never become whole.
    """
    written: list[str] = []
    kept: list[str] = []
    swept: set[Path] = set()
    for name, text in drafts:
        path = _place(folder, name)
        if path.parent not in swept:
            sweep(path.parent)
            swept.add(path.parent)
        try:
            create(path, text.encode("utf-8"))
        except FileExistsError:
            kept.append(name)
        else:
            written.append(name)
    return written, kept


class Change(Struct, frozen=True, kw_only=True):
    """A file that is to be, or to hold something else."""

    name: str
    """From the top of the folder."""

    after: bytes
    before: bytes | None = None
    """What it holds; None where there is none."""


def write_all(folder: Path, changes: Sequence[Change]) -> None:
    """Write all of the files; where one cannot be written, take back what was written of the others.

    Raises EvalgenError where a file holds something else than `before` by now, and OSError where one cannot be written. A
    run that is killed leaves whole files; the same command goes on with the others.
    """
    done: list[Change] = []
    try:
        for change in changes:
            path = _place(folder, change.name)
            sweep(path.parent)
            _write_one(path, change)
            done.append(change)
    except BaseException:
        for change in reversed(done):
            _take_back(folder / change.name, change)
        raise


def _write_one(path: Path, change: Change) -> None:
    if change.before is not None and (path.is_symlink() or path.read_bytes() != change.before):
        raise _changed_meanwhile(change)
    if change.before is not None:
        replace(path, change.after)
        return
    try:
        create(path, change.after)
    except FileExistsError:
        raise _changed_meanwhile(change) from None


def _changed_meanwhile(change: Change) -> EvalgenError:
    return EvalgenError(
        "Tệp «{file}» bị sửa trong khi đang ghi; chưa ghi tệp nào.", remedy="Chạy lại lệnh.", file=change.name
    )


def _take_back(path: Path, change: Change) -> None:
    with contextlib.suppress(OSError):
        if change.before is None:
            path.unlink()
        else:
            replace(path, change.before)


def _place(folder: Path, name: str) -> Path:
    """The path of `name` below `folder`, with the folders on the way. Raises EvalgenError where a link leads elsewhere."""
    path = folder / name
    link = next(
        (above for above in path.parents if above != folder and above.is_relative_to(folder) and above.is_symlink()),
        None,
    )
    if link is not None:
        raise EvalgenError(
            "«{path}» là liên kết tới nơi khác, nên không ghi gì vào đó.",
            remedy="Xóa liên kết ấy, và xem ai đã đưa nó vào kho.",
            path=link,
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write_schemas(root: Path) -> list[str]:
    """Put the schemas beside records/, where the first line of every record tells an editor to look for them.

    A folder that is there stays as it is, unless all that it holds is what a killed writer of the same ones began. Answers
    with the paths written, from `root`.
    """
    files = sorted(resource(SCHEMAS).glob("*.schema.json"))
    texts = {file.name: file.read_bytes() for file in files}
    if os.path.lexists(root / SCHEMAS) and not _begun_only(root / SCHEMAS, texts):
        return []
    written, _ = write_new(root, ((f"{SCHEMAS}/{name}", text.decode("utf-8")) for name, text in texts.items()))
    return written


def _begun_only(folder: Path, texts: Mapping[str, bytes]) -> bool:
    """Whether nothing is to be seen in `folder` but some of `texts`."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    shown = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return all(path.name in texts and path.is_file() and path.read_bytes() == texts[path.name] for path in shown)
