"""Drafts onto the disk: only where nothing stands yet; a signer's own statement alone takes the place of the one before."""

from collections.abc import Iterable
from pathlib import Path

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


def write_statement(folder: Path, name: str, text: str) -> str:
    """Write a signed statement whole, in place of the same signer's older one; answers with its path from `folder`."""
    path = _place(folder, name)
    sweep(path.parent)
    replace(path, text.encode("utf-8"))
    return name


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

    A folder that is there stays as it is, whatever it holds. Answers with the paths written, from `root`.
    """
    if (root / SCHEMAS).exists():
        return []
    files = sorted(resource(SCHEMAS).glob("*.schema.json"))
    written, _ = write_new(root, ((f"{SCHEMAS}/{file.name}", file.read_text(encoding="utf-8")) for file in files))
    return written
